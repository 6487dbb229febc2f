"""The gallery shows all that the readers' pages are made of, and changes nothing."""

import re
from collections import Counter

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from content.gallery import components, documents
from content.markdown.how_sure import KINDS
from mesosite.environment import BASE_DIR
from tests.factories import make_staff
from tests.integration.pages import read_page
from tests.stylesheets import READERS_SHEETS, rules_of

CSS = BASE_DIR / "static/css"
GALLERY, FRAME = (f"admin:content_revision_{name}" for name in ("gallery", "gallery_frame"))
# Classes that are on a page and in no stylesheet, each with the reason.
UNSTYLED = {
    "page-group--understand": "a group of the home page, which looks as groups do",
    "page-group--having-it": "the same",
    "page-group--decide": "the same",
    "sure--official": "its line is solid, as a label's is that says nothing else",
    "sure--regulator": "the same",
    "qrline": "the maker of QR codes writes it",
    "segno": "the same",
}

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff_client(client, sign_in):
    sign_in("view_revision")
    return client


@pytest.fixture(scope="module")
def all_pages(django_db_setup, django_db_blocker):
    """The page of components, and those with a stylesheet of their own. Asked for once."""
    queries = ["", *(f"?document={document.id}" for document in documents())]
    with django_db_blocker.unblock(), transaction.atomic():
        client = Client()
        client.force_login(make_staff("reader", permissions=("view_revision",)))
        pages = [read_page(client, reverse(FRAME) + query) for query in queries]
        transaction.set_rollback(True)
    return pages


@pytest.fixture
def frame(all_pages):
    return all_pages[0]


def classes_of(pages):
    return {
        name
        for page in pages
        for element in page.elements
        for name in element.attributes.get("class", "").split()
    }


def test_every_component_of_the_stylesheets_is_there(all_pages):
    files = {path.stem for path in (CSS / "components").glob("*.css")}

    assert files - classes_of(all_pages) == set()
    assert len(files) > 50


def test_every_class_of_the_stylesheets_is_there_and_no_other(all_pages):
    styled = {
        simple.removeprefix(".")
        for name in (*READERS_SHEETS, "../staff/edit-bar.css")
        for rule in rules_of(CSS / name)
        for selector in rule.selectors
        for part in selector
        for simple in re.findall(
            r"\.[a-z][\w-]*", part if isinstance(part, str) else " ".join(part)
        )
    }

    shown = {name for name in classes_of(all_pages) if not name.startswith("gallery")}

    assert styled - shown == set()
    assert shown - styled == set(UNSTYLED)


def test_every_template_of_a_component_is_drawn(staff_client):
    response = staff_client.get(reverse(FRAME))

    drawn = {template.name for template in response.templates}
    files = {f"components/{path.name}" for path in (BASE_DIR / "templates/components").iterdir()}
    assert files - drawn == set()
    assert len(files) > 20


def test_every_level_of_every_label_is_there(frame):
    levels = {f"sure--{level}" for kind in KINDS.values() for level in kind.levels}

    assert levels - classes_of([frame]) == set()


def test_each_state_is_said_and_is_alone_with_its_ids(frame):
    shown = [
        heading.text
        for heading in frame.all("h3")
        if heading.attributes.get("class") == "gallery__label"
    ]

    assert [" ".join(text.split()) for text in shown] == [
        f"{component.name}: {state.name}"
        for component in components()
        for state in component.states
    ]
    assert [one for one, count in Counter(frame.ids()).items() if count > 1] == []
    assert len(shown) > 100


def test_nothing_runs_and_nothing_can_be_sent(staff_client, frame):
    assert frame.all("script") == []
    assert frame.all("form") != []
    assert not any("autofocus" in element.attributes for element in frame.elements)
    for query in ("", "?document=sheet"):
        response = staff_client.get(reverse(FRAME) + query)
        assert "form-action 'none'" in response["Content-Security-Policy"]
        assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
        assert response["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("query", ["", *(f"?document={document.id}" for document in documents())])
def test_nothing_is_kept(staff_client, query):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = staff_client.get(reverse(FRAME) + query)

    assert response.status_code == 200
    assert [one["sql"] for one in queries if not one["sql"].startswith("SELECT")] == []


def test_scheme_is_the_system_s_until_another_is_asked_for(staff_client):
    roots = {
        query: read_page(staff_client, reverse(FRAME) + query).one("html").attributes["class"]
        for query in ("", "?scheme=dark", "?scheme=light", "?scheme=sepia")
    }

    assert roots == {
        "": "gallery",
        "?scheme=dark": "gallery gallery--dark",
        "?scheme=light": "gallery gallery--light",
        "?scheme=sepia": "gallery",
    }


def test_page_around_says_what_is_shown_and_leads_to_each_component(staff_client):
    page = read_page(staff_client, f"{reverse(GALLERY)}?scheme=dark&width=phone")

    shown = page.one("iframe")
    assert shown.attributes["src"] == f"{reverse(FRAME)}?scheme=dark"
    assert "gallery__frame--phone" in shown.attributes["class"]
    current = [link.text for link in page.all("a") if "aria-current" in link.attributes]
    assert current == ["Dark", "A phone"]
    leading = [link.text for link in page.all("a") if "target" in link.attributes]
    assert leading == [one.name for one in (*components(), *documents())]


def test_page_that_the_gallery_does_not_have_is_not_found(staff_client):
    assert staff_client.get(f"{reverse(FRAME)}?document=poster").status_code == 404


def test_handbook_leads_to_the_gallery(staff_client):
    page = read_page(staff_client, reverse("admin:content_revision_handbook"))

    assert reverse(GALLERY) in [link.attributes.get("href") for link in page.all("a")]
