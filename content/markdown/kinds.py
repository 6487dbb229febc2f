"""What a page of each kind must hold: a procedure has steps, questions have answers."""

from __future__ import annotations

from collections.abc import Iterator

from content.markdown.document import Document, Problem, Table

NEEDS = {
    "procedure": ("steps", "A procedure page needs its steps: a ::: steps block."),
    "questions": ("questions", "A questions page needs its questions: a ::: questions block."),
    "comparison": ("tables", "A comparison page needs its table: a ::: table block."),
    "words": ("terms", "A page of words needs its terms: a ::: words block."),
}

# Forms are filled in on pages that stand for themselves: the home page and the steps have others.
FORMS = {"whole-course": "The form for the whole course"}
KINDS_WITHOUT_FORMS = {"home", "procedure"}


def kind_problems(document: Document, *, kind: str, is_chapter: bool) -> tuple[Problem, ...]:
    """What a document lacks as a page of that kind. A chapter is a page of the guide's groups."""
    problems = []
    if document.blocks[:1] != ("key-points",):
        problems.append(Problem(1, "A page opens with its key points: a ::: key-points block."))
    if is_chapter and "unknown" not in document.blocks:
        problems.append(
            Problem(
                1, "A page of the guide says what we do not know: a ::: unknown block at its end."
            )
        )
    if kind in KINDS_WITHOUT_FORMS:
        problems += [
            Problem(1, f"{FORMS[block]} does not work on this page: move it to an article.")
            for block in document.blocks
            if block in FORMS
        ]
    part, message = NEEDS.get(kind, ("html", ""))
    if message and not getattr(document, part):
        problems.append(Problem(1, message))
    if kind == "comparison":
        problems += _option_problems(document.tables)
    return tuple(problems)


def _option_problems(tables: tuple[Table, ...]) -> Iterator[Problem]:
    """Where the tables of a comparison do not offer the same options.

    A reader gets two of them side by side, with what each table says of both.
    """
    offered = {option.id for table in tables for option in table.options}
    for table in tables:
        ids = {option.id for option in table.options}
        if not ids:
            message = f"Readers cannot choose from “{table.caption}”: write {{option its-name}} behind the name of each row."
            yield Problem(table.line, message)
            continue
        for missing in sorted(offered - ids):
            message = f"“{table.caption}” has no row with {{option {missing}}}, another table of this page has one."
            yield Problem(table.line, message)
