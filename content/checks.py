"""Everything that is still to fix in a version: its address, structure, words and links.

The form, publishing, the guide's files and the command that checks them all ask here, so that
they answer alike. Errors keep a version from going live. Nothing but a wrong address keeps it
from being saved.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace
from functools import lru_cache

from content.guardrails import rules
from content.guardrails.beside_the_text import check_fields
from content.links import dead_links, ids_of
from content.markdown import Context, Document, Problem, render
from content.markdown.kinds import kind_problems
from content.markdown.picture_name import FOLDER
from content.models import Page, Revision
from content.side_by_side import options
from content.slugs import address_of, find_address_mistake
from content.surroundings import Surroundings, read_surroundings

# What stands beside a text, in plain words of its own.
WORDS_BESIDE = ("title", "summary", "note")


def find_problems(revision: Revision, around: Surroundings | None = None) -> tuple[Problem, ...]:
    """What is to fix in a revision: beside its text, then in the order of that.

    Neither the revision nor its page need be saved.
    """
    around = around or read_surroundings()
    page = revision.page
    body = find_problems_in_text(revision.body, page, slug=revision.slug, around=around)
    return (*_address_problems(revision.slug, page, around), *_problems_beside(revision), *body)


def find_problems_in_text(
    text: str,
    page: Page | None = None,
    *,
    slug: str | None = None,
    around: Surroundings | None = None,
) -> tuple[Problem, ...]:
    """What is to fix in a text. Without a page, what a page of its kind must hold is not asked."""
    around = around or read_surroundings()
    document = render(text, around.context)
    found = set(_check_words(text, around.context, page.kind, page.is_chapter) if page else ())
    address = address_of(slug if slug is not None else (page.key if page else ""))
    ids = {**around.ids, address: ids_of(document)}
    found |= {*document.problems, *dead_links(document, address, ids)}
    found |= {*_missing_pictures(document, around.pictures)}
    if page:
        found |= {*_lost_options(document, page, around)}
    return tuple(sorted(found))


def _address_problems(slug: str, page: Page, around: Surroundings) -> Iterator[Problem]:
    holder = around.holder_of(slug, page.key)
    if mistake := find_address_mistake(slug, kind=page.kind, holder=holder):
        yield Problem(1, mistake, beside="slug")


def _problems_beside(revision: Revision) -> Iterator[Problem]:
    for name in WORDS_BESIDE:
        for problem in check_fields(**{name: getattr(revision, name)}):
            yield replace(problem, beside=name)


def _missing_pictures(document: Document, names: Container[str]) -> Iterator[Problem]:
    for picture in document.pictures:
        if picture.src.startswith("/media/") and picture.src.removeprefix(FOLDER) not in names:
            yield Problem(
                picture.line,
                f"There is no picture {picture.src}: upload it, or copy its address from the list of pictures.",
            )


def _lost_options(document: Document, page: Page, around: Surroundings) -> Iterator[Problem]:
    """The options that readers have in their links to the live page, and this text has not."""
    if page.kind != Page.Kind.COMPARISON or not document.tables:
        return
    offered = {option.id for option in options(document)}
    for option in around.options.get(page.key, ()):
        if option.id not in offered:
            yield Problem(
                document.tables[0].line,
                f"The live page has {{option {option.id}}} ({option.name}): without it, links to it only say that we do not compare it.",
                "warning",
            )


@lru_cache(maxsize=256)
def _check_words(text: str, context: Context, kind: str, is_chapter: bool) -> tuple[Problem, ...]:
    # Reading grades take a moment, and a list of pages asks for all of them.
    document: Document = render(text, context)
    return (*kind_problems(document, kind=kind, is_chapter=is_chapter), *rules.check(document))
