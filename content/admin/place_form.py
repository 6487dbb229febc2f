"""A page's place in the guide, changed in the list of pages."""

from __future__ import annotations

from typing import Any

from content.admin.typed import ModelForm
from content.models import Page


class PlaceForm(ModelForm[Page]):
    """A page's place in the guide, in the list of pages: each control says whose it is."""

    class Meta:
        model = Page
        fields = ("group", "position")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs["aria-label"] = f"{name.capitalize()} of {self.instance}"
