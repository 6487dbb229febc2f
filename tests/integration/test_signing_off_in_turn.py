"""A clinician with several texts to sign off is led from one to the next."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from content.admin.to_sign_off import list_to_sign_off
from content.hand_overs import hand_over_for_review
from content.models import HandOver, Revision
from tests.factories import make_live, make_page, make_revision, make_staff
from tests.integration.messages import messages_of
from tests.integration.pages import links, read_page

pytestmark = pytest.mark.postgresql

PAGES = reverse("admin:content_page_changelist")


@pytest.fixture
def writer(db):
    return make_staff("writer")


def address(revision):
    return reverse("admin:content_revision_sign_off", args=[revision.pk])


def sign_off(client, revision, role="Dermatologist"):
    due = timezone.localdate() + datetime.timedelta(days=300)
    return client.post(address(revision), {"role": role, "review_due": due, "is_read": "on"})


def unsettle(revision, doctor):
    revision.sign_off(by=doctor, role="Dermatologist")
    Revision.objects.filter(pk=revision.pk).update(
        unsettled_at=timezone.now(), unsettled_why="a source changed."
    )


def hand_over(revision, writer, to):
    return hand_over_for_review(revision, by=writer, to=to, note="")


def test_role_is_the_one_of_the_last_sign_off(client, doctor, writer):
    first, second = (make_revision(make_page(key), author=writer) for key in ("costs", "words"))
    asked = client.get(address(first)).context["form"]
    sign_off(client, first, role="Dermatologist")

    again = client.get(address(second)).context["form"]

    assert asked["role"].value() == ""
    assert again["role"].value() == "Dermatologist"


def test_sign_off_leads_to_what_a_colleague_asked_and_then_to_what_lost_its_own(
    client, doctor, writer
):
    lost = make_live(make_page("words"))
    unsettle(lost, doctor)
    reviewers = Group.objects.get(name="Clinical reviewer")
    first, second, theirs = (
        make_revision(make_page(key), author=writer) for key in ("costs", "summary", "benefits")
    )
    hand_over(first, writer, reviewers)
    hand_over(second, writer, doctor)
    hand_over(theirs, writer, make_staff("another"))

    for revision in (first, second, lost):
        response = sign_off(client, revision)

    assert [words for _, words in messages_of(response)] == [
        "Costs (version 1) is signed off. "
        f'Next: <a href="{address(second)}">Summary (version 1)</a> (2 left).',
        "Summary (version 1) is signed off. "
        f'Next: <a href="{address(lost)}">Words (version 1)</a> (1 left).',
        "Words (version 1) is signed off.",
    ]


@pytest.mark.parametrize("draft_is", ["asked about", "signed off", "discarded", "only saved"])
def test_page_that_lost_its_sign_off_waits_unless_a_draft_replaces_it(
    client, doctor, writer, draft_is
):
    lost = make_live(make_page("costs"))
    unsettle(lost, doctor)
    draft = make_revision(lost.page, author=writer)
    if draft_is == "asked about":
        hand_over(draft, writer, make_staff("another"))
    elif draft_is == "signed off":
        draft.sign_off(by=doctor, role="Dermatologist")
    elif draft_is == "discarded":
        hand_over(draft, writer, doctor)
        draft.discard(by=writer)

    waiting = list_to_sign_off(doctor)

    assert waiting == ([lost] if draft_is in ("discarded", "only saved") else [])


def test_draft_that_is_older_than_what_is_live_waits_for_nobody(client, doctor, writer):
    overtaken, draft = (make_revision(make_page(key), author=writer) for key in ("costs", "words"))
    for revision in (overtaken, draft):
        hand_over(revision, writer, doctor)
    make_live(overtaken.page)

    assert [handed.revision for handed in HandOver.objects.open()] == [draft]


def test_page_whose_sign_off_is_lost_leads_straight_to_the_next(client, doctor):
    lost, whole = make_live(make_page("costs")), make_live(make_page("words"))
    unsettle(lost, doctor)
    whole.sign_off(by=doctor, role="Dermatologist")
    desks = [reverse("admin:content_page_change", args=[each.page_id]) for each in (lost, whole)]

    assert links(read_page(client, desks[0]), "Sign off") == [address(lost)]
    assert links(read_page(client, desks[1]), "Sign off") == []
    assert links(read_page(client, f"{PAGES}?checked=unsettled"), "Sign off Costs") == [
        address(lost)
    ]
    assert links(read_page(client, PAGES), "Sign off") == []


def test_page_leads_to_the_sign_off_of_its_newest_draft_and_of_no_overtaken_one(
    client, doctor, writer
):
    page = make_page("costs")
    make_revision(page, author=writer)
    live = make_live(page)
    desk = reverse("admin:content_page_change", args=[page.pk])
    before = links(read_page(client, desk), "Sign off")
    draft = make_revision(page, author=writer)

    assert before == [address(live)]
    assert links(read_page(client, desk), "Sign off") == [address(draft), address(live)]


def test_who_does_not_sign_off_is_offered_none_of_it(client, sign_in, doctor):
    lost = make_live(make_page("costs"))
    unsettle(lost, doctor)
    sign_in("view_page", "view_revision")

    for where in (
        reverse("admin:content_page_change", args=[lost.page_id]),
        f"{PAGES}?checked=unsettled",
    ):
        assert links(read_page(client, where), "Sign off") == []


def test_more_that_waits_asks_no_more_of_the_database(client, doctor, writer):
    drafts = [make_revision(make_page(key), author=writer) for key in ("costs", "words")]
    for draft in drafts:
        hand_over(draft, writer, doctor)
    sign_off(client, make_revision(make_page("about"), author=writer))
    counts = []
    for key in ("summary", "benefits"):
        signed = make_revision(make_page(key), author=writer)
        with CaptureQueriesContext(connection) as asked:
            sign_off(client, signed)
        counts.append(len(asked))
        for letter in "abcd":
            hand_over(make_revision(make_page(f"{key}-{letter}"), author=writer), writer, doctor)

    assert counts[0] == counts[1]
