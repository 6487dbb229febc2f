"""A real Chromium, driven by Playwright, in front of the shipped guide as it is served."""

import io
import os
import re
import shutil
import sqlite3
from concurrent.futures import Future
from contextlib import contextmanager
from threading import BoundedSemaphore

import pytest
from django.conf import settings as site_settings
from django.db import connection
from django.test import Client, override_settings
from django.test.testcases import LiveServerThread
from PIL import Image
from playwright.sync_api import sync_playwright

from handouts import preview_maker, preview_view
from inline.files import allow_inline_files
from tests.conftest import BUNDLED, skip_or_fail

CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
# The same engine without windows and menus, where there is one: a page opens in a sixth of the
# time. It knows no settings of a person, such as that cookies are blocked.
HEADLESS = shutil.which("chromium-headless-shell") or CHROMIUM
# Chromium's own errands to the outside are switched off: there is no outside here.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Letters as wide as drawn, whatever the screen: Chromium with windows does so by itself.
    "--font-render-hinting=none",
]
NOTHING = re.compile(r"(?!)")
# A test types faster than a person: the field that a page gives the focus may have it already.
HARMLESS = re.compile("Autofocus processing was blocked because a document already has")


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(os.path.dirname(__file__)):
            item.add_marker(pytest.mark.browser)


def white_paper():
    file = io.BytesIO()
    Image.new("RGB", (240, 340), "white").save(file, "WEBP")
    return file.getvalue()


PAPER = white_paper()


@pytest.fixture(autouse=True)
def previews_at_once(monkeypatch):
    """A picture that costs nothing: each view of the builder would have five files made."""

    def make(preset, version):
        asked = Future()
        asked.set_result(PAPER)
        return asked

    monkeypatch.setattr(preview_maker, "ask_for", make)
    monkeypatch.setattr(preview_view, "_waiting", BoundedSemaphore(5))


@pytest.fixture(scope="session")
def chromium():
    if CHROMIUM is None:
        skip_or_fail(
            "No Chromium here. On Debian: apt-get install chromium chromium-headless-shell"
        )
    # Playwright keeps an event loop running in this thread; Django would take that for a
    # sign that its database is used from asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=HEADLESS, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def as_served(collected_static):
    """Settings with which static files are those of readers: bundled, under hashed names."""
    served = {
        "ALLOWED_HOSTS": ["localhost", "testserver"],
        "STATIC_ROOT": collected_static,
        "STORAGES": BUNDLED,
    }
    with override_settings(**served):
        return served | {"SECURE_CSP": allow_inline_files(site_settings.SECURE_CSP)}


@pytest.fixture(scope="session")
def server(django_db_setup, as_served):
    """The address of Django's server, one for each worker."""
    with override_settings(**as_served):
        # No handler of its own for static files: WhiteNoise gives them, as on a real site.
        thread = LiveServerThread("localhost", static_handler=lambda application: application)
        thread.daemon = True
        thread.start()
        thread.is_ready.wait()
    assert thread.error is None
    yield f"http://localhost:{thread.port}"
    thread.terminate()


@pytest.fixture(scope="session")
def databases(django_db_setup, django_db_blocker, put_guide):
    """Copies of the database, empty and with the shipped guide: which is put back in no time."""
    with django_db_blocker.unblock():
        empty = copy_of_database()
        put_guide()
        shipped = copy_of_database()
        put_back(empty)
    return empty, shipped


def copy_of_database():
    connection.ensure_connection()
    copy = sqlite3.connect(":memory:")
    connection.connection.backup(copy)
    return copy


def put_back(copy):
    connection.ensure_connection()
    copy.backup(connection.connection)


@pytest.fixture
def site(server, as_served, databases, settings, django_db_blocker):
    """The address of a running site with the shipped guide, to which a test may do anything."""
    for name, value in {**as_served, "SITE_URL": server}.items():
        setattr(settings, name, value)
    empty, shipped = databases
    with django_db_blocker.unblock():
        put_back(shipped)
        yield server
        put_back(empty)


@contextmanager
def browsers(chromium, address, *, user=None, width=390, height=844, expected=NOTHING):
    """Give a function that opens a path in a browser of its own, where `user` is signed in.

    In the end the console of all of them must have stayed silent, but for what is `expected`.
    """
    contexts, messages = [], []

    def note(message):
        if not HARMLESS.match(message) and not expected.match(message):
            messages.append(message)

    def open_(path, *, width=width, height=height, **options):
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        if user:
            client = Client()
            client.force_login(user)
            session = client.cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
        page = context.new_page()
        page.on("console", lambda message: note(message.text))
        page.on("pageerror", lambda error: note(str(error)))
        page.goto(address + path)
        return page

    try:
        yield open_
    finally:
        for context in contexts:
            context.close()
    assert messages == []


@pytest.fixture
def open_page(chromium, site):
    """Open an address as a reader on a phone."""
    with browsers(chromium, site) as open_:
        yield open_
