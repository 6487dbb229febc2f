"""The question at a page's end and its form, for the gallery."""

from __future__ import annotations

from collections.abc import Iterator

from django.template.loader import render_to_string

from content.contents_list import Contents
from content.gallery import Component, State, register
from content.gallery.samples import sample_groups
from content.gallery.template_parts import render_block
from feedback.forms import AnswerForm


@register
def feedback() -> Iterator[Component]:
    question = render_to_string("feedback/question.html", {"page": "costs", "version": 3})
    contents = Contents(sample_groups(), ())
    forms = {
        "Not filled in": AnswerForm(contents=contents, prefix="new"),
        "With mistakes": AnswerForm(
            {"wrong-verdict": "mistake", "wrong-words": "", "wrong-page": "gone"},
            contents=contents,
            prefix="wrong",
        ),
    }
    yield Component(
        "question", "Question at a page’s end", (State("As it comes", question),), False
    )
    yield Component(
        "feedback",
        "Form for what readers say",
        tuple(
            State(name, render_block("feedback/form.html", "text", {"form": form}))
            for name, form in forms.items()
        ),
        is_printed=True,
        stylesheet="css/writing.css",
    )
