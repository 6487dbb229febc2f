"""Only a number that we gave out is read from the cookie."""

import uuid

import pytest
from django.core.signing import Signer
from django.http import HttpResponse
from django.test import RequestFactory

from checklist import list_cookie
from checklist.models import Tick

LIST = uuid.UUID("11111111-2222-4333-8444-555555555555")
OTHER = uuid.UUID("99999999-2222-4333-8444-555555555555")


def given(list_id=LIST):
    response = HttpResponse()
    list_cookie.give(response, list_id)
    return response.cookies[list_cookie.NAME]


def request_with(value):
    request = RequestFactory().get("/procedure/")
    request.COOKIES = {} if value is None else {list_cookie.NAME: value}
    return request


def read(value):
    return list_cookie.read(request_with(value))


def test_given_number_is_read_back():
    assert read(given().value) == LIST


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        str(LIST),
        f"{LIST}:",
        f"{LIST}:wrong",
        given().value.replace(str(LIST), str(OTHER)),
        given().value[:-1],
        given().value + "x",
        Signer().sign(str(LIST)),
        Signer(salt="checklist.list_cookie", key="another key").sign(str(LIST)),
        Signer(salt="checklist.list_cookie").sign("no number"),
    ],
    ids=[
        "no cookie",
        "empty",
        "unsigned",
        "no signature",
        "wrong signature",
        "other number",
        "cut",
        "longer",
        "signed for another purpose",
        "another key",
        "not a number",
    ],
)
def test_anything_else_is_no_list(value):
    assert read(value) is None


@pytest.mark.parametrize("is_https", [True, False])
def test_cookie_is_kept_180_days_for_the_steps_alone_and_out_of_reach(settings, is_https):
    settings.SESSION_COOKIE_SECURE = is_https

    cookie = given()

    assert {name: cookie[name] for name in cookie if name != "expires" and cookie[name]} == {
        "max-age": 180 * 24 * 60 * 60,
        "path": "/procedure/",
        "httponly": True,
        "samesite": "Lax",
    } | ({"secure": True} if is_https else {})


def test_taken_back_cookie_is_empty_over_and_of_the_same_path():
    response = HttpResponse()

    list_cookie.take_back(response)

    cookie = response.cookies[list_cookie.NAME]
    assert (cookie.value, cookie["max-age"], cookie["path"]) == ("", 0, "/procedure/")


@pytest.mark.django_db
def test_ticks_are_those_of_the_browser_that_asks():
    Tick.objects.tick(LIST, "solution")
    Tick.objects.tick(OTHER, "injection")

    assert list_cookie.read_ticks(request_with(given().value)) == {"solution"}
    assert list_cookie.read_ticks(request_with(None)) == frozenset()
