"""The index of a worker: always the live guide, read again only where something changed."""

import datetime
from unittest.mock import Mock

import pytest
from django.utils import timezone

from content import version_indexes
from content.models import Clinic
from search.answers import answer
from search.index import Index
from search.live_index import LiveIndex
from tests.factories import make_live, make_page, make_reference, make_revision, make_staff

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
CARD = "::: care emergency Call an ambulance now if:\n- you faint\n:::\n"


@pytest.fixture
def index():
    return LiveIndex()


def found(index, text="saffron"):
    return [result.entry.address for result in answer(text, index.current()).results]


def words_of(page="costs"):
    return make_revision(make_page(page), body=f"## Prices {{#prices}}\n\nSaffron on {page}.\n")


def test_draft_is_never_found_and_is_found_once_it_is_live(index):
    draft = words_of()
    assert found(index) == []

    draft.publish()

    assert found(index) == ["/costs/#prices"]


def test_scheduled_version_is_found_from_its_moment_on(index, monkeypatch):
    draft = words_of()
    draft.publish(at=timezone.now() + datetime.timedelta(hours=1))
    assert found(index) == []

    later = timezone.now() + datetime.timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: later)

    assert found(index) == ["/costs/#prices"]


def test_former_version_is_found_no_more(index):
    former = words_of()
    former.publish()
    assert found(index) == ["/costs/#prices"]

    make_live(former.page)

    assert found(index) == []
    assert found(index, "hair") == ["/costs/#why"]


def test_withdrawn_page_is_found_no_more(index):
    live = words_of()
    live.publish()
    assert found(index) == ["/costs/#prices"]

    live.page.withdraw(by=make_staff())

    assert found(index) == []


def test_source_is_found_by_what_it_found(index):
    make_reference("moftah2012", found="Saffron helped.")

    assert found(index) == ["/sources/#ref-moftah2012"]


def test_emergency_number_of_the_clinic_is_the_one_that_is_found(index):
    make_live(body=CARD)
    assert found(index, "faint") == ["/costs/#care-emergency"]

    Clinic.objects.create(country="India", emergency_number="108")

    (result,) = answer("faint", index.current()).results
    assert "108" in result.entry.words


def test_only_what_changed_is_read_again(index, monkeypatch, django_assert_num_queries):
    for key in ("costs", "words", "about"):
        words_of(key).publish()
    index.current()
    asked = []
    read = version_indexes.read_indexes

    def read_and_note(versions, *fields):
        asked.append(list(versions))
        return read(versions, *fields)

    monkeypatch.setattr("search.live_index.read_indexes", read_and_note)
    with django_assert_num_queries(1):
        index.current()
    new = words_of("prices")
    new.publish()
    index.current()

    assert asked == [[new.pk]]


def test_who_asks_while_another_thread_reads_gets_what_there_was(index):
    words_of().publish()
    known = index.current()
    words_of("prices").publish()

    with index._lock:
        meanwhile = index.current()

    assert meanwhile is known
    assert sorted(found(index)) == ["/costs/#prices", "/prices/#prices"]


def test_index_that_could_not_be_written_is_made_anew(index, monkeypatch):
    words_of().publish()
    index.current()
    new = words_of("prices")
    new.publish()

    with monkeypatch.context() as broken:
        broken.setattr(Index, "replace", Mock(side_effect=ValueError("no room")))
        with pytest.raises(ValueError, match="no room"):
            index.current()

    assert sorted(found(index)) == ["/costs/#prices", "/prices/#prices"]
