"""Reports on the guide: each is a table to read, and the same as a CSV file to take along."""

from __future__ import annotations

import csv

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone

from content import history  # noqa: F401 (it registers itself)
from content.admin.desk import render_desk
from content.models import Page
from content.reports import REPORTS, Report, Row

ROWS_SHOWN = 200
ROWS_IN_A_FILE = 20_000
# A spreadsheet takes a cell that begins so for a formula, and runs it.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def report_urls() -> list[URLPattern]:
    """An address for the list of reports, and one for each."""
    view = admin.site.admin_view
    own = [path("reports/", view(list_reports), name="content_page_reports")]
    return own + [
        path(
            f"reports/{report.name}/",
            view(show_report),
            {"report": report},
            name=f"content_page_report_{report.name}",
        )
        for report in REPORTS
    ]


@permission_required("content.view_page", raise_exception=True)
def list_reports(request: HttpRequest) -> HttpResponse:
    """The reports that there are."""
    context = {"title": "Reports", "reports": REPORTS}
    return render_desk(request, Page, "staff/reports.html", context)


@permission_required("content.view_page", raise_exception=True)
def show_report(request: HttpRequest, report: Report) -> HttpResponse:
    """A report as a page; as a file, with `csv` in the address."""
    if "csv" in request.GET:
        return _write_csv(report, report.find_rows(ROWS_IN_A_FILE))
    rows = report.find_rows(ROWS_SHOWN + 1)
    context = {
        "title": report.title,
        "report": report,
        "rows": rows[:ROWS_SHOWN],
        "has_more": len(rows) > ROWS_SHOWN,
    }
    return render_desk(request, Page, "staff/report.html", context)


def _write_csv(report: Report, rows: list[Row]) -> HttpResponse:
    day = timezone.localdate().isoformat()
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{report.name}-{day}.csv"'
    # The mark by which spreadsheets know that it is UTF-8.
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow(report.columns)
    writer.writerows([disarm(cell) for cell in row] for row in rows)
    return response


def disarm(cell: object) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> disarm("=1+1"), disarm("@key"), disarm(-3), disarm("Costs")
    ("'=1+1", "'@key", '-3', 'Costs')
    """
    if isinstance(cell, int):
        return str(cell)
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text
