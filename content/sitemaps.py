"""The sitemap: every live page, with the day its words last changed."""

from __future__ import annotations

import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap

from content.models import Revision


class PageSitemap(Sitemap):
    protocol = urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None) -> str:
        return urlsplit(settings.SITE_URL).netloc

    def items(self) -> list[Revision]:
        return list(Revision.objects.live().select_related("page").defer("body").in_reading_order())

    def lastmod(self, item: Revision) -> datetime.datetime | None:
        return item.published_at
