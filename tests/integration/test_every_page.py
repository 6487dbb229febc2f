"""Sweeps over every page of the shipped guide: what must be true of each."""

import json
import re
from itertools import pairwise
from urllib.parse import parse_qs, urldefrag, urlsplit

import pytest

from content.guardrails.links import EMPTY_LINK_WORDS
from content.models import Revision
from tests.integration.pages import ADDRESSES, CHAPTERS, TOOLS, PageReader

pytestmark = pytest.mark.django_db

# The scripts of our own: that of the skip link on every page, and those of two pages. All pages
# work with none.
# A script adds to what works without it, so it comes after all else.
LATER = {"type": "module", "fetchpriority": "low"}
EVERYWHERE = "/static/js/skip-link.js"
# No page: its own tests read it.
FILES = {"/changes/feed/"}
MODULES = {"/": ["/static/js/progress.js"], "/procedure/": ["/static/js/steps.js"]}


@pytest.mark.usefixtures("shipped_guide")
def test_the_addresses_are_those_of_the_live_pages():
    live = {revision.get_absolute_url() for revision in Revision.objects.live()}

    assert live == set(ADDRESSES)
    assert len(ADDRESSES) == len(set(ADDRESSES))


def test_the_chapters_stand_in_three_groups_by_the_readers_moment(guide_responses):
    contents = guide_responses["/"].context["groups"][:3]

    assert [(group.name, [page.title for page in group.pages]) for group in contents] == [
        (
            "Thinking about it",
            [
                "Is it worth it? Summary and next steps",
                "Benefits: what we know",
                "Side effects and risks",
                "Who it suits, and who should not have it",
                "Comparing treatments",
                "Decide what matters to you",
                "Costs",
                "Common questions",
                "Questions to ask before you agree",
            ],
        ),
        ("Having it", ["The procedure, step by step", "Aftercare"]),
        (
            "How it works",
            [
                "What it is and where it came from",
                "How it is meant to work",
                "What is in the injection",
            ],
        ),
    ]


@pytest.mark.parametrize("address", [*ADDRESSES, *TOOLS])
def test_each_drawing_says_its_size_so_that_none_fills_a_page_without_styles(guide_pages, address):
    sizes = [
        (element.attributes.get("width"), element.attributes.get("height"))
        for element in guide_pages[address].all("svg")
    ]

    assert sizes
    assert all(width and height for width, height in sizes)


@pytest.mark.parametrize("address", [*ADDRESSES, *TOOLS])
def test_page_has_one_h1_and_no_skipped_heading_level(guide_pages, address):
    page = guide_pages[address]

    levels = [int(element.tag[1]) for element in page.all("h1", "h2", "h3", "h4", "h5", "h6")]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("address", [*ADDRESSES, *TOOLS])
def test_page_has_no_id_twice(guide_pages, address):
    ids = guide_pages[address].ids()

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_sets_no_cookie_and_may_be_kept_by_proxies(guide_responses, address):
    response = guide_responses[address]

    assert not response.cookies
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    varies = ["Cookie"] * (address == "/procedure/") + ["Accept-Encoding"]
    assert response["Vary"] == ", ".join(varies)


@pytest.mark.usefixtures("shipped_guide")
@pytest.mark.parametrize("address", ["/", "/side-effects/", "/sources/"])
def test_unchanged_page_is_answered_without_a_body(client, address):
    etag = client.get(address)["ETag"]

    response = client.get(address, headers={"If-None-Match": etag})

    assert response.status_code == 304
    assert response.content == b""


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_carries_no_inline_script_and_no_style_of_its_own(guide_pages, address):
    page = guide_pages[address]

    assert [e.attributes for e in page.all("script")] == [
        {"type": "application/ld+json"},
        *(LATER | {"src": src} for src in [EVERYWHERE, *MODULES.get(address, [])]),
    ]
    assert page.all("style", "iframe", "object", "embed") == []
    assert [
        (element.tag, name)
        for element in page.elements
        for name in element.attributes
        if name == "style" or name.startswith("on")
    ] == []


@pytest.mark.parametrize("address", [*ADDRESSES, *TOOLS])
def test_page_loads_nothing_from_elsewhere(guide_pages, address):
    page = guide_pages[address]

    loaded = [e.attributes.get("src", "") for e in page.all("img", "script", "source")]
    loaded += [
        e.attributes["href"]
        for e in page.all("link")
        if e.attributes["rel"] in {"stylesheet", "icon", "preload", "apple-touch-icon"}
    ]

    own = ("/static/", "/handouts/preview/")
    assert [address for address in loaded if address and not address.startswith(own)] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_tells_search_engines_what_it_shows(settings, guide_pages, address):
    page = guide_pages[address]
    url = settings.SITE_URL + address
    title = page.all("title")[0].text
    description = page.one("meta", name="description").attributes["content"]
    data, breadcrumb = json.loads(page.one("script", type="application/ld+json").text)["@graph"]

    assert page.one("link", rel="canonical").attributes["href"] == url
    assert page.one("meta", property="og:url").attributes["content"] == url
    assert page.one("meta", property="og:description").attributes["content"] == description
    assert page.one("meta", property="og:title").attributes["content"] in title
    assert data["@type"] == "MedicalWebPage"
    assert data["url"] == url
    assert data["description"] == description
    assert "reviewedBy" not in data
    assert breadcrumb["itemListElement"][-1]["item"] == url


def test_titles_and_descriptions_are_all_different(guide_pages):
    pages = [guide_pages[address] for address in ADDRESSES]

    titles = {page.all("title")[0].text for page in pages}
    descriptions = {page.one("meta", name="description").attributes["content"] for page in pages}

    assert len(titles) == len(descriptions) == len(ADDRESSES)


def test_every_link_leads_to_a_page_and_an_id_on_it(guide_pages):
    pages = guide_pages

    broken, visited = [], 0
    for address, page in pages.items():
        for link in page.all("a"):
            target, anchor = urldefrag(link.attributes["href"])
            if target.startswith(("https://", "http://", "tel:", "mailto:")) or target in FILES:
                continue
            visited += 1
            # An address that holds choices: a handout's own tests follow it, and so do those of
            # two treatments side by side, whose table stands there only once they are chosen.
            target, _, choices = target.partition("?")
            if target.startswith("/handouts/sheet") or (choices and anchor == "side-by-side-table"):
                continue
            aim = pages.get(target or address)
            if aim is None or (anchor and anchor not in aim.ids()):
                broken.append((address, link.attributes["href"]))

    assert broken == []
    assert visited > 1500


@pytest.mark.parametrize("address", [*ADDRESSES, *TOOLS])
def test_help_is_in_the_header_and_at_the_foot_of_every_page(guide_responses, address):
    header, rest = guide_responses[address].content.decode().split("</header>", 1)
    links = PageReader(header.split("<body>")[1]).all("a")
    foot = PageReader(rest.split("<footer")[1])

    # The skip link, the site's own name, then help.
    assert [link.attributes["href"] for link in links[:3]] == ["#main", "/", "/get-help/"]
    assert foot.one("a", href="/get-help/").text == "Get help now"


@pytest.mark.parametrize("address", [*ADDRESSES, *TOOLS])
def test_way_in_the_header_to_the_open_page_says_so(guide_pages, address):
    current = [
        link.attributes["href"]
        for link in guide_pages[address].all("a")
        if link.attributes.get("aria-current") == "page"
    ]

    ways = {"/get-help/", "/", "/questions/", "/handouts/", "/words/", "/questions-to-ask/"}
    ways |= {"/sources/"}
    assert current == ([address] if address in ways else [])


@pytest.mark.parametrize("address", CHAPTERS)
def test_next_page_is_offered_before_the_sources(guide_responses, address):
    html = guide_responses[address].content.decode()

    assert html.index('id="what-we-do-not-know"') < html.index('class="pager"')
    assert html.index('class="pager"') < html.index('id="sources"')


@pytest.mark.parametrize("address", ADDRESSES[1:])
def test_page_of_four_parts_or_more_lists_them(guide_responses, guide_pages, address):
    page = guide_pages[address]
    html = guide_responses[address].content.decode()
    around = {
        *("contents-title", "on-this-page", "key-points", "sources"),
        *("compare-two", "side-by-side-title"),
    }

    ids = [h2.attributes["id"] for h2 in page.all("h2")]
    parts = [
        each
        for each in ids
        if each not in {*around, "about-this-page"} and not each.startswith("care-")
    ]
    is_listed = len(parts) >= 4

    assert ('id="on-this-page"' in html) == is_listed
    if is_listed:
        listed = html.split('id="on-this-page"')[1].split("</nav>")[0]
        assert re.findall(r'href="#([^"]+)"', listed) == parts


@pytest.mark.parametrize("address", [*ADDRESSES, *TOOLS])
def test_links_say_where_they_go(guide_pages, address):
    page = guide_pages[address]

    for link in page.all("a"):
        words = " ".join(link.text.split()).lower()
        assert words
        assert words not in EMPTY_LINK_WORDS


@pytest.mark.parametrize("address", ADDRESSES)
def test_nobody_has_checked_the_shipped_text_and_every_page_says_so(guide_responses, address):
    html = guide_responses[address].content.decode()

    assert "Not yet checked by a clinician" in html
    assert "Checked by " not in html


def test_every_source_named_beside_the_text_leads_to_its_line(guide_pages):
    names = 0
    # The home page has no list: its names lead to the page of all sources.
    for address in ADDRESSES[1:]:
        page = guide_pages[address]
        links = {e.attributes.get("href", "") for e in page.all("a")}
        named = {link for link in links if link.startswith("#source-")}
        listed = {f"#{element_id}" for element_id in page.ids() if element_id.startswith("source-")}
        names += len(named)

        assert named <= listed, address

    assert names > 200


def test_every_line_of_sources_leads_to_the_page_of_all_sources(guide_pages):
    all_ids = guide_pages["/sources/"].ids()
    # The home page has no list.
    for address in ADDRESSES[1:]:
        links = [e.attributes.get("href", "") for e in guide_pages[address].all("a")]
        found = [link.partition("#")[2] for link in links if link.startswith("/sources/#ref-")]
        lines = [i for i in guide_pages[address].ids() if i.startswith("source-")]

        # Facts that the page for deciding draws from another one lead there too.
        assert (len(found) > len(lines)) is (address == "/decide/"), address
        assert len(found) >= len(lines), address
        assert set(found) <= set(all_ids), address


def test_every_reference_is_cited_by_a_page(guide_responses):
    library = guide_responses["/sources/"].context["library"]

    assert len(library) > 90
    assert [entry.reference.key for entry in library if not entry.pages] == []


@pytest.mark.parametrize("address", [*ADDRESSES, *TOOLS])
def test_address_that_is_passed_on_shows_title_words_and_picture(settings, guide_pages, address):
    page = guide_pages[address]
    said = {
        meta.attributes["property"]: meta.attributes["content"]
        for meta in page.all("meta")
        if "property" in meta.attributes
    }

    assert said["og:url"] == settings.SITE_URL + address
    assert said["og:title"] in page.all("title")[0].text
    assert len(said["og:description"]) > 40
    assert said["og:image"] == f"{settings.SITE_URL}/static/icons/share.png"


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_can_be_sent_on_by_links_that_hold_its_address_and_nothing_else(
    settings, guide_pages, address
):
    links = [link.attributes for link in guide_pages[address].all("a")]
    whatsapp, mail = (
        next(link["href"] for link in links if link["href"].startswith(start))
        for start in ("https://wa.me/?", "mailto:?")
    )

    text = parse_qs(urlsplit(whatsapp).query)
    letter = parse_qs(urlsplit(mail).query)
    assert set(text) == {"text"}
    assert set(letter) == {"subject", "body"}
    assert text["text"][0].endswith(f" {settings.SITE_URL}{address}")
    assert letter["body"][0].endswith(f"\r\n{settings.SITE_URL}{address}")
