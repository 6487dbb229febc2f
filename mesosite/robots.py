"""`/robots.txt`: everything may be found but the staff's part and printed sheets."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        # There is no end of sheets, and all they say is on the pages.
        "Disallow: /handouts/sheet",
        "Disallow: /procedure/sheet",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
        "",
    ]
    return HttpResponse("\n".join(lines), "text/plain")
