"""Requests that nobody thought of: every address of the site, filled in and asked in odd ways."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLPattern, get_resolver

from tests.picture_bytes import picture_bytes

METHODS = ["GET"] * 10 + ["POST"] * 8 + ["HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "BREW"]
ODD = [
    *(
        "",
        " ",
        "0",
        "1",
        "2",
        "-1",
        "²",
        "２",
        "1.5",
        "1e9",
        "9" * 25,
        "9" * 400,
        "x",
        "on",
        "None",
    ),
    *(
        "\x00",
        "a\x00b",
        "\r\n",
        "\t",
        "'",
        '"',
        "<b>",
        "%",
        "%s",
        "{}",
        "{{x}}",
        "\\",
        "../..",
        "*",
    ),
    *("é", "ﬀ", "\u202e", "\ud7ff", "\ufffe", "😀", "ı", "İ", "a" * 300, "a" * 5000, "[]", "null"),
    *("2026-13-45", "9999-12-31", "0001-01-01", "2026-11-26", "25:61", "12:00", "1_000", "+1"),
    *("//evil.example", "/admin/", "javascript:1", "http://[", "//[::1", "costs", "procedure"),
    *("consultation", "aftercare", "blank", "ticked", "clinic", "a4", "12", "minoxidil", "delete"),
    *("delete_selected", "publish_together", "pk", "-title", "9.9.-9", "id__exact", "7K3Q01"),
]
FIELDS = [
    *("q", "p", "o", "e", "all", "next", "page", "code", "a", "b", "preset", "size", "paper"),
    *("steps", "contact", "section", "done", "cleared", "start", "count", "every", "sessions"),
    *("_to_field", "_popup", "_changelist_filters", "_save", "_continue", "_saveasnew", "post"),
    *("action", "_selected_action", "select_across", "index", "id", "pk", "id__exact", "pk__in"),
    *("title", "slug", "summary", "body", "note", "based_on", "content", "key", "kind", "group"),
    *("position", "at", "at_0", "at_1", "name", "country", "emergency_number", "currency", "logo"),
    *("citation", "year", "link", "alternative", "image", "username", "password", "otp_token"),
    *("old_password", "new_password1", "new_password2", "is_active", "groups", "email", "state"),
    *("revision", "other", "with", "to", "from", "format", "term", "app_label", "model_name"),
    *("verdict", "words", "version"),
    *("field_name", "csrfmiddlewaretoken", "date", "visits", "weeks", "is_private", "kind__exact"),
]
HEADERS = {
    "Accept-Encoding": ["br", "gzip;q=x", "*;q=0", ",,,", "zstd", "identity;q=0"],
    "If-None-Match": ["*", '"', 'W/"x"', '"a", "b"', "x" * 3000],
    "If-Modified-Since": ["Thu, 99 Nov 2026 10:00:00 GMT", "x", "Thu, 26 Nov 0000 10:00:00 GMT"],
    "Range": ["bytes=0-", "bytes=-", "bytes=9-1", "x"],
    "Referer": ["http://testserver/procedure/", "http://[", "\x00", "x"],
    "Origin": ["null", "http://testserver", "http://[", "https://evil.example"],
    "Sec-Fetch-Site": ["same-origin", "cross-site", "x"],
    "Cookie": ["steps=x", "=", ";;;", "sessionid=\x00", "messages=x", 'a="', "steps=" + "9" * 900],
    "Accept-Language": ["xx", "de;q=x", "*", "a" * 900],
    "X-Forwarded-For": ["x", "::1, ", "999.1.1.1"],
    "Authorization": ["Basic", "Bearer x", "\x00"],
}
TYPES = [
    *("application/x-www-form-urlencoded", "application/json", "text/plain", "x", "multipart/form"),
    *("multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=é"),
    *("multipart/form-data; boundary=line", "application/x-www-form-urlencoded; charset=utf-16"),
]
BODIES = [
    *(b"", b"done=1", b"=&=&&", b"%", b"%ff=%00", b"\xff\xfe", b"{}", b"[" * 900, b"a" * 70_000),
    *(b"--line\r\n\r\n--line--", b'--line\r\nContent-Disposition: form-data; name="\xff"\r\n\r\n'),
    b"a=1&" * 2000,
]


@dataclass
class OddRequest:
    method: str
    address: str
    headers: dict[str, str] = field(default_factory=dict)
    form: dict[str, Any] | None = None
    body: bytes = b""
    content_type: str = TYPES[0]

    def send(self, client: Any) -> Any:
        if self.form is not None:
            return client.post(self.address, self.form, headers=self.headers)
        return client.generic(
            self.method, self.address, self.body, self.content_type, headers=self.headers
        )


class Maker:
    """Makes one request after the other; the same seed makes the same ones."""

    def __init__(self, seed: int, values: list[str]) -> None:
        self.random = random.Random(seed)  # noqa: S311 (no secret)
        self.routes = sorted(set(list_routes(get_resolver().url_patterns)))
        self.values = [*ODD, *values]
        # What stands for a row is most often one that is there.
        self.rows = values
        self.rows_of = {
            f"admin/{model._meta.app_label}/{model._meta.model_name}/": [
                str(pk) for pk in model._default_manager.values_list("pk", flat=True)
            ]
            for model in admin.site._registry
        }

    def make(self) -> OddRequest:
        choose = self.random
        address = quote(self._fill(choose.choice(self.routes)), safe="/")
        if choose.random() < 0.05:
            address = choose.choice(["//", "/%ff", "/%00", "/..", "/" + "a/" * 500, "/é"]) + address
        if choose.random() < 0.5:
            address += "?" + self._query()
        made = OddRequest(choose.choice(METHODS), address, self._headers())
        if made.method == "POST" and choose.random() < 0.8:
            made.form = {name: self._value() for name in self._names()}
            if choose.random() < 0.2:
                made.form["image"] = SimpleUploadedFile("a.png", choose.choice(self._files()))
        elif made.method not in {"GET", "HEAD"} or choose.random() < 0.1:
            made.body, made.content_type = choose.choice(BODIES), choose.choice(TYPES)
        return made

    def _fill(self, route: str) -> str:
        def fill(match: re.Match[str]) -> str:
            if match["kind"] == "int":
                return self.random.choice(["0", "1", "2", "9" * 25])
            rows = self.rows_of.get(route[: match.start()]) or self.rows
            return self.random.choice(rows) if self.random.random() < 0.7 else self._value()

        return "/" + re.sub(r"<((?P<kind>\w+):)?\w+>", fill, route)

    def _query(self) -> str:
        pairs = [(name, self._value()) for name in self._names()]
        raw = ["", "&&", "=", "%00", "%ff=%ff", "a" * 3000, "p=1&p=2"]
        return self.random.choice(raw) if self.random.random() < 0.1 else urlencode(pairs)

    def _names(self) -> list[str]:
        return self.random.choices(FIELDS, k=self.random.randrange(1, 7))

    def _value(self) -> str:
        return self.random.choice(self.values)

    def _headers(self) -> dict[str, str]:
        names = self.random.choices(list(HEADERS), k=self.random.choice([0, 0, 1, 3]))
        return {name: self.random.choice(HEADERS[name]) for name in names}

    @staticmethod
    def _files() -> list[bytes]:
        return [b"", b"x", picture_bytes(), picture_bytes()[:-9]]


def list_routes(patterns: Any, before: str = "") -> list[str]:
    """Every address of the site, with `<kind:name>` for what has to be filled in."""
    routes = []
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            plain = re.sub(r"\(\?P(<\w+>)[^)]*\)", r"\1", route)
            routes.append(re.sub(r"\\Z|/\?|[\^$]|\\", "", plain))
        else:
            routes += list_routes(pattern.url_patterns, route)
    return routes
