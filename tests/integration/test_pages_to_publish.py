"""The publisher's list of signed-off drafts: each can be published from it, and all together."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from content.admin import page_list
from tests.factories import make_doctor, make_live, make_page, make_revision, make_staff
from tests.integration.pages import links, read_page

pytestmark = pytest.mark.postgresql

PAGES = reverse("admin:content_page_changelist")
PUBLISH = reverse("admin:content_revision_publish")
READY = f"{PAGES}?state=ready"


@pytest.fixture
def publisher(sign_in):
    return sign_in("view_page", "change_page", "view_revision", "publish_revision")


@pytest.fixture
def ready(db):
    """Signed-off drafts of two pages. A third page has one that nobody signed off."""
    doctor, writer = make_doctor(), make_staff("writer")
    drafts = [
        make_revision(make_live(make_page(key)).page, author=writer)
        for key in ("costs", "summary", "words")
    ]
    for draft in drafts[:2]:
        draft.sign_off(by=doctor, role="Dermatologist")
    return drafts[:2]


def test_signed_off_drafts_are_published_from_their_list(client, publisher, ready):
    page = read_page(client, READY)

    chosen = [f"revision={draft.pk}" for draft in ready]
    assert links(page, "Publish these 2 together") == [f"{PUBLISH}?{'&'.join(chosen)}"]
    assert [f"{PUBLISH}?{one}" for one in chosen] == [
        *links(page, "Publish Costs"),
        *links(page, "Publish Summary"),
    ]


def test_drafts_that_nobody_signed_off_are_published_from_theirs(client, publisher, ready):
    page = read_page(client, f"{PAGES}?state=draft")

    (together,) = links(page, "Publish these 3 together")
    assert together.startswith(f"{PUBLISH}?")
    assert together.count("revision=") == 3
    assert len(links(page, "Publish Words")) == 1
    assert not [e for e in page.all("select") if e.attributes.get("name", "").endswith("-group")]


def test_go_without_a_choice_publishes_the_ticked_drafts(client, publisher, ready):
    """A choice of none only dropped the ticks."""
    page = read_page(client, PAGES)
    (choice,) = [
        option for option in page.all("option") if option.text.startswith("Publish the newer")
    ]
    assert "---------" not in page.one("body").text

    told = client.post(
        PAGES,
        {"action": choice.attributes["value"], "_selected_action": [ready[0].page_id], "index": 0},
    )

    assert told["Location"] == f"{PUBLISH}?revision={ready[0].pk}"


def test_sign_off_is_asked_for_where_a_draft_is_published(client, publisher, ready):
    draft = make_revision(make_page("about"))

    asked = reverse("admin:content_revision_hand_over", args=[draft.pk])
    at_the_door = read_page(client, f"{PUBLISH}?revision={draft.pk}&revision={ready[0].pk}")
    on_its_page = read_page(client, reverse("admin:content_revision_change", args=[draft.pk]))

    assert links(at_the_door, "Ask for the sign-off") == [asked]
    assert links(on_its_page, "Ask for the sign-off") == [asked]
    assert client.get(asked).status_code == 200


def test_nothing_else_is_saved_in_that_list(client, publisher, ready):
    """“Save” of groups and places was its only large button."""
    page = read_page(client, READY)

    assert [e for e in page.all("input", "select") if e.attributes.get("name") == "_save"] == []
    assert not [e for e in page.all("select") if e.attributes.get("name", "").endswith("-group")]
    names = [e.attributes.get("name") for e in read_page(client, PAGES).all("input")]
    assert "_save" in names


def test_more_than_can_go_live_together_are_published_one_by_one(
    client, publisher, ready, monkeypatch
):
    monkeypatch.setattr(page_list, "BUNDLE_AT_MOST", 1)

    page = read_page(client, READY)

    assert links(page, "Publish these") == []
    assert len(links(page, "Publish Costs")) == 1


def test_who_does_not_publish_is_offered_none_of_it(client, sign_in, ready):
    sign_in("view_page", "view_revision")

    assert links(read_page(client, READY), "Publish") == []


def test_more_versions_ask_no_more_of_the_database(client, publisher, ready):
    client.get(READY)
    with CaptureQueriesContext(connection) as few:
        client.get(READY)
    for draft in ready:
        make_revision(draft.page)
        make_live(draft.page)
        newer = make_revision(draft.page, author=draft.author)
        newer.sign_off(by=draft.signed_off_by, role="Dermatologist")
    client.get(READY)

    with CaptureQueriesContext(connection) as many:
        client.get(READY)

    assert len(many) == len(few)
