"""The main loop reads requests to their end, without a thread and without a server.

The whole of it is asked for by tests/integration/test_slow_clients.py.
"""

import selectors
import socket
import time
from types import SimpleNamespace

import pytest
from gunicorn.config import Config
from gunicorn.http.parser import RequestParser
from gunicorn.workers.gthread import ThreadWorker

from mesosite import buffering_worker
from mesosite.buffering_worker import BufferingWorker
from mesosite.taking_over import TakingOver

PAGE = b"GET / HTTP/1.1\r\nHost: testserver\r\n\r\n"


class Connection:
    """As gunicorn's own: a socket, and what reads from it."""

    initialized = False

    def __init__(self, sock):
        self.sock = sock
        self.is_closed = False

    def init(self):
        if not self.initialized:
            self.parser = RequestParser(Config(), self.sock, ("127.0.0.1", 1))
        self.initialized = True

    def close(self):
        self.is_closed = True
        self.sock.close()


@pytest.fixture
def worker(monkeypatch):
    """A worker whose threads note what they are given."""
    made = BufferingWorker.__new__(BufferingWorker)
    poller = selectors.DefaultSelector()
    made.incoming, made.poller, made.nr_conns = {}, poller, 0
    made.alive, made.pending_conns, made.given = True, [], []
    made.age, made.taking_over, made.is_replaced = 1, TakingOver(), False
    made.booted = False
    monkeypatch.setattr(ThreadWorker, "enqueue_req", lambda self, conn: self.given.append(conn))
    yield made
    poller.close()


@pytest.fixture
def connect(worker):
    """A client's end, and the worker's: accepted, and read from once."""
    ends = []

    def connect():
        client, own = socket.socketpair()
        client.settimeout(5)
        conn = Connection(own)
        ends.extend([client, own])
        worker.nr_conns += 1
        worker.enqueue_req(conn)
        return client, conn

    yield connect
    for end in ends:
        end.close()


def turn(worker):
    """One turn of the main loop."""
    for key, _ in worker.poller.select(timeout=1):
        key.data(key.fileobj)


def test_thread_gets_a_request_when_it_is_whole(worker, connect):
    client, conn = connect()
    for part in (PAGE[:9], PAGE[9:]):
        assert worker.given == []
        client.sendall(part)
        turn(worker)

    assert worker.given == [conn]
    assert conn.parser.unreader.take_buffered() == PAGE
    assert worker.incoming == {}


def test_request_behind_another_is_taken_from_what_was_read(worker, connect):
    client, conn = connect()
    client.sendall(PAGE)
    turn(worker)
    conn.parser.unreader.take_buffered()
    conn.parser.unreader.unread(PAGE)

    worker.enqueue_req(conn)

    assert worker.given == [conn, conn]


def test_client_that_goes_away_is_forgotten(worker, connect):
    client, conn = connect()
    client.close()
    turn(worker)

    assert conn.is_closed
    assert (worker.nr_conns, worker.incoming, worker.given) == (0, {}, [])


def test_connection_that_breaks_is_forgotten(worker, connect, monkeypatch):
    _, conn = connect()
    conn.sock.close()
    monkeypatch.setattr(worker, "poller", SimpleNamespace(unregister=lambda sock: None))

    worker.on_part(conn, conn.sock)

    assert conn.is_closed


@pytest.mark.parametrize(
    ("sent", "answer"),
    [
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", b"411 Length Required"),
        (b"POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n", b"413 Content Too Large"),
    ],
)
def test_request_that_is_not_read_on_is_told_so(worker, connect, sent, answer):
    client, conn = connect()
    client.sendall(sent)
    turn(worker)

    assert client.recv(200).startswith(b"HTTP/1.1 " + answer + b"\r\nConnection: close\r\n")
    assert conn.is_closed


def test_client_is_told_to_go_on_where_it_waits_for_that(worker, connect):
    client, _ = connect()
    client.sendall(b"POST / HTTP/1.1\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n")
    turn(worker)

    assert client.recv(200) == b"HTTP/1.1 100 Continue\r\n\r\n"


def test_large_body_is_refused_where_others_take_the_room(worker, connect, monkeypatch):
    monkeypatch.setattr(buffering_worker, "SMALL", 100)
    monkeypatch.setattr(buffering_worker, "ROOM", 300)
    (large, _), (small, _) = connect(), connect()
    for client, size in ((small, 50), (large, 400)):
        client.sendall(b"POST / HTTP/1.1\r\nContent-Length: 9000\r\n\r\n" + b"a" * size)
        turn(worker)

    assert large.recv(200).startswith(b"HTTP/1.1 503 Service Unavailable\r\n")
    assert len(worker.incoming) == 1


@pytest.mark.parametrize(
    ("sent", "answer"), [(b"GET /", b"HTTP/1.1 408 Request Timeout"), (b"", b"")]
)
def test_client_that_takes_too_long_is_closed(worker, connect, monkeypatch, sent, answer):
    client, conn = connect()
    client.sendall(sent)
    if sent:
        turn(worker)
    now = time.monotonic()
    monkeypatch.setattr(buffering_worker.time, "monotonic", lambda: now + 60)

    worker.murder_pending()

    assert client.recv(200).startswith(answer)
    assert conn.is_closed


def test_worker_that_stops_waits_two_seconds_for_the_rest(worker, connect, monkeypatch):
    _, conn = connect()
    worker.alive = False
    worker.murder_pending()
    was_closed = conn.is_closed
    now = time.monotonic()
    monkeypatch.setattr(buffering_worker.time, "monotonic", lambda: now + 3)

    worker.murder_pending()

    assert [was_closed, conn.is_closed] == [False, True]


@pytest.fixture
def told_to_stop(monkeypatch):
    """The ages of workers that gunicorn's own way of stopping was asked for."""
    told = []
    monkeypatch.setattr(ThreadWorker, "handle_exit", lambda self, *args: told.append(self.age))
    return told


@pytest.mark.parametrize("has_started", [True, False])
def test_worker_that_is_told_to_stop_gives_up_files_if_it_has_started(
    worker, told_to_stop, monkeypatch, has_started
):
    given_up = []
    monkeypatch.setattr("handouts.pdf_process.stop", lambda: given_up.append(True))
    worker.booted = has_started

    worker.handle_exit(15, None)

    assert given_up == [True] * has_started


def test_worker_that_is_told_to_stop_does(worker, told_to_stop):
    worker.handle_exit(15, None)

    assert told_to_stop == [1]


def test_former_worker_goes_on_until_the_new_ones_have_started(worker, told_to_stop):
    worker.taking_over.begin(former=1, count=1)

    worker.handle_exit(15, None)
    worker.murder_pending()

    assert told_to_stop == []
    worker.taking_over.note_started(2)
    worker.murder_pending()
    assert told_to_stop == [1]


def test_former_worker_that_is_told_again_stops_at_once(worker, told_to_stop):
    worker.taking_over.begin(former=1, count=1)

    worker.handle_exit(15, None)
    worker.handle_exit(15, None)

    assert told_to_stop == [1]


def test_worker_says_that_it_has_started_and_makes_files_sooner(worker, monkeypatch):
    told = []
    monkeypatch.setattr("handouts.known_pages.share", lambda code: told.append(code))
    monkeypatch.setattr("handouts.pdf_process.keep_spare", lambda: told.append("may be ready"))
    monkeypatch.setattr("handouts.pdf_process.prepare", lambda: told.append("is ready"))
    monkeypatch.setattr("handouts.previews_ahead.start", lambda: told.append("previews"))
    monkeypatch.setattr(ThreadWorker, "run", lambda self: None)
    worker.taking_over.begin(former=0, count=1)
    worker.code = "code"

    worker.run()

    assert told == ["code", "may be ready", "is ready", "previews"]
    assert worker.taking_over.is_done()
