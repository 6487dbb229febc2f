"""The least that a server can do: a WSGI application which answers with bytes that it was given.

`BARE_ANSWERS` is a file with its answers: by path and coding, the headers and the body in base64.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse


@cache
def read_answers() -> dict[str, tuple[list[tuple[str, str]], bytes]]:
    """Headers and body by path and coding."""
    recorded = json.loads(Path(os.environ["BARE_ANSWERS"]).read_text())
    return {
        key: ([(name, value) for name, value in headers], b64decode(body))
        for key, (headers, body) in recorded.items()
    }


def application(environ: dict[str, Any], start_response: StartResponse) -> list[bytes]:
    key = f"{environ['PATH_INFO']} {environ.get('HTTP_ACCEPT_ENCODING', '')}"
    headers, body = read_answers()[key]
    start_response("200 OK", headers)
    return [body]
