import pytest
from django.core.cache import cache
from django.test import RequestFactory

from security import throttle


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()
    yield
    cache.clear()


def post_from(address):
    request = RequestFactory().post("/", REMOTE_ADDR=address)
    return throttle.is_too_many(request, "posts", at_most=3)


def test_posts_above_the_limit_are_too_many():
    assert [post_from("192.0.2.1") for _ in range(5)] == [False, False, False, True, True]


def test_each_address_has_its_own_count():
    for _ in range(4):
        post_from("192.0.2.1")

    assert post_from("192.0.2.1") is True
    assert post_from("192.0.2.2") is False


def test_each_kind_of_request_has_its_own_count():
    for _ in range(4):
        post_from("192.0.2.1")

    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1")
    assert throttle.is_too_many(request, "sheets", at_most=3) is False


def test_count_that_runs_out_meanwhile_refuses_nobody(monkeypatch):
    monkeypatch.setattr(throttle, "SECONDS", 0)

    assert [post_from("192.0.2.1") for _ in range(5)] == [False] * 5


def test_refused_posts_do_not_put_the_end_off(monkeypatch):
    timeouts = []
    add = cache.add
    monkeypatch.setattr(
        cache, "add", lambda key, value, timeout: timeouts.append(add(key, value, timeout))
    )

    for _ in range(5):
        post_from("192.0.2.1")

    assert timeouts == [True, False, False, False, False]
