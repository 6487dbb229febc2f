"""The reader's pages.

A view of a page takes a `revision` to show in the place of the live one: a draft is previewed
by the view that readers get.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from content.cache_policies import FOR_ONE_READER, public_page
from content.choices import own_facts
from content.current_guide import current_guide, guide_with
from content.markdown import Document
from content.markdown.blocks.table import WIDE
from content.markdown.blocks.whole_course import WHOLE_COURSE
from content.markdown.opening import with_first_section
from content.models import Page, Revision
from content.page_context import page_context, site_context
from content.side_by_side import CompareForm, first_pair, list_pairs, options, side_by_side
from content.slugs import DECISION, address_of
from content.tracking import without_tracking
from content.whole_course import WholeCourseForm
from content.whole_list import groups_at_home


@public_page
@require_safe
def home(request: HttpRequest, revision: Revision | None = None) -> HttpResponse:
    revision = revision or current_guide().find("")
    if revision is None:
        raise Http404("The guide has no home page yet: load_guide brings the shipped one.")
    context = page_context(revision)
    context["groups"] = groups_at_home(guide_with(revision).contents)
    return render(request, "content/home.html", context)


@public_page
@require_safe
def page_detail(request: HttpRequest, slug: str, revision: Revision | None = None) -> HttpResponse:
    revision = revision or current_guide().find(slug)
    if revision is None:
        return _moved_or_gone(request, slug)
    context = page_context(revision)
    if revision.page.kind == Page.Kind.COMPARISON:
        return comparison(request, context)
    if revision.page.kind == Page.Kind.HELP:
        return render(request, "content/get_help.html", context)
    if WHOLE_COURSE.name not in context["document"].blocks:
        return render(request, "content/page_detail.html", context)
    return _with_whole_course(request, context)


def comparison(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """A page of comparison with its form, and two treatments side by side once they are chosen."""
    document = context["document"]
    kept = {""}
    if len(options(document)) > 1:
        form = CompareForm(options(document), request.GET)
        # How to read two of them is told before the box that shows them.
        shown = with_first_section(document).fill_slots(_links_to_wide_tables(document))
        facts = own_facts(context["decision"], address_of(DECISION))
        context |= {
            "document": shown,
            "deciding": address_of(DECISION),
            "compare_form": form,
            "pairs": list_pairs(document),
        }
        if form.is_valid():
            kept.add(urlencode(form.cleaned_data))
            chosen = side_by_side(document, facts, **form.cleaned_data)
            title = f"{chosen.first} beside {chosen.second}"
            context |= {"side_by_side": chosen, "shared_title": title}
        elif not form.is_bound:
            context["first_pair"] = first_pair(document, facts)
    response = render(request, "content/comparison.html", context)
    if without_tracking(request.META["QUERY_STRING"]) not in kept:
        # There is no end of other addresses, and a proxy would keep an answer to each.
        patch_cache_control(response, no_store=True)
    return response


def _links_to_wide_tables(document: Document) -> dict[str, str]:
    """What stands on a phone in the place of each table: two of its rows fit there, not all."""
    return {
        f"{WIDE}-{table.id}": render_to_string("components/wide_table.html", {"table": table})
        for table in document.tables
        if table.options
    }


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", site_context(), status=404)


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
