"""Words that found nothing: what is counted, how much of it, and for how long."""

import datetime

import pytest
from django.utils import timezone

from search import models
from search.models import MissedWord

pytestmark = pytest.mark.django_db


def counted():
    return dict(MissedWord.objects.values_list("word", "times"))


def test_word_is_counted_once_for_each_search_of_a_day():
    MissedWord.objects.note(["ketoconazole"])
    MissedWord.objects.note(["ketoconazole", "saffron"])

    assert counted() == {"ketoconazole": 2, "saffron": 1}
    assert MissedWord.objects.first().day == timezone.localdate()


@pytest.mark.parametrize(
    "typed", ["07700900123", "a1", "me@example.org", "ab", "x" * 21, "two words", ""]
)
def test_what_may_be_a_number_or_an_address_is_not_kept(typed):
    MissedWord.objects.note([typed])

    assert counted() == {}


def test_nobody_fills_the_table(monkeypatch):
    monkeypatch.setattr(models, "MOST_WORDS", 2)
    monkeypatch.setattr(models, "MOST_TIMES", 2)

    MissedWord.objects.note(["aaa", "bbb", "ccc"])
    for _ in range(3):
        MissedWord.objects.note(["aaa"])

    assert counted() == {"aaa": 2, "bbb": 1}


def test_first_word_of_a_day_takes_those_along_that_are_too_old():
    today = timezone.localdate()
    for word, days in (("old", 91), ("young", 90)):
        MissedWord.objects.create(word=word, day=today - datetime.timedelta(days=days))

    MissedWord.objects.note(["new"])

    assert counted() == {"young": 1, "new": 1}
