"""What is measured: each case asks the site for one thing, and the bare server for bytes to compare."""

from __future__ import annotations

import json
import random
import re
from base64 import b64encode
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse

from mesosite.benchmark.load import Request
from mesosite.benchmark.servers import HOST

PAGE, PROCEDURE = "/side-effects/", "/procedure/"
STEPS = ("consultation", "preparation", "solution", "injection", "sessions")
READERS = 100
HOP_BY_HOP = {"connection", "date", "server", "keep-alive", "transfer-encoding"}
# A page is found to be worth keeping, made in each worker, and compressed behind that.
TIMES_TO_WARM = 40
BROTLI = {"Accept-Encoding": "br"}
COMMON = {"Host": HOST, "X-Forwarded-Proto": "https"}


@dataclass(frozen=True)
class Case:
    """`bare` is what the bare server is asked for beside it: the same bytes, or those of the page."""

    name: str
    requests: list[Request]
    bare: Request


def ask(port: int, request: Request) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(request.method, request.path, request.body, request.headers)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def make_cases(port: int) -> list[Case]:
    """The cases for a running site, each of them asked for already, so that it is warm."""
    plain, compressed = Request(PAGE, COMMON), Request(PAGE, COMMON | BROTLI)
    response, _ = ask(port, plain)
    known = Request(PAGE, COMMON | BROTLI | {"If-None-Match": response.headers["ETag"]})
    # Most pages hold their scripts: that of the steps is a file.
    _, steps = ask(port, Request(PROCEDURE, COMMON))
    match = re.search(rb'/static/js/[^"]*', steps)
    if match is None:
        raise RuntimeError("The page with the steps names no script.")
    script = Request(match[0].decode(), COMMON | BROTLI)
    lists = [_tick_some(port, number) for number in range(READERS)]
    ticked = [Request(PROCEDURE, COMMON | BROTLI | {"Cookie": cookie}) for cookie in lists]
    cases = [
        Case("page, brotli", [compressed], compressed),
        Case("page, plain", [plain], plain),
        Case("page, 304", [known], compressed),
        Case("static file", [script], script),
        Case("steps with ticks", ticked, ticked[0]),
    ]
    for case in cases:
        for request in case.requests * max(8, TIMES_TO_WARM // len(case.requests)):
            ask(port, request)
    ticks = [_tick(number, step, lists[number]) for number in range(READERS) for step in STEPS]
    return [*cases, Case("tick", ticks, compressed)]


def _tick(number: int, step: str, cookie: str) -> Request:
    return Request(
        f"{PROCEDURE}steps/{step}/",
        {
            **COMMON,
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": "application/x-www-form-urlencoded",
            "Content-Length": "6",
            "Cookie": cookie,
            "X-Forwarded-For": f"198.51.100.{number}",
        },
        "POST",
        "done=1",
    )


def _tick_some(port: int, number: int) -> str:
    """The cookie of a new reader who ticked one or more steps."""
    chance, cookie = random.Random(number), ""  # noqa: S311 (no secret)
    for step in chance.sample(STEPS, chance.randint(1, len(STEPS))):
        response, _ = ask(port, _tick(number, step, cookie))
        cookie = response.headers["Set-Cookie"].partition(";")[0]
    return cookie


def record_answers(port: int, cases: list[Case]) -> str:
    """What the bare server answers, as its file holds it: what the site says now."""
    recorded = {}
    for case in cases:
        response, body = ask(port, case.bare)
        headers = [(n, v) for n, v in response.getheaders() if n.lower() not in HOP_BY_HOP]
        key = f"{case.bare.path} {case.bare.headers.get('Accept-Encoding', '')}"
        recorded[key] = (headers, b64encode(body).decode())
    return json.dumps(recorded)
