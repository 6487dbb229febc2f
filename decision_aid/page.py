"""The live page for deciding, with the facts that it draws from the page that compares."""

from __future__ import annotations

from django.http import Http404
from django.template.loader import render_to_string

from content.choices import with_drawn_facts, without_evidence
from content.current_guide import current_guide
from content.markdown import Document
from content.markdown.blocks.choice_facts import slot_of
from content.markdown.blocks.choices import CHOICE
from content.markdown.blocks.statements import AFTER, STATEMENT
from content.markdown.decision import Choice
from content.models import Page, Revision
from content.page_context import document_of
from content.slugs import DECISION
from content.sources import sources_of
from decision_aid.answers import FORM_ID, LEVELS, AnswersForm, name_of

# What the scale below each statement is drawn with.
SCALE = {"levels": tuple(LEVELS.items()), "form_id": FORM_ID}


def find_live_page() -> Revision:
    live = Revision.objects.for_readers().filter(page__kind=Page.Kind.DECISION, slug=DECISION)
    revision = live.first()
    if revision is None:
        raise Http404("The guide has no page for deciding: load_guide brings the shipped one.")
    return revision


def find_choices(document: Document) -> tuple[Choice, ...]:
    """The choices of the page with all their facts, and the sources of each. One query."""
    live = Revision.objects.for_readers().filter(page__kind=Page.Kind.COMPARISON)
    comparison = live.filter(slug=document.decision.drawn_from).first()
    if comparison is None:
        return with_drawn_facts(document.decision, ())
    compared = document_of(comparison)
    sources = sources_of(compared, current_guide().references_cited(comparison.body))
    links = {str(source.number): source.link for source in sources}
    return with_drawn_facts(document.decision, compared.tables, links)


def fill_in(document: Document, choices: tuple[Choice, ...], form: AnswersForm) -> Document:
    """The document with all facts of its choices, and the form for a reader's answers."""
    decision = document.decision
    slots = {AFTER: render_to_string("decision_aid/send.html", SCALE)}
    for choice in choices:
        facts = {fact.name: fact for fact in choice.facts}
        drawn = iter(decision.drawn_facts)
        first = facts.get(next(drawn, ""))
        # Links in sight would be stops on the way to the form.
        words = without_evidence(first) if first else ""
        slots[f"{CHOICE}{choice.id}"] = render_to_string(
            "decision_aid/first_fact.html", {"words": words}
        )
        for name in drawn:
            slot = slot_of(choice.id, decision.listed_facts.index(name))
            slots[slot] = render_to_string("decision_aid/fact.html", {"fact": facts[name]})
    for statement in decision.statements:
        slot = f"{STATEMENT}{statement.id}"
        context = {"field": form[name_of(statement)], "id": slot, **SCALE}
        slots[slot] = render_to_string("decision_aid/scale.html", context)
    return document.fill_slots(slots)
