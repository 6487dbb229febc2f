"""`/healthz` for load balancers and monitors."""

import pytest
from django.db import InterfaceError
from django.db.utils import ConnectionHandler

pytestmark = pytest.mark.postgresql


def answer(response):
    return response.status_code, response["Content-Type"], response.content.decode()


@pytest.mark.django_db
def test_healthz_is_ok_when_the_database_answers(client):
    response = client.get("/healthz")

    assert answer(response) == (200, "text/plain", "ok")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_healthz_is_503_when_the_database_cannot_be_opened(client, monkeypatch, tmp_path, caplog):
    broken = ConnectionHandler(
        {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": tmp_path / "no" / "folder"}}
    )
    monkeypatch.setattr("mesosite.health.connection", broken["default"])

    response = client.get("/healthz")

    assert answer(response) == (503, "text/plain", "The database does not answer.\n")
    assert "The database does not answer." in caplog.messages


def test_healthz_is_503_when_the_connection_is_gone(client, monkeypatch):
    class GoneConnection:
        def cursor(self):
            raise InterfaceError("connection already closed")

    monkeypatch.setattr("mesosite.health.connection", GoneConnection())

    assert answer(client.get("/healthz")) == (
        503,
        "text/plain",
        "The database does not answer.\n",
    )


def test_healthz_refuses_to_be_posted_to(client):
    response = client.post("/healthz")

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
