"""Pages: what is live, what waits, what is due; and each page's desk with all its versions."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import SEARCH_VAR
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from content.admin import withdraw
from content.admin.keys import find_page, is_key
from content.admin.one_action import OneActionAdmin
from content.admin.page_columns import PageColumns
from content.admin.page_filters import CheckedFilter, ProblemsFilter, StateFilter
from content.admin.page_history import list_deeds
from content.admin.page_list import PUBLISH_COLUMN, PageList
from content.admin.page_order import order_pages
from content.admin.place_form import PlaceForm
from content.admin.publish import lead_to_publishing
from content.admin.published import list_published
from content.admin.remove_page import remove_page
from content.admin.reports import report_urls
from content.admin.search import SEARCH_HELP, search_versions, versions_that_matter
from content.admin.to_sign_off import find_unsigned
from content.admin.wording import describe_state
from content.models import Page, Revision
from content.models.page_queryset import PageQuerySet

# On a page's desk, the newest first.
VERSIONS_LISTED = 50


@admin.register(Page)
class PageAdmin(PageColumns, OneActionAdmin[Page]):
    change_form_template = "staff/page.html"
    change_list_template = "staff/page_list.html"
    object_history_template = "staff/page_history.html"
    list_display = (
        # What most come for first: a phone shows two columns at a time.
        *("name", "write_link", "live_version", "checked", "draft", "found"),
        *("group", "position"),
    )
    list_editable = ("group", "position")
    list_filter = (StateFilter, CheckedFilter, ProblemsFilter, "group", "kind")
    # The start page counts them; here each would cost a search of its own through all words.
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 30
    search_fields = ("key",)
    search_help_text = SEARCH_HELP

    actions = ("publish_drafts",)

    class Media:
        css = {"all": ("staff/desk.css",)}

    def get_queryset(self, request: HttpRequest) -> PageQuerySet:
        return Page.objects.with_state().in_reading_order()

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        is_to_publish = request.GET.get(StateFilter.parameter_name) in StateFilter.TO_PUBLISH
        if is_to_publish and self.has_publish_permission(request):
            return ("name", PUBLISH_COLUMN, "draft", "live_version", "checked", "found")
        left_out = set() if request.user.has_perm("content.add_revision") else {"write_link"}
        columns = list(self.list_display)
        asked = request.GET.get(CheckedFilter.parameter_name)
        if asked in CheckedFilter.TO_SIGN_OFF and self.has_sign_off_permission(request):
            left_out |= {"group", "position"}
            columns.insert(1, "sign_off_link")
        elif _words_searched(request):
            return ("name", "said", "live_version", "draft", "checked")
        return tuple(name for name in columns if name not in left_out)

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        return ()

    def get_readonly_fields(self, request: HttpRequest, obj: Page | None = None) -> tuple[str, ...]:
        # Its name is fixed, and what it must hold: the steps hang on the page of their kind.
        return ("key", "kind") if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Page | None = None) -> bool:
        return False

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("content.publish_revision")

    def has_sign_off_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("content.sign_off_revision")

    def has_withdraw_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(withdraw.PERMISSION)

    def get_urls(self) -> list[URLPattern]:
        withdraw_view = self.admin_site.admin_view(withdraw.withdraw_page)
        remove_view = self.admin_site.admin_view(remove_page)
        return [
            path("<int:pk>/withdraw/", withdraw_view, name="content_page_withdraw"),
            path("<int:pk>/remove/", remove_view, name="content_page_remove"),
            path(
                "published/",
                self.admin_site.admin_view(list_published),
                name="content_page_published",
            ),
            path("order/", self.admin_site.admin_view(order_pages), name="content_page_order"),
            *report_urls(),
            *super().get_urls(),
        ]

    # The list

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[Any, bool]:
        if not search_term:
            return queryset, False
        found = search_versions(Revision.objects.filter(pk__in=versions_that_matter()), search_term)
        pages = found.values_list("page", flat=True)
        return queryset.filter(Q(key__icontains=search_term) | Q(pk__in=set(pages))), False

    def get_changelist_form(self, request: HttpRequest, **kwargs: Any) -> type[PlaceForm]:
        return PlaceForm

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[PageList]:
        return PageList

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        words = _words_searched(request)
        title = f"Pages with “{words}”" if words else "Pages"
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    @admin.action(
        description="Publish the newer drafts of these pages together", permissions=["publish"]
    )
    def publish_drafts(self, request: HttpRequest, queryset: Any) -> HttpResponse:
        drafts = queryset.filter(draft_id__isnull=False).values_list("draft_id", flat=True)
        return lead_to_publishing(request, list(drafts))

    # The desk of one page

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Page | None:
        # Django would read “٣” as 3 and show a desk with nothing on it.
        return super().get_object(request, object_id, from_field) if is_key(object_id) else None

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> Any:
        page = find_page(object_id)
        context: dict[str, Any] = {}
        if page:
            live = Revision.objects.live().filter(page=page).first()
            revisions = page.revisions.select_related("author", "signed_off_by").defer("body")
            kept = revisions.filter(discarded_at=None)
            context = {
                "title": page.known_title,
                "subtitle": None,
                "page": page,
                "live": live,
                "versions": [
                    (revision, describe_state(revision, live))
                    for revision in kept[:VERSIONS_LISTED]
                ],
                "more_versions": kept.count() > VERSIONS_LISTED,
                "waiting": list(kept.scheduled().order_by("published_at")),
                "discarded": list(revisions.exclude(discarded_at=None)),
                "is_withdrawn": page.is_withdrawn,
                "may_write": request.user.has_perm("content.add_revision"),
                "may_remove": self.has_withdraw_permission(request) and not page.reason_to_stay(),
                "may_publish": request.user.has_perm("content.publish_revision"),
                "to_sign_off": find_unsigned(kept.first(), live)
                if self.has_sign_off_permission(request)
                else [],
                "may_withdraw": self.has_withdraw_permission(request)
                and live is not None
                and not page.is_always_there,
                "why_it_stays": page.ALWAYS_THERE_WHY
                if live and page.is_always_there and self.has_withdraw_permission(request)
                else "",
            }
        return super().change_view(request, object_id, extra_context=context)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context: dict[str, Any] = {**(extra_context or {})}
        if page := find_page(object_id):
            deeds, has_more = list_deeds(page)
            context |= {"title": f"Who did what: {page.known_title}", "page": page}
            context |= {"deeds": deeds, "has_more": has_more, "media": self.media}
        return super().history_view(request, object_id, context)


def _words_searched(request: HttpRequest) -> str:
    return request.GET.get(SEARCH_VAR, "").strip()
