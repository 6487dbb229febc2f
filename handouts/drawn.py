"""Drawn parts: what a sheet draws from a page in place of its text, in that page's own words."""

from __future__ import annotations

from collections.abc import Mapping

from django.template.loader import render_to_string

from content.choices import own_facts
from content.markdown import Document, render
from content.models import Revision
from content.side_by_side import first_pair, options, side_by_side
from content.slugs import DECISION, address_of
from handouts.presets import FOR_A_DOCTOR, PAIR, Part

# The options of most who think about injections, by their ids.
COMPARED = ("mesotherapy", "minoxidil")


def draw_part(part: Part, document: Document, by_key: Mapping[str, Revision]) -> str:
    """Return the HTML of a drawn part; empty where its page has nothing of that kind.

    `document` is its page, and `by_key` are the live versions: a pair has facts of two pages.
    """
    if part == PAIR:
        return _draw_pair(document, by_key.get(FOR_A_DOCTOR.page))
    return _draw_questions(document)


def _draw_pair(document: Document, deciding: Revision | None) -> str:
    """The pair, or the page's first one where staff removed an option."""
    there = [option.id for option in options(document)]
    if len(there) < len(COMPARED):
        return ""
    address = address_of(DECISION)
    facts = own_facts(render(deciding.body).decision, address) if deciding else {}
    is_there = set(COMPARED) <= set(there)
    answer = side_by_side(document, facts, *COMPARED) if is_there else first_pair(document, facts)
    return render_to_string("components/side_by_side.html", {"answer": answer, "deciding": address})


def _draw_questions(document: Document) -> str:
    """Each question once: several things that matter may have the same."""
    questions = dict.fromkeys(statement.question for statement in document.decision.statements)
    if not questions:
        return ""
    return render_to_string("handouts/for_a_doctor.html", {"questions": [*questions]})
