"""The components of the page for deciding, for the gallery."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.utils.safestring import SafeString

from content.gallery import Component, State, register
from content.gallery.samples import PUBLISHED, sample_revision
from content.gallery.template_parts import render_block
from content.markdown import render
from content.markdown.decision import Choice, Fact
from content.models import Clinic
from decision_aid.answers import AnswersForm
from decision_aid.page import SCALE, fill_in
from decision_aid.sheet import make_sheet

TEXT = """## Your choices {#your-choices}

::: choices comparing
- What it is
- What you do

### Doing nothing {#nothing}
What it costs
: Nothing.

### Minoxidil {#minoxidil}
What it costs
: Not known.
:::

::: statements
### Little time {#time}
Compare
: What you do

Ask
: How long does it take me?

### Little money {#money}
Compare
: What it costs
: What it is

Ask
: What is the whole price?

### No needles {#needles}
Compare
: What it is

Ask
: Does it hurt?
:::
"""
LABEL = '<span class="sure sure--some"><span class="sure__label">Some evidence.</span></span>'
DRAWN = (
    Fact("What it is", SafeString("A few words.")),
    Fact("What you do", SafeString(f"More words. {LABEL}")),
    Fact("Who should not", SafeString("Words for everybody.")),
)
ANSWERS = {"answer-time": "5", "answer-money": "4", "answer-needles": "1"}


@register
def choices_and_statements() -> Iterator[Component]:
    forms: dict[str, dict[str, str] | None] = {
        "Nothing is marked": None,
        "Some are marked": ANSWERS,
        "An answer that cannot be read": {**ANSWERS, "answer-time": "9"},
    }
    yield Component(
        "deciding",
        "Choices, and what matters",
        tuple(State(name, _page(answers)) for name, answers in forms.items()),
        stylesheet="css/decide.css",
    )


@register
def sheet() -> Iterator[Component]:
    answers = {
        "With what matters": ANSWERS,
        "Where nothing matters": dict.fromkeys(ANSWERS, "1"),
    }
    yield Component(
        "decision-sheet",
        "Sheet with what matters",
        tuple(State(name, _sheet(given)) for name, given in answers.items()),
        stylesheet="css/decide.css",
    )


@register
def who_pays() -> Iterator[Component]:
    filled = Clinic(authors="A. Example, skin doctor.", funding="The clinic pays for it.")
    states = {"Not filled in": Clinic(), "Filled in": filled}
    yield Component(
        "who-pays",
        "Who answers and pays for the guide",
        tuple(
            State(name, render_block("decision_aid/page.html", "after_words", {"clinic": clinic}))
            for name, clinic in states.items()
        ),
    )


def _choices() -> tuple[Choice, ...]:
    """The choices with facts of another page, which does not matter here."""
    found = render(TEXT).decision.choices
    return tuple(replace(choice, facts=(*DRAWN, *choice.facts)) for choice in found)


def _page(answers: dict[str, str] | None) -> str:
    document = render(TEXT)
    form = AnswersForm(document.decision.statements, answers)
    return fill_in(document, _choices(), form).html


def _sheet(answers: dict[str, str]) -> str:
    statements = render(TEXT).decision.statements
    form = AnswersForm(statements, answers)
    form.is_valid()
    context = {
        **SCALE,
        "form": form,
        "sheet": make_sheet(statements, form.levels, _choices()),
        "today": PUBLISHED,
        "revision": sample_revision(),
        "canonical_url": "https://guide.example.org/decide/",
    }
    blocks = (
        render_block("decision_aid/sheet.html", name, context) for name in ("heading", "text")
    )
    # A page has one title.
    return "".join(blocks).replace("h1", "h4")
