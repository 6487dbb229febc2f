"""The page around the editor's preview and around each example of the handbook."""

from __future__ import annotations

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from content import markdown
from content.admin.framing import let_this_site_frame
from content.handbook_examples import example


@permission_required("content.view_revision", raise_exception=True)
@require_safe
@xframe_options_sameorigin
def preview_frame(request: HttpRequest) -> HttpResponse:
    """A page with the patients' look and none of their words: the editor puts the text in.

    With `example`, one of the handbook's is in it. The site's own pages alone may frame it.
    """
    shown = example(request.GET.get("example", ""))
    document = markdown.render(shown.text) if shown else None
    context = {"example": shown, "document": document}
    return let_this_site_frame(render(request, "staff/preview_frame.html", context))
