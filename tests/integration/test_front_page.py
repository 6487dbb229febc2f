"""The front page of the staff's part: what needs doing, and where."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import BODY, make_doctor, make_live, make_page, make_revision, make_staff
from tests.integration.pages import read_page

INDEX = reverse("admin:index")
LIST = reverse("admin:content_page_changelist")


@pytest.fixture
def nurse(client, db):
    user = make_staff("nurse", ("view_page", "view_revision"))
    client.force_login(user)
    return user


def tasks_of(client):
    """What the front page says. Behind each of its links stand as many pages, or the one draft."""
    html = client.get(INDEX).content.decode()
    told = re.findall(r'<a class="desk__task"\s+href="([^"]+)"><b[^>]*>(\d+)</b> ([^<]+)</a>', html)
    for address, count, _ in told:
        context = client.get(address).context
        assert (context["cl"].result_count if "cl" in context else 1) == int(count)
    return [f"{count} {words}" for _, count, words in told]


def check(revision, doctor, days=730):
    """Sign a revision off, with the next review that many days from now."""
    revision.sign_off(by=doctor, role="Dermatologist")
    revision.review_due = timezone.localdate() + datetime.timedelta(days=days)
    revision.save(update_fields=["review_due"])


def test_front_page_says_what_needs_doing_and_leads_to_those_pages(client, nurse):
    doctor = make_doctor()
    overdue = make_live(make_page("costs"), author=nurse)
    check(overdue, doctor, days=-1)
    check(make_live(make_page("words"), author=nurse), doctor, days=89)
    check(make_live(make_page("about"), author=nurse), doctor)
    make_live(make_page("benefits"))
    make_revision(overdue.page, author=nurse, body="It is painless.")
    check(make_revision(make_page("new"), body=BODY), doctor)
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    make_revision(make_page("later")).publish(by=doctor, at=tomorrow)

    assert tasks_of(client) == [
        "1 review is overdue",
        "1 signed-off draft waits for a publisher",
        "1 page with something to mend",
        "1 live page is not signed off",
        "1 review is due within 90 days",
        "1 page changes at a later time",
    ]


def test_publisher_is_led_to_the_one_draft_that_can_go_live_and_from_two_to_the_list(
    client, sign_in
):
    sign_in("view_page", "view_revision", "publish_revision")
    doctor = make_doctor()
    draft = make_revision(make_page("costs"))
    check(draft, doctor)

    desk = reverse("admin:content_revision_change", args=[draft.pk])
    assert tasks_of(client) == ["1 signed-off draft to publish"]
    assert f'href="{desk}"><b' in client.get(INDEX).content.decode()

    check(make_revision(make_page("words")), doctor)
    assert tasks_of(client) == ["2 signed-off drafts to publish"]
    assert f"{LIST}?state=ready" in client.get(INDEX).content.decode()


def test_front_page_finds_a_page_by_a_number_in_it(client, nurse):
    found = make_live(make_page("costs"), body=BODY.replace("hair.", "hair, for INR 5,000."))
    make_live(make_page("words"))

    form = read_page(client, INDEX).one("form", role="search")
    listed = client.get(form.attributes["action"], {"q": "5,000"}).context["cl"]

    assert form.attributes["action"] == LIST
    assert [page.pk for page in listed.result_list] == [found.page_id]


def test_front_page_counts_several_of_a_kind(client, nurse):
    for key in ("costs", "words"):
        make_live(make_page(key))

    assert tasks_of(client) == ["2 live pages are not signed off"]


def test_newer_words_that_came_with_the_site_wait_until_they_are_signed_off(client, nurse):
    doctor = make_doctor()
    live = make_live(make_page("costs"), author=nurse)
    check(live, doctor)
    make_revision(make_page("new"))

    assert tasks_of(client) == []

    newer = make_revision(live.page)
    assert tasks_of(client) == ["1 page has newer words that came with the site"]

    check(newer, doctor)
    assert tasks_of(client) == ["1 signed-off draft waits for a publisher"]


def test_front_page_says_when_nothing_waits(client, nurse):
    check(make_live(make_page("costs"), author=nurse), make_doctor())

    assert tasks_of(client) == []
    assert "Nothing waits for you." in client.get(INDEX).content.decode()


def test_front_page_says_nothing_of_pages_to_who_may_not_see_them(client, db):
    make_live(make_page("costs"))
    client.force_login(make_staff("accountant", ("view_clinic",)))

    assert "not signed off" not in client.get(INDEX).content.decode()


def test_list_is_reached_from_the_front_page_and_leads_to_the_handbook(client, nurse):
    html = client.get(INDEX).content.decode()

    assert f'href="{LIST}"' in html
    assert f'href="{reverse("admin:content_revision_handbook")}"' in html
