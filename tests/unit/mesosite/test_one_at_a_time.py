"""What one process does at a time, with PostgreSQL on any machine."""

import pytest
from django.db import connection

from mesosite import one_at_a_time as module
from mesosite.one_at_a_time import one_at_a_time


@pytest.fixture
def asked(monkeypatch):
    """A PostgreSQL whose lock somebody else has at first: what it was asked."""
    answers, asked = iter([False, False, True, True]), []

    def ask(question):
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(connection, "vendor", "postgresql")
    monkeypatch.setattr(module, "_ask", ask)
    monkeypatch.setattr(module, "BETWEEN_TRIES", 0)
    return asked


def test_lock_is_asked_for_until_it_is_free_and_given_back(asked, settings, tmp_path):
    settings.DATA_DIR = tmp_path

    with one_at_a_time():
        inside = list(asked)

    assert inside == ["SELECT pg_try_advisory_lock(%s)"] * 3
    assert asked[3:] == ["SELECT pg_advisory_unlock(%s)"]
