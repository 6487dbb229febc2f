"""References and the clinic's details in the admin: what a change touches is shown before it is
saved, and what they said before stands in their history."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, TypeVar

from django.contrib.admin.utils import unquote
from django.http import HttpRequest, HttpResponse

from content.admin.came_from import find_page_before
from content.admin.desk import member_of_staff, render_desk
from content.admin.left_behind import StillSaid
from content.admin.typed import ModelAdmin
from content.comparing import Comparison, compare_details
from content.details import Details, changes_of, details_of, save_details
from content.models import Clinic, DetailChange, Reference, Revision

Row = TypeVar("Row", Reference, Clinic)
CONFIRMED = "confirmed"
# What the confirmation does not send on: it has its own.
NOT_SENT_ON = frozenset({"csrfmiddlewaretoken", CONFIRMED})


class DetailsAdmin(ModelAdmin[Row]):
    """What readers see of these rows is live as soon as it is saved."""

    object_history_template = "staff/details_history.html"

    class Media:
        css = {"all": ("staff/comparison.css", "staff/desk.css")}

    def find_live_versions(self, row: Row) -> list[Revision] | None:
        """The live versions that show this row; None where every page does."""
        return None

    def find_pages_behind(
        self, row: Row, before: dict[str, str], after: dict[str, str], versions: list[Revision]
    ) -> list[StillSaid]:
        """Which of these live versions still say the old numbers."""
        return []

    def save_model(self, request: HttpRequest, obj: Row, form: Any, change: bool) -> None:
        save_details(obj, by=member_of_staff(request))

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> Any:
        is_change = request.method == "POST" and object_id
        if is_change and (question := self._ask_first(request, str(object_id))):
            return question
        return super().changeform_view(request, object_id, *args, **kwargs)

    def _ask_first(self, request: HttpRequest, object_id: str) -> HttpResponse | None:
        """The page that shows what a change does, unless just this change was confirmed."""
        row = self.get_object(request, unquote(object_id))
        if row is None or not self.has_change_permission(request, row):
            return None
        before = details_of(row)
        form = self.get_form(request, row, change=True)(request.POST, instance=row)
        if not form.is_valid():
            return None
        after = details_of(row)
        key = _digest(before, after)
        if before == after or request.POST.get(CONFIRMED) == key:
            return None
        versions = self.find_live_versions(row)
        context = {
            "title": f"Before {row} changes",
            "row": row,
            "comparison": compare_row(row, before, after),
            "versions": versions,
            "behind": self.find_pages_behind(row, before, after, versions or []),
            "unsettled": [version for version in versions or () if version.is_signed_off],
            "sent": _list_sent(request),
            "confirmed": key,
        }
        return render_desk(request, type(row), "staff/details_confirm.html", context)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        context = {"came_from": find_page_before(request), **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        row = self.get_object(request, unquote(object_id))
        told = _list_changes(row) if row else []
        context = {"changes": told, "media": self.media, **(extra_context or {})}
        return super().history_view(request, object_id, context)


def _list_changes(row: Details) -> list[tuple[DetailChange, Comparison]]:
    changes = changes_of(row)
    return [(change, compare_row(row, change.before, change.after)) for change in changes]


def compare_row(row: Details, before: Mapping[str, str], after: Mapping[str, str]) -> Comparison:
    """What changed in a row, each field by the name that people know."""
    return compare_details(
        (
            str(row._meta.get_field(name).verbose_name).capitalize(),  # type: ignore[union-attr]
            before.get(name, ""),
            after.get(name, ""),
        )
        for name in row.SHOWN
        if name in before or name in after
    )


def _list_sent(request: HttpRequest) -> list[tuple[str, str]]:
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name not in NOT_SENT_ON
        for value in values
    ]


def _digest(*words: Mapping[str, str]) -> str:
    """What tells one change from every other: it is confirmed for what was shown, and no more."""
    return hashlib.sha256(repr([sorted(each.items()) for each in words]).encode()).hexdigest()
