"""A long guide: its home page shows some pages of each group, and leads to the list of all."""

import pytest
from django.urls import reverse

from content import whole_list
from tests.factories import make_home, make_live, make_page
from tests.integration.pages import CHAPTERS, read_page

pytestmark = pytest.mark.django_db

KEYS = ["aftercare", "benefits", "costs", "ingredients", "summary"]


@pytest.fixture
def long_guide(monkeypatch):
    """Five pages of a group, where the home page shows three and a part of the list has four."""
    monkeypatch.setattr(whole_list, "SHOWN_AT_HOME", 3)
    monkeypatch.setattr(whole_list, "IN_A_PART", 4)
    make_home()
    for position, key in enumerate(KEYS):
        make_live(make_page(key, group="decide", position=position), title=f"On {key}", slug=key)


def links_of(page):
    return [a.attributes["href"] for a in page.all("a")]


@pytest.mark.usefixtures("long_guide")
def test_home_page_shows_some_pages_of_a_long_group_and_leads_to_all(client):
    page = read_page(client, "/")

    shown = [href for href in links_of(page) if href.strip("/") in KEYS]
    (way,) = [a for a in page.all("a") if a.text.startswith("All 5 pages")]
    assert [href for href in shown if href != "/summary/"] == [f"/{key}/" for key in KEYS[:3]]
    assert way.attributes["href"] == "/contents/#decide"


@pytest.mark.usefixtures("long_guide")
def test_list_leads_to_every_page_part_by_part(client):
    first, second = read_page(client, "/contents/"), read_page(client, "/contents/2/")

    assert [f"/{key}/" for key in KEYS[:4]] == [h for h in links_of(first) if h.strip("/") in KEYS]
    assert "/summary/" in links_of(second)
    assert first.one("a", rel="next").attributes["href"] == "/contents/2/"
    assert second.one("a", rel="prev").attributes["href"] == "/contents/"
    assert [a for a in second.all("a") if a.attributes.get("rel") == "next"] == []
    assert client.get("/contents/1/").headers["Location"] == "/contents/"
    assert client.get(f"/contents/{'9' * 25}/").status_code == 404


@pytest.mark.usefixtures("long_guide")
def test_way_to_a_later_group_leads_to_the_part_where_it_begins(client, monkeypatch):
    monkeypatch.setattr(whole_list, "SHOWN_AT_HOME", 0)
    make_live(make_page("procedure", group="having-it"), slug="procedure")

    page = read_page(client, "/")

    assert "/contents/2/#having-it" in links_of(page)
    assert read_page(client, "/contents/2/").one("h2", id="having-it").text == "Having it"


@pytest.mark.usefixtures("shipped_guide")
def test_shipped_guide_stands_on_the_home_page_as_a_whole(client):
    links = links_of(read_page(client, "/"))

    assert set(CHAPTERS) <= set(links)
    assert reverse("content:whole-list") not in [link.partition("#")[0] for link in links]
