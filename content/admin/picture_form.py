"""A new picture, from the editor or from the list of pictures."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from PIL import Image

from content import picture_files
from content.admin.typed import ModelForm
from content.models import Picture

SAY_WHAT_IT_SHOWS = "Say what the picture shows: some people do not see it."


class PictureForm(ModelForm[Picture]):
    """A photograph or drawing and what it shows. Only its pixels are kept."""

    image = forms.FileField(
        label="Picture",
        widget=forms.ClearableFileInput(
            attrs={"accept": ",".join(settings.MARKDOWNX_UPLOAD_CONTENT_TYPES)}
        ),
        help_text=(
            "JPEG, PNG, WebP, AVIF, HEIC or GIF, at most 10 MB. It is stored without the place "
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
