"""The list of all pages, for readers: the home page of a long guide leads here."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from content.cache_policies import public_page
from content.current_guide import current_guide
from content.page_context import site_context
from content.whole_list import address_of_part, list_part


@public_page
@require_safe
def whole_list(request: HttpRequest, number: int = 1) -> HttpResponse:
    """A part of the list, with ways to those before and after it."""
    if number == 1 and request.path != address_of_part(1):
        return redirect(address_of_part(1), permanent=True)
    contents = current_guide().contents
    groups = list_part(contents, number)
    if not groups:
        raise Http404("The list has not so many parts.")
    context = {
        **site_context(),
        "groups": groups,
        "number": number,
        "before": _way("Pages before these", number - 1) if number > 1 else None,
        "after": _way("More pages", number + 1) if list_part(contents, number + 1) else None,
        "canonical_url": settings.SITE_URL + address_of_part(number),
    }
    return render(request, "content/whole_list.html", context)


def _way(title: str, number: int) -> dict[str, str]:
    return {"title": title, "url": address_of_part(number)}
