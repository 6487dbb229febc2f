"""Requests to a WSGI application, and its answers, without a server."""

from __future__ import annotations

import gzip
import io
from dataclasses import dataclass
from typing import Any

import brotli
from django.test import RequestFactory

try:
    from compression import zstd
except ImportError:
    from backports import zstd

DECODE = {"br": brotli.decompress, "gzip": gzip.decompress, "zstd": zstd.decompress}


@dataclass(frozen=True)
class Answered:
    status: str
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> bytes:
        """The body as it was before it was compressed."""
        decode = DECODE.get(self.headers.get("content-encoding", ""))
        return decode(self.body) if decode and self.body else self.body


def environ_of(address: str, method: str = "GET", **headers: str) -> dict[str, Any]:
    """What a server makes of a request. `headers` are named as in the environ: `HOST="x"`."""
    path, _, query = address.partition("?")
    names = {
        name if name == "CONTENT_TYPE" else f"HTTP_{name}": value
        for name, value in headers.items()
        if name != "BODY"
    }
    body = headers.get("BODY", "").encode()
    more = {"wsgi.input": io.BytesIO(body), "HTTP_HOST": "testserver"} | names
    if body:
        more |= {"CONTENT_LENGTH": str(len(body)), "CONTENT_TYPE": "text/plain"}
    environ = RequestFactory().generic(method, path, QUERY_STRING=query).environ
    return {**environ, "QUERY_STRING": query, **more}


def ask(application: Any, address: str, method: str = "GET", **headers: str) -> Answered:
    given: list[Any] = []
    response = application(environ_of(address, method, **headers), lambda *a: given.append(a))
    body = b"".join(response)
    if hasattr(response, "close"):
        response.close()
    status, names = given[-1][:2]
    assert len({name.lower() for name, _ in names if name != "Set-Cookie"}) == len(
        [name for name, _ in names if name != "Set-Cookie"]
    )
    return Answered(status, {name.lower(): value for name, value in names}, body)
