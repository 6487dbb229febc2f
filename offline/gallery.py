"""The banner of a kept page, for the gallery."""

from __future__ import annotations

from collections.abc import Iterator

from django.template.loader import render_to_string

from content.gallery import Component, State, register
from offline.kept_list import STEPS_NOTE, STYLESHEET


@register
def banner() -> Iterator[Component]:
    said = {"day": "26 November 2026", "version": " (version 3)"}
    states = {
        "Without a network": {"why": "You have no network.", **said},
        "With a network that is too slow, on the steps": {
            "why": "Your network is too slow.",
            "note": STEPS_NOTE,
            **said,
        },
    }
    yield Component(
        "kept-page",
        "Banner of a kept page",
        tuple(
            State(name, render_to_string("offline/banner.html", words), is_text=False)
            for name, words in states.items()
        ),
        stylesheet=STYLESHEET,
    )
