"""From one sign-off to the next: what waits for a clinician's word, and whose it was last."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.html import format_html

from content.models import HandOver, Revision
from content.models.sign_offs import SignedOff


def find_last_role(person: AbstractUser) -> str:
    """As what this person signed off last; empty where they never did."""
    signed = Revision.objects.filter(signed_off_by=person.pk).order_by("-signed_off_at")
    return signed.values_list("signed_off_role", flat=True).first() or ""


def list_to_sign_off(person: AbstractUser) -> list[Revision]:
    """What this person is asked to look at, and after that the live pages that lost their
    sign-off; each in reading order, and none of their own.

    Not those that a draft replaces which is signed off, or which somebody is asked to look at.
    """
    reviews = HandOver.objects.open().filter(kind=HandOver.Kind.REVIEW)
    asked = reviews.for_person(person)
    replaced_by = Revision.objects.filter(
        SignedOff.HOLDS | Q(pk__in=reviews.values("revision")),
        *(Q(published_at=None), Q(discarded_at=None)),
        page=OuterRef("page"),
        number__gt=OuterRef("number"),
    )
    live = Revision.objects.live_page_by_page()
    lost = live.filter(unsettled_at__isnull=False).exclude(Exists(replaced_by))
    waiting = Revision.objects.filter(Q(pk__in=asked.values("revision")) | Q(pk__in=lost))
    others = waiting.exclude(SignedOff.HOLDS).exclude(author=person.pk)
    found = others.defer("body").in_reading_order()
    return sorted(found, key=lambda revision: revision.is_unsettled)


def tell_signed_off(revision: Revision, person: AbstractUser) -> str:
    """That it is done; where others wait for this person, how many and the way to the next."""
    done = f"{revision} is signed off."
    waiting = list_to_sign_off(person)
    if not waiting:
        return done
    address = reverse("admin:content_revision_sign_off", args=[waiting[0].pk])
    next_one = format_html('Next: <a href="{}">{}</a>', address, waiting[0])
    return format_html("{} {} ({} left).", done, next_one, len(waiting))


def find_unsigned(newest: Revision | None, live: Revision | None) -> list[Revision]:
    """Of a page's newest version, where it is a draft, and of what readers get: those for which
    no clinician's word holds."""
    found = [live]
    if newest and newest.published_at is None and not newest.is_overtaken_by(live):
        found = [newest, live]
    return [version for version in found if version and not version.is_signed_off]
