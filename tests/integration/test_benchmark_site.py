"""The benchmark of the site prints its figures, or says what it wants. The figures are no test."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from mesosite.benchmark import load


def test_without_wrk_it_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr(load, "WRK", "no-such-command")

    with pytest.raises(CommandError, match="apt-get install wrk"):
        call_command("benchmark_site")


@pytest.mark.skipif(not load.is_available(), reason=load.HOW_TO_INSTALL)
def test_cases_have_their_figures_and_no_answer_is_an_error(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    output = StringIO()

    call_command(
        *("benchmark_site", "--pages=21", "--ticks=4", "--rounds=1", "--seconds=1", "--edits=1"),
        # One that reads and one that writes: each takes its seconds.
        "--only=tick",
        stdout=output,
    )

    anew, heading, *rows, edits = output.getvalue().splitlines()
    assert re.fullmatch(
        r"made anew, median of 12: /side-effects/ [\d.]+ ms, / [\d.]+ ms, /handouts/ [\d.]+ ms",
        anew,
    )
    assert [row[:18].strip() for row in rows] == ["steps with ticks", "tick"]
    assert "ratio" in heading
    assert "errors" not in output.getvalue()
    assert edits.startswith("1 edits: seen on all connections after ")
    assert edits.endswith("a connection: 0 times")
