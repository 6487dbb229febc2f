"""Pages: what is live, what waits, what is due; and each page's desk with all its versions."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from content.admin.forms import PlaceForm, WithdrawForm
from content.admin.keys import is_key
from content.admin.wording import state_of, told_in_numbers
from content.checks import problems
from content.links import links_to
from content.models import Page, Revision
from content.models.pages import PageQuerySet
from content.surroundings import surroundings

# Reviews that are due within these days show as due soon.
DUE_SOON = datetime.timedelta(days=90)


class StateFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"
    CONDITIONS = {
        "live": models.Q(live_id__isnull=False),
        "draft": models.Q(draft_id__isnull=False),
        "waiting": models.Q(waiting_id__isnull=False),
        "withdrawn": models.Q(live_id__isnull=True, withdrawn_at__isnull=False),
        "never": models.Q(live_id__isnull=True, withdrawn_at__isnull=True),
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("live", "Live"),
            ("draft", "Has a newer draft"),
            ("waiting", "Goes live later"),
            ("withdrawn", "Withdrawn"),
            ("never", "Never published"),
        ]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        return self.narrowed(queryset, self.value())

    @classmethod
    def narrowed(cls, pages: models.QuerySet, value: str | None) -> models.QuerySet:
        condition = cls.CONDITIONS.get(value or "")
        return pages.filter(condition) if condition else pages


class CheckedFilter(admin.SimpleListFilter):
    title = "clinical check"
    parameter_name = "checked"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("yes", "Signed off"),
            ("no", "Not signed off"),
            ("soon", "Review due within 90 days"),
            ("overdue", "Review overdue"),
        ]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        return self.narrowed(queryset, self.value())

    @classmethod
    def narrowed(cls, pages: models.QuerySet, value: str | None) -> models.QuerySet:
        live, today = Revision.objects.live(), timezone.localdate()
        chosen = {
            "yes": live.filter(signed_off_at__isnull=False),
            "no": live.filter(signed_off_at__isnull=True),
            "soon": live.filter(review_due__range=(today, today + DUE_SOON)),
            "overdue": live.filter(review_due__lt=today),
        }.get(value or "")
        return pages if chosen is None else pages.filter(pk__in=chosen.values("page"))


class ProblemsFilter(admin.SimpleListFilter):
    title = "problems"
    parameter_name = "problems"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("error", "Something to mend"), ("warning", "Something to consider")]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        return self.narrowed(queryset, self.value())

    @classmethod
    def narrowed(cls, pages: models.QuerySet, value: str | None) -> models.QuerySet:
        if value not in {"error", "warning"}:
            return pages
        found = problems_of_pages(pages)
        return pages.filter(pk__in=[pk for pk, levels in found.items() if value in levels])


@admin.register(Page)
class PageAdmin(admin.ModelAdmin):
    change_form_template = "staff/page.html"
    list_display = (
        *("name", "group", "position", "live_version", "draft", "checked", "found"),
        "write_link",
    )
    list_editable = ("group", "position")
    list_filter = (StateFilter, CheckedFilter, ProblemsFilter, "group", "kind")
    search_fields = ("key", "revisions__title", "revisions__body")

    class Media:
        css = {"all": ("staff/desk.css",)}

    def get_queryset(self, request: HttpRequest) -> PageQuerySet:
        return Page.objects.with_state().in_reading_order()

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        may_write = request.user.has_perm("content.add_revision")
        return tuple(name for name in self.list_display if may_write or name != "write_link")

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        return ()

    def get_readonly_fields(self, request: HttpRequest, obj: Page | None = None) -> tuple[str, ...]:
        # Its name is fixed, and what it must hold: the steps hang on the page of their kind.
        return ("key", "kind") if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Page | None = None) -> bool:
        return False

    def has_withdraw_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("content.withdraw_page")

    def get_urls(self) -> list[URLPattern]:
        withdraw = self.admin_site.admin_view(self.withdraw_view)
        return [
            path("<int:pk>/withdraw/", withdraw, name="content_page_withdraw"),
            *super().get_urls(),
        ]

    # The list

    def get_changelist_form(self, request: HttpRequest, **kwargs: Any) -> type[PlaceForm]:
        return PlaceForm

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        response = super().changelist_view(request, {"title": "Pages", **(extra_context or {})})
        if hasattr(response, "context_data") and "cl" in response.context_data:
            _add_versions(response.context_data["cl"].result_list)
        return response

    @admin.display(description="page", ordering="key")
    def name(self, page: Any) -> str:
        shown = page.live or page.newest_draft
        return shown.title if shown else page.key

    @admin.display(description="live")
    def live_version(self, page: Any) -> str:
        if page.live:
            return f"Version {page.live.number}"
        return "Withdrawn" if page.withdrawn_at else "Not published"

    @admin.display(description="newer draft")
    def draft(self, page: Any) -> str:
        told = [
            (reverse("admin:content_revision_change", args=[version.pk]), version.number, words)
            for version, words in (
                (page.newest_draft, page.newest_draft and f"by {page.newest_draft.author_name}"),
                (
                    page.waiting,
                    page.waiting and f"goes live {page.waiting.published_at:%Y-%m-%d %H:%M}",
                ),
            )
            if version
        ]
        return format_html_join(", ", '<a href="{}">Version {}</a> {}', told) or "None"

    @admin.display(description="clinical check")
    def checked(self, page: Any) -> str:
        if not page.live:
            return "Not live"
        if not page.live.is_signed_off:
            return "Not signed off"
        due = f"{page.live.review_due:%Y-%m-%d}"
        return f"Overdue since {due}" if page.live.is_review_overdue else f"Next review {due}"

    @admin.display(description="problems")
    def found(self, page: Any) -> str:
        return told_in_numbers(page.problems)

    @admin.display(description="words")
    def write_link(self, page: Page) -> str:
        url = reverse("admin:content_revision_add")
        return format_html(
            '<a href="{}?page={}">Write a new version of {}</a>', url, page.pk, page.key
        )

    # The desk of one page

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Page | None:
        # Django would read “٣” as 3 and show a desk with nothing on it.
        return super().get_object(request, object_id, from_field) if is_key(object_id) else None

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> Any:
        page = Page.objects.filter(pk=object_id).first() if is_key(object_id) else None
        context: dict[str, Any] = {}
        if page:
            live = Revision.objects.live().filter(page=page).first()
            revisions = page.revisions.select_related("author", "signed_off_by")
            context = {
                "title": live.title if live else page.key,
                "subtitle": None,
                "page": page,
                "live": live,
                "versions": [(revision, state_of(revision, live)) for revision in revisions],
                "is_withdrawn": page.is_withdrawn,
                "may_write": request.user.has_perm("content.add_revision"),
                "may_publish": request.user.has_perm("content.publish_revision"),
                "may_withdraw": self.has_withdraw_permission(request)
                and live is not None
                and page.key not in Page.ALWAYS_THERE,
            }
        return super().change_view(request, object_id, extra_context=context)

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take a page from readers, once the links that lead to it are known."""
        if not self.has_withdraw_permission(request):
            raise PermissionDenied
        page = get_object_or_404(Page, pk=pk)
        links = links_to(page)
        form = WithdrawForm(request.POST or None, has_links=bool(links))
        if request.method == "POST" and form.is_valid():
            try:
                page.withdraw(by=request.user)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                self.log_change(request, page, f"Withdrawn: {form.cleaned_data['reason']}")
                messages.success(request, f"The page “{page}” is withdrawn. Readers are told so.")
                return redirect("admin:content_page_change", pk)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media,
            "title": f"Withdraw the page “{page}”",
            "page": page,
            "links": links,
            "form": form,
        }
        return TemplateResponse(request, "staff/withdraw.html", context)


def _add_versions(pages: list[Any]) -> None:
    """Give each page of a list its versions and their problems, in a fixed number of queries."""
    keys = {key for page in pages for key in (page.live_id, page.draft_id, page.waiting_id)}
    versions = Revision.objects.select_related("page", "author").in_bulk(keys - {None})
    around = surroundings()
    for page in pages:
        page.live = versions.get(page.live_id)
        page.newest_draft = versions.get(page.draft_id)
        page.waiting = versions.get(page.waiting_id)
        newest = page.newest_draft or page.waiting or page.live
        page.problems = problems(newest, around) if newest else ()


def problems_of_pages(pages: models.QuerySet) -> dict[int, set[str]]:
    """The levels of problems that the newest version of each page has, by the page's id."""
    found = list(pages.order_by("pk"))
    _add_versions(found)
    return {page.pk: {problem.level for problem in page.problems} for page in found}
