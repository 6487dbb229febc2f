"""The order of the pages in their groups: dragged, or moved with a button by one place."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from content.admin.desk import log_change, render_desk
from content.admin.page_list import add_versions
from content.models import Page
from content.page_order import move_page, put_in_order


@permission_required("content.change_page", raise_exception=True)
def order_pages(request: HttpRequest) -> HttpResponse:
    """Each group with its pages. Sent with `up` or `down` and a page, or a whole `order`."""
    if request.method == "POST":
        for page in _change(request):
            log_change(request, page, f"Moved to place {page.position} of its group.")
            messages.success(
                request, f"The page “{page.known_title}” is number {page.position} of its group."
            )
        return redirect("admin:content_page_order")
    pages = list(Page.objects.with_state().in_reading_order())
    add_versions(pages)
    groups = [
        (group.value, group.label, [page for page in pages if page.group == group])
        for group in Page.READING_ORDER
    ]
    context = {"title": "The order of the pages", "groups": groups}
    return render_desk(request, Page, "staff/page_order.html", context)


def _change(request: HttpRequest) -> list[Any]:
    keys = {page.key: page for page in Page.objects.all()}
    for direction, places in (("up", -1), ("down", 1)):
        if page := keys.get(request.POST.get(direction, "")):
            return move_page(page, places)
    order = [keys[key] for key in request.POST.get("order", "").split() if key in keys]
    return put_in_order(request.POST.get("group", ""), order)
