import threading

import pytest
from django.db import connection

from content.models import Clinic
from handouts import codes
from handouts.choices import Choices
from handouts.models import Handout
from tests.factories import make_live, make_page

CHOICES = Choices(pages=("costs",))
NOBODY = Clinic()


@pytest.fixture
def revision(db):
    return make_live(make_page("costs"))


def test_same_choices_and_versions_are_the_same_handout(revision):
    first = Handout.objects.issue(CHOICES, [revision], NOBODY)
    again = Handout.objects.issue(CHOICES, [revision], NOBODY)

    assert again == first
    assert codes.is_possible(first.code)
    assert list(first.revisions.all()) == [revision]
    assert Handout.objects.count() == 1


def test_other_versions_choices_or_clinic_details_are_another_handout(revision):
    newer = make_live(revision.page, body="## New {#new}\n\nNew.\n")
    clinic = Clinic(name="Clinic", contact="Telephone 1")

    handouts = [
        Handout.objects.issue(CHOICES, [revision], NOBODY),
        Handout.objects.issue(CHOICES, [newer], NOBODY),
        Handout.objects.issue(Choices(pages=("costs",), size="14"), [revision], NOBODY),
        Handout.objects.issue(CHOICES, [revision], clinic),
        Handout.objects.issue(CHOICES, [revision], Clinic(name="Clinic", contact="Telephone 2")),
    ]

    assert len({handout.code for handout in handouts}) == 5


def test_nothing_is_found_before_it_was_made(revision):
    assert Handout.objects.find(CHOICES, [revision], NOBODY) is None
    made = Handout.objects.issue(CHOICES, [revision], NOBODY)
    assert Handout.objects.find(CHOICES, [revision], NOBODY) == made


def test_code_that_is_taken_gives_way_to_a_longer_one(revision, monkeypatch):
    real = codes.derive_code
    monkeypatch.setattr(
        "handouts.models.derive_code",
        lambda identity, length: real("always the same" if length == 5 else identity, length),
    )

    first = Handout.objects.issue(CHOICES, [revision], NOBODY)
    second = Handout.objects.issue(Choices(pages=("costs",), size="14"), [revision], NOBODY)

    assert (len(first.code), len(second.code)) == (6, 7)
    assert codes.is_possible(second.code)


@pytest.mark.django_db(transaction=True)
def test_two_who_make_it_at_the_same_moment_get_one():
    revision = make_live(make_page("costs"))
    barrier, found = threading.Barrier(4), []

    def make():
        barrier.wait()
        found.append(Handout.objects.issue(CHOICES, [revision], NOBODY).code)
        connection.close()

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 4
    assert len(set(found)) == 1
    assert list(Handout.objects.get().revisions.all()) == [revision]


@pytest.mark.parametrize("contact", ["clinic", "blank"])
def test_other_emergency_number_is_another_handout_whatever_the_box_is(revision, contact):
    choices = Choices(pages=("costs",), contact=contact)
    numbers = ("112", "999")

    codes_made = {
        Handout.objects.issue(choices, [revision], Clinic(country="India", emergency_number=n)).code
        for n in numbers
    }

    assert len(codes_made) == 2


def test_code_is_read_out_in_two_halves():
    assert Handout(code="7K3Q01").spoken_code == "7K3-Q01"
