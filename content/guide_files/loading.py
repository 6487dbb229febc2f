"""A guide into the database: shipped text goes live, and what staff decided stays."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from content.guide_files.guide import Fault, Guide, GuideError, GuidePage, GuideReference
from content.models import Page, Reference, Revision
from content.models.pages import lock_guide


@dataclass(frozen=True)
class Outcome:
    """What loading did with one page or reference: created, updated, unchanged, waiting or kept."""

    name: str
    verb: str
    detail: str = ""


@transaction.atomic
def load_guide(guide: Guide) -> list[Outcome]:
    """Bring the guide into the database. Loading the same guide again changes nothing.

    What staff published or signed off stays live, and what staff changed stays changed. Of two
    loads at the same moment one waits for the other.
    """
    lock_guide()
    outcomes = [
        _load_reference(position, key, reference)
        for position, (key, reference) in enumerate(guide.references.items(), start=1)
    ]
    return outcomes + [_load_page(page) for page in guide.pages]


def _load_reference(position: int, key: str, shipped: GuideReference) -> Outcome:
    values = {**asdict(shipped), "position": position}
    stored = Reference.objects.filter(key=key).first()
    if stored is None:
        Reference.objects.create(key=key, is_shipped=True, **values)
        return Outcome(key, "created")
    if all(getattr(stored, name) == value for name, value in values.items()):
        return Outcome(key, "unchanged")
    if not stored.is_shipped:
        return Outcome(key, "kept", "staff changed this reference: theirs stays")
    Reference.objects.filter(pk=stored.pk).update(**values)
    return Outcome(key, "updated")


def _load_page(shipped: GuidePage) -> Outcome:
    front = shipped.front
    place = {"kind": front.kind, "group": front.group, "position": front.position}
    shipped_place = f"{front.kind} {front.group} {front.position}"
    page, is_new = Page.objects.get_or_create(
        key=shipped.key, defaults={**place, "shipped_place": shipped_place}
    )
    is_moved = shipped_place != page.shipped_place and page.place == page.shipped_place
    if shipped_place != page.shipped_place:
        # Staff's own order stays; a page that they never moved goes where the guide has it now.
        moved = place if is_moved else {}
        Page.objects.filter(pk=page.pk).update(**moved, shipped_place=shipped_place)
        page.refresh_from_db()
    revision = Revision(
        page=page,
        title=front.title,
        slug=front.slug,
        summary=front.summary,
        body=shipped.body,
        note=front.note,
    )
    live = Revision.objects.live().filter(page=page).first()
    staffs = _name_of_what_staff_keep(live)
    newest = page.revisions.filter(author=None).order_by("-number").first()
    if newest is not None and newest.words == revision.words:
        if live is not None and staffs and newest.number > live.number and not newest.is_published:
            return Outcome(
                shipped.key,
                "waiting",
                f"{staffs} is live, the shipped text waits as version {newest.number}",
            )
        return Outcome(shipped.key, "updated" if is_moved else "unchanged")
    if holder := revision.address_holder():
        revision.save()
        return Outcome(
            shipped.key,
            "waiting",
            f"the page “{holder}” has or had the address /{revision.slug}/: the shipped text waits as version {revision.number}",
        )
    try:
        revision.clean()
    except ValidationError as error:
        raise GuideError(
            [Fault(shipped.file_name, 1, message) for message in error.messages]
        ) from error
    revision.save()
    if page.is_withdrawn:
        return Outcome(
            shipped.key,
            "waiting",
            f"staff withdrew the page, the shipped text waits as version {revision.number}",
        )
    if staffs:
        return Outcome(
            shipped.key,
            "waiting",
            f"{staffs} stays live, the shipped text waits as version {revision.number}",
        )
    revision.publish()
    return Outcome(shipped.key, "created" if is_new else "updated", f"version {revision.number}")


def _name_of_what_staff_keep(live: Revision | None) -> str:
    """The live version that no shipped text replaces by itself; empty where one may."""
    if live is None:
        return ""
    if not live.is_shipped or live.published_by_id is not None:
        return f"staff’s version {live.number}"
    # A new text would say that no clinician has checked it.
    return f"version {live.number}, which is signed off," if live.is_signed_off else ""
