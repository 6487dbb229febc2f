"""A process that is ready: never two, given once, and gone where nobody takes it."""

import subprocess
import time

import pytest

from handouts.spare_process import SpareProcess


@pytest.fixture
def started():
    """Processes that answer with what they are sent, as they are started."""
    made = []
    yield made
    for process in made:
        process.kill()
        process.communicate()


@pytest.fixture
def make_spare(started):
    def start():
        process = subprocess.Popen(["/bin/cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        started.append(process)
        return process

    return lambda seconds=60: SpareProcess(start, seconds)


def wait_until(is_true):
    for _ in range(500):
        if is_true():
            return
        time.sleep(0.01)
    pytest.fail("It did not come true.")


def test_one_is_started_however_often_it_is_asked_for_and_given_once(make_spare, started):
    spare = make_spare()
    assert spare.take() is None

    for _ in range(3):
        spare.prepare()
    taken = spare.take()

    assert started == [taken]
    assert taken.communicate(b"page") == (b"page", None)
    assert spare.take() is None


def test_next_one_is_started_after_the_first_was_taken(make_spare, started):
    spare = make_spare()

    for _ in range(2):
        spare.prepare()
        spare.take()

    assert len(started) == 2


def test_one_that_ended_by_itself_is_not_given(make_spare, started):
    spare = make_spare()
    spare.prepare()
    started[0].kill()
    started[0].wait()

    assert spare.take() is None
    spare.prepare()
    assert spare.take() is started[1]


def test_one_that_ended_by_itself_is_replaced(make_spare, started):
    spare = make_spare()
    spare.prepare()
    started[0].kill()
    started[0].wait()

    spare.prepare()

    assert spare.take() is started[1]


def test_one_that_nobody_takes_for_a_while_reaches_the_end_of_its_input(make_spare, started):
    spare = make_spare(seconds=0.05)
    spare.prepare()

    wait_until(lambda: started[0].returncode is not None)

    assert started[0].returncode == 0
    assert spare.take() is None


def test_one_that_was_taken_is_not_ended(make_spare, started):
    spare = make_spare(seconds=0.1)
    spare.prepare()
    taken = spare.take()

    time.sleep(0.2)

    assert taken.communicate(b"page") == (b"page", None)


def test_terminate_ends_it_without_waiting(make_spare, started):
    spare = make_spare()
    spare.terminate()
    spare.prepare()

    spare.terminate()

    assert started[0].wait(5) < 0
    assert spare.take() is None
