"""Versions: written, read, compared, previewed, published and signed off here, never changed."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, models
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, resolve, reverse
from django.utils.http import urlencode

from content.admin.editor import preview_frame
from content.admin.forms import PublishForm, RevisionForm, SignOffForm
from content.admin.handbook import handbook
from content.admin.keys import is_key
from content.admin.widgets import MarkdownWidget
from content.admin.wording import state_of, told_in_numbers
from content.checks import problems, surroundings
from content.comparing import compare
from content.models import Page, Revision
from content.publishing import (
    live_versions,
    publish_together,
    refusals,
    waiting_versions,
)

# Longer addresses are a mistake: a bundle has a few pages.
BUNDLE_AT_MOST = 50


@admin.register(Revision)
class RevisionAdmin(admin.ModelAdmin):
    form = RevisionForm
    add_form_template = "staff/revision_form.html"
    change_form_template = "staff/revision.html"
    list_display = ("title", "page", "number", "author", "created", "published_at", "published_by")
    list_filter = ("page", "published_at", "signed_off_at")
    list_select_related = ("page", "author", "published_by")
    search_fields = ("title", "body", "note")
    ordering = ("-created", "-pk")
    fields = ("page", "title", "slug", "summary", "body", "note", "based_on", "seen")
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
        def own(
            address: str, view: Callable[..., HttpResponse], name: str, may: Callable[..., bool]
        ) -> URLPattern:
            @functools.wraps(view)
            def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
                if not may(request):
                    raise PermissionDenied
                return view(request, **kwargs)

            return path(
                address, self.admin_site.admin_view(guarded), name=f"content_revision_{name}"
            )

        read, publish = self.has_view_permission, self.has_publish_permission
        return [
            own("handbook/", handbook, "handbook", read),
            own("preview-frame/", preview_frame, "preview_frame", read),
            own("compare/", self.compare_view, "compare", read),
            own("publish/", self.publish_view, "publish", publish),
            own("<int:pk>/preview/", self.preview_view, "preview", read),
            own("<int:pk>/call-off/", self.call_off_view, "call_off", publish),
            own("<int:pk>/sign-off/", self.sign_off_view, "sign_off", self.has_sign_off_permission),
            *super().get_urls(),
        ]

    # Writing

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new version starts from the newest words of its page, or from those of `source`."""
        initial: dict[str, Any] = super().get_changeform_initial_data(request)
        source = self._revision_of(request.GET.get("source", ""))
        page = source.page if source else _page_of(request.GET.get("page", ""))
        newest = page.revisions.first() if page else None
        if newest:
            initial |= {name: getattr(source or newest, name) for name in Revision.WORDS}
            initial |= {"page": newest.page_id, "based_on": newest.number, "seen": newest.number}
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
        source = self._revision_of(request.GET.get("source", ""))
        page = source.page if source else _page_of(request.GET.get("page", ""))
        page = page or _page_of(request.POST.get("page", ""))
        if page is None and request.method == "GET" and self.has_add_permission(request):
            messages.info(request, "Choose the page that you want to write.")
            return redirect("admin:content_page_changelist")
        context = {"page": page, "title": f"Write a new version of {page}"}
        return super().add_view(request, extra_context=context)

    def save_model(self, request: HttpRequest, obj: Revision, form: Any, change: bool) -> None:
        obj.author_id = request.user.pk
        super().save_model(request, obj, form, change)

    def response_add(self, request: HttpRequest, obj: Revision, *args: Any) -> HttpResponse:
        messages.success(request, f"{obj} is saved as a draft. Readers do not see it yet.")
        if found := problems(obj):
            messages.warning(request, f"Found in it: {told_in_numbers(found)}.")
        if "_continue" in request.POST:
            query = urlencode({"page": obj.page_id})
            return redirect(f"{reverse('admin:content_revision_add')}?{query}")
        return redirect("admin:content_revision_change", obj.pk)

    # Reading

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> Any:
        revision = self._revision_of(object_id)
        context: dict[str, Any] = {"title": str(revision) if revision else "", "subtitle": None}
        if revision:
            live = Revision.objects.live().filter(page=revision.page).first()
            context |= {
                "revision": revision,
                "live": live,
                "state": state_of(revision, live),
                "problems": problems(revision),
                "may_publish": self.has_publish_permission(request),
                "may_sign_off": self.has_sign_off_permission(request)
                and revision.own_part(_staff(request)) is None,
                "may_write": self.has_add_permission(request),
            }
        return super().change_view(request, object_id, extra_context=context)

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A version exactly as readers would get it, by the view that they get. Kept nowhere."""
        revision = get_object_or_404(
            Revision.objects.select_related("page", "signed_off_by"), pk=pk
        )
        match = resolve(revision.get_absolute_url())
        response = match.func(request, *match.args, **match.kwargs, revision=revision)
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex"
        return response

    def compare_view(self, request: HttpRequest) -> HttpResponse:
        """What changed from the version `old` to the version `new`, of one page."""
        old = self._revision_of(request.GET.get("old", ""))
        new = self._revision_of(request.GET.get("new", ""))
        if old is None or new is None or old.page_id != new.page_id:
            raise Http404("Choose two versions of one page.")
        context = {
            "title": f"{new.title}: what changed from version {old.number} to version {new.number}",
            "comparison": compare(old, new),
            "old": old,
            "new": new,
            "versions": new.page.revisions.all(),
        }
        return self._page(request, "staff/compare.html", context)

    # Publishing and signing off

    @admin.action(description="Publish together, now or later", permissions=["publish"])
    def publish(self, request: HttpRequest, queryset: models.QuerySet) -> HttpResponse:
        if queryset.count() > BUNDLE_AT_MOST:
            messages.error(
                request,
                f"Choose at most {BUNDLE_AT_MOST} versions to publish together: nothing was published.",
            )
            return redirect("admin:content_revision_changelist")
        chosen = urlencode([("revision", pk) for pk in queryset.values_list("pk", flat=True)])
        return HttpResponseRedirect(f"{reverse('admin:content_revision_publish')}?{chosen}")

    def publish_view(self, request: HttpRequest) -> HttpResponse:
        """Versions that go live together: what stands against it, what changes, and when."""
        chosen = [self._revision_of(pk) for pk in request.GET.getlist("revision")]
        revisions = [revision for revision in dict.fromkeys(chosen) if revision]
        if not 0 < len(revisions) <= BUNDLE_AT_MOST:
            raise Http404(f"Choose 1 to {BUNDLE_AT_MOST} versions to publish.")
        waiting = waiting_versions(revisions)
        form = PublishForm(
            request.POST or None,
            has_unchecked=not all(revision.is_signed_off for revision in revisions),
            has_waiting=bool(waiting),
            initial={"instead_of": live_versions(revisions)},
        )
        if request.method == "POST" and form.is_valid():
            seen = form.cleaned_data["instead_of"]
            try:
                publish_together(revisions, by=_staff(request), at=form.moment, instead_of=seen)
            except ValidationError as error:
                messages.error(request, f"Nothing was published. {' '.join(error.messages)}")
                # As the page is now shown: the next answer is to that.
                form = form.asked_again(live_versions(revisions))
            else:
                return self._published(request, revisions, form)
        entries = self._entries(revisions)
        context = {
            "title": f"Publish {revisions[0]}"
            if len(revisions) == 1
            else f"Publish {len(revisions)} versions together",
            "form": form,
            "entries": entries,
            "waiting": waiting,
            "can_go_live": not any(entry["refusals"] for entry in entries),
        }
        return self._page(request, "staff/publish.html", context)

    def _entries(self, revisions: list[Revision]) -> list[dict[str, Any]]:
        """What a publisher looks at before each version goes live."""
        around = surroundings()
        live = {revision.page_id: revision for revision in Revision.objects.live()}
        return [
            {
                "revision": revision,
                "live": live.get(revision.page_id),
                "refusals": refusals(revision, revisions, around=around),
                "warnings": [p for p in problems(revision, around) if not p.is_error],
                "comparison": compare(live[revision.page_id], revision)
                if revision.page_id in live
                else None,
            }
            for revision in revisions
        ]

    def _published(
        self, request: HttpRequest, revisions: list[Revision], form: PublishForm
    ) -> HttpResponse:
        done = "is live."
        if moment := form.moment:
            done = f"goes live at {moment:%H:%M on %Y-%m-%d} ({moment.tzname()})."
        for revision in revisions:
            self.log_change(request, revision, f"Published: {done}")
            messages.success(request, f"{revision} {done}")
        return redirect("admin:content_page_change", revisions[0].page_id)

    def call_off_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make a version that waits for its time a draft again."""
        revision = get_object_or_404(Revision.objects.select_related("page"), pk=pk)
        if request.method != "POST":
            return redirect("admin:content_revision_change", pk)
        try:
            revision.unschedule()
        except ValidationError as error:
            messages.error(request, error.message)
        else:
            self.log_change(request, revision, "Called off: it is a draft again.")
            messages.success(request, f"{revision} is a draft again.")
        return redirect("admin:content_revision_change", pk)

    def sign_off_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A clinician says that this version is right. It holds for these words alone."""
        revision = get_object_or_404(Revision.objects.select_related("page", "author"), pk=pk)
        form: Form = SignOffForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            answers = form.cleaned_data
            try:
                revision.sign_off(
                    by=_staff(request), role=answers["role"], review_due=answers["review_due"]
                )
            except ValidationError as error:
                form.add_error(None, error)
            else:
                self.log_change(request, revision, f"Signed off as {answers['role']}.")
                messages.success(request, f"{revision} is signed off.")
                return redirect("admin:content_revision_change", pk)
        checked = (
            revision.page.revisions.filter(signed_off_at__isnull=False)
            .exclude(pk=pk)
            .order_by("-signed_off_at")
            .first()
        )
        context = {
            "title": f"Sign off {revision}",
            "revision": revision,
            "form": form,
            "checked": checked,
            "comparison": compare(checked, revision) if checked else None,
            "problems": problems(revision),
        }
        return self._page(request, "staff/sign_off.html", context)

    def _page(self, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        site = self.admin_site.each_context(request)
        return TemplateResponse(
            request, template, {**site, "opts": self.opts, "media": self.media, **context}
        )

    def _revision_of(self, pk: str) -> Revision | None:
        revisions = Revision.objects.select_related("page", "author", "signed_off_by")
        return revisions.filter(pk=pk).first() if is_key(pk) else None


def _page_of(pk: str) -> Page | None:
    return Page.objects.filter(pk=pk).first() if is_key(pk) else None


def _staff(request: HttpRequest) -> AbstractUser:
    # admin_view lets nobody else in.
    assert isinstance(request.user, AbstractUser)  # noqa: S101
    return request.user
