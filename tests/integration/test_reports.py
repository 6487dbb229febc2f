"""Reports: what each says, and files that no spreadsheet runs."""

import csv
import datetime
import io

import pytest
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from content.admin.reports import REPORTS
from content.details import delete_reference, save_details
from content.models import Clinic
from tests.factories import (
    BODY,
    make_doctor,
    make_live,
    make_page,
    make_picture,
    make_reference,
    make_revision,
)
from tests.integration.pages import links, read_page

pytestmark = pytest.mark.postgresql


def rows_of(client, name):
    response = client.get(reverse(f"admin:content_page_report_{name}"), {"csv": ""})
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))[1:]


def test_reviews_say_which_is_due_first_and_what_was_never_checked(admin_client):
    doctor = make_doctor()
    for key, days in (("costs", 30), ("words", -2)):
        live = make_live(make_page(key))
        live.sign_off(by=doctor, role="Dermatologist")
        live.review_due = timezone.localdate() + datetime.timedelta(days=days)
        live.save(update_fields=["review_due"])
    make_live(make_page("about"))
    a_year_ago = timezone.now() - datetime.timedelta(days=400)
    make_revision(make_page("benefits"), published_at=a_year_ago)

    rows = rows_of(admin_client, "reviews")

    assert [(row[0], row[1], int(row[5]) // 10) for row in rows] == [
        ("Benefits", "Never checked, and overdue", -4),
        ("Words", "Overdue", -1),
        ("Costs", "Checked", 3),
        ("About", "Never checked", 36),
    ]


def test_pages_stand_by_their_age(admin_client):
    for key, days in (("costs", 3), ("words", 40)):
        make_revision(make_page(key)).publish(at=timezone.now() - datetime.timedelta(days=days))

    assert [(row[0], row[4]) for row in rows_of(admin_client, "ages")] == [
        ("Words", "40"),
        ("Costs", "3"),
    ]


def test_sources_and_pictures_that_nothing_shows_are_named(admin_client):
    make_reference("cited")
    make_reference("unused")
    shown, _ = make_picture("A vial"), make_picture("A needle")
    make_live(body=BODY.replace("Words", f"{shown.markdown}\n\nWords [@cited]"))

    assert [row[0] for row in rows_of(admin_client, "unused-sources")] == ["unused"]
    assert [row[0] for row in rows_of(admin_client, "unused-pictures")] == ["A needle"]


def test_history_keeps_the_words_of_a_deleted_source_and_an_old_number(admin_client, admin_user):
    delete_reference(make_reference("gone", found="Hair grew."), by=admin_user)
    clinic = Clinic.objects.create(country="India", emergency_number="112")
    clinic.emergency_number = "108"
    save_details(clinic, by=admin_user)

    newest, deleted = rows_of(admin_client, "history")

    assert newest[1:] == ["admin", "The clinic’s details", "emergency number: “112” became “108”"]
    assert deleted[1:3] == ["admin", "gone"]
    assert deleted[3].startswith("Deleted. It said: ")
    assert "what it found: “Hair grew.”" in deleted[3]


def test_history_says_what_changed_in_a_version_and_leads_to_what_it_tells_of(
    admin_client, admin_user
):
    draft = make_revision(make_page("costs"), note="Lower price corrected.")
    source, gone = make_reference("kept"), make_reference("gone")
    for row, flag, how in (
        (draft, ADDITION, []),
        (draft, CHANGE, "Signed off as Doctor."),
        (gone, CHANGE, "Changed year."),
        (gone, DELETION, ""),
    ):
        log(admin_user, row, flag, how)
    source.year = 2013
    save_details(source, by=admin_user)
    gone.delete()

    address = reverse("admin:content_page_report_history")
    page = read_page(admin_client, address)

    told = [cell.text.strip() for cell in page.all("td")]
    assert told[3::4] == [
        *("year: “2012” became “2013”", "Deletion", "Changed year."),
        *("Signed off as Doctor.", "Written: Lower price corrected."),
    ]
    assert (
        links(page, "Costs (version 1)")
        == [reverse("admin:content_revision_change", args=[draft.pk])] * 2
    )
    assert links(page, "kept") == [reverse("admin:content_reference_history", args=[source.pk])]
    assert links(page, "gone") == []
    assert rows_of(admin_client, "history")[4][2:] == [
        "Costs (version 1)",
        "Written: Lower price corrected.",
    ]


def log(person, row, flag, how):
    LogEntry.objects.create(
        user=person,
        content_type=ContentType.objects.get_for_model(row),
        object_id=str(row.pk),
        object_repr=str(row),
        action_flag=flag,
        change_message=how,
    )


def test_no_cell_of_a_file_is_a_formula(admin_client):
    make_live(make_page("costs"), title="=HYPERLINK(1)")

    cells = [
        cell for report in REPORTS for row in rows_of(admin_client, report.name) for cell in row
    ]

    assert "'=HYPERLINK(1)" in cells
    assert [cell for cell in cells if cell.startswith(("=", "@"))] == []


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_queries_of_a_report_do_not_grow(admin_client, report):
    address = reverse(f"admin:content_page_report_{report.name}")
    counts = []
    for key in ("costs", "words", "about"):
        make_live(make_page(key))
        make_reference(key)
        make_picture(key)
        admin_client.get(address)
        with CaptureQueriesContext(connection) as asked:
            words = admin_client.get(address).content.decode()
        counts.append(len(asked))
        assert report.title in words
    assert counts[0] == counts[2]
