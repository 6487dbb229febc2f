"""The builder of handouts, the sheet on screen and as a PDF file, and "is mine current?"."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from checklist import list_cookie
from checklist.views import PRIVATE, ticks_of
from content.contents_list import contents_list
from content.models import Clinic, Revision
from content.views import PUBLIC, public_page, site_context
from handouts import codes, pdf
from handouts.choices import Choices, HandoutForm, revisions_for_paper
from handouts.currency import currency as currency_of
from handouts.kept_files import kept
from handouts.models import Handout
from handouts.qr import qr_svg
from handouts.sheet import sheet
from security import throttle

# In DATA_DIR: the PDF files that were made.
FOLDER = "handouts"
# Lines for a pen; a sheet that must not run to many sides has fewer.
NOTES_LINES, NOTES_LINES_DENSE = range(6), range(2)
# A clinic's desk makes some dozen kinds of sheets. Each new one takes a row in the database, and
# a file takes seconds to make: the limits stop a script that has run away.
NEW_SHEETS_AT_MOST = 200
PDF_FILES_AT_MOST = 60
# Characters of a code that are looked at and shown again.
MOST_TYPED = 40


class TooManyError(Exception):
    """One client asked for more than its share."""


@public_page
@require_safe
def builder(request: HttpRequest) -> HttpResponse:
    """The form. An address with choices shows them again, to be changed."""
    return _builder(request, HandoutForm(contents_list(revisions_for_paper()), request.GET))


@vary_on_cookie
@require_safe
def sheet_page(request: HttpRequest) -> HttpResponse:
    """A sheet as it will be printed; wrong choices show the form and what is wrong with them."""
    live = revisions_for_paper()
    form = HandoutForm(contents_list(live), request.GET)
    if not form.is_bound:
        return redirect("handouts:builder")
    if not form.is_valid():
        return _builder(request, form)
    if (elsewhere := _where_ticks_are(form.choices, request, "handouts:ticked-sheet")) is not None:
        return elsewhere
    try:
        return _for(form.choices, request, HttpResponse(html_of(form.choices, live, request)))
    except TooManyError:
        return _too_many(request)


@vary_on_cookie
@require_safe
def sheet_pdf(request: HttpRequest) -> HttpResponse:
    """The same sheet as a file. One that shows a browser's ticks is made anew and not kept."""
    live = revisions_for_paper()
    form = HandoutForm(contents_list(live), request.GET)
    if not form.is_valid():
        return redirect(f"{reverse('handouts:sheet')}?{request.GET.urlencode()}")
    choices = form.choices
    if (elsewhere := _where_ticks_are(choices, request, "handouts:ticked-pdf")) is not None:
        return elsewhere

    def make(html: str) -> bytes:
        if throttle.is_too_many(request, "handouts.pdf", PDF_FILES_AT_MOST):
            raise TooManyError
        return pdf.pdf_of(html)

    try:
        html = html_of(choices, live, request)
        is_private = choices.steps == "ticked"
        content = make(html) if is_private else kept(settings.DATA_DIR / FOLDER, html, make)
    except TooManyError:
        return _too_many(request)
    except pdf.PdfError:
        return _for(
            choices,
            request,
            render(request, "handouts/no_pdf.html", {"query": choices.query}, status=503),
        )
    response = HttpResponse(content, "application/pdf")
    response["Content-Disposition"] = f'inline; filename="mesotherapy-{choices.name}.pdf"'
    return _for(choices, request, response)


@public_page
@require_safe
def look_up(request: HttpRequest) -> HttpResponse:
    """The form for the code of a sheet, for those whose phone reads no QR code."""
    if typed := request.GET.get("code", "").strip():
        return redirect("handouts:currency", codes.normal(typed)[:MOST_TYPED] or "-")
    return render(request, "handouts/look_up.html", site_context())


@public_page
@require_safe
def currency(request: HttpRequest, typed: str) -> HttpResponse:
    """Whether the sheet with this code is current. A code that no sheet has gets help."""
    code = codes.normal(typed)
    is_possible = codes.is_possible(code)
    handout = Handout.objects.filter(code=code).first() if is_possible else None
    site = site_context()
    if handout is None:
        context = {**site, "typed": typed[:MOST_TYPED], "is_slip": not is_possible}
        return render(request, "handouts/look_up.html", context, status=404)
    found = currency_of(handout, revisions_for_paper(), site["clinic"])
    context = {**site, "handout": handout, "currency": found}
    return render(request, "handouts/currency.html", context)


def html_of(choices: Choices, live: Sequence[Revision], request: HttpRequest) -> str:
    """The whole page of a sheet of these live versions, with its code. Raises `TooManyError`."""
    clinic = Clinic.objects.current()
    ticked = ticks_of(list_cookie.read(request)) if choices.steps == "ticked" else frozenset()
    made = sheet(choices, contents_list(live), live, clinic, ticked)
    handout = Handout.objects.find(choices, made.revisions, clinic)
    if handout is None:
        if throttle.is_too_many(request, "handouts.new", NEW_SHEETS_AT_MOST):
            raise TooManyError
        handout = Handout.objects.of(choices, made.revisions, clinic)
    address = settings.SITE_URL + reverse("handouts:currency", args=[handout.code])
    context = {
        "sheet": made,
        "handout": handout,
        "clinic": clinic if choices.contact == "clinic" else None,
        "address": address,
        "qr": qr_svg(address),
        "site_url": settings.SITE_URL,
        "has_pdf": pdf.is_available(),
        "notes_lines": NOTES_LINES_DENSE if made.is_dense else NOTES_LINES,
    }
    return render_to_string("handouts/sheet.html", context)


def _builder(request: HttpRequest, form: HandoutForm) -> HttpResponse:
    context = {**site_context(), "form": form}
    return render(request, "handouts/builder.html", context, status=400 if form.errors else 200)


def _where_ticks_are(choices: Choices, request: HttpRequest, name: str) -> HttpResponse | None:
    """The way to the address that a browser sends its ticks to, where they are asked for."""
    if choices.steps != "ticked" or request.path.startswith(list_cookie.PATH):
        return None
    return redirect(f"{reverse(name)}?{choices.query}")


def _for(choices: Choices, request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer with who may keep it. There is no end of ways to ask for the same sheet."""
    is_private = choices.steps == "ticked" or request.META["QUERY_STRING"] != choices.query
    patch_cache_control(response, **(PRIVATE if is_private else PUBLIC))
    return response


def _too_many(request: HttpRequest) -> HttpResponse:
    response = render(request, "handouts/too_many.html", status=429)
    patch_cache_control(response, **PRIVATE)
    response["Retry-After"] = str(throttle.SECONDS)
    return response
