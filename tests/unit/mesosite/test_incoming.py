"""When a request is whole, refused or late, however its bytes arrive."""

import pytest

from mesosite.incoming import (
    BODY_AT_MOST,
    BYTES_A_SECOND,
    HEAD_AT_MOST,
    SECONDS,
    Incoming,
    RefusedError,
)

PAGE = b"GET / HTTP/1.1\r\nHost: testserver\r\n\r\n"
FORM = b"POST /a/ HTTP/1.1\r\nContent-Length: 6\r\nHost: testserver\r\n\r\ndone=1"


def feed(request, size):
    incoming = Incoming(started=0)
    parts = [request[at : at + size] for at in range(0, len(request), size)]
    return [incoming.add(part) for part in parts], incoming


@pytest.mark.parametrize(
    "request_", [PAGE, FORM, FORM.replace(b"Content-Length", b"content-length")]
)
@pytest.mark.parametrize("size", [1, 3, 7, 1000])
def test_request_is_whole_with_its_last_byte(request_, size):
    whole, incoming = feed(request_, size)

    assert whole == [False] * (len(whole) - 1) + [True]
    assert bytes(incoming.received) == request_


def test_next_request_behind_it_is_kept():
    whole, incoming = feed(FORM + PAGE, 1000)

    assert whole == [True]
    assert bytes(incoming.received) == FORM + PAGE


@pytest.mark.parametrize("length", [b"-1", b"+6", b"six", b"6, 6", b""])
def test_length_that_is_none_is_left_to_the_server_to_refuse(length):
    assert Incoming(started=0).add(FORM.replace(b" 6\r", b" " + length + b"\r"))


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"X: " + b"a" * HEAD_AT_MOST, "431 Request Header Fields Too Large"),
        (b"Transfer-Encoding: chunked\r\n\r\n", "411 Length Required"),
        (b"Content-Length: %d\r\n\r\n" % (BODY_AT_MOST + 1), "413 Content Too Large"),
    ],
)
def test_request_that_is_never_going_to_be_read_is_refused(head, status):
    with pytest.raises(RefusedError, match=status):
        Incoming(started=0).add(b"POST / HTTP/1.1\r\n" + head)


def test_client_that_asks_is_told_to_send_its_body_once():
    head, body = FORM.replace(b"Host", b"Expect: 100-continue\r\nHost").split(b"\r\n\r\n")
    incoming = Incoming(started=0)

    assert not incoming.add(head + b"\r\n\r\n")
    assert [incoming.asks_to_go_on(), incoming.asks_to_go_on()] == [True, False]
    assert incoming.add(body)


def test_a_byte_a_second_is_late_and_a_photo_from_a_poor_connection_is_not():
    slow = Incoming(started=0, received=bytearray(SECONDS))
    photo = Incoming(started=0, received=bytearray(100 * BYTES_A_SECOND))

    assert [slow.is_late(SECONDS), slow.is_late(SECONDS + 1)] == [False, True]
    assert [photo.is_late(100), photo.is_late(200)] == [False, True]
