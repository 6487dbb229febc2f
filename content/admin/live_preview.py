"""The preview that the editor's script asks for while staff write.

markdownx's address is kept, for staff who may write: the package itself asks nobody.
"""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from content.admin.access import staff_only
from content.editor import render_preview
from content.models import Page


class PreviewForm(forms.Form):
    """The text as it stands in the editor, and the page and address that it is written for."""

    content = forms.CharField(strip=False, required=False)
    page = forms.ModelChoiceField(Page.objects, required=False)
    slug = forms.CharField(required=False)


@require_POST
@staff_only("content.add_revision")
def markdownify(request: HttpRequest) -> HttpResponse:
    """What readers would get of the text, what is to fix in it, and its measures."""
    form = PreviewForm(request.POST)
    form.is_valid()
    # A page or an address that cannot be read is left out: the text is shown all the same. So
    # is a text that no form may keep, with the reason.
    read = form.cleaned_data
    text = read.get("content", request.POST.get("content", ""))
    slug = read.get("slug") if "slug" in request.POST else None
    return HttpResponse(render_preview(text, read.get("page"), slug=slug))
