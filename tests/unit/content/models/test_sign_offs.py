"""Who may say that a text is right, what readers are told of it, and until when it holds."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from content.models import Revision
from content.models.sign_offs import due_before, next_review
from tests.factories import make_doctor, make_live, make_page, make_revision, make_staff


def sign_off_fields(**fields):
    return {
        "signed_off_by": make_staff("doctor"),
        "signed_off_role": "Dermatologist",
        "signed_off_at": timezone.now(),
        "review_due": datetime.date(2027, 11, 1),
    } | fields


@pytest.mark.django_db
def test_sign_off_says_who_in_which_role_and_when_the_next_is_due():
    revision = make_live(author=make_staff("nurse"))
    doctor = make_doctor()

    revision.sign_off(by=doctor, role=" Dermatologist ")

    revision.refresh_from_db()
    assert revision.is_signed_off
    assert (revision.signed_off_by, revision.signed_off_role) == (doctor, "Dermatologist")
    assert revision.review_due == next_review(timezone.localdate())


@pytest.mark.django_db
def test_newer_text_is_unchecked_again():
    page = make_page()
    make_live(page).sign_off(by=make_doctor(), role="Dermatologist")

    newer = make_live(page)

    assert not newer.is_signed_off


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("author", "role", "days", "message"),
    [
        (
            "doctor",
            "Dermatologist",
            30,
            "Nobody signs off their own text, and version 1 is yours: ask a colleague.",
        ),
        ("nurse", "  ", 30, "Say the role that readers see beside the name."),
        ("nurse", "Dermatologist", 0, "The next review must be due on a later day than today."),
        (
            "nurse",
            "Dermatologist",
            732,
            "The next review is due in 24 months at the latest: give an earlier day.",
        ),
    ],
)
def test_sign_off_that_would_mislead_is_refused(author, role, days, message):
    people = {"nurse": make_staff("nurse"), "doctor": make_doctor()}
    revision = make_live(author=people[author])
    due = timezone.localdate() + datetime.timedelta(days=days)

    with pytest.raises(ValidationError) as caught:
        revision.sign_off(by=people["doctor"], role=role, review_due=due)

    revision.refresh_from_db()
    assert caught.value.messages == [message]
    assert not revision.is_signed_off


@pytest.mark.django_db
def test_sign_off_needs_the_name_that_readers_see():
    revision = make_live(author=make_staff("nurse"))

    with pytest.raises(ValidationError, match="Readers see the full name"):
        revision.sign_off(by=make_staff("doctor"), role="Dermatologist")

    assert not revision.is_signed_off


@pytest.mark.django_db
def test_name_of_who_signed_off_is_the_full_name_where_there_is_one():
    doctor = make_staff("doctor")
    doctor.first_name, doctor.last_name = "Asha", "Rao"

    assert Revision(signed_off_by=doctor).signed_off_name == "Asha Rao"
    assert Revision().signed_off_name == ""
    assert Revision().is_signed_off is False


@pytest.mark.parametrize(("days", "expected"), [(None, False), (-1, True), (0, False), (1, False)])
def test_review_is_overdue_from_the_day_after_it_was_due(days, expected):
    due = None if days is None else timezone.localdate() + datetime.timedelta(days=days)

    assert Revision(review_due=due).is_review_overdue is expected


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("live_from", "due"),
    [
        (datetime.date(2026, 11, 26), datetime.date(2027, 11, 26)),
        (datetime.date(2027, 2, 28), datetime.date(2028, 2, 28)),
        (datetime.date(2028, 2, 28), datetime.date(2029, 2, 28)),
        (datetime.date(2028, 2, 29), datetime.date(2029, 2, 28)),
        (datetime.date(2028, 3, 1), datetime.date(2029, 3, 1)),
    ],
)
def test_text_that_nobody_checked_is_due_a_year_after_it_went_live(live_from, due):
    moment = timezone.make_aware(datetime.datetime.combine(live_from, datetime.time(23)))
    revision = make_revision(published_at=moment)
    days = [due + datetime.timedelta(days=days) for days in (0, 1, 2)]

    assert revision.next_review_due == due
    assert [Revision.objects.filter(due_before(day)).exists() for day in days] == [
        False,
        True,
        True,
    ]


@pytest.mark.django_db
def test_check_that_no_longer_holds_puts_no_review_off():
    live_from = timezone.now() - datetime.timedelta(days=400)
    fields = sign_off_fields(review_due=timezone.localdate() + datetime.timedelta(days=300))
    holding = make_revision(published_at=live_from, **fields)
    lost = {"unsettled_at": timezone.now(), "unsettled_why": "A source changed."}
    unsettled = make_revision(make_page("lost"), published_at=live_from, **fields | lost)

    assert (holding.is_review_overdue, unsettled.is_review_overdue) == (False, True)
    assert Revision.objects.get(due_before(timezone.localdate())) == unsettled


@pytest.mark.django_db
@pytest.mark.parametrize(
    "missing",
    [
        {"signed_off_by": None},
        {"signed_off_role": ""},
        {"signed_off_at": None},
        {"review_due": None},
    ],
    ids=lambda missing: next(iter(missing)),
)
def test_database_refuses_a_sign_off_with_a_part_missing(missing):
    with pytest.raises(IntegrityError, match="sign_off_is_whole_or_absent"):
        make_revision(**sign_off_fields(**missing))


@pytest.mark.django_db
def test_database_refuses_a_sign_off_by_the_author():
    nurse = make_staff()

    with pytest.raises(IntegrityError, match="nobody_signs_off_their_own_text"):
        make_revision(**sign_off_fields(author=nurse, signed_off_by=nurse))


@pytest.mark.django_db
@pytest.mark.parametrize("has_author", [True, False])
def test_whole_sign_off_by_another_person_is_kept(has_author):
    author = make_staff("writer") if has_author else None

    revision = make_revision(**sign_off_fields(author=author))

    assert Revision.objects.get().is_signed_off is True
    assert revision.signed_off_name == "doctor"
