"""The page around the editor's preview, each example of the handbook, and versions to compare."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from content import markdown
from content.admin.framing import let_this_site_frame
from content.admin.keys import find_revision
from content.comparing import number_changes
from content.handbook_examples import example
from content.markdown.render import render_marked
from content.surroundings import editor_context


@permission_required("content.view_revision", raise_exception=True)
@require_safe
@xframe_options_sameorigin
def preview_frame(request: HttpRequest) -> HttpResponse:
    """A page with the patients' look and none of their words: the editor puts the text in.

    With `example`, one of the handbook's is in it; with `revision` a version, where what changed
    `since` an older one, or changes `until` a newer one, is marked. Only this site may frame it.
    """
    shown = example(request.GET.get("example", ""))
    context: dict[str, Any] = {"example": shown}
    if shown:
        context["document"] = markdown.render(shown.text)
    elif "revision" in request.GET:
        context |= _show_version(request.GET)
    return let_this_site_frame(render(request, "staff/preview_frame.html", context))


def _show_version(asked: QueryDict) -> dict[str, Any]:
    revision = find_revision(asked.get("revision", ""))
    if revision is None:
        raise Http404("There is no such version.")
    changes: dict[int, int] = {}
    if old := find_revision(asked.get("since", "")):
        changes = number_changes(old.body, revision.body)[1]
    elif new := find_revision(asked.get("until", "")):
        changes = number_changes(revision.body, new.body)[0]
    document = render_marked(revision.body, editor_context(), changes)
    side = "old" if "until" in asked else "new"
    return {"revision": revision, "document": document, "side": side}
