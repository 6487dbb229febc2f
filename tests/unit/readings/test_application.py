"""Which requests are readings."""

import pytest

from readings.application import CountReadings
from tests.wsgi import ask

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def counted(address="/costs/", status="200 OK", **asked):
    paths = []

    def answer(environ, start_response):
        start_response(status, [])
        return [b"page"]

    assert ask(CountReadings(answer, paths.append), address, **asked).body == b"page"
    return paths


@pytest.mark.parametrize("address", ["/", "/costs/", "/costs/?utm_source=leaflet"])
@pytest.mark.parametrize("status", ["200 OK", "304 Not Modified"])
def test_page_that_a_browser_got_is_counted_without_its_query(address, status):
    assert counted(address, status, USER_AGENT=BROWSER) == [address.partition("?")[0]]


def test_page_that_somebody_opens_is_counted_whatever_brought_it():
    assert counted(USER_AGENT=BROWSER, SEC_FETCH_MODE="navigate") == ["/costs/"]


@pytest.mark.parametrize("status", ["301 Moved", "404 Not Found", "410 Gone", "500 Error"])
def test_what_is_no_page_is_not_counted(status):
    assert counted(status=status, USER_AGENT=BROWSER) == []


@pytest.mark.parametrize(
    "asked",
    [
        {"method": "HEAD", "USER_AGENT": BROWSER},
        {"method": "POST", "USER_AGENT": BROWSER},
        {"address": "/procedure/plan/", "USER_AGENT": BROWSER},
        {"USER_AGENT": "Googlebot/2.1"},
        {"USER_AGENT": BROWSER, "SEC_FETCH_MODE": "cors"},
        {},
    ],
)
def test_other_requests_and_bots_are_not_counted(asked):
    assert counted(**asked) == []
