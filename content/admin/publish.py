"""Publish versions together: what stands against it, what changes, and when they go live."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode

from content.admin.desk import log_change, member_of_staff, render_desk
from content.admin.hand_over import find_told
from content.admin.keys import find_revision
from content.admin.left_behind import tell_left_behind
from content.admin.publish_form import PublishForm
from content.admin.published import address_of_published
from content.checks import find_problems
from content.comparing import compare
from content.days import write_moment
from content.models import Revision
from content.publishing import (
    find_live_versions,
    find_refusals,
    find_waiting_versions,
    is_return,
    publish_together,
)
from content.surroundings import read_surroundings

# Longer addresses are a mistake: a bundle has a few pages.
BUNDLE_AT_MOST = 50


def lead_to_publishing(request: HttpRequest, chosen: list[int]) -> HttpResponse:
    """The way from a list to the page that publishes the versions with these keys together."""
    if not 0 < len(chosen) <= BUNDLE_AT_MOST:
        messages.error(
            request,
            f"Choose at most {BUNDLE_AT_MOST} versions to publish together: nothing was published."
            if chosen
            else "None of these has a newer draft: there is nothing to publish.",
        )
        return redirect(request.path)
    return redirect(address_to_publish(chosen))


def address_to_publish(versions: Iterable[int]) -> str:
    """The page that publishes the versions with these keys together."""
    query = urlencode([("revision", pk) for pk in versions])
    return f"{reverse('admin:content_revision_publish')}?{query}"


@permission_required("content.publish_revision", raise_exception=True)
def publish_versions(request: HttpRequest) -> HttpResponse:
    """Versions that go live together: what stands against it, what changes, and when."""
    chosen = [find_revision(pk) for pk in request.GET.getlist("revision")]
    revisions = [revision for revision in dict.fromkeys(chosen) if revision]
    if not 0 < len(revisions) <= BUNDLE_AT_MOST:
        raise Http404(f"Choose 1 to {BUNDLE_AT_MOST} versions to publish.")
    live, waiting = find_live_versions(revisions), find_waiting_versions(revisions)
    form = PublishForm(
        request.POST or None,
        without=_find_needless(revisions, live, waiting),
        initial={"instead_of": live},
    )
    if request.method == "POST" and form.is_valid():
        try:
            _publish(request, revisions, form)
        except ValidationError as error:
            messages.error(request, f"Nothing was published. {' '.join(error.messages)}")
            # As the page is now shown: the next answer is to that.
            form = form.ask_again(find_live_versions(revisions))
        else:
            return _tell_published(request, revisions, form)
    entries = _list_entries(revisions)
    context = {
        "title": _name_deed(revisions, live),
        "page": revisions[0].page if len(revisions) == 1 else None,
        "form": form,
        "entries": entries,
        "is_alone": len(entries) == 1,
        "is_return": len(revisions) == 1 and is_return(revisions[0], live),
        "waiting": waiting,
        "can_go_live": not any(entry["refusals"] for entry in entries),
    }
    return render_desk(request, Revision, "staff/publish.html", context)


def _name_deed(revisions: list[Revision], live: list[Revision]) -> str:
    if len(revisions) > 1:
        return f"Publish {len(revisions)} versions together"
    (revision,) = revisions
    if is_return(revision, live):
        return f"Go back to version {revision.number} of {revision.title}"
    return f"Publish {revision}"


def _publish(request: HttpRequest, revisions: list[Revision], form: PublishForm) -> None:
    """Raises `ValidationError` where that may not be."""
    answers = form.cleaned_data
    publish_together(
        revisions,
        by=member_of_staff(request),
        at=form.moment,
        instead_of=answers["instead_of"],
        why_back=answers.get("why_back", ""),
    )


def _find_needless(
    revisions: list[Revision], live: list[Revision], waiting: list[Revision]
) -> list[str]:
    """The questions of the form that these versions do not ask."""
    is_needed = {
        # A later time would take it from readers until then.
        "at": not any(revision.is_published for revision in revisions),
        "why_back": any(is_return(revision, live) for revision in revisions),
        "is_unchecked_accepted": not all(revision.is_signed_off for revision in revisions),
        "is_replacing_accepted": bool(waiting),
    }
    return [name for name, is_asked in is_needed.items() if not is_asked]


def _list_entries(revisions: list[Revision]) -> list[dict[str, Any]]:
    """What a publisher looks at before each version goes live."""
    around = read_surroundings(revisions)
    live = {revision.page_id: revision for revision in find_live_versions(revisions)}
    return [
        {
            "revision": revision,
            "live": live.get(revision.page_id),
            "is_overtaken": revision.is_overtaken_by(live.get(revision.page_id)),
            "refusals": find_refusals(revision, revisions, around=around),
            "handed_over": find_told(revision),
            "warnings": [p for p in find_problems(revision, around) if not p.is_error],
            "comparison": compare(live[revision.page_id], revision)
            if revision.page_id in live
            else None,
            "left_behind": tell_left_behind(live.get(revision.page_id), revision, revisions),
        }
        for revision in revisions
    ]


def _tell_published(
    request: HttpRequest, revisions: list[Revision], form: PublishForm
) -> HttpResponse:
    done = "is live."
    if moment := form.moment:
        done = f"goes live on {write_moment(moment)}."
    for revision in revisions:
        # As it was read before: had it been live once, this is the way back to it.
        why = f" {form.cleaned_data.get('why_back', '')}" if revision.is_published else ""
        log_change(request, revision, f"Published: {done}{why.rstrip()}")
    if len(revisions) > 1:
        return redirect(address_of_published(revisions))
    (revision,) = revisions
    told = str(revision)
    if not moment:
        told = format_html('<a href="{}">{}</a>', revision.get_absolute_url(), revision)
    messages.success(request, format_html("{} {}", told, done))
    return redirect("admin:content_page_change", revision.page_id)
