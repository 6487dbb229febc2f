"""Compare two versions of one page."""

from __future__ import annotations

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse

from content.admin.desk import render_desk
from content.admin.keys import find_revision
from content.admin.ways_on import find_ways_on
from content.checks import find_problems
from content.comparing import compare
from content.models import Revision


@permission_required("content.view_revision", raise_exception=True)
def compare_versions(request: HttpRequest) -> HttpResponse:
    """What changed from the version `old` to the version `new`, of one page."""
    old = find_revision(request.GET.get("old", ""))
    new = find_revision(request.GET.get("new", ""))
    if old is None or new is None or old.page_id != new.page_id:
        raise Http404("Choose two versions of one page.")
    context = {
        **find_ways_on(request, new, find_problems(new)),
        "title": f"{new.title}: what changed from version {old.number} to version {new.number}",
        "comparison": compare(old, new),
        "old": old,
        "new": new,
        "versions": new.page.revisions.all(),
    }
    return render_desk(request, Revision, "staff/compare.html", context)
