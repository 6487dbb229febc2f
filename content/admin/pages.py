"""Pages and their revisions. A revision is added, read and published here, never changed."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from markdownx.widgets import AdminMarkdownxWidget

from content.checks import problems, surroundings
from content.models import Page, Revision


@admin.register(Page)
class PageAdmin(admin.ModelAdmin):
    list_display = ("key", "group", "position", "kind", "live_version", "write_link")
    list_filter = ("group", "kind")
    search_fields = ("key", "revisions__title")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        live = Revision.objects.live().filter(page=models.OuterRef("pk"))
        return (
            super()
            .get_queryset(request)
            .annotate(
                live_title=models.Subquery(live.values("title")),
                live_number=models.Subquery(live.values("number")),
            )
            .order_by("group", "position")
        )

    def get_readonly_fields(self, request: HttpRequest, obj: Page | None = None) -> tuple[str, ...]:
        # Its name is fixed, and what it must hold: the steps hang on the page of their kind.
        return ("key", "kind") if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Page | None = None) -> bool:
        return False

    @admin.display(description="live")
    def live_version(self, page: Any) -> str:
        return (
            f"{page.live_title} (version {page.live_number})"
            if page.live_number
            else "Not published"
        )

    @admin.display(description="words")
    def write_link(self, page: Page) -> str:
        url = reverse("admin:content_revision_add")
        return format_html(
            '<a href="{}?page={}">Write a new version of {}</a>', url, page.pk, page.key
        )


@admin.register(Revision)
class RevisionAdmin(admin.ModelAdmin):
    list_display = ("title", "page", "number", "author", "created", "published_at", "published_by")
    list_filter = ("page", "published_at")
    list_select_related = ("page", "author", "published_by")
    search_fields = ("title", "body", "note")
    ordering = ("-created", "-pk")
    fields = ("page", "title", "slug", "summary", "body", "note")
    actions = ("publish_now",)
    formfield_overrides = {models.TextField: {"widget": AdminMarkdownxWidget}}

    def has_change_permission(self, request: HttpRequest, obj: Revision | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Revision | None = None) -> bool:
        return False

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("content.publish_revision")

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new version starts from the newest words of its page."""
        initial: dict[str, Any] = super().get_changeform_initial_data(request)
        page = initial.get("page", "")
        newest = (
            Revision.objects.filter(page=page).order_by("-number").first()
            if re.fullmatch(r"[0-9]{1,18}", str(page))
            else None
        )
        if newest:
            initial |= {
                name: getattr(newest, name) for name in ("title", "slug", "summary", "body")
            }
        return initial

    def save_model(self, request: HttpRequest, obj: Revision, form: Any, change: bool) -> None:
        obj.author_id = request.user.pk
        super().save_model(request, obj, form, change)
        for problem in problems(obj):
            messages.warning(request, f"Line {problem.line}: {problem.message}")

    @admin.action(description="Publish now", permissions=["publish"])
    def publish_now(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        # Of two versions of one page the later one is to be live.
        around = surroundings()
        for revision in queryset.select_related("page").order_by("page", "number"):
            errors = [problem for problem in problems(revision, around) if problem.is_error]
            if holder := revision.address_holder():
                messages.error(
                    request,
                    f"{revision} was not published: “{holder}” has or had the address /{revision.slug}/.",
                )
            elif errors:
                first = errors[0]
                messages.error(
                    request,
                    f"{revision} was not published: {len(errors)} errors. Line {first.line}: {first.message}",
                )
            else:
                revision.publish(by=request.user)
                self.log_change(request, revision, "Published.")
                messages.success(request, f"{revision} is live.")
