"""The sitemap: every live page and the list of changes, with the day when each last changed."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from content.changes import list_moments
from content.models import Revision

if TYPE_CHECKING:
    from django.contrib.sites.models import Site
    from django.contrib.sites.requests import RequestSite

    AnySitemap = Sitemap[Any]
else:  # Django's own class takes no model in brackets.
    AnySitemap = Sitemap


class SitemapOfSite(AnySitemap):
    """Addresses below `SITE_URL`, whatever host was asked."""

    protocol = urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: Site | RequestSite | None = None) -> str:
        return urlsplit(settings.SITE_URL).netloc


class PageSitemap(SitemapOfSite):
    def items(self) -> list[Revision]:
        return list(
            Revision.objects.live_page_by_page().only("slug", "published_at").in_reading_order()
        )

    def lastmod(self, item: Revision) -> datetime.datetime | None:
        return item.published_at


class ChangesSitemap(SitemapOfSite):
    def items(self) -> list[str]:
        return ["content:changes"]

    def location(self, item: str) -> str:
        return reverse(item)

    def lastmod(self, item: str) -> Any:
        newest = list_moments().first()
        return newest[0] if newest else None
