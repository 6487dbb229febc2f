"""Pictures: listed with where they are used, added, and deleted when nothing shows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from content.admin.change_lists import EnrichedChangeList
from content.admin.picture_form import PictureForm
from content.admin.typed import ModelAdmin
from content.models import Picture
from content.picture_uses import Uses, find_uses

# In a list, in pixels.
SMALL_WIDTH = 120


class IsUsed(admin.SimpleListFilter):
    title = "use"
    parameter_name = "used"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Used"), ("no", "Not used")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "yes":
                return queryset.used()
            case "no":
                return queryset.unused()
        return queryset


class PictureList(EnrichedChangeList):
    """Each picture with its uses."""

    def enrich(self, pictures: Iterable[Any]) -> None:
        uses = find_uses(pictures)
        for picture in pictures:
            picture.uses = uses[picture.pk]


@admin.register(Picture)
class PictureAdmin(ModelAdmin[Picture]):
    list_display = ("small", "alternative", "pixels", "uploaded_by", "uploaded_at", "used")
    list_display_links = ("small", "alternative")
    list_filter = (IsUsed,)
    list_select_related = ("uploaded_by",)
    search_fields = ("alternative",)
    # Each is deleted from its own page, which says what happens to old versions.
    actions = None
    delete_confirmation_template = "staff/picture_delete.html"

    class Media:
        css = {"all": ("staff/pictures.css",)}

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[PictureList]:
        return PictureList

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kw: Any
    ) -> Any:
        # The file is chosen once. Afterwards only the words can change.
        return super().get_form(
            request, obj, change, **(kw if change else {"form": PictureForm} | kw)
        )

    def get_fields(self, request: HttpRequest, obj: Picture | None = None) -> tuple[str, ...]:
        if obj is None:
            return ("image", "alternative")
        return ("shown", "alternative", "markdown", "pixels", "uploaded_by", "uploaded_at", "used")

    def get_readonly_fields(
        self, request: HttpRequest, obj: Picture | None = None
    ) -> tuple[str, ...]:
        fields = ("shown", "markdown", "pixels", "uploaded_by", "uploaded_at", "used")
        return fields if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Picture | None = None) -> bool:
        return super().has_delete_permission(request, obj) and not (
            obj and find_uses([obj])[obj.pk].reasons_to_stay
        )

    def save_model(self, request: HttpRequest, obj: Picture, form: Any, change: bool) -> None:
        if not change:
            obj.uploaded_by_id = request.user.pk
        super().save_model(request, obj, form, change)

    @admin.display(description="picture")
    def small(self, picture: Picture) -> str:
        return self._image(picture, min(SMALL_WIDTH, picture.smallest.width))

    @admin.display(description="picture")
    def shown(self, picture: Picture) -> str:
        return self._image(picture, picture.smallest.width)

    @admin.display(description="size")
    def pixels(self, picture: Picture) -> str:
        return f"{picture.width} × {picture.height} pixels"

    @admin.display(description="to show it, write")
    def markdown(self, picture: Picture) -> str:
        return format_html('<code class="picture-code">{}</code>', picture.markdown)

    @admin.display(description="where it is used")
    def used(self, picture: Any) -> str:
        uses = getattr(picture, "uses", None)
        if uses is not None:
            return _uses_html(uses)
        uses = find_uses([picture])[picture.pk]
        if not uses.reasons_to_stay:
            return _uses_html(uses)
        reasons = " ".join(uses.reasons_to_stay)
        return format_html("{}<p>It cannot be deleted. {}</p>", _uses_html(uses), reasons)

    @staticmethod
    def _image(picture: Picture, width: int) -> str:
        file = picture.smallest
        return format_html(
            '<img class="picture-small" src="{}" alt="{}" width="{}" height="{}" loading="lazy">',
            file.url,
            picture.alternative,
            width,
            max(1, round(file.height * width / file.width)),
        )


def _uses_html(uses: Uses) -> str:
    """A list with a link to each page, the live ones first. One line a page and kind of use."""
    items = [
        (reverse("admin:content_page_change", args=[page]), title, said)
        for said, revisions in (
            ("live", uses.live),
            ("newer version", uses.to_come),
            ("older version", uses.older),
        )
        for page, title in {version.page_id: version.title for version in revisions}.items()
    ]
    if uses.is_logo:
        items.append((reverse("admin:content_clinic_changelist"), "The clinic", "logo"))
    if not items:
        return "Not used"
    rows = format_html_join("", '<li><a href="{}">{}</a> ({})</li>', items)
    return format_html('<ul class="picture-uses">{}</ul>', rows)
