"""The whole page of a sheet with its code: what the screen shows, and the printer and the file."""

from __future__ import annotations

import threading
from collections.abc import Callable

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from content.models import Clinic
from content.page_context import share_image_url
from handouts import pdf
from handouts.choices import Choices, revisions_for_paper
from handouts.models import Handout
from handouts.qr import draw_qr
from handouts.sheet import Sheet, compose_sheet

# What is said of a sheet that has no audience of its own.
DESCRIPTION = "A sheet of the patient guide to mesotherapy for hair loss, to print or to read."
# Lines for a pen; a sheet that has less air has fewer.
NOTES_LINES, NOTES_LINES_DENSE = range(6), range(2)
# It has a line behind each of its questions.
QUESTIONS_SHEET = "questions"
_one_at_a_time = threading.Lock()


def compose_page(
    choices: Choices,
    issue: Callable[[Sheet, Clinic], Handout],
    ticked: frozenset[str] = frozenset(),
) -> str:
    """Return the HTML document of the sheet that these choices give now, with the code of `issue`.

    `ticked` are the ids of steps to show as done. Sheets are put together one after the other: a whole
    guide is up to a second's work after a start, and two at once would leave the readers' threads a
    third of this process. `issue` may wait for the database, and holds up nobody.
    """
    live, clinic = revisions_for_paper(), Clinic.objects.current()
    with _one_at_a_time:
        sheet = compose_sheet(choices, live, clinic, ticked)
    return render_sheet(sheet, issue(sheet, clinic), clinic)


def render_sheet(sheet: Sheet, handout: Handout, clinic: Clinic) -> str:
    """Return the HTML document of a sheet that carries the code of `handout`."""
    address = settings.SITE_URL + reverse("handouts:freshness", args=[handout.code])
    context = {
        "sheet": sheet,
        "handout": handout,
        "clinic": clinic if sheet.choices.contact == "clinic" else None,
        "address": address,
        "qr": draw_qr(address),
        "page_url": f"{settings.SITE_URL}{reverse('handouts:sheet')}?{sheet.choices.query}",
        "description": sheet.audience or DESCRIPTION,
        "share_image_url": share_image_url(),
        "site_url": settings.SITE_URL,
        "has_pdf": pdf.is_available() and sheet.fits_in_file,
        "notes_lines": _notes_lines(sheet),
    }
    return render_to_string("handouts/sheet.html", context)


def _notes_lines(sheet: Sheet) -> range:
    if sheet.is_card or sheet.choices.preset == QUESTIONS_SHEET:
        return range(0)
    return NOTES_LINES_DENSE if sheet.is_dense else NOTES_LINES
