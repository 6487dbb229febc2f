"""Posts of readers come from our own pages, told by what browsers say of their origin.

Django's CSRF token needs a cookie before the first post. Then every visitor of a page with a form
would get a cookie, and the page could be kept by no proxy, although most readers send nothing.
So posts of readers, and only these, are let through without a token when

- `Sec-Fetch-Site` says `same-origin`: browsers set it themselves, no page can forge it, and
  all current ones send it over https and on a machine's own addresses;
- or, where it is absent (older browsers, plain http), `Origin` is an address of ours;
- or, where both are absent (text browsers: w3m, lynx, links), `Referer` is a page of ours. A
  page elsewhere can keep it back, and cannot make it ours.

With none of the three the post is refused: a browser that says nothing cannot be told from a
page elsewhere that made it post. The only cookie, that of the steps, is SameSite=Lax besides, so
a post from another site would not carry it: such a post could start a new list, and never touch
an existing one. What a forged post could do at worst is tick a step, make a sheet or show an
answer. Everywhere else Django's token stays.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def is_from_our_pages(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    # The host is one of ALLOWED_HOSTS, or Django would have refused the request.
    ours = {settings.SITE_URL, f"{request.scheme}://{request.get_host()}"}
    return request.headers.get("Origin", _origin_of_referer(request)) in ours


def _origin_of_referer(request: HttpRequest) -> str:
    try:
        referer = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return ""
    return f"{referer.scheme}://{referer.netloc}"
