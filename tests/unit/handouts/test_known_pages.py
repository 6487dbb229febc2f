import datetime

import pytest
from django.utils import timezone

from content.models import Generation, Revision
from handouts import known_pages
from handouts.known_pages import KnownPages
from tests.factories import make_revision

CHOICES = "page=costs"


def test_what_was_noted_is_found_by_its_choices(tmp_path):
    known = KnownPages()

    known.note(tmp_path, CHOICES, "digest")

    assert known.find(tmp_path, CHOICES) == "digest"
    assert known.find(tmp_path, "page=about") is None
    assert list(tmp_path.iterdir()) == []


def test_no_end_of_choices_takes_no_end_of_memory_or_disk(tmp_path, monkeypatch):
    monkeypatch.setattr(known_pages, "AT_MOST", 2)
    alone, shared = KnownPages(), KnownPages("run")

    for page in "abc":
        alone.note(tmp_path, page, page)
        shared.note(tmp_path, page, page)

    assert [alone.find(tmp_path, page) for page in "abc"] == ["a", "b", None]
    assert len(list(tmp_path.iterdir())) == 2


def test_worker_finds_what_another_of_the_same_code_and_era_noted(tmp_path):
    KnownPages("run").note(tmp_path, CHOICES, "digest")

    assert KnownPages("run").find(tmp_path, CHOICES) == "digest"
    assert KnownPages("run").find(tmp_path, "page=about") is None
    assert KnownPages("other").find(tmp_path, CHOICES) is None
    assert KnownPages().find(tmp_path, CHOICES) is None


@pytest.fixture
def names(monkeypatch):
    """Asks for what an era is called among workers that run this code."""
    monkeypatch.setattr(known_pages, "_code", None)

    def ask(code):
        known_pages.share(code)
        # As another worker would, which keeps nothing of this one.
        return known_pages.known_pages.__wrapped__()._shared_name

    return ask


@pytest.mark.django_db
def test_name_of_an_era_is_shared_by_workers_of_one_code_alone(names):
    assert names("a") == names("a") != ""
    assert names("a") != names("b")
    assert names(None) == ""


@pytest.mark.django_db
def test_another_version_and_a_time_that_comes_end_what_workers_share(names):
    before = names("a")

    revision = make_revision()
    scheduled = timezone.now() + datetime.timedelta(seconds=5)
    Revision.objects.filter(pk=revision.pk).update(published_at=scheduled)

    waiting = names("a")
    assert waiting != before
    generation = Generation.objects.current()
    with pytest.MonkeyPatch.context() as clock:
        later = scheduled + datetime.timedelta(seconds=1)
        clock.setattr(timezone, "now", lambda: later)
        assert names("a") != waiting
    assert Generation.objects.current() == generation
