"""Pictures: uploaded from the editor or here, listed with where they are used, and served."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import require_POST, require_safe
from PIL import Image

from content import picture_files
from content.admin.editor import refusal
from content.markdown.picture_name import content_type
from content.models import Picture
from content.picture_uses import Uses, uses_of

UPLOAD = "content.add_picture"
SAY_WHAT_IT_SHOWS = "Say what the picture shows: some people do not see it."
# In a list, in pixels.
SMALL_WIDTH = 120


class PictureForm(forms.ModelForm):
    """A photograph or drawing and what it shows. Only its pixels are kept."""

    image = forms.FileField(
        label="Picture",
        widget=forms.ClearableFileInput(
            attrs={"accept": ",".join(settings.MARKDOWNX_UPLOAD_CONTENT_TYPES)}
        ),
        help_text=(
            "JPEG, PNG, WebP, AVIF or GIF, at most 10 MB. It is stored without the place "
            "where it was taken. No picture that shows who a patient is."
        ),
    )

    class Meta:
        model = Picture
        fields = ("alternative",)
        error_messages = {"alternative": {"required": SAY_WHAT_IT_SHOWS}}

    def clean_alternative(self) -> str:
        return " ".join(self.cleaned_data["alternative"].split())

    def clean_image(self) -> Image.Image:
        return picture_files.read_picture(self.cleaned_data["image"])

    def save(self, commit: bool = True) -> Any:
        self.instance.name = picture_files.store(self.cleaned_data["image"])
        return super().save(commit)


@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Keep a picture and answer with the Markdown that shows it, or say why not."""
    if refused := refusal(request, UPLOAD):
        return refused
    form = PictureForm(request.POST, request.FILES)
    if not form.is_valid():
        errors = {name: [str(error) for error in errors] for name, errors in form.errors.items()}
        return JsonResponse(errors, status=400)
    form.instance.uploaded_by_id = request.user.pk
    kept = form.save()
    admin.site.get_model_admin(Picture).log_addition(request, kept, [{"added": {}}])
    return JsonResponse(
        {"image_code": kept.markdown, "url": kept.url, "alternative": kept.alternative}
    )


@require_safe
def picture(request: HttpRequest, name: str) -> FileResponse:
    """A file of a stored picture. It may be shown and nothing else: it cannot run or load."""
    kind = content_type(name)
    if kind is None:
        raise Http404(f"{name} is not the name of a picture’s file.")
    try:
        file = default_storage.open(picture_files.path_of(name))
    except FileNotFoundError as error:
        raise Http404(f"There is no picture {name}.") from error
    return FileResponse(
        file,
        content_type=kind,
        headers={
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cache-Control": "public, max-age=31536000, immutable",
        },
    )


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


class PictureList(ChangeList):
    """One page of the list, each picture with its uses: asked for once, for all of them."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = list(self.result_list)
        uses = uses_of(self.result_list)
        for picture in self.result_list:
            picture.uses = uses[picture.pk]


@admin.register(Picture)
class PictureAdmin(admin.ModelAdmin):
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

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
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
            obj and uses_of([obj])[obj.pk].reasons_to_stay
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
        uses = uses_of([picture])[picture.pk]
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
