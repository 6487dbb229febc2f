"""gunicorn's threaded worker, with a thread for each request and none for a client that waits.

gunicorn gives one of its few threads to each connection and reads there, so that as many clients
that send a byte a second stop everybody. Here the worker's main loop, which watches all
connections at once, reads each request to its end before a thread sees it.
"""

from __future__ import annotations

import selectors
import signal
import socket
import struct
import time
from contextlib import suppress
from functools import partial
from typing import Any

from django.apps import apps
from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped]

from mesosite.incoming import SECONDS, Incoming, RefusedError
from mesosite.observers import tell_refused
from mesosite.taking_over import TakingOver

PART = 256 * 1024  # bytes
# Bytes of all requests that are arriving in this worker, but for those that are small.
ROOM = 64 * 1024 * 1024
SMALL = 64 * 1024
# An answer that fits here leaves its thread at once, however slowly it is read.
SEND_BUFFER = 512 * 1024  # bytes
SEND_SECONDS = 20
# Seconds that a worker which is told to stop waits for the rest of a request.
LAST_SECONDS = 2


class BufferingWorker(ThreadWorker):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.incoming: dict[Any, Incoming] = {}
        self.taking_over = TakingOver()  # the server's own is given before the fork
        self.code: str | None = None  # likewise
        self.is_replaced = False

    def run(self) -> None:
        prepare_files(self.code)
        self.taking_over.note_started(self.age)
        super().run()

    def handle_exit(self, sig: int, frame: Any) -> None:
        """Stop, where others take over only once they have started. Told twice, it stops at once."""
        if self.is_replaced or not self.taking_over.is_former(self.age):
            if self.booted:
                give_up_files()
            super().handle_exit(sig, frame)
        self.is_replaced = True

    def enqueue_req(self, conn: Any) -> None:
        """Read a request from a connection that is new, or ready for its next one."""
        if not conn.initialized:
            limit_sending(conn.sock)
        conn.init()
        conn.sock.setblocking(False)
        incoming = self.incoming[conn] = Incoming(time.monotonic())
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self.on_part, conn))
        self.take(conn, incoming, conn.parser.unreader.take_buffered() or None)

    def on_part(self, conn: Any, sock: socket.socket) -> None:
        self.take(conn, self.incoming[conn], None)

    def take(self, conn: Any, incoming: Incoming, part: bytes | None) -> None:
        """Add what has arrived, and pass a whole request on to a thread."""
        try:
            part = conn.sock.recv(PART) if part is None else part
            if not part:
                self.drop(conn)
            elif incoming.add(part):
                self.stop_reading(conn)
                conn.parser.unreader.unread(bytes(incoming.received))
                super().enqueue_req(conn)
            elif incoming.asks_to_go_on():
                conn.sock.send(b"HTTP/1.1 100 Continue\r\n\r\n")
            elif self.has_no_room_for(incoming):
                raise RefusedError("503 Service Unavailable")
        except BlockingIOError:
            pass  # nothing has arrived
        except RefusedError as error:
            self.drop(conn, str(error))
        except OSError:
            self.drop(conn)

    def has_no_room_for(self, incoming: Incoming) -> bool:
        if len(incoming.received) <= SMALL:
            return False
        return sum(len(other.received) for other in self.incoming.values()) > ROOM

    def murder_pending(self) -> None:
        """End what takes too long, at each turn of the main loop, and then itself if it may go."""
        super().murder_pending()
        if self.is_replaced and self.taking_over.is_done():
            super().handle_exit(signal.SIGTERM, None)
        now = time.monotonic() + (0 if self.alive else SECONDS - LAST_SECONDS)
        for conn, incoming in list(self.incoming.items()):
            if incoming.is_late(now):
                self.drop(conn, "408 Request Timeout" if incoming.received else "")

    def stop_reading(self, conn: Any) -> None:
        self.poller.unregister(conn.sock)
        del self.incoming[conn]

    def drop(self, conn: Any, status: str = "") -> None:
        """Close the connection, with an answer where there is a status."""
        self.stop_reading(conn)
        self.nr_conns -= 1
        if status:
            answer = f"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
            with suppress(OSError):
                conn.sock.send(answer.encode())
            tell_refused(int(status[:3]))
        conn.close()


def prepare_files(code: str | None) -> None:
    """Have files made and found sooner, and pictures of sheets before anybody asks."""
    if not apps.ready:
        return  # another application than the site, as the bare one that a benchmark compares with
    # They need the settings, which a worker loads after the fork.
    from handouts import known_pages, pdf_process, previews_ahead

    known_pages.share(code)
    pdf_process.keep_spare()
    pdf_process.prepare()
    previews_ahead.start()


def give_up_files() -> None:
    """A stop waits for what takes a moment, and not for a file that takes many seconds."""
    from handouts import pdf_process

    pdf_process.stop()


def limit_sending(sock: socket.socket) -> None:
    """Room for an answer that nobody reads yet, and seconds after which a thread stops waiting."""
    seconds = struct.pack("ll", SEND_SECONDS, 0)
    with suppress(OSError):
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, seconds)
