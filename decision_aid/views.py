"""The page for deciding, and the answer to whoever says what matters: a sheet that nobody keeps.

Answers come in the body of a post and go out in the page that answers it. They are in no address,
no cookie, no log and no table.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from content.cache_policies import private_page, public_page
from content.models import Revision
from content.page_context import page_context, site_context
from decision_aid.answers import AnswersForm
from decision_aid.page import SCALE, fill_in, find_choices, find_live_page
from decision_aid.sheet import make_sheet
from security import throttle
from security.origin import is_from_our_pages

# A dozen answers of one figure, each with its name. It holds fewer fields than Django refuses.
BODY_BYTES_AT_MOST = 900
# People behind one proxy share an address: the limit stops only a script that has run away.
POSTS_AT_MOST = 4000
FORM_TYPE = "application/x-www-form-urlencoded"
# A form in which nothing is marked may come without a type.
TYPES = {FORM_TYPE, ""}


@csrf_exempt  # A token would need a cookie: see `security.origin`.
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, revision: Revision | None = None) -> HttpResponse:
    """The page with its form. Sent, it answers with the sheet."""
    if request.method == "POST":
        return answer(request)
    return show(request, revision=revision)


@public_page
def show(request: HttpRequest, revision: Revision | None = None) -> HttpResponse:
    return _render_page(request, revision or find_live_page())


@private_page
def answer(request: HttpRequest) -> HttpResponse:
    """The sheet for a reader's answers, or the page again with what is wrong with them."""
    if refusal := _find_refusal(request):
        status, reason = refusal
        context = {**site_context(), "reason": reason}
        response = render(request, "decision_aid/not_read.html", context, status=status)
        if status == 429:
            response["Retry-After"] = str(throttle.SECONDS)
        return response
    revision = find_live_page()
    context = page_context(revision)
    document = context["document"]
    form = AnswersForm(document.decision.statements, request.POST)
    if not form.is_valid():
        return _render_page(request, revision, form)
    choices = find_choices(document)
    context |= {
        **SCALE,
        "form": form,
        "sheet": make_sheet(document.decision.statements, form.levels, choices),
        "today": timezone.localdate(),
        "scripts": ["js/print-page.js"],
    }
    return render(request, "decision_aid/sheet.html", context)


def _find_refusal(request: HttpRequest) -> tuple[int, str] | None:
    """Why a post is not read, before anything reads it: the status and a sentence."""
    if not is_from_our_pages(request):
        return 403, "They did not come from a page of this guide."
    if request.content_type not in TYPES:
        return 415, "They did not come in the form of this guide."
    if int(request.META.get("CONTENT_LENGTH") or 0) > BODY_BYTES_AT_MOST:
        return 413, "They were far too long."
    if throttle.is_too_many(request, "decision_aid.posts", POSTS_AT_MOST):
        return 429, "Too many came from your connection."
    return None


def _render_page(
    request: HttpRequest, revision: Revision, form: AnswersForm | None = None
) -> HttpResponse:
    context = page_context(revision)
    document = context["document"]
    form = form or AnswersForm(document.decision.statements)
    context |= {"document": fill_in(document, find_choices(document), form), "form": form}
    status = 400 if form.errors else 200
    return render(request, "decision_aid/page.html", context, status=status)
