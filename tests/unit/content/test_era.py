"""An era lasts until the tables change, a version goes live by itself, or a day ends."""

import datetime

import pytest
from django.utils import timezone

from content.era import once_per_era, read_era
from content.models import Generation, Page, Revision
from tests.factories import make_live, make_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(monkeypatch):
    def set_time(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return set_time


def test_era_goes_on_while_nothing_changes(django_assert_num_queries):
    era = read_era(None)

    with django_assert_num_queries(1):
        assert read_era(era) is era


def test_era_ends_when_a_table_changes():
    era = read_era(None)

    make_page("costs")

    assert read_era(era) is not era


def test_era_ends_at_midnight(at):
    noon = datetime.datetime(2027, 3, 1, 12, tzinfo=datetime.UTC)
    at(noon)
    era = read_era(None)

    at(noon + datetime.timedelta(hours=11, minutes=59))
    late = read_era(era)
    at(noon + datetime.timedelta(hours=12))

    assert late is era
    assert read_era(era) is not era


def test_era_ends_when_the_next_version_goes_live(at):
    noon = datetime.datetime(2027, 3, 1, 12, tzinfo=datetime.UTC)
    at(noon)
    make_live(make_page("costs"))
    Revision.objects.update(published_at=noon + datetime.timedelta(minutes=5))
    era = read_era(None)

    at(noon + datetime.timedelta(minutes=5))

    assert era.ends == noon + datetime.timedelta(minutes=5)
    assert read_era(era).ends > era.ends


def test_there_is_no_era_without_a_generation():
    Generation.objects.all().delete()

    assert read_era(None) is None


def test_once_per_era_makes_it_once_and_anew_after_a_change():
    made = []

    @once_per_era
    def count_pages():
        made.append(Page.objects.count())
        return made[-1]

    before = [count_pages(), count_pages()]
    make_page("costs")
    after = [count_pages(), count_pages()]
    Generation.objects.all().delete()

    assert (before, after, made) == ([0, 0], [1, 1], [0, 1])
    assert [count_pages(), count_pages(), len(made)] == [1, 1, 4]
