"""What is told of a request, and what is not."""

import json
import logging

import pytest
from django.test import RequestFactory

from mesosite import request_log
from mesosite.watched import ANSWERED_BY, ID, Told, Watched
from tests.wsgi import ask, environ_of


class Hello:
    """An application that answers with these headers and this body."""

    def __init__(self, *body, status="200 OK", by="", **headers):
        self.body, self.status, self.by = list(body), status, by
        self.headers = [(name.replace("_", "-"), value) for name, value in headers.items()]

    def __call__(self, environ, start_response):
        if self.by:
            environ[ANSWERED_BY] = self.by
        start_response(self.status, self.headers)
        return iter(self.body) if "Content-Length" not in dict(self.headers) else self.body


def told_of(application, address="/", **asked):
    told = []
    answer = ask(Watched(application, [told.append]), address, **asked)
    (one,) = told
    assert answer.headers["x-request-id"] == one.id
    return one


@pytest.mark.parametrize(
    ("application", "asked", "expected"),
    [
        (Hello(b"page", Content_Length="4"), {}, ("GET", 200, 4, "django")),
        (Hello(b"pa", b"ge", by="kept"), {}, ("GET", 200, 4, "kept")),
        (Hello(Content_Length="4"), {"method": "HEAD"}, ("HEAD", 200, 0, "django")),
        (Hello(status="304 Not Modified", by="static"), {}, ("GET", 304, 0, "static")),
        (Hello(b"no", status="405 No"), {"method": "BREW"}, ("*", 405, 2, "django")),
    ],
)
def test_method_status_bytes_and_who_answered_are_told(application, asked, expected):
    told = told_of(application, **asked)

    assert (told.method, told.status, told.bytes, told.by) == expected
    assert told.ms >= 0


class Body(list):
    is_closed = False

    def close(self):
        self.is_closed = True


def test_head_gets_no_body_of_an_application_that_gives_one_and_the_body_is_closed():
    body = Body([b"page"])

    def application(environ, start_response):
        start_response("200 OK", [("Content-Length", "4")])
        return body

    answer = ask(Watched(application, []), "/", method="HEAD")

    assert answer.body == b""
    assert answer.headers["content-length"] == "4"
    assert body.is_closed


@pytest.mark.parametrize(
    ("address", "pattern"),
    [
        ("/?email=a@example.org", "/"),
        ("/costs/?q=words", "/<slug:slug>/"),
        ("/h/7K3Q01", "/h/<typed>/"),
        ("/admin/content/page/7/change/", "/admin/content/page/<path:object_id>/change/"),
        ("/static/css/site.css", "/static/*"),
        ("/healthz", "/healthz"),
        ("/a@example.org/9876543210", "*"),
    ],
)
def test_path_is_told_as_its_pattern(address, pattern):
    assert told_of(Hello(), address).path == pattern


def test_error_in_front_of_django_is_told_and_goes_on():
    told = []

    def fail(environ, start_response):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Watched(fail, [told.append])(environ_of("/"), None)
    assert [one.status for one in told] == [500]


@pytest.mark.parametrize(
    ("behind_proxy", "given", "is_taken"),
    [(True, "a1b2c3d4-e5", True), (True, "a1\r\nb2c3d4", False), (False, "a1b2c3d4-e5", False)],
)
def test_id_is_the_proxys_own_or_a_new_one(settings, behind_proxy, given, is_taken):
    settings.BEHIND_PROXY = behind_proxy

    assert (told_of(Hello(), X_REQUEST_ID=given).id == given) is is_taken
    assert told_of(Hello()).id != told_of(Hello()).id


def test_line_is_json_with_nothing_about_the_reader(capfd):
    request_log.write_line(Told("0a1b", "GET", "/", 200, 1.5, 4, "kept"))

    line = json.loads(capfd.readouterr().out)
    assert isinstance(line.pop("time"), float)
    assert line == {
        "id": "0a1b",
        "method": "GET",
        "path": "/",
        "status": 200,
        "ms": 1.5,
        "bytes": 4,
        "by": "kept",
    }


def test_what_is_logged_of_a_request_names_it():
    record = logging.LogRecord("django.request", logging.ERROR, "", 1, "Oh", (), None)
    record.request = RequestFactory().get("/")
    record.request.META[ID] = "0a1b"

    assert request_log.RequestId().filter(record)
    assert record.request_id == " (request 0a1b)"
