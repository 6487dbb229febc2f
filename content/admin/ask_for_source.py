"""Ask publishers to change a source: for who corrects a number and may not change it there."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from content.admin.desk import member_of_staff
from content.admin.hand_over import WRITERS, tell_handed
from content.admin.left_behind import tell_left_behind
from content.admin.sources_left_behind import PlaceInSource
from content.hand_overs import ask_to_change_source
from content.models import Revision


@permission_required(WRITERS, raise_exception=True)
def ask_for_source(request: HttpRequest, pk: int) -> HttpResponse:
    """Sent with the key of a place in a source: publishers find it on their start page."""
    revision = get_object_or_404(Revision.objects.select_related("page"), pk=pk)
    if request.method != "POST":
        return redirect("admin:content_revision_change", pk)
    place = _find_place(revision, request.POST.get("place", ""))
    if place is None:
        messages.info(request, "Nothing was asked: the source does not have that number now.")
        return redirect("admin:content_revision_change", pk)
    handed = ask_to_change_source(
        place.source,
        place.field,
        place.number.words,
        revision=revision,
        by=member_of_staff(request),
        note=_say_what(place),
    )
    return tell_handed(
        request, f"Asked to change the source {place.source}: {handed.to_name}", handed
    )


def _find_place(revision: Revision, key: str) -> PlaceInSource | None:
    live = Revision.objects.live().filter(page=revision.page).first()
    left_behind = tell_left_behind(live, revision)
    places = left_behind.sources.places if left_behind else ()
    return next((place for place in places if place.key == key), None)


def _say_what(place: PlaceInSource) -> str:
    what = f"“{place.number.words}”"
    if place.number.instead:
        what = f"{what} to “{place.number.instead}”"
    return f"{what} in “{place.name}”"
