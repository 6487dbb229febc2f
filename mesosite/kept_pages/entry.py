"""Entry: one page as it is kept, finished in each coding that somebody asked for."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_etags
from django_http_compression.middleware import HttpCompressionMiddleware

from content.era import Era

Headers = list[tuple[str, str]]
# Headers of a body; an answer without one does not have them.
OF_A_BODY = {"content-type", "content-length"}
# What an entry takes beside its bodies, about: headers, keys, objects.
BYTES_BESIDE = 2000


class Answer(NamedTuple):
    status: str
    headers: Headers
    body: tuple[bytes, ...] = ()


class Entry:
    """`era` is when it counts; None for a page that is known to be worth keeping and not made yet.

    `used` is the store's: how lately somebody asked for it.
    """

    __slots__ = ("answers", "era", "etags", "not_modified", "used")

    def __init__(self, era: Era | None, plain: Answer) -> None:
        etag = dict(plain.headers).get("ETag", "")
        self.era = era
        self.used = 0
        self.etags = {etag, f"W/{etag}"} if etag else set()
        self.answers = {"identity": plain}
        headers = [header for header in plain.headers if header[0].lower() not in OF_A_BODY]
        self.not_modified = Answer("304 Not Modified", headers)

    @property
    def plain(self) -> Answer:
        return self.answers["identity"]

    @property
    def size(self) -> int:
        """Bytes, about."""
        return BYTES_BESIDE + sum(
            len(part) for answer in list(self.answers.values()) for part in answer.body
        )

    def says_the_same_as(self, other: Entry) -> bool:
        return self.plain == other.plain

    def is_known_by(self, if_none_match: str) -> bool:
        """Whether the browser has this page already. Compared weakly, as Django does."""
        if if_none_match in self.etags:
            return True
        known = parse_etags(if_none_match) if self.etags else ()
        return "*" in known or not self.etags.isdisjoint(known)

    def answer(self, coding: str) -> Answer:
        """The page in a coding, compressed in a hurry where nobody asked for that before."""
        found = self.answers.get(coding)
        if found is None:
            found = self.answers[coding] = compress(self.plain, coding)
        return found

    def head(self, coding: str) -> Answer:
        """The same without a body."""
        full = self.answer(coding)
        return Answer(full.status, full.headers)


def compress(plain: Answer, coding: str) -> Answer:
    """The answer as Django's middleware would have sent it in this coding, with all it puts in."""
    request = HttpRequest()
    request.META["HTTP_ACCEPT_ENCODING"] = coding
    response = HttpResponse(b"".join(plain.body), headers=dict(plain.headers))
    HttpCompressionMiddleware(lambda request: response)(request)
    return Answer(plain.status, list(response.items()), (response.content,))
