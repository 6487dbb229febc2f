"""What several versions became that were published together, and the way to each as readers get it."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from content.admin.desk import render_desk
from content.admin.keys import is_key
from content.models import Page, Revision


def address_of_published(revisions: Iterable[Revision]) -> str:
    query = urlencode([("revision", revision.pk) for revision in revisions])
    return f"{reverse('admin:content_page_published')}?{query}"


@permission_required("content.publish_revision", raise_exception=True)
def list_published(request: HttpRequest) -> HttpResponse:
    """Of each version whether readers get it now, and from when on."""
    keys = [key for key in request.GET.getlist("revision") if is_key(key)]
    named = Revision.objects.filter(pk__in=keys, published_at__isnull=False)
    revisions = list(named.select_related("page").defer("body").in_reading_order())
    if not revisions:
        raise Http404("Name the versions that were published.")
    live = set(Revision.objects.live().filter(page__in=[r.page_id for r in revisions]))
    count = len(live.intersection(revisions))
    pages = "page is" if count == 1 else "pages are"
    context = {
        "title": f"{count} {pages} live" if count else "None of these is live yet",
        "revisions": revisions,
        "live": live,
    }
    return render_desk(request, Page, "staff/published.html", context)
