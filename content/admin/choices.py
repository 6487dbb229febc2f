"""What the editor's choosers offer: sources, pages with their places, and pictures."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from content.admin.access import staff_only
from content.models import Picture, Reference, Revision
from content.version_indexes import read_indexes

# Newer ones first: nobody goes through more in a list.
PICTURES_AT_MOST = 200


@require_safe
@staff_only("content.add_revision")
def list_choices(request: HttpRequest) -> HttpResponse:
    """JSON with `sources`, `links` and `pictures`. Each has what is shown and what is written."""
    return JsonResponse({"sources": _sources(), "links": _links(), "pictures": _pictures()})


def _sources() -> list[dict[str, Any]]:
    return [
        {
            "name": f"{source.short_name} ({source.kind})",
            "more": f"{source.citation} {source.found}",
            "write": source.key,
        }
        for source in Reference.objects.all()
    ]


def _links() -> list[dict[str, Any]]:
    live = list(Revision.objects.live_page_by_page().in_reading_order().only("title", "slug"))
    indexes = read_indexes([revision.pk for revision in live], "ids")
    return [
        {"name": name, "more": "", "write": address, "title": revision.title}
        for revision in live
        for name, address in (
            (revision.title, revision.get_absolute_url()),
            *(
                (f"{revision.title}, at “{place}”", f"{revision.get_absolute_url()}#{place}")
                for place in sorted(indexes[revision.pk].ids)
            ),
        )
    ]


def _pictures() -> list[dict[str, Any]]:
    return [
        {
            "name": picture.alternative,
            "more": "",
            "write": picture.markdown,
            "picture": picture.smallest.url,
        }
        for picture in Picture.objects.all()[:PICTURES_AT_MOST]
    ]
