"""A server that does not answer is waited for no longer than the limit; the next question is new."""

import time

import pytest
from django.db import OperationalError, connection
from django.db.backends.signals import connection_created

from mesosite import database_patience

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


@pytest.fixture
def limited(monkeypatch):
    monkeypatch.setattr(database_patience, "SECONDS", 0.2)
    database_patience.limit_waiting()
    connection.close()
    yield
    connection_created.disconnect(database_patience._limit)
    connection.close()


def ask(question):
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no server.")
def test_question_without_an_answer_is_an_error_and_the_next_one_is_answered(limited):
    start = time.monotonic()

    with pytest.raises(OperationalError):
        ask("SELECT pg_sleep(20)")

    assert time.monotonic() - start < 10
    connection.close_if_unusable_or_obsolete()
    assert ask("SELECT 7") == 7


def test_database_in_a_file_is_asked_as_before(limited):
    assert ask("SELECT 7") == 7
