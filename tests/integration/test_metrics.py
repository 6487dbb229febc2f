"""`/metrics`: who may read it, and what it counts."""

import pytest

from mesosite import metrics
from mesosite.kept_pages.entry import Answer, Entry
from mesosite.kept_pages.key import Key
from mesosite.kept_pages.store import Store
from mesosite.watched import Told

TOKEN = "t" * 32
# As for any address without its slash: to one where nothing is.

pytestmark = pytest.mark.django_db


@pytest.fixture
def on_loopback(settings):
    settings.METRICS = settings.METRICS_ON_LOOPBACK = True


@pytest.fixture
def with_token(settings):
    settings.METRICS, settings.METRICS_TOKEN = True, TOKEN


def status(client, address="127.0.0.1", **headers):
    return client.get("/metrics", headers=headers, REMOTE_ADDR=address).status_code


def test_address_is_unknown_while_it_is_switched_off(client):
    assert status(client, authorization="Bearer ") == 301


def test_who_asks_on_the_machine_itself_may_read(client, on_loopback):
    assert [status(client), status(client, "::1"), status(client, host="10.1.2.3")] == [200] * 3
    assert [status(client, "192.0.2.1"), status(client, "")] == [301, 301]
    assert status(client, **{"x-forwarded-for": "192.0.2.1"}) == 301
    assert status(client, authorization="Bearer ") == 200


def test_who_sends_the_token_may_read(client, with_token):
    assert status(client, "192.0.2.1", authorization=f"Bearer {TOKEN}") == 200
    assert [status(client), status(client, authorization=f"Bearer {TOKEN}x")] == [301, 301]


def test_answers_kept_pages_and_those_that_made_room_are_counted(client, on_loopback):
    store = Store(5000)
    store.tell = metrics.count_kept

    metrics.count(Told("0a", "GET", "/h/<typed>/", 404, 30.0, 120, "django"))
    for path in ("/a/", "/b/", "/c/"):
        store.put(Key("http://testserver", path), Entry(None, Answer("200 OK", [], (b"page",))))
    answer = client.get("/metrics")

    lines = answer.content.decode().splitlines()
    assert answer["Content-Type"].startswith("text/plain; version=0.0.4")
    assert "no-store" in answer["Cache-Control"]
    labels = '{by="django",method="GET",path="/h/<typed>/",status="404"}'
    assert f"guide_requests_total{labels} 1.0" in lines
    assert 'guide_request_seconds_bucket{by="django",le="0.05"} 1.0' in lines
    assert 'guide_response_bytes_total{by="django"} 120.0' in lines
    assert {"guide_kept_pages 2.0", "guide_kept_pages_evicted_total 1.0"} <= set(lines)
