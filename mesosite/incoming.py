"""A request that is still arriving: whether it is whole, and whether it takes too long.

Values in, values out; who reads and who answers is `mesosite.buffering_worker`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# Bytes: far beyond what a browser sends before the body, and the largest body that is read to its
# end so that the site itself can say what is too large (`security.request_size`).
HEAD_AT_MOST = 64 * 1024
BODY_AT_MOST = 32 * 1024 * 1024
# Seconds for a request, and one more for each so many bytes of it: a photo from a poor phone
# connection arrives, a client that sends a byte a second does not stay.
SECONDS = 15
BYTES_A_SECOND = 10_000

END_OF_HEAD = b"\r\n\r\n"
LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*([0-9]{1,12})[ \t]*\r\n", re.IGNORECASE)
CHUNKED = re.compile(rb"\r\ntransfer-encoding:", re.IGNORECASE)
EXPECTS = re.compile(rb"\r\nexpect:[ \t]*100-continue[ \t]*\r\n", re.IGNORECASE)


class RefusedError(Exception):
    """A request that is not read on. Its argument is the status line's end: number and reason."""


@dataclass
class Incoming:
    """What has arrived since `started`, in seconds of a clock that never goes back."""

    started: float
    received: bytearray = field(default_factory=bytearray)
    _whole: int | None = None
    _is_waiting: bool = False

    def add(self, part: bytes) -> bool:
        """True when the request is whole; RefusedError when it is never going to be read.

        What is wrong in a whole head is the server's to say.
        """
        seen = max(0, len(self.received) - len(END_OF_HEAD))
        self.received += part
        if self._whole is None:
            end = self.received.find(END_OF_HEAD, seen)
            if end < 0:
                if len(self.received) > HEAD_AT_MOST:
                    raise RefusedError("431 Request Header Fields Too Large")
                return False
            self._whole = end + len(END_OF_HEAD) + self._read_length(end)
            self._is_waiting = bool(EXPECTS.search(self.received, 0, self._whole))
        return len(self.received) >= self._whole

    def _read_length(self, end: int) -> int:
        head = bytes(self.received[: end + 2])
        if CHUNKED.search(head):
            # No browser sends a form that way, and where it ends nobody knows beforehand.
            raise RefusedError("411 Length Required")
        found = LENGTH.search(head)
        length = int(found[1]) if found else 0
        if length > BODY_AT_MOST:
            raise RefusedError("413 Content Too Large")
        return length

    def asks_to_go_on(self) -> bool:
        """True once, for a client that sends its body only when it is told to."""
        asks, self._is_waiting = self._is_waiting, False
        return asks

    def is_late(self, now: float) -> bool:
        return now > self.started + SECONDS + len(self.received) / BYTES_A_SECOND
