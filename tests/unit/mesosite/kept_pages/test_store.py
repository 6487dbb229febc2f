"""What is kept within a limit of bytes, and by whom a place may be taken."""

from mesosite.kept_pages.entry import BYTES_BESIDE, Answer, Entry
from mesosite.kept_pages.key import Key
from mesosite.kept_pages.store import Store

COSTS, HOME = Key("http://testserver", "/costs/"), Key("http://testserver", "/")


def entry_of(size):
    return Entry(None, Answer("200 OK", [], (b"a" * size,)))


def test_page_that_was_compressed_late_does_not_take_the_place_of_a_newer_one():
    store, old, new = Store(100_000), entry_of(1), entry_of(2)
    store.put(COSTS, old)
    store.put(COSTS, new)

    store.count_anew(COSTS, old)

    assert store.get(COSTS) is new


def test_page_that_grew_is_counted_with_what_it_takes_now():
    store, costs = Store(2 * BYTES_BESIDE + 100), entry_of(10)
    store.put(HOME, entry_of(10))
    store.put(COSTS, costs)
    costs.answers["br"] = Answer("200 OK", [], (b"a" * 90,))

    store.count_anew(COSTS, costs)

    assert [store.get(HOME), store.get(COSTS)] == [None, costs]
