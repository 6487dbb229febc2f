"""The components of search, for the gallery."""

from __future__ import annotations

from collections.abc import Iterator

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

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
    )


def _found(text: str, meant: str = "") -> str:
    question = Entry(QUESTION, "Does it hurt?", "Common questions", "/questions/#pain", "", "")
    term = Entry(TERM, "Numbing", "Words explained", "/words/#numbing", "", "")
    snippet = mark_safe("Often: about 45 in 100 people had <mark>pain</mark>.")
    results = (Result(question, snippet), Result(term, snippet))
    answer = Answer(text, results, meant, ())
    return render_to_string("search/found.html", {"answer": answer})


def _with_suggestions(form: str) -> SafeString:
    """The form as its script leaves it: the list is open, and its first line chosen."""
    lines = format_html_join(
        "",
        '<li class="suggestions__one" role="option" id="suggestion-{}" aria-selected="{}">{} '
        '<span class="suggestions__place">{}</span></li>',
        (
            (number, "false" if number else "true", *words)
            for number, words in enumerate(SUGGESTIONS)
        ),
    )
    opened = form.replace("hidden>\n      </ul>", "></ul>").replace("hidden></ul>", "></ul>")
    before, after = opened.split("></ul>")
    return format_html("{}>{}</ul>{}", mark_safe(before), lines, mark_safe(after))  # noqa: S308
