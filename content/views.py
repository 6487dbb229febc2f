"""The reader's pages.

A view of a page takes a `revision` to show in the place of the live one: a draft is previewed
by the view that readers get.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from content.contents_list import contents_list
from content.markdown import Context, Document
from content.markdown import render as render_text
from content.markdown.blocks.whole_course import WHOLE_COURSE
from content.models import Clinic, Page, Revision
from content.side_by_side import CompareForm, options, side_by_side
from content.sources import library, sources_of
from content.structured_data import structured_data
from content.whole_course import WholeCourseForm

# Kept by browsers and proxies, asked after each time: a new version is seen at once, and an
# unchanged page costs an answer without a body.
PUBLIC = {"public": True, "max_age": 0, "must_revalidate": True}
# An answer to what a reader typed is for that reader: a proxy keeps no copy of each price.
FOR_ONE_READER = {"private": True, "max_age": 0, "must_revalidate": True}


def public_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view with answers that anybody may keep, unless the view itself has said who may."""

    @wraps(view)
    def public(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        response = view(request, **kwargs)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, **PUBLIC)
        return response

    return public


@public_page
@require_safe
def home(request: HttpRequest, revision: Revision | None = None) -> HttpResponse:
    revision = revision or Revision.objects.for_readers().filter(slug="").first()
    if revision is None:
        raise Http404("The guide has no home page yet: load_guide brings the shipped one.")
    return render(request, "content/home.html", page_context(revision))


@public_page
@require_safe
def page_detail(request: HttpRequest, slug: str, revision: Revision | None = None) -> HttpResponse:
    revision = revision or Revision.objects.for_readers().filter(slug=slug).first()
    if revision is None:
        return _moved_or_gone(request, slug)
    context = page_context(revision)
    if revision.page.kind == Page.Kind.COMPARISON:
        return comparison(request, context)
    if WHOLE_COURSE.name not in context["document"].blocks:
        return render(request, "content/page_detail.html", context)
    return _with_whole_course(request, context)


def comparison(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """A page of comparison with its form, and two treatments side by side once they are chosen."""
    document = context["document"]
    kept = {""}
    if len(options(document)) > 1:
        form = CompareForm(options(document), request.GET)
        context["compare_form"] = form
        if form.is_valid():
            kept.add(urlencode(form.cleaned_data))
            context["side_by_side"] = side_by_side(document, **form.cleaned_data)
    response = render(request, "content/comparison.html", context)
    if request.META["QUERY_STRING"] not in kept:
        # There is no end of other addresses, and a proxy would keep an answer to each.
        patch_cache_control(response, no_store=True)
    return response


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", site_context(), status=404)


def page_context(revision: Revision) -> dict[str, Any]:
    """What the templates of one page get."""
    site = site_context(revision)
    document = document_of(revision, site["clinic"])
    before, after = site["all_contents"].neighbours(revision.page.key)
    context = {
        **site,
        "revision": revision,
        "document": document,
        "previous": before,
        "next": after,
        "sources": sources_of(document),
        "canonical_url": settings.SITE_URL + revision.get_absolute_url(),
        "structured_data": structured_data(revision, site_url=settings.SITE_URL),
    }
    if revision.page.kind == Page.Kind.SOURCES:
        links = (*site["all_contents"].chapters, *site["beside"])
        revisions = Revision.objects.live().select_related("page").in_reading_order()
        context["library"] = library(revisions, links)
    return context


def site_context(shown: Revision | None = None) -> dict[str, Any]:
    """What every page of the site shows: the contents list and the clinic.

    `shown` is the version on the page. A draft stands in the contents as if it were live.
    """
    revisions = Revision.objects.live_but(shown).select_related("page").defer("body")
    contents = contents_list(revisions.in_reading_order(), shown.page.key if shown else "")
    return {
        "all_contents": contents,
        "contents": contents.groups,
        "beside": contents.beside,
        "clinic": Clinic.objects.current(),
        "site_url": settings.SITE_URL,
        "share_image_url": settings.SITE_URL + static("icons/share.png"),
    }


def document_of(revision: Revision, clinic: Clinic | None = None) -> Document:
    """The document that readers get of a published revision.

    The text was checked when it went live: what it cites is looked up, not judged.
    """
    call = clinic.emergency_call if clinic else ""
    return render_text(revision.body, Context(emergency_call=call))


def _with_whole_course(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """A page with its form for the price of a whole course, and the answer once it is filled in."""
    form = WholeCourseForm(request.GET, currency=context["clinic"].currency)
    html = render_to_string("content/whole_course.html", {"form": form, "address": request.path})
    contents = {WHOLE_COURSE.name: html}
    context |= {"document": context["document"].fill_slots(contents), "form": form}
    status = 400 if form.errors else 200
    response = render(request, "content/page_detail.html", context, status=status)
    if form.is_bound:
        patch_cache_control(response, **FOR_ONE_READER)
    return response


def _moved_or_gone(request: HttpRequest, slug: str) -> HttpResponse:
    """The way from an address that a page once had to the one it has now, for good.

    The address of a page that was withdrawn says that it is gone.
    """
    former = Revision.objects.published().filter(slug=slug).first()
    if former is None:
        raise Http404(f"No page has or had the address /{slug}/.")
    live = Revision.objects.live().filter(page=former.page_id).first()
    if live is None:
        return render(request, "410.html", site_context(), status=410)
    return redirect(live, permanent=True)
