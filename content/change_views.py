"""What changed in the guide: a list for readers, in pages, and a feed of the latest."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.core.paginator import EmptyPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, get_tag_uri
from django.utils.html import escape
from django.views.decorators.http import require_safe

from content.cache_policies import public_page
from content.changes import Change, list_moments, read_changes
from content.contents_list import live_contents
from content.current_guide import current_guide
from content.page_context import site_context
from content.structured_data import SITE_NAME

ON_A_PAGE = 30
IN_THE_FEED = 30
# Characters that no XML may hold.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@public_page
@require_safe
def list_changes(request: HttpRequest, number: int = 1) -> HttpResponse:
    """The changes of the whole guide, the newest first. Page 1 has the address without a number."""
    if number == 1 and request.path != _address(1):
        return redirect(_address(1), permanent=True)
    try:
        page = Paginator(list_moments(), ON_A_PAGE).page(number)
    except EmptyPage as error:
        raise Http404("So many changes there are not.") from error
    site = site_context()
    context = {
        **site,
        "changes": read_changes(page.object_list, current_guide().contents),
        "number": number,
        "newer": _way("Newer changes", number - 1) if page.has_previous() else None,
        "older": _way("Older changes", number + 1) if page.has_next() else None,
        "canonical_url": settings.SITE_URL + _address(number),
    }
    return render(request, "content/changes.html", context)


def _way(title: str, number: int) -> dict[str, str]:
    return {"title": title, "url": _address(number)}


def _address(number: int) -> str:
    if number == 1:
        return reverse("content:changes")
    return reverse("content:older-changes", args=[number])


class ChangesFeed(Feed):  # type: ignore[type-arg] # Django's own class takes no brackets.
    """The latest changes in Atom, under the site's own address and no other host's."""

    feed_type = Atom1Feed
    title = f"What changed – {SITE_NAME}"
    subtitle = "What changed on which page, when, and who checked it."
    author_name = SITE_NAME
    language = "en-GB"

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().__call__(request, *args, **kwargs)
        # As every page, it is asked for again with its ETag.
        del response.headers["Last-Modified"]
        return response

    def link(self) -> str:
        return settings.SITE_URL + _address(1)

    def feed_url(self) -> str:
        return settings.SITE_URL + reverse("content:changes-feed")

    def items(self) -> list[Change]:
        return read_changes(list_moments()[:IN_THE_FEED], live_contents())

    def item_title(self, item: Change) -> str:
        return _for_xml(
            f"{item.title}, version {item.version.number}" if item.version else item.title
        )

    def item_description(self, item: Change) -> str:
        return escape(_for_xml(f"{item.words} {item.checked}".strip()))

    def item_link(self, item: Change) -> str:
        return settings.SITE_URL + (item.address or _address(1))

    def item_guid(self, item: Change) -> str:
        """One for each time that a version goes live: what comes back is news again."""
        name = f"version-{item.version.pk}" if item.version else "withdrawn"
        when = f"{item.moment:%H%M%S%f}"
        return get_tag_uri(f"{settings.SITE_URL}{item.address}#{name}-{when}", item.moment)

    def item_pubdate(self, item: Change) -> Any:
        return item.moment

    def item_updateddate(self, item: Change) -> Any:
        return item.moment


changes_feed = require_safe(ChangesFeed())


def _for_xml(text: str) -> str:
    return NOT_IN_XML.sub("", text)
