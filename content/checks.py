"""Everything that is still to fix in a version: its address, structure, words and links.

The form, publishing, the guide's files and the command that checks them all ask here, so that
they answer alike. Errors keep a version from going live. Nothing but a wrong address keeps it
from being saved. A saved version is judged by its kept index (`content.version_indexes`), a text
that is being written by the one that is made of it here.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from content.choice_checks import choice_problems, lost_columns, lost_facts
from content.links import dead_links
from content.markdown import Context, Problem, render
from content.markdown.citations import unknown_reference
from content.markdown.kinds import kind_problems
from content.markdown.picture_name import FOLDER
from content.markdown.render import MOST_PROBLEMS, limit_problems
from content.models import Page, Revision
from content.side_by_side import options
from content.slugs import address_of, find_address_mistake
from content.surroundings import Surroundings, editor_context, read_surroundings, surroundings_of
from content.text_index import TextIndex, index_document

# Pages of which no index tells if they fit together.
WITH_CHOICES = (Page.Kind.COMPARISON, Page.Kind.DECISION)


def find_problems(revision: Revision, around: Surroundings | None = None) -> tuple[Problem, ...]:
    """What is to fix in a revision: beside its text, then in the order of that.

    With surroundings, neither the revision nor its page need be saved.
    """
    around = around or read_surroundings([revision])
    page, index = revision.page, around.index_of(revision)
    # A list of many versions has their indexes, and not their texts.
    text = revision.body if page.kind in WITH_CHOICES else ""
    body = _judge(index, text, page, revision.slug, around)
    return (*_address_problems(revision.slug, page, around), *index.beside, *body)


def find_problems_in_text(
    text: str,
    page: Page | None = None,
    *,
    slug: str | None = None,
    context: Context | None = None,
) -> tuple[Problem, ...]:
    """What is to fix in a text. Without a page, what a page of its kind must hold is not asked.

    `context` is the editor's, where somebody has it already.
    """
    context = context or editor_context()
    slug = slug if slug is not None else (page.key if page else "")
    index = index_document(render(text, context))
    return _judge(index, text, page, slug, surroundings_of([index], [], context))


def _judge(
    index: TextIndex, text: str, page: Page | None, slug: str, around: Surroundings
) -> tuple[Problem, ...]:
    address = address_of(slug)
    found = {*_structure_problems(index, around.context)}
    found |= {*dead_links(index, address, {**around.ids, address: index.ids})}
    found |= {*_missing_pictures(index, around.pictures)}
    if page:
        found |= {*index.words, *_lost_options(index, page, around)}
        found |= {*kind_problems(index, kind=page.kind, is_chapter=page.is_chapter)}
        found |= {*_choice_problems(text, page, slug, around)}
    return tuple(sorted(found))


def _choice_problems(text: str, page: Page, slug: str, around: Surroundings) -> Iterator[Problem]:
    """Where a page for deciding and one that compares do not fit together."""
    if page.kind == Page.Kind.DECISION:
        decision = render(text, around.context).decision
        yield from choice_problems(decision, around.comparisons)
        yield from lost_facts(decision)
    if page.kind == Page.Kind.COMPARISON and (drawn := around.drawn.get(slug)):
        yield from lost_columns(render(text, around.context).tables, drawn)


def _structure_problems(index: TextIndex, context: Context) -> tuple[Problem, ...]:
    known = context.reference_keys
    unknown = {
        unknown_reference(key, line)
        for key, lines in index.mentions.items()
        if known is not None and key not in known
        for line in lines
    }
    if not unknown or len(index.problems) > MOST_PROBLEMS:
        # Of too many, it says itself to mend those first.
        return index.problems
    return limit_problems(sorted({*index.problems, *unknown}))


def _address_problems(slug: str, page: Page, around: Surroundings) -> Iterator[Problem]:
    holder = around.holder_of(slug, page.key)
    if mistake := find_address_mistake(slug, kind=page.kind, holder=holder):
        yield Problem(1, mistake, beside="slug")


def _missing_pictures(index: TextIndex, names: Container[str]) -> Iterator[Problem]:
    for picture in index.pictures:
        if picture.src.startswith("/media/") and picture.src.removeprefix(FOLDER) not in names:
            yield Problem(
                picture.line,
                f"There is no picture {picture.src}: upload it, or copy its address from the list of pictures.",
            )


def _lost_options(index: TextIndex, page: Page, around: Surroundings) -> Iterator[Problem]:
    """The options that readers have in their links to the live page, and this text has not."""
    if page.kind != Page.Kind.COMPARISON or not index.tables:
        return
    offered = {option.id for option in options(index)}
    for option in around.options.get(page.key, ()):
        if option.id not in offered:
            yield Problem(
                index.tables[0].line,
                f"The live page has {{option {option.id}}} ({option.name}): without it, links to it only say that we do not compare it.",
                "warning",
            )
