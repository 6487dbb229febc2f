"""How often the database is asked for the era, and what goes on while it does not answer."""

import threading
from unittest.mock import Mock

import pytest
from django.db import Error

from mesosite.kept_pages.era_reader import BETWEEN_READS, PAUSE, EraReader


class NamedEra(str):
    seconds_left = 3600.0


FIRST, SECOND = NamedEra("first"), NamedEra("second")


@pytest.fixture(autouse=True)
def no_database(monkeypatch):
    monkeypatch.setattr("mesosite.kept_pages.era_reader.close_old_connections", Mock())
    monkeypatch.setattr("mesosite.kept_pages.era_reader.connection", Mock())


def test_database_is_asked_four_times_a_second_at_most(clock):
    read = Mock(side_effect=[FIRST, SECOND])
    eras = EraReader(read)

    before = [eras.current() for _ in range(9)]
    clock(BETWEEN_READS)
    after = [eras.current() for _ in range(9)]

    assert (set(before), set(after)) == ({FIRST}, {SECOND})
    assert [call.args for call in read.call_args_list] == [(None,), (FIRST,)]


def test_era_that_ends_sooner_is_asked_after_at_that_moment(clock):
    short = NamedEra("short")
    short.seconds_left = 0.1
    eras = EraReader(Mock(side_effect=[short, SECOND]))

    seen = [eras.current()]
    for seconds in (0.09, 0.02):
        clock(seconds)
        seen.append(eras.current())

    assert seen == [short, short, SECOND]


def test_after_an_answer_of_djangos_it_is_asked_again_at_once(clock):
    eras = EraReader(Mock(side_effect=[FIRST, SECOND]))
    eras.current()

    eras.expire()

    assert eras.current() == SECOND


def test_database_that_fails_leaves_the_era_and_is_left_alone_for_a_while(clock):
    read = Mock(side_effect=[FIRST, Error("away"), Error("away"), SECOND])
    eras = EraReader(read)
    eras.current()
    clock(BETWEEN_READS)

    away = [eras.current() for _ in range(9)], eras.is_away
    eras.expire()
    eras.current()
    asked = read.call_count
    clock(PAUSE)
    eras.current()
    clock(PAUSE)

    assert away == ([FIRST] * 9, True)
    assert asked == 2
    assert (eras.current(), eras.is_away) == (SECOND, False)


def test_thread_that_waits_for_the_database_holds_no_other_one():
    answer, asked = threading.Event(), threading.Event()

    def read(former):
        if former:
            asked.set()
            answer.wait(10)
            return SECOND
        return FIRST

    eras = EraReader(read)
    eras.current()
    eras.expire()
    thread = threading.Thread(target=eras.current)
    thread.start()
    asked.wait(10)
    # As long after it as the next question would come.
    eras.expire()

    meanwhile = [eras.current() for _ in range(3)], eras.is_away
    answer.set()
    thread.join()

    assert meanwhile == ([FIRST] * 3, True)
    assert (eras.current(), eras.is_away) == (SECOND, False)
