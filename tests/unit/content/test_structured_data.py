"""What a page tells search engines about itself."""

import datetime
import json

import pytest
from django.contrib.auth.models import User

from content.models import Page, Revision
from content.structured_data import structured_data

SITE = "https://guide.example.org"
NOON = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)


def make(kind="article", **fields):
    """A revision that is in no database."""
    defaults = {
        "page": Page(key="costs", kind=kind, group="beside"),
        "title": "Costs",
        "slug": "" if kind == "home" else "costs",
        "summary": "What it costs.",
    }
    return Revision(**defaults | fields)


def graph_of(revision):
    data = json.loads(structured_data(revision, site_url=SITE))
    assert list(data) == ["@context", "@graph"]
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


def test_page_nobody_checked_says_what_it_shows_and_names_no_reviewer():
    page, breadcrumb = graph_of(make(published_at=NOON))

    assert page == {
        "@type": "MedicalWebPage",
        "@id": f"{SITE}/costs/",
        "url": f"{SITE}/costs/",
        "name": "Costs",
        "description": "What it costs.",
        "inLanguage": "en-GB",
        "audience": {"@type": "Patient"},
        "isPartOf": {
            "@type": "WebSite",
            "name": "Mesotherapy for hair loss: a patient guide",
            "url": f"{SITE}/",
        },
        "dateModified": "2026-11-22",
    }
    assert breadcrumb == {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Guide", "item": f"{SITE}/"},
            {"@type": "ListItem", "position": 2, "name": "Costs", "item": f"{SITE}/costs/"},
        ],
    }


def test_page_that_was_checked_names_who_did_and_when():
    doctor = User(username="doctor", first_name="Asha", last_name="Rao")

    page, _ = graph_of(
        make(signed_off_by=doctor, signed_off_role="Dermatologist", signed_off_at=NOON)
    )

    assert (page["lastReviewed"], page["reviewedBy"]) == (
        "2026-11-22",
        {"@type": "Person", "name": "Asha Rao", "jobTitle": "Dermatologist"},
    )


def test_page_that_is_not_published_has_no_date():
    assert "dateModified" not in graph_of(make())[0]


def test_breadcrumb_of_a_chapter_passes_through_its_group():
    revision = make(page=Page(key="costs", kind="article", group="decide"))

    assert [item["item"] for item in graph_of(revision)[1]["itemListElement"]] == [
        f"{SITE}/",
        f"{SITE}/#decide",
        f"{SITE}/costs/",
    ]


def test_breadcrumb_of_the_home_page_is_the_home_page_alone():
    breadcrumb = graph_of(make(kind="home"))[1]

    assert [item["item"] for item in breadcrumb["itemListElement"]] == [f"{SITE}/"]


@pytest.mark.parametrize("hostile", ["</script><script>alert(1)</script>", "<!-- &amp; 'é'"])
def test_text_cannot_end_the_script_and_reads_the_same(hostile):
    revision = make(title=hostile)

    text = structured_data(revision, site_url=SITE)

    assert {character for character in "<>&" if character in text} == set()
    assert graph_of(revision)[0]["name"] == hostile
