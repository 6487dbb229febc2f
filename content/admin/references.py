"""References: who cites each, and which may be deleted."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator

from content.admin.change_lists import EnrichedChangeList
from content.admin.desk import member_of_staff
from content.admin.details import DetailsAdmin
from content.admin.left_behind import StillSaid
from content.admin.pages_of_source import find_pages_behind
from content.admin.plain_words import refuse_mistakes
from content.admin.typed import ModelForm
from content.details import delete_reference
from content.guide_files import shipped_reference_keys
from content.models import Reference, Revision
from content.sources import is_cited, live_pages_citing, revisions_citing

# The newest ones: nobody goes through more.
VERSIONS_LISTED = 50


class ReferenceForm(ModelForm[Reference]):
    def clean(self) -> None:
        # Not of a citation, which has the words of the work's own title.
        refuse_mistakes(self, "short_name", "kind", "size", "found", "limits")


class ReferenceList(EnrichedChangeList):
    """Each reference with the live pages that cite it."""

    def enrich(self, references: Iterable[Any]) -> None:
        citing = live_pages_citing()
        for reference in references:
            reference.live_revisions = citing.get(reference.key, [])


@admin.register(Reference)
class ReferenceAdmin(DetailsAdmin[Reference]):
    form = ReferenceForm
    list_display = ("key", "short_name", "year", "kind", "read", "cited_on", "cited_work")
    list_filter = ("kind", "read")
    search_fields = ("key", "short_name", "citation", "found")
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    # Each is deleted from its own page, which says who cites it.
    actions = None

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ReferenceList]:
        return ReferenceList

    def get_readonly_fields(
        self, request: HttpRequest, obj: Reference | None = None
    ) -> tuple[str, ...]:
        # Texts cite it by this key.
        return ("key", "cited_by") if obj else ()

    def to_field_allowed(self, request: HttpRequest, to_field: str) -> bool:
        # A text names a source by its key: the editor asks for that when one is added from there.
        return to_field == "key" or super().to_field_allowed(request, to_field)

    def has_delete_permission(self, request: HttpRequest, obj: Reference | None = None) -> bool:
        # The next start would bring back one that came with the site, whoever changed it since.
        return super().has_delete_permission(request, obj) and not (
            obj and (obj.key in shipped_reference_keys() or is_cited(obj))
        )

    def save_model(self, request: HttpRequest, obj: Reference, form: Any, change: bool) -> None:
        obj.is_shipped = False
        super().save_model(request, obj, form, change)

    def delete_model(self, request: HttpRequest, obj: Reference) -> None:
        delete_reference(obj, by=member_of_staff(request))

    def find_live_versions(self, row: Reference) -> list[Revision]:
        live = Revision.objects.live_page_by_page().in_reading_order()
        return list(revisions_citing(row, live))

    def find_pages_behind(
        self,
        row: Reference,
        before: dict[str, str],
        after: dict[str, str],
        versions: list[Revision],
    ) -> list[StillSaid]:
        return find_pages_behind(row, before, after, versions)

    @admin.display(description="citation")
    def cited_work(self, reference: Reference) -> str:
        return Truncator(reference.citation).chars(90)

    @admin.display(description="live pages that cite it")
    def cited_on(self, reference: Any) -> str:
        return ", ".join(revision.title for revision in reference.live_revisions) or "None"

    @admin.display(description="cited by")
    def cited_by(self, reference: Reference) -> str:
        citing = list(islice(revisions_citing(reference), VERSIONS_LISTED + 1))
        if not citing:
            return "No version of any page."
        more = "More versions cite it too. " if citing[VERSIONS_LISTED:] else ""
        listed = reverse("admin:content_revision_changelist")
        rows = format_html_join(
            "",
            '<li><a href="{}{}/change/">{}</a></li>',
            ((listed, revision.pk, revision) for revision in citing[:VERSIONS_LISTED]),
        )
        return format_html(
            "<ul>{}</ul><p>{}It cannot be deleted while a version cites it.</p>", rows, more
        )
