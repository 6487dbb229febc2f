"""The components of printed sheets, for the gallery: a sheet is a page with its own stylesheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.http import QueryDict
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html

from content.contents_list import contents_list
from content.gallery import Component, State, register, register_document
from content.gallery.samples import (
    GROUPS,
    checked_revision,
    sample_clinic,
    sample_reference,
    sample_revision,
)
from content.handbook_examples import block_chapters
from content.models import Clinic, Page, Revision
from handouts.choices import Choices, HandoutForm
from handouts.models import Handout
from handouts.presets import FOR_A_DOCTOR, PAIR, WHOLE_GUIDE
from handouts.sheet import NumberedSource, compose_sheet
from handouts.sheet_html import render_sheet
from handouts.shelf import list_shelf


@register
def ways_to_paper() -> Iterator[Component]:
    states = (
        State(name, render_to_string("handouts/paper_links.html", {"has_pdf": has_pdf}))
        for name, has_pdf in (("With a file", True), ("Without", False))
    )
    yield Component("paper-links", "Ways to paper", tuple(states), is_printed=False)


@register
def shelf() -> Iterator[Component]:
    states = (
        ("With pictures", "", static("icons/share.png")),
        ("Without, one chosen", "preset=questions", ""),
        ("With a mistake", "preset=nonsense", ""),
    )
    yield Component(
        "shelf",
        "Ready-made sheets",
        tuple(State(name, _shelf(query, picture)) for name, query, picture in states),
        is_printed=False,
        stylesheet="css/builder.css",
    )


def _shelf(query: str, picture: str) -> str:
    field = HandoutForm(contents_list(()), QueryDict(query))["preset"]
    cards = [replace(card, picture=card.audience and picture) for card in list_shelf(field)]
    html = render_to_string("handouts/shelf.html", {"field": field, "shelf": cards})
    return format_html("<form>{}</form>", html)


@register_document("sheet", "Sheet with the clinic’s details")
def sheet() -> str:
    return _sheet(Choices(pages=("costs",)), (checked_revision(),), sample_clinic())


@register_document("sheet-large", "Sheet in large print, with lines for a pen")
def sheet_in_large_print() -> str:
    choices = Choices(pages=("costs",), size="18", paper="letter", contact="blank")
    return _sheet(choices, (sample_revision(),), Clinic(), "consultation")


@register_document("sheet-dense", "Sheet with much on it, of two pages")
def dense_sheet() -> str:
    choices = Choices(preset=WHOLE_GUIDE.key, size="14")
    second = sample_revision(pk=2, page=Page(pk=2, key="words", group="decide"), title="Words")
    return _sheet(choices, (sample_revision(), second), sample_clinic())


@register_document("sheet-pair", "Sheet with two choices, and questions for a doctor")
def sheet_with_a_pair() -> str:
    comparing = sample_revision(page=Page(pk=1, key=PAIR.page, kind="comparison"))
    deciding = sample_revision(pk=2, page=Page(pk=2, key=FOR_A_DOCTOR.page, kind="decision"))
    choices = Choices(preset="before-you-decide")
    return _sheet(choices, (comparing, deciding), sample_clinic(), first=GROUPS)


SIGNS = """
::: care emergency Call an ambulance now if:
- it is hard to breathe
:::

## Hot skin: hospital {#other-signs}

::: care now Go to an emergency department now if:
- hot skin worsens fast
:::

## Pus: today {#today}

::: care urgent Get seen by a doctor today if:
#### On the skin {#on-the-skin}

- pus shows
:::

## Thoughts {#crisis}

::: warning Thoughts of ending your life? Call now
- Call [116 123](tel:116123)
:::
"""
AFTERCARE = """
::: table Waits {#waiting-table}
| What | Wait | Clinics say |
|---|---|---|
| Washing | 1 day | 12 hours |
| Sport | 3 days | 3 days |
:::

::: do
- rest
:::

::: do-not
- do not rub
:::

### Other signs {#department-now}

- hot skin spreads: **go to an emergency department now**.

If it does not fit:

- pus shows: **see a doctor today**, also at night.
"""


@register_document("sheet-card", "Sheet that is a card")
def card() -> str:
    signs = sample_revision(page=Page(pk=1, key="get-help", kind="help"))
    aftercare = sample_revision(pk=2, page=Page(pk=2, key="aftercare", group="having-it"))
    choices = Choices(preset="aftercare")
    return _sheet(choices, (signs, aftercare), sample_clinic(), first=SIGNS, more=AFTERCARE)


def _sheet(
    choices: Choices,
    pages: tuple[Revision, ...],
    clinic: Clinic,
    *ticked: str,
    first: str = "",
    more: str = "",
) -> str:
    """A sheet of pages that hold each block's first example. With `more`, the others hold that.

    `first` is what the first page holds, where it holds something else.
    """
    text = "\n\n".join(chapter.examples[0].text for chapter in block_chapters())
    for revision in pages:
        revision.body = more or text
    pages[0].body = first or text
    composed = compose_sheet(choices, pages, clinic, frozenset(ticked))
    sources = (
        NumberedSource(1, sample_reference()),
        NumberedSource(2, sample_reference(short_name="Abdallah 2009", link="")),
    )
    return render_sheet(replace(composed, sources=sources), Handout(code="39A9FP"), clinic)
