"""A real Chromium, driven by Playwright, in front of the shipped guide as it is served."""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

from content.guide_files import SHIPPED, load_guide, read_guide

CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
# Chromium's own errands to the outside are switched off: there is no outside here.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(os.path.dirname(__file__)):
            item.add_marker(pytest.mark.browser)
            # Each file stays on one worker, with one browser and one server.
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


@pytest.fixture(scope="session")
def chromium():
    if CHROMIUM is None:
        message = "No Chromium here. On Debian: apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    # Playwright keeps an event loop running in this thread; Django would take that for a
    # sign that its database is used from asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def site(live_server, settings, transactional_db):
    """The address of a running site with the shipped guide."""
    load_guide(read_guide(SHIPPED))
    settings.SITE_URL = live_server.url
    return live_server.url


@pytest.fixture
def open_page(chromium, site):
    """Open an address in a browser of its own; the page's console must stay silent."""
    contexts, messages = [], []

    def open_(address, *, width=390, height=844, **options):
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: messages.append(message.text))
        page.on("pageerror", lambda error: messages.append(str(error)))
        page.goto(site + address)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert messages == []
