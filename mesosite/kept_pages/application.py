"""The WSGI application in front of Django: what is kept is answered from here, all else passed on."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from checklist import list_cookie
from content.era import Era
from mesosite.kept_pages.best_compression import COMPRESS, Improver, improve, smallest_coding
from mesosite.kept_pages.entry import Answer, Entry, Headers
from mesosite.kept_pages.era_reader import EraReader
from mesosite.kept_pages.key import Key, KeyReader
from mesosite.kept_pages.store import Store
from mesosite.watched import ANSWERED_BY

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication

# Seconds that a request waits while another one has the same page made.
PATIENCE = 20
# Said beside a page that could not be asked after: RFC 9211.
DATABASE_IS_AWAY = ("Cache-Status", "guide; hit; detail=database-away")
# What of a request would change the form of the page that is kept, and not the page.
FORM = {"HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_COOKIE"}


class KeptPages:
    def __init__(self, application: WSGIApplication, store: Store) -> None:
        self.eras = EraReader()
        self.improver = Improver()
        self._application = application
        self._keys = KeyReader()
        self._store = store
        self._flights: dict[tuple[Key, Era], Future[Entry | None]] = {}
        self._lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        key = self._keys.read(environ)
        entry = self._find(key, environ) if key else None
        if key is None or entry is None:
            return self._pass_on(key, environ, start_response)
        environ[ANSWERED_BY] = "kept"
        answer = self._choose(key, entry, environ)
        # A list of its own: a server may change it.
        headers = [*answer.headers, DATABASE_IS_AWAY] if self.eras.is_away else [*answer.headers]
        start_response(answer.status, headers)
        return answer.body

    def _find(self, key: Key, environ: dict[str, Any]) -> Entry | None:
        """The page as it is now, made where it must be; None where Django has to answer."""
        entry, era = self._store.get(key), self.eras.current()
        if entry is None and key.ticks is not None:
            entry = not_made()  # and worth it: it is the same for all with these ticks
        if entry is None or entry.era is era:
            return entry if era else None
        if entry.era and self.eras.is_away:
            return entry  # of just before, as nothing newer can be made
        # What is made is of a generation that was read before, and not a quarter of a second ago.
        self.eras.expire()
        era = self.eras.current()
        if era is None or entry.era is era:
            return entry if era else None
        return self._make_once(key, entry, era, environ)

    def _choose(self, key: Key, entry: Entry, environ: dict[str, Any]) -> Answer:
        if "HTTP_IF_NONE_MATCH" in environ and entry.is_known_by(environ["HTTP_IF_NONE_MATCH"]):
            return entry.not_modified
        coding = smallest_coding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        # A page with ticks is for few, and soon for others: the best would not be worth its time.
        if coding not in entry.answers and coding in COMPRESS and key.ticks is None:
            self.improver.add(lambda: self._improve(key, entry, coding))
        is_head = environ["REQUEST_METHOD"] == "HEAD"
        return entry.head(coding) if is_head else entry.answer(coding)

    def _improve(self, key: Key, entry: Entry, coding: str) -> None:
        if self._store.get(key) is entry:
            improve(entry, coding)
            self._store.count_anew(key, entry)

    def _make_once(
        self, key: Key, former: Entry, era: Era, environ: dict[str, Any]
    ) -> Entry | None:
        """The page of this era, made by the first who asks; the others wait for that one."""
        with self._lock:
            flight = self._flights.get((key, era))
            is_first = flight is None
            flight = flight or self._flights.setdefault((key, era), Future())
        if not is_first:
            try:
                return flight.result(PATIENCE)
            except TimeoutError:
                return None
        entry = None
        try:
            entry = self._make(key, former, era, environ)
        finally:
            flight.set_result(entry)
            with self._lock:
                del self._flights[key, era]
        return entry

    def _make(self, key: Key, former: Entry, era: Era, environ: dict[str, Any]) -> Entry | None:
        plain = self._render(key, environ)
        # What has changed meanwhile may be on this page: then no other one is older from now on.
        self.eras.expire()
        if plain is None:
            self.eras.current()
            if former.era and self.eras.is_away:
                return former
            self._store.forget(key)
            return None
        entry = Entry(era, plain)
        if entry.says_the_same_as(former):
            # Most changes leave most pages alone: what was compressed is kept.
            former.era = era
            return former
        self._store.put(key, entry)
        return entry

    def _render(self, key: Key, environ: dict[str, Any]) -> Answer | None:
        """The page in its plain form, as Django gives it; None if it is none to keep now.

        One with ticks is made with those of its key, whatever the browser ticked since.
        """
        status, headers = "", []

        def note(given_status: str, given_headers: Headers, exc_info: Any = None) -> Any:
            nonlocal status, headers
            status, headers = given_status, given_headers

        asked = {name: value for name, value in environ.items() if name not in FORM}
        asked |= {"REQUEST_METHOD": "GET", "QUERY_STRING": ""}
        if key.ticks is not None:
            asked |= {list_cookie.READ_ALREADY: key.ticks, "HTTP_COOKIE": environ["HTTP_COOKIE"]}
        response = self._application(asked, note)
        try:
            is_kept = is_for_everybody if key.ticks is None else is_for_all_with_these_ticks
            body = b"".join(response) if is_kept(status, headers) else None
        finally:
            if hasattr(response, "close"):
                response.close()
        return None if body is None else Answer(status, headers, (body,))

    def _pass_on(
        self, key: Key | None, environ: dict[str, Any], start_response: StartResponse
    ) -> Iterable[bytes]:
        """Django's own answer. An address that turns out to be worth keeping is remembered."""

        def note(status: str, headers: Headers, exc_info: Any = None) -> Any:
            if key and is_for_everybody(status, headers) and self._store.get(key) is None:
                self._store.put(key, not_made())
            return start_response(status, headers, exc_info)

        response = self._application(environ, note)
        # It may show, or have done, what is new: no kept page is older from now on.
        self.eras.expire()
        return response


def not_made() -> Entry:
    """The place of a page that is known to be worth keeping."""
    return Entry(None, Answer("", []))


def is_for_everybody(status: str, headers: Headers) -> bool:
    """Whether an answer is one that anybody may keep, or says that it has not changed.

    One with a date is Django's to compare with what the browser has.
    """
    names = {name.lower(): value for name, value in headers}
    return (
        status.startswith(("200", "304"))
        and "public" in names.get("cache-control", "")
        and names.keys().isdisjoint({"set-cookie", "last-modified"})
    )


def is_for_all_with_these_ticks(status: str, headers: Headers) -> bool:
    """Whether an answer is the page with ticks: no proxy may keep it, and nothing on it says whose
    ticks they are."""
    return status.startswith("200") and "set-cookie" not in {name.lower() for name, _ in headers}
