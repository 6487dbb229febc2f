"""Links between the guide's pages."""

import datetime

import pytest
from django.utils import timezone

from content.links import dead_links, links_to, own_path
from content.markdown import render
from tests.factories import BODY, make_live, make_page, make_revision


def body_with(link):
    return BODY.replace("Words about hair.", f"Words about hair, see {link}.")


@pytest.mark.parametrize(
    ("href", "path"),
    [
        ("/costs/", "/costs/"),
        ("/costs/?x=1#why", "/costs/"),
        ("#why", ""),
        ("?x=1", ""),
        ("https://guide.example.org/costs/?x=1", "/costs/"),
        ("http://Guide.example.org/costs/#why", "/costs/"),
        ("//guide.example.org/costs/", "/costs/"),
        ("https://guide.example.org", "/"),
        ("https://guide.example.org#why", "/"),
        ("https://guide.example.org.elsewhere.example/costs/", None),
        ("https://guide.example.org:8443/costs/", None),
        ("https://example.org/costs/", None),
        ("//example.org/costs/", None),
        ("mailto:guide.example.org", None),
        ("costs/", None),
        ("http://[", None),
    ],
)
def test_own_path_is_the_path_on_this_site_or_none(settings, href, path):
    settings.SITE_URL = "https://guide.example.org"

    assert own_path(href) == path


@pytest.mark.parametrize("href", ["/x/?x=1", "http://testserver/x/", "/costs/?x=1#x", "?x=1#x"])
def test_dead_link_is_found_however_it_is_written(href):
    document = render(body_with(f"[it]({href})"))

    found = list(dead_links(document, "/costs/", {"/costs/": frozenset({"why"})}))

    assert [
        (problem.line, f"The link {href} leads nowhere" in problem.message) for problem in found
    ] == [(8, True)]


@pytest.mark.parametrize("href", ["/handouts/?page=costs", "/h/", "/procedure/plan/"])
def test_link_to_another_part_of_the_site_is_not_dead(href):
    assert list(dead_links(render(body_with(f"[sheets]({href})")), "/words/", {})) == []


@pytest.mark.parametrize(
    "href", ["/costs/?x=1#why", "http://testserver/costs/#why", "http://testserver/static/a.pdf"]
)
def test_link_that_leads_somewhere_is_not_dead_however_it_is_written(href):
    document = render(body_with(f"[it]({href})"))

    assert list(dead_links(document, "/words/", {"/costs/": frozenset({"why"})})) == []


@pytest.mark.django_db
@pytest.mark.parametrize("href", ["/costs/?x=1#why", "http://testserver/costs/"])
def test_links_to_a_page_are_found_however_they_are_written(href):
    costs = make_live(make_page("costs")).page
    make_live(make_page("words"), body=body_with(f"[costs]({href})"))

    assert [found.link.href for found in links_to(costs)] == [href]


@pytest.mark.django_db
def test_links_in_versions_that_wait_for_their_time_come_last():
    costs = make_live(make_page("costs")).page
    waiting = make_revision(make_page("about"), body=body_with("[costs](/costs/)"))
    waiting.publish(at=timezone.now() + datetime.timedelta(days=1))
    live = make_live(make_page("words"), body=body_with("[costs](/costs/)"))

    assert [found.revision for found in links_to(costs)] == [live, waiting]


@pytest.mark.django_db
def test_links_to_a_page_are_found_at_any_address_that_it_had():
    costs = make_page("costs")
    make_live(costs, slug="prices")
    make_live(costs)
    old = make_live(make_page("about"), body=body_with("[prices](/prices/#why)"))
    new = make_live(make_page("words"), body=body_with("[costs](/costs/)"))
    make_live(make_page("summary"), body=body_with("[words](/words/)"))

    found = [(found.revision, found.link.href, found.link.line) for found in links_to(costs)]

    assert found == [(old, "/prices/#why", 8), (new, "/costs/", 8)]


@pytest.mark.django_db
def test_links_in_drafts_and_on_the_page_itself_do_not_count():
    costs = make_live(make_page("costs"), body=body_with("[above](/costs/#why)")).page
    make_revision(make_page("words"), body=body_with("[costs](/costs/)"))

    assert links_to(costs) == []
