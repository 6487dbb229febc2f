"""The tests' own measures of work find what they are for."""

import re

import pytest

from tests.work import lines_run, must_end


def look_at_each(count):
    for _ in range(count):
        pass


def look_at_each_pair(count):
    for _ in range(count):
        for _ in range(count):
            pass


def test_lines_run_tell_linear_work_from_quadratic():
    assert lines_run(look_at_each, 200) < 2 * lines_run(look_at_each, 100)
    assert lines_run(look_at_each_pair, 200) > 3.5 * lines_run(look_at_each_pair, 100)


@pytest.mark.parametrize(
    "run_away",
    [
        lambda: look_at_each_pair(1_000_000),
        lambda: re.match("(a+)+$", "a" * 50 + "b"),
    ],
    ids=["Python", "regular expression"],
)
def test_what_runs_away_is_stopped(run_away):
    with pytest.raises(pytest.fail.Exception, match="did not end"), must_end(seconds=0.1):
        run_away()


def test_what_ends_is_left_alone():
    with must_end(seconds=30):
        look_at_each(10)
