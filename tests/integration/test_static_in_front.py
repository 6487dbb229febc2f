"""Static files in front of Django are answered as Django answers them."""

import json

import pytest
from django.core.handlers.wsgi import WSGIHandler

from mesosite.static_in_front import StaticInFront
from tests.conftest import BUNDLED
from tests.wsgi import ask

WAYS = {
    "plainly": {},
    "brotli": {"ACCEPT_ENCODING": "gzip, deflate, br, zstd"},
    "gzip": {"ACCEPT_ENCODING": "gzip"},
    "head": {"method": "HEAD", "ACCEPT_ENCODING": "br"},
    "post": {"method": "POST"},
    "a part": {"RANGE": "bytes=2-9"},
    "no part of it": {"RANGE": "bytes=99999999-"},
    "this version": {"IF_NONE_MATCH": "ETAG"},
    "another version": {"IF_NONE_MATCH": '"0"'},
    "unchanged since": {"IF_MODIFIED_SINCE": "Thu, 26 Nov 2099 10:00:00 GMT"},
    "changed since": {"IF_MODIFIED_SINCE": "Thu, 26 Nov 1998 10:00:00 GMT"},
    "foreign host": {"HOST": "other.example.org"},
    "https": {"X_FORWARDED_PROTO": "https"},
    "cookie": {"COOKIE": "sessionid=x"},
}
NAMES = [
    *("css/site.css", "js/steps.js", "fonts/atkinson-hyperlegible-next.woff2", "icons/share.png"),
    *("staff/desk.css", "admin/css/base.css", "admin/js/vendor/xregexp/xregexp.js"),
]


@pytest.fixture
def django(settings, collected_static):
    settings.STATIC_ROOT = str(collected_static)
    settings.STORAGES = BUNDLED
    return WSGIHandler()


@pytest.fixture
def addresses(collected_static):
    """Hashed and plain names, files at the root, and some that are no files."""
    hashed = json.loads((collected_static / "staticfiles.json").read_text())["paths"]
    files = [f"/static/{name}" for name in (*NAMES, *(hashed[name] for name in NAMES))]
    return [*files, "/favicon.ico", "/static/", "/static/none.css", "/static/../manage.py", "/%e9"]


def differences(front, django, addresses):
    found = {}
    for address in addresses:
        etag = ask(django, address).headers.get("etag", '"none"')
        for way, headers in WAYS.items():
            if way == "post" and "." not in address:
                continue  # no file: a refusal with a random token
            asked = {name: value.replace("ETAG", etag) for name, value in headers.items()}
            answers = [ask(application, address, **asked) for application in (django, front)]
            for answer in answers:
                answer.headers.pop("x-noise", None)
            if answers[0] != answers[1]:
                found[address, way] = answers
    return found


@pytest.mark.django_db
def test_files_are_answered_as_django_answers(django, addresses):
    front = StaticInFront(django)

    assert differences(front, django, addresses) == {}


@pytest.mark.django_db
def test_files_of_an_https_site_are_answered_as_django_answers(settings, django, addresses):
    settings.BEHIND_PROXY = settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 1000
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    django = WSGIHandler()
    front = StaticInFront(django)

    assert differences(front, django, addresses) == {}


@pytest.mark.usefixtures("django")
def test_files_are_never_asked_of_django(addresses):
    def django(environ, start_response):
        raise AssertionError(environ["PATH_INFO"])

    front = StaticInFront(django)

    answers = [ask(front, address) for address in addresses[: 2 * len(NAMES)]]

    assert {answer.status for answer in answers} == {"200 OK"}
    assert all("content-security-policy" in answer.headers for answer in answers)
