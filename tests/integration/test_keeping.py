"""The guide on a phone, as the site offers it: the page, the worker, the list and the manifest."""

import json
import re

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client

from mesosite.kept_pages.application import KeptPages
from mesosite.kept_pages.store import Store
from offline.kept_list import FILES
from offline.views import BYTES_A_PAGE
from tests.factories import make_home
from tests.integration.pages import ADDRESSES, PageReader, read_page
from tests.integration.test_security_headers import SECURITY_HEADERS
from tests.wsgi import ask

KB = 1024
BYTES_AT_MOST = 3 * KB
WORKER, LIST, MANIFEST = "/keep-worker.js", "/keep/pages.json", "/keep/guide.webmanifest"

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(client, put_guide, db):
    put_guide()
    return client.get(LIST).json()


def test_each_page_of_the_guide_is_on_the_list_and_help_is_the_first(listed):
    addresses = [page["address"] for page in listed["pages"]]

    assert addresses[0] == "/get-help/"
    assert set(addresses) == {*ADDRESSES, "/keep/", "/keep/not-kept/", "/keep/not-sent/"}
    assert len(addresses) == len(set(addresses))


def test_each_file_that_a_kept_page_loads_is_on_the_list(client, guide_pages, listed):
    own = {
        page["address"]: read_page(client, page["address"])
        for page in listed["pages"]
        if page["address"].startswith("/keep/")
    }
    loaded = {
        element.attributes.get("href", element.attributes.get("src"))
        for address, page in {**guide_pages, **own}.items()
        if address in own or address in ADDRESSES
        for element in page.all("link", "script", "img")
        if element.attributes.get("rel") not in {"canonical", "alternate", "manifest"}
    }

    assert {each for each in loaded if each} - set(listed["files"]) == set()
    assert len(listed["files"]) > 8


def test_each_file_of_the_list_is_there_and_so_is_each_font_of_the_stylesheet(
    collected_static, settings
):
    names = json.loads((collected_static / "staticfiles.json").read_text())["paths"]
    (stylesheet,) = collected_static.glob("css/site.????????????.css")
    fonts = {f"fonts/{name}" for name in re.findall(r"fonts/([\w-]+)\.", stylesheet.read_text())}

    assert set(FILES) <= names.keys()
    assert {f"{font}.woff2" for font in fonts} == {f for f in FILES if f.startswith("fonts/")}


def test_worker_script_and_manifest_are_small(client, collected_static):
    make_home()
    (script,) = collected_static.glob("js/keep.????????????.js")
    sent = [client.get(address).content for address in (WORKER, MANIFEST)]

    sizes = [len(brotli.compress(each, quality=11)) for each in (*sent, script.read_bytes())]

    assert sum(sizes) < BYTES_AT_MOST, sizes


def test_worker_is_asked_for_anew_each_time_and_may_answer_for_the_whole_site(client):
    response = client.get(WORKER)

    assert response["Content-Type"] == "text/javascript"
    assert "no-cache" in response["Cache-Control"]
    # A worker's own place is all that it may answer for.
    assert response.wsgi_request.path.rpartition("/")[0] == ""
    policy = SECURITY_HEADERS["Content-Security-Policy"]
    assert response["Content-Security-Policy"] == policy
    assert policy.startswith("default-src 'self';")
    assert "worker-src" not in policy


@pytest.mark.parametrize(
    "address", [WORKER, LIST, MANIFEST, "/keep/", "/keep/not-kept/", "/keep/not-sent/"]
)
@pytest.mark.usefixtures("one_connection")
def test_it_is_kept_in_front_of_django_and_sets_no_cookie(address):
    make_home()
    asked = []

    def django(environ, start_response):
        asked.append(environ["PATH_INFO"])
        return WSGIHandler()(environ, start_response)

    kept = KeptPages(django, Store(10**6))
    answers = [ask(kept, address, ACCEPT_ENCODING="br") for _ in range(4)]

    assert len(asked) == 2  # Found to be worth keeping, and made.
    assert {answer.text for answer in answers} == {answers[0].text}
    assert "set-cookie" not in answers[0].headers
    assert "etag" in answers[0].headers


def test_manifest_leads_to_the_guide_as_a_page_and_its_icons_are_there(client, settings):
    make_home()

    response = client.get(MANIFEST)
    said = response.json()

    assert response["Content-Type"] == "application/manifest+json"
    assert (said["start_url"], said["display"]) == ("/", "browser")
    for icon in said["icons"]:
        assert finders.find(icon["src"].removeprefix("/static/"))


def test_manifest_and_script_are_on_the_page_for_it_alone(guide_responses):
    named = {
        address
        for address, response in guide_responses.items()
        if re.search(rb"webmanifest|keep(\.\w+)?\.js|keep-worker", response.content)
    }

    assert named == {"/keep/"}


def test_page_says_without_script_what_it_needs_and_what_else_there_is(guide_pages):
    page = guide_pages["/keep/"]
    said = {
        element.attributes["data-when"]: "hidden" in element.attributes
        for element in page.all("p", "div")
        if "data-when" in element.attributes
    }

    assert [state for state, is_hidden in said.items() if not is_hidden] == ["cannot"]
    assert set(said) == {"cannot", "off", "working", "kept", "removed", "failed"}
    assert "hidden" in page.one("button", class_="action").attributes
    assert "other-ways" in page.ids()
    ways = page.html.split('id="other-ways"')[1].split("</article>")[0]
    assert 'href="/handouts/"' in ways


def test_page_says_how_much_it_takes(guide_responses):
    pages = [guide_responses[address].content for address in ADDRESSES]
    text = " ".join(guide_responses["/keep/"].content.decode().split())

    measured = sum(map(len, pages)) / len(pages)

    assert 0.7 * BYTES_A_PAGE < measured < BYTES_A_PAGE
    assert f"the {len(ADDRESSES)} pages" in text
    assert "about 2 MB" in text


def test_pages_for_others_have_the_place_where_the_worker_puts_its_words(listed, client):
    for page in listed["pages"]:
        html = client.get(page["address"]).content.decode()
        assert html.count('<main id="main">') == 1, page["address"]
    for name in ("why", "day", "version", "note"):
        assert f"{{{name}}}" in listed["banner"]
    not_sent = client.get("/keep/not-sent/").content.decode()
    assert not_sent.count('href="/?back"') == 1


@pytest.mark.parametrize("address", [LIST, WORKER, MANIFEST])
def test_who_is_signed_in_gets_the_same(client, sign_in, address):
    make_home()
    sign_in("view_revision", "add_revision")

    of_staff = client.get(address).content

    assert of_staff == Client().get(address).content


def test_not_kept_and_not_sent_lead_to_help(client):
    make_home()

    for address in ("/keep/not-kept/", "/keep/not-sent/"):
        main = PageReader(client.get(address).content.decode().split("<main")[1])
        assert "/get-help/" in [link.attributes["href"] for link in main.all("a")], address
