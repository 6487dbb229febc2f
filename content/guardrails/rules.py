"""Guard rails for words: what a machine can check before a page goes live.

Each rule is a function from a document to its problems, in the file of its subject. Errors
stop a page from going live, warnings are advice. The limits are those of the guide's own
style. Alternative texts and heading levels are the structure's to check, a title's length
the model's.
"""

from __future__ import annotations

from content.guardrails import (
    abbreviations,
    blanks,
    characters,
    claims,
    emphasis,
    how_sure,
    links,
    marks,
    numbers,
    sentences,
    skin,
    waits,
    wording,
)
from content.markdown.document import Document, Problem

RULES = (
    sentences.long_sentences,
    sentences.reading_grade,
    sentences.long_paragraphs,
    sentences.lists_of_another_length,
    sentences.long_items,
    claims.promise_words,
    claims.safe_without_source,
    claims.figures_without_source,
    claims.effects_without_source,
    how_sure.labels_in_their_place,
    how_sure.one_label_each,
    how_sure.marks_in_reasons,
    how_sure.words_of_their_kind,
    how_sure.cards_without_sources,
    how_sure.harms_called_weak,
    numbers.chances_in_tables,
    numbers.denominators,
    numbers.dashes_in_ranges,
    numbers.long_numbers,
    numbers.dates_in_digits,
    numbers.currencies,
    wording.contractions,
    wording.jargon,
    abbreviations.unknown_abbreviations,
    emphasis.capitals,
    emphasis.italic_passages,
    emphasis.bold_headings,
    skin.red_skin,
    waits.waits_as_drawn,
    waits.waits_by_weekday,
    links.link_words,
    links.names_in_addresses,
    marks.failed_marks,
    marks.html_in_text,
    blanks.blanks_to_fill,
    characters.byte_order_marks,
    characters.direction_marks,
    characters.mixed_scripts,
)


# Nobody fixes more at a time, and a page that lists thousands opens slowly.
MOST_PROBLEMS = 200


def check(document: Document) -> tuple[Problem, ...]:
    """What the rules find, in the order of the text. Of too many, errors are kept first."""
    found = sorted({problem for rule in RULES for problem in rule(document)})
    if len(found) <= MOST_PROBLEMS:
        return tuple(found)
    shown = sorted(found, key=lambda problem: not problem.is_error)[:MOST_PROBLEMS]
    message = f"{len(found) - MOST_PROBLEMS:,} more problems with words: mend these first."
    return tuple(sorted([*shown, Problem(found[-1].line, message, "warning")]))
