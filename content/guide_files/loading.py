"""A guide into the database: shipped text goes live, and what staff decided stays."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from content.details import save_details
from content.guide_files.guide import Guide, GuideError, GuidePage, GuideReference
from content.markdown import Problem
from content.models import Page, Reference, Revision
from content.models.pages import lock_guide

# What changed, where the file of a page says nothing new of it.
NEWER_WORDS = "Newer words that came with this guide."


@dataclass(frozen=True)
class Outcome:
    """What loading did with one page or reference: created, updated, unchanged, waiting or kept."""

    name: str
    verb: str
    detail: str = ""


def is_loaded(guide: Guide) -> bool:
    """Whether every text and every reference of the guide was loaded before, as it is now.

    Its rules were kept then: to ask each of them again takes most of a start.
    """
    shipped = Revision.objects.filter(author=None).order_by("number").select_related("page")
    newest = {revision.page.key: revision.words for revision in shipped}
    references = {reference.key: reference for reference in Reference.objects.all()}
    return all(
        page.revision(page.page()).words == newest.get(page.key) for page in guide.pages
    ) and (
        all(
            key in references
            and all(getattr(references[key], name) == value for name, value in asdict(one).items())
            for key, one in guide.references.items()
        )
    )


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
    for name, value in values.items():
        setattr(stored, name, value)
    save_details(stored, by=None)
    return Outcome(key, "updated")


def _load_page(shipped: GuidePage) -> Outcome:
    page, verb = _place_page(shipped)
    revision = shipped.revision(page)
    live = Revision.objects.live().filter(page=page).first()
    staffs = _name_of_what_staff_keep(live)
    newest = page.revisions.filter(author=None).order_by("-number").first()
    if newest is not None and newest.words == revision.words:
        is_waiting = live is not None and newest.number > live.number and not newest.is_published
        if staffs and is_waiting:
            return _waiting(newest, f"{staffs} is live,")
        return Outcome(shipped.key, "updated" if verb == "moved" else "unchanged")
    if page.revisions.filter(author=None, note=revision.note).exists():
        revision.note = NEWER_WORDS  # its file still says what came first
    if holder := revision.address_holder():
        revision.save()
        return _waiting(revision, f"the page “{holder}” has or had the address /{revision.slug}/:")
    _refuse_wrong_address(shipped, revision)
    revision.save()
    if page.is_withdrawn:
        return _waiting(revision, "staff withdrew the page,")
    if staffs:
        return _waiting(revision, f"{staffs} stays live,")
    revision.publish()
    verb = "created" if verb == "created" else "updated"
    return Outcome(shipped.key, verb, f"version {revision.number}")


def _place_page(shipped: GuidePage) -> tuple[Page, str]:
    """The stored page in its place, and what became of it: created, moved or unchanged."""
    new = shipped.page()
    place = {"kind": new.kind, "group": new.group, "position": new.position}
    page, is_new = Page.objects.get_or_create(
        key=new.key, defaults={**place, "shipped_place": new.place}
    )
    if page.shipped_place == new.place:
        return page, "created" if is_new else "unchanged"
    # Staff's own order stays; a page that they never moved goes where the guide has it now.
    is_moved = page.place == page.shipped_place
    Page.objects.filter(pk=page.pk).update(**(place if is_moved else {}), shipped_place=new.place)
    page.refresh_from_db()
    return page, "moved" if is_moved else "unchanged"


def _waiting(revision: Revision, why: str) -> Outcome:
    detail = f"{why} the shipped text waits as version {revision.number}"
    return Outcome(revision.page.key, "waiting", detail)


def _refuse_wrong_address(shipped: GuidePage, revision: Revision) -> None:
    """Raise `GuideError` where the stored page cannot have the address of the shipped one."""
    try:
        revision.clean()
    except ValidationError as error:
        faults = [
            shipped.fault(Problem(1, message, beside=name))
            for name, messages in error.message_dict.items()
            for message in messages
        ]
        raise GuideError(faults) from error


def _name_of_what_staff_keep(live: Revision | None) -> str:
    """The live version that no shipped text replaces by itself; empty where one may."""
    if live is None:
        return ""
    if not live.is_shipped or live.published_by_id is not None:
        return f"staff’s version {live.number}"
    # A new text would say that no clinician has checked it.
    return f"version {live.number}, which is signed off," if live.signed_off_at else ""
