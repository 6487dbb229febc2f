"""Versions: written and read here, never changed. What else is done with them has its own file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db import DatabaseError, models
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode

from content.admin.ask_for_source import ask_for_source
from content.admin.call_off import call_off_version
from content.admin.choices import list_choices
from content.admin.compare import compare_versions
from content.admin.discard import discard_version, may_discard
from content.admin.gallery import gallery, gallery_frame
from content.admin.hand_over import (
    ask_for_changes_in,
    find_open,
    find_told,
    hand_over_version,
    list_waiting,
)
from content.admin.handbook import handbook
from content.admin.item_forms import ITEM_FORMS
from content.admin.keys import find_page, find_revision
from content.admin.left_behind import tell_left_behind
from content.admin.one_action import OneActionAdmin
from content.admin.preview import preview_version
from content.admin.preview_frame import preview_frame
from content.admin.publish import lead_to_publishing, publish_versions
from content.admin.revision_form import RevisionForm
from content.admin.search import (
    SEARCH_HELP,
    WORDS_SEARCHED,
    search_versions,
    versions_that_matter,
)
from content.admin.sign_off import sign_off_version
from content.admin.start import find_start, is_own_newest_draft, name_writing_from
from content.admin.take_back import take_back_sign_off
from content.admin.ways_on import find_ways_on
from content.admin.widgets import MarkdownWidget
from content.admin.wording import count_in_words, describe_state
from content.checks import find_problems
from content.fonts import characters_without_font, tell_missing
from content.models import HandOver, Revision
from content.skeletons import write_skeleton

CHANGES = HandOver.Kind.CHANGES
BESIDE_THE_TEXT = ("title", "slug", "summary", "note")
# Beside the text that writing starts from: the newest versions that are not in it.
NEWER_LISTED = 10
IN_BACKGROUND = "X-Saved-In-Background"


@admin.register(Revision)
class RevisionAdmin(OneActionAdmin[Revision]):
    form = RevisionForm
    add_form_template = "staff/revision_form.html"
    change_form_template = "staff/revision.html"
    list_display = ("title", "page", "number", "author", "created", "published_at", "published_by")
    list_filter = ("published_at", "signed_off_at")
    list_select_related = ("page", "author", "published_by")
    search_fields = WORDS_SEARCHED
    search_help_text = f"{SEARCH_HELP} Filter by a page to search all its versions."
    # Newest first: rows are only added. To sort them by a date would be to read all texts.
    ordering = ("-pk",)
    list_per_page = 50
    fields = (
        *("page", "body", "note", "title", "slug", "summary"),
        *("based_on", "seen", "told", "over"),
    )
    actions = ("publish",)
    # The page of a draft is not there yet: the desk leads to what is.
    view_on_site = False
    formfield_overrides = {models.TextField: {"widget": MarkdownWidget}}

    class Media:
        css = {"all": ("staff/comparison.css", "staff/desk.css")}

    # Who may do what

    def has_change_permission(self, request: HttpRequest, obj: Revision | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Revision | None = None) -> bool:
        return False

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("content.publish_revision")

    def has_sign_off_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("content.sign_off_revision")

    # Addresses

    def get_urls(self) -> list[URLPattern]:
        def own(address: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
            return path(address, self.admin_site.admin_view(view), name=f"content_revision_{name}")

        # Each view says itself which permission it asks for.
        return [
            own("handbook/", handbook, "handbook"),
            own("gallery/", gallery, "gallery"),
            own("gallery/frame/", gallery_frame, "gallery_frame"),
            own("preview-frame/", preview_frame, "preview_frame"),
            own("choices/", list_choices, "choices"),
            own("compare/", compare_versions, "compare"),
            own("publish/", publish_versions, "publish"),
            own("waiting/", list_waiting, "waiting"),
            own("<int:pk>/hand-over/", hand_over_version, "hand_over"),
            own("<int:pk>/ask-for-changes/", ask_for_changes_in, "ask_for_changes"),
            own("<int:pk>/ask-for-source/", ask_for_source, "ask_for_source"),
            own("<int:pk>/preview/", preview_version, "preview"),
            own("<int:pk>/call-off/", call_off_version, "call_off"),
            own("<int:pk>/discard/", discard_version, "discard"),
            own("<int:pk>/take-back/", take_back_sign_off, "take_back"),
            own("<int:pk>/sign-off/", sign_off_version, "sign_off"),
            *super().get_urls(),
        ]

    # The list

    def get_queryset(self, request: HttpRequest) -> Any:
        # A list shows no text; a single version is read whole when its page asks.
        return super().get_queryset(request).defer("body", "summary")

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[Any, bool]:
        if search_term and "page__id__exact" not in request.GET:
            queryset = queryset.filter(pk__in=versions_that_matter())
        return search_versions(queryset, search_term), False

    # Writing

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new version starts from the words that `find_start` gives."""
        initial: dict[str, Any] = super().get_changeform_initial_data(request)
        start = find_start(request)
        if start is None and (page := find_page(request.GET.get("page", ""))):
            initial |= {"page": page.pk, "body": write_skeleton(page)}
        if start:
            newest = start.page.revisions.latest("number")
            initial |= {name: getattr(start, name) for name in Revision.WORDS}
            initial |= {"page": start.page_id, "based_on": start.number, "seen": newest.number}
            if is_own_newest_draft(request, start):
                initial["note"] = start.note
        return initial

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().changeform_view(request, *args, **kwargs)
        except DatabaseError:
            if request.method != "POST":
                raise
            # Once more without saving: the form comes back with its text and what happened.
            request.is_save_failed = True  # type: ignore[attr-defined]
            return super().changeform_view(request, *args, **kwargs)

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(request, *args, **kwargs)
        form.is_save_failed = getattr(request, "is_save_failed", False)  # type: ignore[attr-defined]
        return form

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        start = find_start(request)
        page = start.page if start else find_page(request.GET.get("page", ""))
        page = page or find_page(request.POST.get("page", ""))
        if page is None and request.method == "GET" and self.has_add_permission(request):
            messages.info(request, "Choose the page that you want to write.")
            return redirect("admin:content_page_changelist")
        name = start.title if start else page.known_title if page else "a page"
        context: dict[str, Any] = {
            "page": page,
            "title": f"Write a new version of {name}",
            "item_forms": [form() for form in ITEM_FORMS],
        }
        if start:
            live = Revision.objects.live().filter(page=start.page).first()
            newer = start.page.revisions.filter(number__gt=start.number, discarded_at=None)
            listed = newer.select_related("author").defer("body")[:NEWER_LISTED]
            context |= {
                "start": start,
                "state": describe_state(start, live),
                "newer": listed,
                "more_newer": max(0, newer.count() - NEWER_LISTED),
                "live": live,
                "handed_over": find_open(page__revisions=start).filter(kind=CHANGES),
            }
        return super().add_view(request, extra_context=context)

    def save_model(self, request: HttpRequest, obj: Revision, form: Any, change: bool) -> None:
        obj.author_id = request.user.pk
        super().save_model(request, obj, form, change)

    def response_add(self, request: HttpRequest, obj: Revision, *args: Any) -> HttpResponse:
        messages.success(request, f"{obj} is saved as a draft. Readers do not see it yet.")
        if found := find_problems(obj):
            messages.warning(request, f"Found in it: {count_in_words(found)}.")
        if missing := characters_without_font(f"{obj.title}{obj.summary}{obj.body}"):
            messages.warning(request, tell_missing(missing))
        if "_continue" in request.POST:
            address = f"{reverse('admin:content_revision_add')}?{urlencode({'source': obj.pk})}"
        else:
            address = reverse("admin:content_revision_change", args=[obj.pk])
        # A script sent the form, and leaves the page itself once this is here.
        if IN_BACKGROUND in request.headers:
            return JsonResponse({"address": address})
        return redirect(address)

    # Reading

    def get_fields(self, request: HttpRequest, obj: Revision | None = None) -> Any:
        # A version's text stands beside its page, with its lines.
        return BESIDE_THE_TEXT if obj else self.fields

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> Any:
        revision = find_revision(object_id)
        context: dict[str, Any] = {"title": str(revision) if revision else "", "subtitle": None}
        if revision:
            problems = find_problems(revision)
            ways_on = find_ways_on(request, revision, problems)
            context |= {
                **ways_on,
                "revision": revision,
                "state": describe_state(revision, ways_on["live"]),
                "problems": problems,
                "may_take_back": self.has_sign_off_permission(request) and revision.is_signed_off,
                "may_discard": may_discard(request),
                "handed_over": find_told(revision),
                "left_behind": None
                if revision.published_at or revision.is_discarded
                else tell_left_behind(ways_on["live"], revision),
                "may_write": self.has_add_permission(request),
                "to_write": name_writing_from(request, revision),
                "lines": revision.body.rstrip("\n").split("\n"),
            }
        return super().change_view(request, object_id, extra_context=context)

    # Publishing

    @admin.action(description="Publish together, now or later", permissions=["publish"])
    def publish(self, request: HttpRequest, queryset: models.QuerySet[Revision]) -> HttpResponse:
        return lead_to_publishing(request, list(queryset.values_list("pk", flat=True)))
