"""The start page says what became of a person's own drafts."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from content.admin import own_changes
from content.hand_overs import hand_over_for_review
from content.publishing import publish_together
from tests.factories import make_doctor, make_live, make_page, make_revision, make_staff
from tests.integration.pages import links, read_page

pytestmark = pytest.mark.postgresql

INDEX = reverse("admin:index")


@pytest.fixture
def author(sign_in):
    return sign_in("view_page", "view_revision", "add_revision")


@pytest.fixture
def publisher(db):
    return make_staff("meera", first_name="Meera", last_name="Mehta")


def news(client):
    return [
        " ".join(item.text.split())
        for item in read_page(client, INDEX).all("li")
        if "your" in item.text.lower()
    ]


def test_author_is_told_what_is_live_by_whom_and_since_when(client, author, publisher):
    drafts = [make_revision(make_page(key), author=author) for key in ("costs", "words")]
    publish_together(drafts, by=publisher)
    make_revision(make_page("about"), author=author).publish(
        by=publisher, at=timezone.now() - datetime.timedelta(days=1)
    )

    told = news(client)

    first, second = told
    assert first.startswith("Your changes to Costs, Words are live (published by Meera Mehta, ")
    assert second.startswith("Your change to About is live (published by Meera Mehta, ")
    assert links(read_page(client, INDEX), "Costs") == ["/costs/"]


def test_author_is_told_how_many_drafts_wait_for_review(client, author):
    role = Group.objects.get(name="Clinical reviewer")
    drafts = [make_revision(make_page(key), author=author) for key in ("costs", "words")]
    for draft in drafts:
        hand_over_for_review(draft, by=author, to=role, note="")
    assert news(client) == [
        "2 of your drafts wait for review: Costs (version 1), Words (version 1)."
    ]

    drafts[0].sign_off(by=make_doctor(), role="Dermatologist")

    assert news(client) == ["1 of your drafts waits for review: Words (version 1)."]
    (address,) = links(read_page(client, INDEX), "Words (version 1)")
    assert address == reverse("admin:content_revision_change", args=[drafts[1].pk])


def test_nothing_is_told_of_other_work_of_long_ago_or_of_what_one_published(
    client, author, publisher
):
    long_ago = timezone.now() - own_changes.TOLD_FOR - datetime.timedelta(hours=1)
    make_revision(make_page("old"), author=author).publish(by=publisher, at=long_ago)
    make_revision(make_page("own"), author=author).publish(by=author)
    make_revision(make_page("later"), author=author).publish(
        by=publisher, at=timezone.now() + datetime.timedelta(days=1)
    )
    make_revision(make_page("other"), author=publisher).publish(by=publisher)
    make_live(make_page("shipped"))

    assert news(client) == []
    assert "Your changes" not in client.get(INDEX).content.decode()


def test_more_changes_ask_no_more_of_the_database(client, author, publisher):
    make_revision(make_page("costs"), author=author).publish(by=publisher)
    client.get(INDEX)
    with CaptureQueriesContext(connection) as few:
        client.get(INDEX)
    for key in ("words", "about"):
        make_revision(make_page(key), author=author).publish(by=publisher)
    client.get(INDEX)

    with CaptureQueriesContext(connection) as many:
        client.get(INDEX)

    assert len(many) == len(few)
