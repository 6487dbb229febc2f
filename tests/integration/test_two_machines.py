"""Two machines with a DATA_DIR each, on one PostgreSQL: readers and staff see one site."""

import json
import os
import time
from http.client import HTTPConnection

import pytest

from tests.conftest import free_port, serve
from tests.over_http import PASSWORD, Browser, make_superuser
from tests.picture_bytes import picture_bytes

SHEET = {"page": "costs", "size": "14", "paper": "a4", "steps": "blank", "contact": "clinic"}
SEEN_AFTER = 3  # seconds: a promise of half a second, on a machine that does other things too

pytestmark = [
    pytest.mark.postgresql,
    pytest.mark.skipif("DATABASE_URL" not in os.environ, reason="SQLite is for one machine."),
]


@pytest.fixture(scope="module")
def ports(server_environment, served_static, tmp_path_factory):
    shared = {**server_environment, "MEDIA_ROOT": str(tmp_path_factory.mktemp("pictures"))}
    own = {"DATA_DIR": str(tmp_path_factory.mktemp("second")), "PORT": str(free_port())}
    make_superuser(shared)
    with serve(shared) as first, serve(shared | own) as second:
        yield first, second


@pytest.fixture
def machines(ports):
    """One browser, as a balancer sends it: now to the one machine, now to the other."""
    cookies = {}

    def on(port):
        browser = Browser(
            f"http://127.0.0.1:{port}", lambda: HTTPConnection("127.0.0.1", port, timeout=60)
        )
        browser.cookies = cookies
        return browser

    return [on(port) for port in ports]


def test_ticks_of_both_are_one_list(machines):
    steps = ["consultation", "preparation", "solution", "injection", "sessions"]

    for number, step in enumerate(steps):
        machines[number % 2].post(f"/procedure/steps/{step}/", done=1)

    for machine in machines:
        assert json.loads(machine.ask("GET", "/procedure/progress/").content)["done"] == steps


def test_who_signed_in_on_one_adds_a_picture_and_an_edit_that_the_other_shows(machines):
    first, second = machines
    first.ask("GET", "/costs/")

    assert first.sign_in("matron", PASSWORD).status == 302
    added = second.upload(picture_bytes())
    assert added.status == 200
    assert first.ask("GET", json.loads(added.content)["url"]).status == 200
    number = f"020 7946 {time.time_ns() % 10_000:04}"
    saved = second.post(
        "/admin/content/clinic/add/",
        csrfmiddlewaretoken=second.token("/admin/content/clinic/add/"),
        contact=number,
    )
    assert saved.status == 302
    first.cookies.clear()
    assert is_seen(first, number)
    assert is_seen(second, number)


def is_seen(machine, words):
    end = time.monotonic() + SEEN_AFTER
    while time.monotonic() < end:
        if words in machine.ask("GET", "/costs/").content.decode():
            return True
    return False


def test_wrong_passwords_on_both_are_counted_together(machines):
    tries = [machines[number % 2].sign_in("guessed", "wrong").status for number in range(6)]

    assert tries == [200, 200, 200, 200, 429, 429]
    assert [machine.sign_in("guessed", "wrong").status for machine in machines] == [429, 429]


def test_sheet_of_one_is_known_to_the_other(machines):
    first, second = machines

    made = first.post("/handouts/", **SHEET)
    shown = second.ask("GET", made.headers["Location"]).content.decode()

    code = shown.partition("/h/")[2][:6]
    assert [machine.ask("GET", f"/h/{code}").status for machine in machines] == [200, 200]
