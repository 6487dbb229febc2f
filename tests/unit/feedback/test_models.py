"""What is kept of what readers say, and for how long."""

import datetime

import pytest
from django.utils import timezone

from feedback.models import KEPT_FOR, Answer
from tests.factories import make_live

pytestmark = pytest.mark.django_db


def make_old(days):
    day = timezone.localdate() - KEPT_FOR - datetime.timedelta(days=days)
    return Answer.objects.create(verdict=Answer.Verdict.UNCLEAR, day=day)


def test_nothing_is_kept_of_who_said_it_and_of_when_the_day_alone():
    fields = {field.name for field in Answer._meta.get_fields()}

    assert fields == {"id", "revision", "verdict", "words", "day", "state"}
    assert Answer._meta.get_field("day").get_internal_type() == "DateField"


def test_each_new_answer_drops_those_that_are_too_old():
    make_old(days=1)
    young = make_old(days=0)

    kept = Answer.objects.keep(make_live(), Answer.Verdict.MISTAKE, "A wrong number.")

    assert set(Answer.objects.all()) == {young, kept}


@pytest.mark.parametrize(
    ("verdict", "words", "state"),
    [("clear", "", "done"), ("clear", "Thanks.", "new"), ("unclear", "", "new")],
)
def test_only_what_holds_something_to_look_at_is_new(verdict, words, state):
    assert Answer.objects.keep(None, verdict, words).state == state


def test_words_are_added_once():
    answer = Answer.objects.keep(None, Answer.Verdict.UNCLEAR)

    assert Answer.objects.add_words(answer.pk, "First.")
    assert not Answer.objects.add_words(answer.pk, "Second.")

    answer.refresh_from_db()
    assert answer.words == "First."
