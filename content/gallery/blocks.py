"""The blocks that staff write: the handbook's examples, and the states that it leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from content.gallery.registry import Component, State, register
from content.gallery.samples import sample_clinic
from content.handbook_examples import Chapter, chapters
from content.markdown import Context, render
from content.markdown.how_sure import KINDS

# By chapter: more states, as pairs of a name and a text.
MORE = {
    "claim": [
        (
            f"Verdict: {words.lower()}",
            f"::: claim\n> It stops hair loss.\n\nWords on what we found. [@nhs_hairloss] {{verdict {level}: A few words why.}}\n:::\n",
        )
        for level, words in KINDS["verdict"].levels.items()
    ],
}


@register
def blocks() -> Iterator[Component]:
    """A component for each chapter of the handbook."""
    yield from map(_component, chapters())


def _component(chapter: Chapter) -> Component:
    texts = [(example.title, example.text) for example in chapter.examples]
    states = [State(name, render(text).html) for name, text in texts + MORE.get(chapter.id, [])]
    if chapter.id == "care_card":
        states.append(State("Where the clinic’s country is known", _known_number()))
    return Component(chapter.id, chapter.name, tuple(states))


def _known_number() -> str:
    """The emergency card with the number that staff gave."""
    (text,) = (
        one.text
        for chapter in chapters()
        for one in chapter.examples
        if "::: care emergency" in one.text
    )
    return render(text, Context(emergency_call=sample_clinic().emergency_call)).html
