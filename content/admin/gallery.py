"""The gallery: every component of the readers' pages in each state, in the look of the readers."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from content.admin.framing import let_this_site_frame
from content.gallery import Component, State, components, documents
from content.gallery.specimen import make_specimen

# What a look is called in the address, and what staff read. The first is as it comes.
SCHEMES = {"": "As on your system", "light": "Light", "dark": "Dark"}
WIDTHS = {"": "As wide as this page", "phone": "A phone"}


def _asked(request: HttpRequest, name: str, looks: dict[str, str]) -> str:
    asked = request.GET.get(name, "")
    return asked if asked in looks else ""


@permission_required("content.view_revision", raise_exception=True)
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Ways to look at the components, around a frame with all of them."""
    context = {
        **admin.site.each_context(request),
        "title": "Gallery of components",
        "components": components(),
        "documents": documents(),
        "schemes": SCHEMES,
        "widths": WIDTHS,
        "scheme": _asked(request, "scheme", SCHEMES),
        "width": _asked(request, "width", WIDTHS),
    }
    return render(request, "staff/gallery.html", context)


@permission_required("content.view_revision", raise_exception=True)
@require_safe
@xframe_options_sameorigin
def gallery_frame(request: HttpRequest) -> HttpResponse:
    """All components on one page, or with `document` a page that has its own stylesheet.

    Its forms can be seen and filled in, but not sent: nothing is kept.
    """
    if asked := request.GET.get("document"):
        return let_this_site_frame(HttpResponse(_render_document(asked)), forms=False)
    shown = [(component, list(_own_states(component))) for component in components()]
    context = {
        "components": shown,
        "stylesheets": sorted({component.stylesheet for component, _ in shown} - {""}),
        "scheme": _asked(request, "scheme", SCHEMES),
    }
    return let_this_site_frame(render(request, "staff/gallery_frame.html", context), forms=False)


def _own_states(component: Component) -> Iterator[State]:
    for number, state in enumerate(component.states, start=1):
        place = f"{component.name}: {state.name}"
        html = make_specimen(state.html, f"{component.id}-{number}", place)
        yield State(state.name, html, state.is_text)


def _render_document(id: str) -> str:
    for document in documents():
        if document.id == id:
            return document.render()
    raise Http404(f"The gallery has no page “{id}”.")
