"""The least that a server can do: a WSGI application which answers with bytes that it was given.

`BARE_ANSWERS` is a file with its answers: by path and coding, the headers and the body in base64.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse

_answers = {
    key: ([(name, value) for name, value in headers], b64decode(body))
    for key, (headers, body) in json.loads(Path(os.environ["BARE_ANSWERS"]).read_text()).items()
}


def application(environ: dict[str, Any], start_response: StartResponse) -> list[bytes]:
    headers, body = _answers[f"{environ['PATH_INFO']} {environ.get('HTTP_ACCEPT_ENCODING', '')}"]
    start_response("200 OK", headers)
    return [body]
