"""The list of changes and its feed, as readers and feed readers get them."""

import re
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content import change_views
from tests.factories import make_home, make_live, make_page, make_revision, make_staff
from tests.integration.pages import read_page

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client, **asked):
    response = client.get("/changes/feed/", **asked)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content).findall(f"{ATOM}entry")  # noqa: S314 (our own)


def test_page_leads_to_the_list_which_leads_back(client):
    make_home()
    make_live(make_page("costs"), note="Prices of this year.")

    (link,) = [a for a in read_page(client, "/costs/").all("a") if a.text == "All changes"]
    changes = read_page(client, link.attributes["href"])

    # In the contents, and beside what changed.
    ways = [a.text for a in changes.all("a") if a.attributes["href"] == "/costs/"]
    assert ways == ["Costs", "Costs"]
    assert "Prices of this year." in [p.text for p in changes.all("p")]
    assert changes.one("link", rel="alternate").attributes["href"] == "/changes/feed/"


def test_list_comes_in_pages_that_lead_to_each_other(client, monkeypatch):
    monkeypatch.setattr(change_views, "ON_A_PAGE", 2)
    page = make_page("costs")
    for number in range(3):
        make_live(page, note=f"Change {number}.")

    first, second = read_page(client, "/changes/"), read_page(client, "/changes/2/")

    assert first.one("a", rel="next").attributes["href"] == "/changes/2/"
    assert second.one("a", rel="prev").attributes["href"] == "/changes/"
    assert "Change 0." in [p.text for p in second.all("p")]
    assert client.get("/changes/1/").headers["Location"] == "/changes/"
    assert client.get("/changes/3/").status_code == 404
    assert client.get(f"/changes/{'9' * 25}/").status_code == 404


def test_feed_names_the_sites_own_address_and_each_change_once(client, settings):
    costs = make_page("costs")
    first = make_live(costs, title="Costs & <fees>", note="First \x0b<version>.")
    make_live(costs)
    first.publish()
    make_live(make_page("benefits")).page.withdraw(by=make_staff())

    found = entries(client, headers={"host": "localhost"})
    again = entries(client)

    titles = [entry.findtext(f"{ATOM}title") for entry in found]
    assert len(titles) == 4
    assert "Costs & <fees>, version 1" in titles
    ids = [entry.findtext(f"{ATOM}id") for entry in found]
    assert len(set(ids)) == 4
    assert ids == [entry.findtext(f"{ATOM}id") for entry in again]
    for entry in found:
        assert entry.find(f"{ATOM}link").attrib["href"].startswith(settings.SITE_URL)


def test_draft_is_in_neither(client):
    make_live(make_page("costs"), note="Live words.")
    make_revision(make_page("words"), title="Secret", note="Secret words.")

    for address in ("/changes/", "/changes/feed/"):
        html = client.get(address).content.decode()
        assert "Live words." in html
        assert "Secret" not in html


def test_queries_do_not_grow_with_the_changes(client):
    make_home()
    counts = []
    for key in ("costs", "words", "about"):
        make_live(make_page(key)).page.revisions.first()
        make_live(make_page(f"{key}-too")).page.withdraw(by=make_staff(key))
        with CaptureQueriesContext(connection) as asked:
            client.get("/changes/")
        counts.append(len(asked))

    # The first time in an era, whose contents are read too.
    assert counts[0] == counts[2] <= 9


def test_no_page_takes_the_address(client):
    revision = make_revision(make_page("changes"))

    with pytest.raises(Exception, match="address of another part of the site"):
        revision.full_clean()


def test_sitemap_has_the_list_with_its_newest_day(client, settings):
    make_home()

    xml = client.get("/sitemap.xml").content.decode()

    assert re.search(f"<loc>{settings.SITE_URL}/changes/</loc><lastmod>[0-9-]+<", xml)
