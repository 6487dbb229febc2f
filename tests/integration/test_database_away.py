"""A database that does not answer: what readers and staff see, what is lost, what is logged."""

import errno
import logging

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.test import Client

from content.models import Clinic
from mesosite.database_log import OncePerMinute
from tests.factories import BODY, make_home, make_live, make_page, make_staff
from tests.integration.pages import PageReader

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture
def browser():
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


def away(*args):
    raise OperationalError("server closed the connection\n\tunexpectedly")


@pytest.mark.parametrize("address", ["/", "/costs/", "/sources/", "/handouts/"])
@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_reader_is_told_to_try_again_and_whom_to_call(browser, address, error):
    make_home()
    make_live(make_page("costs"))

    def away(*args):
        raise error("gone")

    with connection.execute_wrapper(away):
        response = browser.get(address)

    page = PageReader(response.content.decode())
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "no-store" in response["Cache-Control"]
    assert "try again" in page.one("h1").text
    assert {"tel:112", "tel:999", "tel:911"} <= {e.attributes.get("href") for e in page.all("a")}
    assert not page.all("form")


def test_clinics_own_number_is_shown_as_it_was_read_last(browser):
    make_live(make_page("costs"))
    Clinic.objects.create(contact="Telephone 020 7946 0018", out_of_hours="020 7946 0999")
    browser.get("/costs/")

    with connection.execute_wrapper(away):
        page = PageReader(browser.get("/costs/").content.decode())

    numbers = {e.attributes.get("href") for e in page.all("a")}
    assert {"tel:02079460018", "tel:02079460999", "#clinic-contact", "tel:112"} <= numbers


def test_text_that_was_sent_meanwhile_is_kept_and_can_be_sent_again(browser):
    page = make_page("costs")
    browser.force_login(make_staff(permissions=("add_revision", "view_revision", "view_page")))
    opened = browser.get(f"/admin/content/revision/add/?page={page.pk}")
    form = {
        "csrfmiddlewaretoken": opened.context["csrf_token"],
        "page": page.pk,
        "title": "Costs",
        "slug": "costs",
        "summary": "What it costs.",
        "body": BODY,
        "note": "Quotes: \" ' <&>",
        "based_on": 0,
    }

    with connection.execute_wrapper(away):
        kept = browser.post("/admin/content/revision/add/", form)

    answer = PageReader(kept.content.decode())
    again = {
        e.attributes["name"]: e.attributes["value"]
        for e in answer.all("input")
        if "name" in e.attributes
    }
    assert kept.status_code == 503
    assert page.revisions.count() == 0
    assert browser.post(answer.one("form").attributes["action"], again).status_code == 302
    revision = page.revisions.get()
    assert (revision.body, revision.note) == (BODY, "Quotes: \" ' <&>")


def test_log_tells_it_in_one_line_and_once_a_minute(caplog):
    once = OncePerMinute()

    def record_of(error):
        info = (type(error), error, None)
        return logging.LogRecord("django.request", logging.ERROR, "", 1, "Oh: %s", ("/",), info)

    first, again = record_of(OperationalError("gone\naway")), record_of(InterfaceError("gone"))
    other = record_of(ValueError("a fault of ours"))

    assert [once.filter(first), once.filter(again), once.filter(other)] == [True, False, True]
    assert first.getMessage() == "The database does not answer: gone away"
    assert first.exc_info is None
    assert other.exc_info
    full = record_of(OSError(errno.ENOSPC, "No space left on device"))
    assert OncePerMinute().filter(full)
    assert full.getMessage() == "Nothing can be written: [Errno 28] No space left on device"
