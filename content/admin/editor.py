"""What the editor asks the site for while staff write: its preview, and the page around that.

markdownx's address is kept, for staff who may write: the package itself asks nobody. Refusals
are plain text with a status, not a redirect to the sign-in page: a script is asking.
"""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from content import markdown
from content.editor import render_preview
from content.handbook_examples import example
from content.models import Page
from security.headers import content_security_policy

WRITE = "content.add_revision"


def refusal(request: HttpRequest, permission: str) -> HttpResponse | None:
    """Why this person may not; None for a member of staff with the permission."""
    user = request.user
    if user.is_active and user.is_staff and user.has_perm(permission):
        return None
    return HttpResponse("Sign in as a member of staff who may write pages.", "text/plain", 403)


class PreviewForm(forms.Form):
    """The text as it stands in the editor, and the page and address that it is written for."""

    content = forms.CharField(strip=False, required=False)
    page = forms.ModelChoiceField(Page.objects, required=False)
    slug = forms.CharField(required=False)


@require_POST
def markdownify(request: HttpRequest) -> HttpResponse:
    if refused := refusal(request, WRITE):
        return refused
    form = PreviewForm(request.POST)
    form.is_valid()
    # A page or an address that cannot be read is left out: the text is shown all the same. So
    # is a text that no form may keep, with the reason.
    read = form.cleaned_data
    text = read.get("content", request.POST.get("content", ""))
    slug = read.get("slug") if "slug" in request.POST else None
    return HttpResponse(render_preview(text, read.get("page"), slug=slug))


@require_safe
@xframe_options_sameorigin
def preview_frame(request: HttpRequest) -> HttpResponse:
    """A page with the patients' look and none of their words: the editor puts the text in.

    With `example`, one of the handbook's is in it. The site's own pages alone may frame it.
    """
    shown = example(request.GET.get("example", ""))
    document = markdown.render(shown.text) if shown else None
    context = {"example": shown, "document": document}
    response = render(request, "staff/preview_frame.html", context)
    framed = {**settings.SECURE_CSP, "frame-ancestors": ["'self'"]}
    response["Content-Security-Policy"] = content_security_policy(framed)
    return response
