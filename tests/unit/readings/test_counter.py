"""What is counted in memory is written by and by, and nothing of it is lost or counted twice."""

import threading

import pytest
from django.db import OperationalError
from django.utils import timezone

from readings.counter import Counter, write_readings
from readings.models import Reading
from tests.factories import make_home, make_live, make_page, make_revision


class Written(list):
    """What a counter writes; while it is away it takes nothing."""

    is_away = False

    def __call__(self, numbers):
        if self.is_away:
            raise OperationalError("away")
        self.append(dict(numbers))


@pytest.fixture
def written():
    return Written()


@pytest.fixture
def counter(written):
    """One whose thread never wakes."""
    return Counter(written, every=3600)


def test_each_reading_is_written_once(counter, written):
    for path in ("/", "/costs/", "/costs/"):
        counter.count(path)

    counter.flush()
    counter.flush()

    assert written == [{"/": 1, "/costs/": 2}]


def test_readings_wait_while_the_database_is_away(counter, written):
    counter.count("/costs/")
    written.is_away = True
    counter.flush()
    counter.count("/costs/")
    written.is_away = False

    counter.flush()

    assert written == [{"/costs/": 2}]


def test_threads_lose_no_reading(counter, written):
    threads = [
        threading.Thread(target=lambda: [counter.count("/") for _ in range(2000)]) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    counter.flush()

    assert written == [{"/": 8000}]


@pytest.mark.django_db
def test_addresses_become_pages_and_those_of_no_page_are_left_out():
    home, costs = make_home(), make_live(make_page("costs"))
    make_live(costs.page, slug="prices")
    make_revision(make_page("draft"))

    write_readings({"/": 3, "/costs/": 1, "/prices/": 2, "/handouts/": 9, "/draft/": 9, "//": 9})

    rows = set(Reading.objects.values_list("page", "day", "times"))
    today = timezone.localdate()
    assert rows == {(home.page_id, today, 3), (costs.page_id, today, 3)}
