"""What readers say of a page: the form, its answer, and room for words.

No token and no cookie, as the pages that ask are the same for everybody: see `security.origin`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core import signing
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from content.cache_policies import private_page, public_page
from content.current_guide import current_guide
from content.page_context import site_context
from content.tracking import without_tracking
from feedback.forms import AnswerForm, MoreWordsForm
from feedback.models import Answer
from security import throttle
from security.origin import is_from_our_pages
from security.waiting_writes import places

# A thousand letters of any alphabet, as a form sends them, and some more to tell of.
BODY_BYTES_AT_MOST = 64 * 1024
# All readers of a clinic, or behind one proxy, share an address: enough against a script.
POSTS_AT_MOST = 200
# From everywhere: a table that somebody fills up is of no use to anybody.
A_DAY_AT_MOST = 2000
# Words follow an answer for so long.
SECONDS_FOR_WORDS = 60 * 60

_signer = signing.TimestampSigner(salt="feedback.words")

View = Callable[..., HttpResponse]


def guarded(view: View) -> View:
    """Readers' posts: small ones from our own pages, not too many. A refusal says what to do."""

    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "POST"])
    @functools.wraps(view)
    def guard(request: HttpRequest, **kwargs: str) -> HttpResponse:
        if request.method != "POST":
            return view(request, **kwargs)
        if not is_from_our_pages(request):
            return refuse(request, 403, "The request did not come from a page of this guide.")
        if int(request.META.get("CONTENT_LENGTH") or 0) > BODY_BYTES_AT_MOST:
            return refuse(request, 413, "It was far too long.")
        if throttle.is_too_many(request, "feedback.posts", POSTS_AT_MOST):
            response = refuse(request, 429, "Too many answers came from your connection.")
            response["Retry-After"] = str(throttle.SECONDS)
            return response
        try:
            return private_page(view)(request, **kwargs)
        except DatabaseError:
            return refuse(request, 503, "The site is too busy at the moment.")

    return guard


@guarded
def feedback(request: HttpRequest) -> HttpResponse:
    """The form, about the page that the address names. Sent, it is kept."""
    if request.method == "POST":
        return _take(request)
    # There is no end of other addresses, and a proxy would keep an answer to each.
    is_plain = not without_tracking(request.META["QUERY_STRING"])
    return (public_page if is_plain else private_page)(_show_form)(request)


def _show_form(request: HttpRequest) -> HttpResponse:
    site = site_context()
    asked = {"page": request.GET.get("page", ""), "verdict": Answer.Verdict.MISTAKE}
    return _render_form(request, site, AnswerForm(contents=current_guide().contents, initial=asked))


def _render_form(request: HttpRequest, site: dict[str, Any], form: AnswerForm) -> HttpResponse:
    address = settings.SITE_URL + reverse("feedback:form")
    context = {**site, "form": form, "page_url": address}
    return render(request, "feedback/form.html", context, status=400 if form.errors else 200)


def _take(request: HttpRequest) -> HttpResponse:
    site = site_context()
    form = AnswerForm(request.POST, contents=current_guide().contents)
    if not form.is_valid():
        return _render_form(request, site, form)
    if Answer.objects.of_today().count() >= A_DAY_AT_MOST:
        return refuse(request, 503, "Very many answers came today, and no more can be kept.")
    verdict, words = form.cleaned_data["verdict"], form.cleaned_data["words"]
    with places.take():
        answer = Answer.objects.keep(form.find_version(), verdict, words)
    page = form.cleaned_data["page"]
    if form.has_words or verdict == Answer.Verdict.CLEAR:
        return _lead_on("feedback:thanks", page)
    return _lead_on("feedback:words", page, _signer.sign(str(answer.pk)))


@guarded
@private_page
def add_words(request: HttpRequest, token: str) -> HttpResponse:
    """Room for words after an answer that was kept already. The address names that answer."""
    try:
        pk = int(_signer.unsign(token, max_age=SECONDS_FOR_WORDS))
    except (signing.BadSignature, ValueError):
        return refuse(request, 404, "The time to add words to your answer is over.")
    form = MoreWordsForm(request.POST if request.method == "POST" else None)
    page = request.GET.get("page", "")
    if form.is_valid():
        with places.take():
            Answer.objects.add_words(pk, form.cleaned_data["words"])
        return _lead_on("feedback:thanks", page)
    context = {**_site_with_page(page), "form": form}
    return render(request, "feedback/words.html", context, status=400 if form.errors else 200)


@private_page
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """What becomes of an answer, and the way back to the page."""
    return render(request, "feedback/thanks.html", _site_with_page(request.GET.get("page", "")))


def _site_with_page(key: str) -> dict[str, Any]:
    """What every page of the site shows, and the live page with that key where there is one."""
    site = site_context()
    contents = current_guide().contents
    pages = {page.key: page for page in (*contents.chapters, *contents.beside)}
    return {**site, "page": pages.get(key)}


def _lead_on(name: str, page: str, *arguments: str) -> HttpResponse:
    query = f"?{urlencode({'page': page})}" if page else ""
    return HttpResponseRedirect(reverse(name, args=arguments) + query, status=303)


@private_page
def refuse(request: HttpRequest, status: int, reason: str) -> HttpResponse:
    """A page in the site's look that says what was not done, why, and how to go on."""
    return render(request, "feedback/not_kept.html", {"reason": reason}, status=status)
