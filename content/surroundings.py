"""What stands around texts at one moment: what they may refer to, and which addresses are taken."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from django.db import models
from django.utils.functional import SimpleLazyObject

from content.links import linked_slugs
from content.markdown import Context, render
from content.markdown.document import Option, Table
from content.models import Clinic, Page, Picture, Reference, Revision
from content.side_by_side import options
from content.slugs import address_of
from content.text_index import TextIndex
from content.version_indexes import index_revision, read_indexes


@dataclass(frozen=True)
class Surroundings:
    """Asked for once, whatever the number of texts that are checked.

    `ids` are those that a link can lead to, by each address of the pages that these texts lead
    to. `holders` are the keys of the pages that have or had an address, by slug. `options` are
    those that readers have in their links to a live comparison, by its page's key. `indexes` are
    those of the versions that are checked, by their ids. `comparisons` are the tables of each
    live comparison by its slug, and `drawn` the columns of them that a live page shows too: both
    are read when somebody looks into them.
    """

    context: Context
    ids: Mapping[str, frozenset[str]]
    holders: Mapping[str, str]
    pictures: Container[str]
    options: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)
    indexes: Mapping[int, TextIndex] = field(default_factory=dict)
    comparisons: Mapping[str, tuple[Table, ...]] = field(default_factory=dict)
    drawn: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def holder_of(self, slug: str, key: str) -> str | None:
        """The page that has or had an address, where it is not the page with this key."""
        holder = self.holders.get(slug)
        return None if holder == key else holder

    def index_of(self, revision: Revision) -> TextIndex:
        """What is known of a version's text. One that was not asked for is rendered."""
        return self.indexes.get(revision.pk) or index_revision(revision, self.context)


def read_surroundings(revisions: Iterable[Revision], *fields: str) -> Surroundings:
    """What stands around these saved versions. A fixed number of queries, however many they are.

    With `fields`, these alone are read of their indexes: nothing else is found in them then.
    """
    revisions = list(revisions)
    indexes = read_indexes([revision.pk for revision in revisions], *fields)
    slugs = {revision.slug for revision in revisions}
    return surroundings_of(indexes.values(), slugs, editor_context(), indexes)


def surroundings_of(
    texts: Iterable[TextIndex],
    slugs: Iterable[str],
    context: Context,
    indexes: Mapping[int, TextIndex] | None = None,
) -> Surroundings:
    """What stands around texts that want these addresses, as the database has it."""
    pages = _read_pages(linked_slugs(texts))
    live = Page.objects.live_versions({page for _, page in pages})
    found = read_indexes(list(live.values()), "ids")
    return Surroundings(
        context=context,
        ids={address_of(slug): found[live[page]].ids for slug, page in pages if page in live},
        holders=_read_holders(slugs),
        pictures=picture_names(),
        options=_read_options(),
        indexes=indexes or {},
        comparisons=cast(Any, SimpleLazyObject(_read_comparisons)),
        drawn=cast(Any, SimpleLazyObject(_read_drawn)),
    )


def _read_pages(slugs: Iterable[str]) -> list[tuple[str, int]]:
    """The pages that stood at these addresses, the last one of each last."""
    stood = Revision.objects.published().filter(slug__in=slugs).values_list("slug", "page")
    in_turn = stood.annotate(last=models.Max("published_at")).order_by("last", "page")
    return [(slug, page) for slug, page, _ in in_turn]


def _read_holders(slugs: Iterable[str]) -> dict[str, str]:
    """The key of the first page that each address was given to, now or for a later time."""
    given = Revision.objects.filter(published_at__isnull=False, slug__in=slugs)
    first = given.values_list("slug", "page__key").annotate(first=models.Min("published_at"))
    holders: dict[str, str] = {}
    for slug, key, _ in first.order_by("first", "page"):
        holders.setdefault(slug, key)
    return holders


def _read_options() -> dict[str, tuple[Option, ...]]:
    """What readers can choose on each live comparison, by its page's key."""
    live = Revision.objects.live().filter(page__kind=Page.Kind.COMPARISON)
    keys = dict(live.values_list("pk", "page__key"))
    tables = read_indexes(list(keys), "tables") if keys else {}
    return {keys[pk]: options(index) for pk, index in tables.items()}


def _read_comparisons() -> dict[str, tuple[Table, ...]]:
    live = Revision.objects.live().filter(page__kind=Page.Kind.COMPARISON)
    return {revision.slug: render(revision.body).tables for revision in live}


def _read_drawn() -> dict[str, tuple[str, ...]]:
    """What a live page for deciding shows of each comparison, by the slug of that."""
    live = Revision.objects.live().filter(page__kind=Page.Kind.DECISION)
    decisions = [render(revision.body).decision for revision in live]
    return {decision.drawn_from: decision.drawn_facts for decision in decisions}


def editor_context() -> Context:
    """What a text that is being written may cite, and the clinic's emergency call."""
    names = dict(Reference.objects.values_list("key", "short_name"))
    return Context(
        reference_keys=frozenset(names),
        short_names=tuple(sorted(names.items())),
        emergency_call=Clinic.objects.current().emergency_call,
    )


def picture_names() -> frozenset[str]:
    return frozenset(Picture.objects.values_list("name", flat=True))
