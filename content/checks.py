"""Everything that is still to mend in a version: its structure, its words and its links.

Saving and publishing ask here, so that they agree. Errors keep a version from going live.
Nothing keeps it from being saved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from content.guardrails import rules
from content.guardrails.beside_the_text import check_fields
from content.links import dead_links, ids_of, ids_of_live_pages
from content.markdown import Context, Document, Problem, render
from content.markdown.kinds import kind_problems
from content.markdown.picture_name import FOLDER
from content.models import Clinic, Page, Picture, Reference, Revision
from content.side_by_side import options


@dataclass(frozen=True)
class Surroundings:
    """What a text may refer to at this moment. Ask once for many texts."""

    context: Context
    ids: Mapping[str, frozenset[str]]
    pictures: frozenset[str]


def surroundings() -> Surroundings:
    pictures = frozenset(Picture.objects.values_list("name", flat=True))
    return Surroundings(editor_context(), ids_of_live_pages(), pictures)


def editor_context() -> Context:
    """What a text that is being written may cite, and the clinic's emergency call."""
    keys = frozenset(Reference.objects.values_list("key", flat=True))
    return Context(reference_keys=keys, emergency_call=Clinic.objects.current().emergency_call)


def problems(revision: Revision, around: Surroundings | None = None) -> tuple[Problem, ...]:
    """What is to mend in a revision: beside its text, then in the order of that."""
    beside = check_fields(title=revision.title, summary=revision.summary, note=revision.note)
    body = problems_of_text(revision.body, revision.page, slug=revision.slug, around=around)
    return (*beside, *body)


def problems_of_text(
    text: str,
    page: Page | None = None,
    *,
    slug: str | None = None,
    around: Surroundings | None = None,
) -> tuple[Problem, ...]:
    """What is to mend in a text. Without a page, what a page of its kind must hold is not asked."""
    around = around or surroundings()
    document = render(text, around.context)
    found = set(_judged(text, around.context, page.kind, page.is_chapter) if page else ())
    address = _address(slug, page)
    ids = {**around.ids, address: ids_of(document)}
    found |= {*document.problems, *dead_links(document, address, ids)}
    found |= {*_missing_pictures(document, around.pictures)}
    found |= {*_lost_options(document, page)}
    return tuple(sorted(found))


def _missing_pictures(document: Document, names: frozenset[str]) -> Iterator[Problem]:
    for picture in document.pictures:
        if picture.src.startswith("/media/") and picture.src.removeprefix(FOLDER) not in names:
            yield Problem(
                picture.line,
                f"There is no picture {picture.src}: upload it, or copy its address from the list of pictures.",
            )


def _lost_options(document: Document, page: Page | None) -> Iterator[Problem]:
    """The options that readers have in their links to the live page, and this text has not."""
    if page is None or page.kind != Page.Kind.COMPARISON or not document.tables:
        return
    offered = {option.id for option in options(document)}
    for live in page.revisions.live():
        for option in options(render(live.body)):
            if option.id not in offered:
                yield Problem(
                    document.tables[0].line,
                    f"The live page has {{option {option.id}}} ({option.name}): without it, links to it only say that we do not compare it.",
                    "warning",
                )


def _address(slug: str | None, page: Page | None) -> str:
    key = slug if slug is not None else (page.key if page else "")
    return f"/{key}/" if key else "/"


@lru_cache(maxsize=256)
def _judged(text: str, context: Context, kind: str, is_chapter: bool) -> tuple[Problem, ...]:
    # Reading grades take a moment, and a list of pages asks for all of them.
    document: Document = render(text, context)
    return (*kind_problems(document, kind=kind, is_chapter=is_chapter), *rules.check(document))
