"""Writes that wait for a lock leave threads for those who read."""

import threading
from contextlib import ExitStack

import pytest

from security import waiting_writes
from security.waiting_writes import WRITES_AT_ONCE, BusyError, Places


@pytest.fixture
def places():
    return Places()


@pytest.fixture
def full(places):
    """All places are taken; closed, they are given back."""
    with ExitStack() as taken:
        for _ in range(WRITES_AT_ONCE):
            taken.enter_context(places.take())
        yield taken


def test_write_beside_those_that_are_stuck_is_refused(places, full, monkeypatch):
    monkeypatch.setattr(waiting_writes, "STUCK_AFTER", 0)

    with pytest.raises(BusyError), places.take():
        pass

    full.close()
    with places.take():
        pass


def test_write_waits_for_those_that_are_under_way(places, full):
    done = threading.Event()

    def write():
        with places.take():
            done.set()

    writer = threading.Thread(target=write)
    writer.start()
    assert not done.wait(0.05)
    full.close()
    writer.join()

    assert done.is_set()


def test_place_is_free_again_after_an_error(places):
    for _ in range(WRITES_AT_ONCE + 1):
        with pytest.raises(ZeroDivisionError), places.take():
            1 / 0  # noqa: B018
