"""Former workers know when new ones have started, from memory that all of them share."""

import os

from mesosite.taking_over import PLACES, TakingOver


def test_nobody_is_former_before_a_reload():
    assert not TakingOver().is_former(1)


def test_former_ones_may_go_once_all_new_ones_have_started():
    taking_over = TakingOver()
    taking_over.note_started(1)
    taking_over.note_started(2)

    taking_over.begin(former=2, count=2)

    assert [taking_over.is_former(age) for age in (1, 2, 3)] == [True, True, False]
    assert not taking_over.is_done()
    taking_over.note_started(4)
    assert not taking_over.is_done()
    taking_over.note_started(3)
    assert taking_over.is_done()


def test_place_of_a_worker_is_used_again_after_many():
    taking_over = TakingOver()
    taking_over.note_started(1)

    taking_over.begin(former=PLACES, count=1)

    assert not taking_over.is_done()
    taking_over.note_started(PLACES + 1)
    assert taking_over.is_done()


def test_what_a_forked_process_notes_is_seen_by_the_others():
    taking_over = TakingOver()
    taking_over.begin(former=0, count=1)

    if (child := os.fork()) == 0:
        taking_over.note_started(1)
        os._exit(0)
    os.waitpid(child, 0)

    assert taking_over.is_done()
