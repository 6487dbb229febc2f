"""What stands around a text at one moment: what it may refer to, and which addresses are taken."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from django.utils import timezone

from content.links import ids_of
from content.markdown import Context, render
from content.markdown.document import Option
from content.models import Clinic, Page, Picture, Reference, Revision
from content.side_by_side import options
from content.slugs import address_of


@dataclass(frozen=True)
class Surroundings:
    """Asked for once, whatever the number of texts that are checked.

    `ids` are those that a link can lead to, by each address of every page. `holders` are the
    keys of the pages that have or had an address, by slug. `options` are those that readers
    have in their links to a live comparison, by its page's key.
    """

    context: Context
    ids: Mapping[str, frozenset[str]]
    holders: Mapping[str, str]
    pictures: Container[str]
    options: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)

    def holder_of(self, slug: str, key: str) -> str | None:
        """The page that has or had an address, where it is not the page with this key."""
        holder = self.holders.get(slug)
        return None if holder == key else holder


def read_surroundings() -> Surroundings:
    """The guide as the database has it, in five queries."""
    now = timezone.now()
    live = {r.page_id: r for r in Revision.objects.live().select_related("page")}
    ids = {page: ids_of(render(revision.body)) for page, revision in live.items()}
    addresses: dict[str, frozenset[str]] = {}
    holders: dict[str, str] = {}
    held = Revision.objects.filter(published_at__isnull=False).order_by("published_at", "pk")
    for slug, at, page, key in held.values_list("slug", "published_at", "page", "page__key"):
        holders.setdefault(slug, key)
        if page in ids and at and at <= now:
            addresses[address_of(slug)] = ids[page]
    return Surroundings(
        context=editor_context(),
        ids=addresses,
        holders=holders,
        pictures=picture_names(),
        options={
            revision.page.key: options(render(revision.body))
            for revision in live.values()
            if revision.page.kind == Page.Kind.COMPARISON
        },
    )


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
