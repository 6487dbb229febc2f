"""A migration that finds a lock gives way and tries again. Held against PostgreSQL by its codes."""

import pytest
from django.db import OperationalError, connection
from psycopg import errors

from mesosite import migrating


@pytest.fixture
def tries(monkeypatch):
    """A PostgreSQL: what each try to migrate ends with, and what its limits were set to."""
    limits, outcomes = [], []

    def migrate(*args, **kwargs):
        outcome = outcomes.pop(0)
        if outcome is not None:
            raise OperationalError("canceling statement\nLINE 1") from outcome

    monkeypatch.setattr(connection, "vendor", "postgresql")
    monkeypatch.setattr(migrating, "PAUSE", 0)
    monkeypatch.setattr(migrating, "_limit", lambda **given: limits.append(given["lock"]))
    monkeypatch.setattr(migrating, "call_command", migrate)
    return outcomes, limits


def test_migration_waits_shortly_and_tries_again(tries):
    outcomes, limits = tries
    outcomes += [errors.LockNotAvailable(), errors.LockNotAvailable(), None]
    said = []

    migrating.migrate(said.append)

    assert said == ["A migration waits for a lock and tries again: canceling statement"] * 2
    assert (outcomes, limits) == ([], ["2s", "DEFAULT"])


def test_any_other_error_ends_it(tries):
    outcomes, limits = tries
    outcomes += [errors.AdminShutdown(), None]

    with pytest.raises(OperationalError):
        migrating.migrate(print)
    assert limits == ["2s", "DEFAULT"]
