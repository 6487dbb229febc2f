"""Who may keep an answer, and what it is asked for again with."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.cache import patch_vary_headers

from security.cache_headers import CacheHeadersMiddleware

PUBLIC = "public, max-age=0, must-revalidate"


def answer(method="GET", response=None, **headers):
    request = RequestFactory().generic(method, "/", headers=headers)
    return CacheHeadersMiddleware(lambda request: response or HttpResponse("words"))(request)


@pytest.mark.parametrize("status", [200, 301, 404, 410])
def test_answer_that_says_nothing_may_be_kept_and_is_asked_for_again(status):
    assert answer(response=HttpResponse(status=status))["Cache-Control"] == PUBLIC


def test_answer_that_says_who_may_keep_it_is_left_alone():
    response = HttpResponse(headers={"Cache-Control": "no-store"})

    assert answer(response=response)["Cache-Control"] == "no-store"


def test_answer_that_is_somebodys_own_is_not_for_all():
    own, varied = HttpResponse(), HttpResponse()
    own.set_cookie("steps", "1")
    patch_vary_headers(varied, ["Cookie"])

    assert "Cache-Control" not in answer(response=own)
    assert "Cache-Control" not in answer(response=varied)
    assert "Cache-Control" not in answer("POST")


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_page_is_asked_for_again_with_its_tag(method):
    first = answer(method)

    again = answer(method, if_none_match=first["ETag"])

    assert first["ETag"] == answer("GET")["ETag"]
    assert (again.status_code, again.content) == (304, b"")
    assert again["Vary"] == first["Vary"] == "Accept-Encoding"
