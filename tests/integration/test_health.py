"""`/healthz` for load balancers and monitors."""

import pytest
from django.db import InterfaceError, OperationalError, connection

pytestmark = pytest.mark.postgresql

AWAY = (503, "text/plain", "The database does not answer, or has no tables.\n")


def answer(response):
    return response.status_code, response["Content-Type"], response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["testserver", "10.1.2.3:8000", "a-load-balancer"])
def test_healthz_is_ok_when_the_database_answers(client, host):
    response = client.get("/healthz", headers={"host": host})

    assert answer(response) == (200, "text/plain", "ok")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_healthz_is_503_when_the_database_does_not_answer(client, error, caplog):
    def fail(*args):
        raise error("gone")

    with connection.execute_wrapper(fail):
        assert answer(client.get("/healthz")) == AWAY
    assert "database does not answer" in caplog.messages[0]


@pytest.mark.django_db
def test_healthz_is_503_on_a_database_without_tables(client):
    def ask_elsewhere(execute, sql, params, many, context):
        return execute(sql.replace("content_page", "content_no_page"), params, many, context)

    with connection.execute_wrapper(ask_elsewhere):
        assert answer(client.get("/healthz")) == AWAY


@pytest.mark.django_db
def test_healthz_is_degraded_when_nothing_can_be_written(client, settings, tmp_path):
    settings.DATA_DIR = tmp_path / "lost"

    assert answer(client.get("/healthz")) == (
        200,
        "text/plain",
        "degraded: nothing can be written in DATA_DIR (No such file or directory).\n",
    )


@pytest.mark.django_db
def test_healthz_is_degraded_when_the_shared_folder_of_pictures_is_lost(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "lost"

    assert client.get("/healthz").content == (
        b"degraded: nothing can be written in MEDIA_ROOT (No such file or directory).\n"
    )


def test_healthz_refuses_to_be_posted_to(client):
    response = client.post("/healthz")

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
