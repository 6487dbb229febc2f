"""The columns of the list of pages, each a method of it that tells one thing of a page."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from content.admin.publish import address_to_publish
from content.admin.wording import count_in_words
from content.days import write_day, write_moment
from content.models import Page, Revision


class PageColumns:
    """The pages have what `PageList` gives them."""

    @admin.display(description="page", ordering="key")
    def name(self, page: Any) -> str:
        shown = page.live or page.newest_draft
        return str(shown.title if shown else page.key)

    @admin.display(description="live")
    def live_version(self, page: Any) -> str:
        if page.live:
            until = f", until {write_moment(page.goes_at)}" if page.goes_at else ""
            return f"Version {page.live.number}{until}"
        return "Withdrawn" if page.withdrawn_at else "Not published"

    @admin.display(description="newer draft")
    def draft(self, page: Any) -> str:
        told = [
            (reverse("admin:content_revision_change", args=[version.pk]), version.number, words)
            for version, words in (
                (page.newest_draft, page.newest_draft and _tell_draft(page.newest_draft)),
                (
                    page.waiting,
                    page.waiting and f"goes live {write_moment(page.waiting.published_at)}",
                ),
            )
            if version
        ]
        return format_html_join(", ", '<a href="{}">Version {}</a> {}', told) or "None"

    @admin.display(description="clinical check of what is live")
    def checked(self, page: Any) -> str:
        if not page.live:
            return "Not live"
        if page.live.is_unsettled:
            return f"Not checked again: {page.live.unsettled_why}"
        due = write_day(page.live.next_review_due)
        told = f"Overdue since {due}" if page.live.is_review_overdue else f"Next review {due}"
        return told if page.live.is_signed_off else f"Not signed off. {told}"

    @admin.display(description="problems in the newest version")
    def found(self, page: Any) -> str:
        return count_in_words(page.problems)

    @admin.display(description="change its words")
    def write_link(self, page: Page) -> str:
        url, name = reverse("admin:content_revision_add"), self.name(page)
        return format_html('<a href="{}?page={}">Write a new version of {}</a>', url, page.pk, name)

    @admin.display(description="where it says so")
    def said(self, page: Any) -> str:
        return render_to_string("staff/said.html", {"page": page, "name": self.name(page)})

    @admin.display(description="check it")
    def sign_off_link(self, page: Any) -> str:
        if not page.live:
            return ""
        url = reverse("admin:content_revision_sign_off", args=[page.live_id])
        told = '<a class="button" href="{}" aria-label="Sign off {}">Sign off</a>'
        return format_html(told, url, self.name(page))

    @admin.display(description="make it live")
    def publish_link(self, page: Any) -> str:
        url, name = address_to_publish([page.draft_id]), self.name(page)
        told = '<a class="button" href="{}" aria-label="Publish {}">Publish</a>'
        return format_html(told, url, name)


def _tell_draft(version: Revision) -> str:
    origin = "came with the site" if version.is_shipped else f"by {version.author_name}"
    checked = "signed off" if version.is_signed_off else "not signed off"
    return f"{origin}, {checked}"
