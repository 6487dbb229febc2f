"""The components of search, for the gallery."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from content.gallery import Component, State, register
from search.answers import Answer, Result
from search.entries import QUESTION, TERM, Entry

SUGGESTIONS = (("Does it hurt?", "Common questions"), ("Pain and numbing", "The procedure"))


@register
def search() -> Iterator[Component]:
    form = {name: render_to_string("search/form.html", {"text": name}) for name in ("", "pain")}
    yield Component(
        "search-form",
        "Search, the form",
        (
            State("Nothing is asked", form[""]),
            State("With suggestions", _with_suggestions(form["pain"])),
        ),
        is_printed=False,
        stylesheet="css/search.css",
    )
    nothing = render_to_string("search/nothing.html", {"text": "xyzzy"})
    yield Component(
        "search-results",
        "Search, the answers",
        (
            State("Several", _found("pain")),
            State("After a slip", _found("paiin", meant="pain")),
            State("Nothing was found", nothing),
        ),
        stylesheet="css/search.css",
    )


def _found(text: str, meant: str = "") -> str:
    question = Entry(QUESTION, "Does it hurt?", "Common questions", "/questions/#pain", "", "")
    term = Entry(TERM, "Numbing", "Words explained", "/words/#numbing", "", "")
    snippet = mark_safe("Often: about 45 in 100 people had <mark>pain</mark>.")
    results = (Result(question, snippet), Result(term, snippet))
    answer = Answer(text, results, meant, ())
    return render_to_string("search/found.html", {"answer": answer})


def _with_suggestions(form: str) -> str:
    """The form as its script leaves it: the list is open, and its first line chosen."""
    before, line, after = re.split(r"<template[^>]*>(.*)</template>", form, flags=re.DOTALL)
    lines = "".join(
        line.replace("<span data-title></span>", f"<span>{title}</span>")
        .replace('place"></span>', f'place">{place}</span>')
        .replace("false", "false" if number else "true")
        for number, (title, place) in enumerate(SUGGESTIONS)
    )
    return re.sub(r"\shidden>\s*</ul>", f">{lines}</ul>", before + after)
