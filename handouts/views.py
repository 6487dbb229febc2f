"""The builder of handouts, the sheet on screen and as a PDF file, and "is mine current?"."""

from __future__ import annotations

from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_cookie

from checklist import list_cookie
from content.cache_policies import PRIVATE, public_page
from content.models import Clinic
from content.page_context import site_context
from handouts import codes, pdf, pdf_process
from handouts.choices import Choices, HandoutForm, pages_for_paper, revisions_for_paper
from handouts.freshness import check_freshness
from handouts.models import Handout
from handouts.pdf_cache import FOLDER, CachedPdf
from handouts.sheet import Sheet, compose_sheet, find_revisions, fits_in_file
from handouts.sheet_html import compose_page, render_sheet
from handouts.shelf import list_shelf
from security import throttle
from security.cache_headers import PUBLIC
from security.origin import is_from_our_pages
from security.waiting_writes import places

# A clinic's desk makes some dozen kinds of sheets. Each new one takes a row in the database, and
# a file takes seconds to make: the limits stop a script that has run away.
NEW_SHEETS_AT_MOST = 200
PDF_FILES_AT_MOST = 60
# Codes that no sheet has, and that no slip of the pen makes: nobody tries all of them.
UNKNOWN_CODES_AT_MOST = 60
# Until a file that is being made is there.
BUSY_SECONDS = 20
MOST_TYPED = 40  # characters of a code that are looked at and shown again


class TooManyError(Exception):
    """One client asked for more than its share."""


@csrf_exempt  # A token would need a cookie: see `security.origin`.
@require_http_methods(["GET", "HEAD", "POST"])
def builder(request: HttpRequest) -> HttpResponse:
    """The form, with the choices of an address to be changed. Sent, it makes the sheet."""
    return _make_sheet(request) if request.method == "POST" else _show_builder(request)


@public_page
def _show_builder(request: HttpRequest) -> HttpResponse:
    return _render_form(request, HandoutForm(pages_for_paper().contents, request.GET))


def _make_sheet(request: HttpRequest) -> HttpResponse:
    """Keep what the sheet is made from, and lead to its address."""
    form = HandoutForm(pages_for_paper().contents, request.POST)
    if not form.is_valid():
        return _render_form(request, form)
    live, clinic = revisions_for_paper(), Clinic.objects.current()
    sheet = compose_sheet(form.choices, live, clinic)
    if not is_from_our_pages(request):
        return _keep_private(_offer_to_make(request, sheet, is_refused=True))
    try:
        _issue_code(request, sheet, clinic)
    except TooManyError:
        return _refuse_too_many(request)
    address = f"{reverse('handouts:sheet')}?{form.choices.query}"
    return _keep_private(HttpResponseRedirect(address, status=303))


@vary_on_cookie
@require_safe
def sheet_page(request: HttpRequest) -> HttpResponse:
    """A sheet as it will be printed, or the offer to make it: this address only reads.

    Wrong choices show the form and what is wrong with them.
    """
    form = HandoutForm(pages_for_paper().contents, request.GET)
    if not form.is_bound:
        return redirect("handouts:builder")
    if not form.is_valid():
        return _render_form(request, form)
    choices = form.choices
    if (elsewhere := _redirect_to_ticks(choices, request, "handouts:ticked-sheet")) is not None:
        return elsewhere
    pdf_process.prepare()
    live, clinic = revisions_for_paper(), Clinic.objects.current()
    sheet = compose_sheet(choices, live, clinic, _read_ticks(choices, request))
    handout = Handout.objects.find(choices, sheet.revisions, clinic)
    if handout is None:
        return _set_cache_policy(choices, request, _offer_to_make(request, sheet))
    return _set_cache_policy(choices, request, HttpResponse(render_sheet(sheet, handout, clinic)))


@vary_on_cookie
@require_safe
def sheet_pdf(request: HttpRequest) -> HttpResponse:
    """The same sheet as a file. One that shows a browser's ticks is made anew and not kept.

    A file goes round without this site, so what its code stands for is kept when it is made. One that
    is kept is found without reading the texts.
    """
    form = HandoutForm(pages_for_paper().contents, request.GET)
    if not form.is_valid():
        return redirect(f"{reverse('handouts:sheet')}?{request.GET.urlencode()}")
    choices = form.choices
    if (elsewhere := _redirect_to_ticks(choices, request, "handouts:ticked-pdf")) is not None:
        return elsewhere
    cached = CachedPdf(settings.DATA_DIR / FOLDER, choices.query)
    content = cached.read()
    if content is None and not fits_in_file(find_revisions(choices, revisions_for_paper())):
        return _set_cache_policy(choices, request, _refuse_too_long(request, choices))
    try:
        content = content or _make_file(request, choices, cached)
    except TooManyError:
        return _refuse_too_many(request)
    except (pdf.PdfError, pdf_process.BusyError) as error:
        return _tell_no_pdf(request, choices, is_busy=isinstance(error, pdf_process.BusyError))
    headers = {"Content-Disposition": f'inline; filename="{choices.file_name}"'}
    response = HttpResponse(content, "application/pdf", headers=headers)
    return _set_cache_policy(choices, request, response)


def _make_file(request: HttpRequest, choices: Choices, cached: CachedPdf) -> bytes:
    """The file of a sheet. To put the sheet together takes a while: that, too, needs a place.

    Raises `TooManyError`, `pdf.PdfError` and `pdf_process.BusyError`.
    """

    def make(page: str) -> bytes:
        if throttle.is_too_many(request, "handouts.pdf", PDF_FILES_AT_MOST):
            raise TooManyError
        return pdf_process.make_pdf_apart(page)

    with pdf_process.take_place():
        page = compose_page(choices, partial(_issue_code, request), _read_ticks(choices, request))
        return make(page) if choices.steps == "ticked" else cached.read_or_make(page, make)


@public_page
@require_safe
def look_up(request: HttpRequest) -> HttpResponse:
    """The form for the code of a sheet, for those whose phone reads no QR code."""
    if typed := request.GET.get("code", "").strip():
        return redirect("handouts:freshness", codes.normalize(typed)[:MOST_TYPED] or "-")
    address = settings.SITE_URL + reverse("handouts:look-up")
    return render(request, "handouts/look_up.html", {**site_context(), "page_url": address})


@public_page
@require_safe
def freshness(request: HttpRequest, typed: str) -> HttpResponse:
    """Whether the sheet with this code is current. A code that no sheet has gets help."""
    if throttle.had_its_share(request, "handouts.codes", UNKNOWN_CODES_AT_MOST):
        return _refuse_too_many(request, "handouts/too_many_codes.html")
    code = codes.normalize(typed)
    is_possible = codes.is_possible(code)
    handout = Handout.objects.filter(code=code).first() if is_possible else None
    site = site_context() | {"page_url": settings.SITE_URL + reverse("handouts:look-up")}
    if handout is None:
        if is_possible:
            throttle.is_too_many(request, "handouts.codes", UNKNOWN_CODES_AT_MOST)
        context = {**site, "typed": typed[:MOST_TYPED], "is_slip": not is_possible}
        return render(request, "handouts/look_up.html", context, status=404)
    found = check_freshness(handout, revisions_for_paper(), site["clinic"])
    address = settings.SITE_URL + reverse("handouts:freshness", args=[handout.code])
    context = {**site, "handout": handout, "freshness": found, "page_url": address}
    return render(request, "handouts/freshness.html", context)


def _issue_code(request: HttpRequest, sheet: Sheet, clinic: Clinic) -> Handout:
    """Return the handout of a sheet. Raises `TooManyError` for one too many that is new."""
    made = Handout.objects.find(sheet.choices, sheet.revisions, clinic)
    if made is not None:
        return made
    if throttle.is_too_many(request, "handouts.new", NEW_SHEETS_AT_MOST):
        raise TooManyError
    with places.take():
        return Handout.objects.issue(sheet.choices, sheet.revisions, clinic)


def _read_ticks(choices: Choices, request: HttpRequest) -> frozenset[str]:
    return list_cookie.read_ticks(request) if choices.steps == "ticked" else frozenset()


def _render_form(request: HttpRequest, form: HandoutForm) -> HttpResponse:
    address = settings.SITE_URL + reverse("handouts:builder")
    shelf = list_shelf(form["preset"])
    context = {**site_context(), "form": form, "shelf": shelf, "canonical_url": address}
    return render(request, "handouts/builder.html", context, status=400 if form.errors else 200)


def _offer_to_make(request: HttpRequest, sheet: Sheet, *, is_refused: bool = False) -> HttpResponse:
    """The offer to make a sheet that nobody made, or that a page elsewhere asked for."""
    has_pdf = pdf.is_available() and sheet.fits_in_file
    context = {"sheet": sheet, "is_refused": is_refused, "has_pdf": has_pdf}
    return render(request, "handouts/not_made.html", context, status=403 if is_refused else 200)


def _redirect_to_ticks(choices: Choices, request: HttpRequest, name: str) -> HttpResponse | None:
    """The way to the address that a browser sends its ticks to, where they are asked for."""
    if choices.steps != "ticked" or request.path.startswith(list_cookie.PATH):
        return None
    return redirect(f"{reverse(name)}?{choices.query}")


def _set_cache_policy(
    choices: Choices, request: HttpRequest, response: HttpResponse
) -> HttpResponse:
    """The answer with who may keep it. There is no end of ways to ask for the same sheet."""
    is_private = choices.steps == "ticked" or request.META["QUERY_STRING"] != choices.query
    patch_cache_control(response, **(PRIVATE if is_private else PUBLIC))
    return response


def _keep_private(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, **PRIVATE)
    return response


def _tell_no_pdf(request: HttpRequest, choices: Choices, *, is_busy: bool) -> HttpResponse:
    context = {"query": choices.query, "is_busy": is_busy}
    response = _keep_private(render(request, "handouts/no_pdf.html", context, status=503))
    if is_busy:
        # The page says so: it asks again by itself, and no script is needed.
        response["Retry-After"] = response["Refresh"] = str(BUSY_SECONDS)
    return response


def _refuse_too_long(request: HttpRequest, choices: Choices) -> HttpResponse:
    """No file, told before the sheet is put together: that takes long as well."""
    return render(request, "handouts/too_long.html", {"query": choices.query}, status=422)


def _refuse_too_many(
    request: HttpRequest, template: str = "handouts/too_many.html"
) -> HttpResponse:
    response = _keep_private(render(request, template, status=429))
    response["Retry-After"] = str(throttle.SECONDS)
    return response
