"""A server that does not answer is waited for no longer than the limit; the next question is new."""

import threading
import time
from unittest.mock import Mock

import pytest
from django.db import OperationalError, connection
from psycopg import OperationalError as PsycopgError
from psycopg.errors import ConnectionTimeout

from mesosite import database_patience
from mesosite.database_patience import Server


@pytest.fixture
def limited(transactional_db, monkeypatch):
    connection.close()
    with monkeypatch.context() as patch:
        patch.setattr(database_patience, "SECONDS", 0.2)
        patch.setattr(database_patience, "_server", Server())
        database_patience.limit_waiting()
        yield
    connection.close()


def ask(question):
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


@pytest.mark.postgresql
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no server.")
def test_question_without_an_answer_is_an_error_and_the_next_one_is_answered(limited):
    start = time.monotonic()

    with pytest.raises(OperationalError, match=r"no answer in 0\.2 seconds"):
        ask("SELECT pg_sleep(3)")

    assert time.monotonic() - start < 2
    connection.close_if_unusable_or_obsolete()
    assert ask("SELECT 7") == 7


def test_one_thread_waits_for_a_server_that_hangs_and_no_other():
    server, asked, answer = Server(), threading.Event(), threading.Event()
    another = Mock(return_value=7)

    def hang():
        asked.set()
        answer.wait(10)

    with pytest.raises(ConnectionTimeout):
        server.ask(Mock(side_effect=ConnectionTimeout))
    thread = threading.Thread(target=server.ask, args=[hang])
    thread.start()
    asked.wait(10)
    with pytest.raises(PsycopgError):
        server.ask(another)
    asked_meanwhile = another.called
    answer.set()
    thread.join()

    assert not asked_meanwhile
    assert server.ask(another) == 7


def test_threads_ask_at_once_where_the_server_answers():
    server = Server()

    # A question in a question: as two threads that ask in the same moment.
    assert server.ask(lambda: server.ask(lambda: 7)) == 7
    with pytest.raises(PsycopgError):
        server.ask(Mock(side_effect=PsycopgError("a lock is held")))
    assert server.ask(lambda: server.ask(lambda: 7)) == 7
