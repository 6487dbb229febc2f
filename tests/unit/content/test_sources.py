"""The sources of one page, and the library of all of them."""

import pytest

from content.contents_list import live_contents
from content.markdown import Context, render
from content.sources import lead_to_library, library, references_cited, short_names, sources_of
from tests.factories import make_home, make_live, make_page, make_reference

pytestmark = pytest.mark.postgresql


def body_citing(*keys):
    return "\n\n".join(f"Words. [@{key}]" for key in keys)


@pytest.mark.django_db
def test_sources_come_in_the_order_of_their_numbers_each_once():
    for key in ("a2020", "b2021", "never2022"):
        make_reference(key)

    assert numbered(body_citing("b2021", "a2020", "b2021")) == [(1, "b2021"), (2, "a2020")]


@pytest.mark.django_db
def test_source_that_is_missing_leaves_the_other_numbers_as_they_are():
    make_reference("b2021")

    assert numbered(body_citing("gone2020", "b2021")) == [(2, "b2021")]


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_references_take_one_query_however_many_are_cited(count, django_assert_num_queries):
    keys = [f"study{number}" for number in range(count)]
    for key in keys:
        make_reference(key)

    with django_assert_num_queries(1):
        references = references_cited(*map(body_citing, keys))

    assert sorted(references) == keys


@pytest.mark.django_db
def test_short_names_are_those_that_a_text_shows():
    make_reference("b2021", short_name="Becker 2021")
    body = body_citing("b2021", "gone2020")

    names = short_names(references_cited(body).values())

    assert names == (("b2021", "Becker 2021"),)
    html = render(body, Context(short_names=names)).html
    assert '<a href="#source-1">Becker 2021</a>' in html
    assert '<a href="#source-2">gone2020</a>' in html


def test_page_without_a_list_leads_to_the_page_of_all_sources():
    body = "## One {#one}\n\nOne. [@a2020]\n\n## Two {#two}\n\nTwo. [@b2021; @a2020]"

    led = lead_to_library(render(body))

    assert led.html.count('href="/sources/#ref-a2020"') == 2
    assert led.html.count('href="/sources/#ref-b2021"') == 1
    assert "#source-" not in led.html
    assert led.html == led.opening + led.rest


@pytest.mark.django_db
def test_library_names_the_pages_that_cite_each_reference():
    make_reference("b2021", position=1)
    make_reference("a2020", position=2)
    make_reference("never2022", position=3)
    make_home(body=body_citing("a2020"))
    make_live(make_page("costs"), body=body_citing("a2020", "b2021", "a2020"))
    make_live(make_page("benefits"), body=body_citing("a2020", "gone2019"))

    entries = library(live_links())

    assert [(entry.reference.key, [page.key for page in entry.pages]) for entry in entries] == [
        ("b2021", ["costs"]),
        ("a2020", ["costs", "benefits"]),
        ("never2022", []),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_library_takes_the_same_queries_however_long_the_guide_is(count, django_assert_num_queries):
    for number in range(count):
        make_reference(f"study{number}")
        make_live(make_page(f"page-{'abc'[number]}"), body=body_citing(f"study{number}"))
    links = live_links()
    library(links)

    with django_assert_num_queries(3):
        entries = library(links)

    assert [len(entry.pages) for entry in entries] == [1] * count


def live_links():
    contents = live_contents()
    return (*contents.chapters, *contents.beside)


def numbered(body):
    sources = sources_of(render(body), references_cited(body))
    return [(source.number, source.reference.key) for source in sources]
