"""The history of a page: who did what with it and with its versions."""

import re

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from content.admin import page_history
from content.models import Revision
from tests.factories import make_live, make_page, make_revision, make_staff

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def history_of(page):
    return reverse("admin:content_page_history", args=[page.pk])


def rows_of(response):
    """Who, which version and what, row by row."""
    found = re.findall(r"<tr>(.*?)</tr>", response.content.decode(), re.DOTALL)
    cells = [re.findall(r"<td>(.*?)</td>", row, re.DOTALL) for row in found]
    return [tuple(" ".join(cell.split()) for cell in row[1:]) for row in cells if row]


def log(row, what, person):
    LogEntry.objects.log_actions(person.pk, [row], CHANGE, what, single_object=True)


def test_history_of_a_page_tells_what_was_done_with_its_versions(admin_client, admin_user):
    admin_user.first_name, admin_user.last_name = "Asha", "Rao"
    admin_user.save()
    live = make_live(make_page("costs"))
    make_revision(make_page("words"), title="Another")
    form = admin_client.get(f"{reverse('admin:content_revision_add')}?page={live.page_id}")
    words = form.context["adminform"].form.initial | {
        "note": "Prices of this year.",
        "title": "New",
    }
    admin_client.post(
        reverse("admin:content_revision_add"), {k: v for k, v in words.items() if v is not None}
    )
    draft = Revision.objects.get(title="New")
    admin_client.post(
        f"{reverse('admin:content_revision_publish')}?revision={draft.pk}",
        {"when": "now", "is_unchecked_accepted": "on", "instead_of": live.pk},
    )
    log(live.page, "Withdrawn: a mistake.", admin_user)
    log(make_revision(make_page("benefits")), "Signed off.", admin_user)

    told = rows_of(admin_client.get(history_of(live.page)))

    version = reverse("admin:content_revision_change", args=[draft.pk])
    link = f'<a href="{version}">Version 2</a>'
    assert told == [
        ("Asha Rao", "", "Withdrawn: a mistake."),
        ("Asha Rao", link, "Published: is live."),
        ("Asha Rao", link, "Written: Prices of this year."),
    ]


def test_only_the_newest_are_listed_and_their_number_costs_no_query(admin_client, monkeypatch):
    monkeypatch.setattr(page_history, "DEEDS_LISTED", 3)
    person, page = make_staff("nurse"), make_page("costs")
    costs = []
    for number in range(1, 6):
        log(make_revision(page), f"Deed {number}.", person)
        with CaptureQueriesContext(connection) as asked:
            response = admin_client.get(history_of(page))
        costs.append(len(asked))

    assert [what for _, _, what in rows_of(response)] == ["Deed 5.", "Deed 4.", "Deed 3."]
    assert reverse("admin:content_page_report_history") in response.content.decode()
    assert costs[1] == costs[4]


def test_page_that_nobody_changed_says_so(admin_client):
    response = admin_client.get(history_of(make_live(make_page("costs")).page))

    assert "Nobody changed this page since it came with the site." in response.content.decode()
