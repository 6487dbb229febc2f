"""The sitemap: every live page, with the day its words last changed."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap

from content.models import Revision

if TYPE_CHECKING:
    from django.contrib.sites.models import Site
    from django.contrib.sites.requests import RequestSite

    RevisionSitemap = Sitemap[Revision]
else:  # Django's own class takes no model in brackets.
    RevisionSitemap = Sitemap


class PageSitemap(RevisionSitemap):
    protocol = urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: Site | RequestSite | None = None) -> str:
        return urlsplit(settings.SITE_URL).netloc

    def items(self) -> list[Revision]:
        return list(
            Revision.objects.live_page_by_page().only("slug", "published_at").in_reading_order()
        )

    def lastmod(self, item: Revision) -> datetime.datetime | None:
        return item.published_at
