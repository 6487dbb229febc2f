"""Clients that wait keep nobody from reading, against the real server with no proxy in front."""

import http.client
import socket
from contextlib import ExitStack

import pytest

HEAD = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n"
BODY = (
    b"POST /admin/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 500\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n\r\nusername="
)


def ask(port, method="GET", path="/costs/", body=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request(method, path, body, headers)
    response = connection.getresponse()
    response.read()
    connection.close()
    return response.status


@pytest.mark.parametrize("begin", [b"", HEAD, BODY], ids=["silent", "slow head", "slow body"])
def test_readers_are_answered_while_others_only_hold_their_connections(port, begin):
    with ExitStack() as open_ones:
        for _ in range(60):  # the server has eight threads
            waiting = open_ones.enter_context(socket.create_connection(("127.0.0.1", port)))
            waiting.sendall(begin)

        assert [ask(port) for _ in range(20)] == [200] * 20


def test_request_in_many_parts_is_answered(port):
    with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
        for part in (HEAD[:7], HEAD[7:], b"Connection: close\r\n", b"\r", b"\n"):
            client.sendall(part)
        answer = client.makefile("rb").read()

    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert answer.rstrip().endswith(b"</html>")


def test_requests_behind_each_other_are_answered_in_order(port):
    first = HEAD.replace(b"GET /", b"GET /robots.txt")
    last = HEAD.replace(b"GET /", b"GET /nowhere/") + b"Connection: close\r\n"

    with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
        client.sendall(first + b"\r\n" + last + b"\r\n")
        answer = client.makefile("rb").read()

    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"HTTP/1.1 404 Not Found\r\n" in answer


@pytest.mark.parametrize(
    ("begin", "status"),
    [
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"411 Length Required"),
        (HEAD + b"Content-Length: 99999999\r\n\r\n", b"413 Content Too Large"),
        (HEAD + b"Content-Length: x\r\n\r\n", b"400 Bad Request"),
    ],
)
def test_request_that_cannot_be_read_is_refused(port, begin, status):
    with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
        client.sendall(begin)
        answer = client.makefile("rb").readline()

    assert answer.strip() == b"HTTP/1.1 " + status


def test_body_is_asked_for_where_the_client_waits_for_that(port):
    head = BODY.partition(b"\r\n\r\n")[0].replace(b"500", b"4")
    head += b"\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n"

    with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
        client.sendall(head)
        asked = client.recv(100)
        client.sendall(b"a=bc")
        answer = client.makefile("rb").read()

    assert asked == b"HTTP/1.1 100 Continue\r\n\r\n"
    assert b"HTTP/1.1 403 " in answer  # a form without its token


def test_picture_of_ten_megabytes_arrives(port):
    form = b"a=" + b"b" * (10 * 1024 * 1024)

    status = ask(
        port, "POST", "/admin/login/", form, **{"Content-Type": "application/x-www-form-urlencoded"}
    )

    assert status in {400, 403}  # read to its end, then refused
