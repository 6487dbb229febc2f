"""Before a sign-off: how much is to be read, and what the tick then says."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from content.details import save_details
from content.models import Revision
from tests.factories import BODY, make_live, make_page, make_reference, make_revision
from tests.integration.pages import read_page

pytestmark = pytest.mark.postgresql

ALL = "I have read this version from start to end, and it is right."
TODAY = timezone.localdate()


@pytest.fixture
def source(db):
    return make_reference("moftah2012", found="54 of 86 women.")


@pytest.fixture
def checked(doctor, source):
    checked = make_live(make_page("costs"), body=f"{BODY}\nSo. [@moftah2012]\n")
    checked.sign_off(by=doctor, role="Dermatologist")
    return checked


def told(client, revision):
    """What the form says is to be read, and what its tick says."""
    address = reverse("admin:content_revision_sign_off", args=[revision.pk])
    (tick,) = [each for each in read_page(client, address).all("label") if "I have" in each.text]
    return client.get(address).context["to_check"], tick.text.strip(" :")


def test_first_check_says_how_long_all_of_it_takes(client, doctor):
    draft = make_revision(make_page("costs"), body=f"{BODY}{'Hair grows here. ' * 200}\n")

    address = reverse("admin:content_revision_sign_off", args=[draft.pk])
    shown = client.get(address).content.decode()

    assert "First check of this page: 630 words, about 3 minutes." in shown
    assert told(client, draft)[1] == ALL


def test_after_a_sign_off_what_changed_is_read_and_the_rest_is_named(client, checked):
    draft = make_revision(checked.page, body=checked.body.replace("hair.", "hair and scalp."))

    to_check, tick = told(client, draft)

    assert to_check.length.endswith(" words, about 1 minute")
    assert to_check.words < 40
    assert tick == (
        "I have read what changed and what it touches, and it is right. The rest was signed off"
        f" on {TODAY:%-d %B %Y} by Asha Rao."
    )


def test_changed_source_is_read_too_and_the_same_words_are_not_read_again(client, checked, source):
    source.found = "64 of 86 women."
    save_details(source, by=None)
    checked.refresh_from_db()

    to_check, tick = told(client, checked)

    assert (to_check.since, to_check.words) == (checked, 4)
    assert "The rest was signed off" in tick


@pytest.mark.parametrize("reason", ["taken back", "due", "signed off already"])
def test_all_is_read_again_where_the_last_sign_off_does_not_stand(client, doctor, checked, reason):
    draft = make_revision(checked.page, body=checked.body.replace("hair.", "hair and scalp."))
    if reason == "taken back":
        checked.take_back(by=doctor, why="I misread the dose.")
    elif reason == "due":
        yesterday = TODAY - datetime.timedelta(days=1)
        Revision.objects.filter(pk=checked.pk).update(review_due=yesterday)
    else:
        draft.sign_off(by=doctor, role="Dermatologist")

    to_check, tick = told(client, draft)

    assert tick == ALL
    assert to_check.why
    assert to_check.words > 20


def test_tick_for_what_changed_counts_no_more_once_the_last_sign_off_is_taken_back(
    client, doctor, checked
):
    draft = make_revision(checked.page, body=checked.body.replace("hair.", "hair and scalp."))
    address = reverse("admin:content_revision_sign_off", args=[draft.pk])
    seen = client.get(address).context["newest_change"]
    checked.take_back(by=doctor, why="I misread the dose.")
    due = TODAY + datetime.timedelta(days=300)
    answers = {"role": "Dermatologist", "review_due": due, "is_read": "on", "seen": seen}

    refused = client.post(address, answers)

    draft.refresh_from_db()
    assert "changed while you were reading" in refused.content.decode()
    assert not draft.is_signed_off


def test_clinician_is_told_where_the_old_number_still_stands(client, doctor):
    live, other = (
        make_live(make_page(key), body=f"{BODY}\nIt is INR 5,000.\n") for key in ("costs", "words")
    )
    draft = make_revision(live.page, body=live.body.replace("5,000", "6,000"))
    address = reverse("admin:content_revision_sign_off", args=[draft.pk])

    page = client.get(address).content.decode()

    assert "Where the old numbers still stand" in page
    assert f"{other.title}:" in page
