"""Somebody who asks a running server: a browser without a screen."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from http.client import HTTPConnection, HTTPResponse
from typing import Any
from urllib.parse import urlencode, urlsplit

from mesosite.environment import BASE_DIR

PASSWORD = "many-words-for-a-test"
FORM = "application/x-www-form-urlencoded"


class Browser:
    """Keeps its cookies. `connect` opens a connection to a server of the site at `origin`."""

    def __init__(self, origin: str, connect: Callable[[], HTTPConnection]) -> None:
        self.origin = origin
        self.connect = connect
        self.cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> HTTPResponse:
        """The answer, read to its end: its `content` is the body."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        given = {"Host": urlsplit(self.origin).netloc, "Origin": self.origin, "Cookie": cookies}
        connection = self.connect()
        try:
            connection.request(method, path, body, given | headers)
            answer = connection.getresponse()
            answer.content = answer.read()
        finally:
            connection.close()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
            assert self.origin.startswith("http:") or "Secure" in cookie
        return answer

    def post(self, path: str, **fields: Any) -> HTTPResponse:
        return self.ask("POST", path, urlencode(fields), **{"Content-Type": FORM})

    def token(self, path: str) -> str:
        """The token in the form of a page."""
        html = self.ask("GET", path).content.decode()
        return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', html)[1]

    def sign_in(self, username: str, password: str) -> HTTPResponse:
        fields = {"username": username, "password": password, "next": "/admin/"}
        return self.post("/admin/login/", csrfmiddlewaretoken=self.token("/admin/login/"), **fields)

    def upload(self, photo: bytes) -> HTTPResponse:
        """Add a picture as the editor does."""
        of_a_part = "--line\r\nContent-Disposition: form-data; name="
        lines = [
            f'{of_a_part}"csrfmiddlewaretoken"\r\n\r\n{self.token("/admin/content/picture/add/")}',
            f'{of_a_part}"alternative"\r\n\r\nA receipt',
            f'{of_a_part}"image"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n',
        ]
        body = "\r\n".join(lines).encode() + photo + b"\r\n--line--\r\n"
        kind = {"Content-Type": "multipart/form-data; boundary=line"}
        return self.ask("POST", "/markdownx/upload/", body, **kind)


def make_superuser(environment: dict[str, str]) -> None:
    """Have the site of that environment know `matron`, who may all."""
    subprocess.run(  # noqa: S603 (our own command)
        [
            *(sys.executable, "manage.py", "createsuperuser", "--no-input"),
            *("--username", "matron", "--email", "matron@example.org"),
        ],
        cwd=BASE_DIR,
        env={**environment, "DJANGO_SUPERUSER_PASSWORD": PASSWORD},
        check=True,
        capture_output=True,
    )
