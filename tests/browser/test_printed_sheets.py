"""Sheets on paper, as Chromium prints them and as WeasyPrint makes the file."""

import html
import re

import pytest

from content.models import Revision
from handouts import pdf
from handouts.models import Handout
from handouts.presets import PRESETS
from tests.factories import make_handout
from tests.printed import PAPER, Printed, squeezed

# Points. The margins at the sides are 13 mm, which is 37 points; a face may reach over its box.
MARGIN = 34
# Sides of A4 that each sheet of the shipped guide may have, by its name and its size in points.
# On Letter, which is shorter, it may have one more.
SIDES_AT_MOST = {
    ("before-you-decide", "12"): 7,
    ("before-you-decide", "18"): 17,
    ("getting-ready", "12"): 8,
    ("getting-ready", "18"): 14,
    ("aftercare", "12"): 3,
    ("aftercare", "18"): 9,
    ("questions", "12"): 10,
    ("questions", "18"): 18,
    ("whole-guide", "12"): 60,
}


@pytest.fixture
def print_sheet(chromium, site, client, pdf_maker):
    """A sheet as a PDF file, by the engine and the choices in its address."""

    def in_chromium(query):
        make_handout(query)
        page = chromium.new_page()
        page.goto(f"{site}/handouts/sheet/?{query}")
        content = page.pdf(prefer_css_page_size=True, print_background=False)
        page.close()
        return content

    def in_weasyprint(query):
        make_handout(query)
        return pdf.make_pdf(client.get(f"/handouts/sheet/?{query}").content.decode())

    return {"chromium": in_chromium, "weasyprint": in_weasyprint}


def query_of(preset, size, paper):
    return f"preset={preset}&size={size}&paper={paper}&steps=blank&contact=clinic"


def passages_of(client, query):
    """The words of every item and paragraph of a sheet that stand on paper."""
    page = client.get(f"/handouts/sheet/?{query}").content.decode()
    main = page.partition("<main")[2]
    main = re.sub(r"<svg.*?</svg>|<details.*?</details>", "", main, flags=re.DOTALL)
    # Hidden words: of cards they are printed. Of the notes beside the text they are not, nor of
    # steps, which have their number in a ring.
    hidden = r"How sure|Where it comes from|Verdict|Sources|Step \d+"
    main = re.sub(rf'<span class="visually-hidden">(?:{hidden}): </span>', "", main)
    found = re.findall(
        r"<(?:p|h\d|caption|td|th)\b[^>]*>(.*?)</(?:p|h\d|caption|td|th)>", main, flags=re.DOTALL
    )
    found += [
        re.split(r"<(?:ul|p|div)\b", item)[0]
        for item in re.findall(r"<li\b[^>]*>(.*?)</li>", main, flags=re.DOTALL)
    ]
    words = (squeezed(html.unescape(re.sub(r"<[^>]+>", "", passage))) for passage in found)
    return [passage for passage in words if passage]


def headings_of(client, query):
    """The words of headings that have words below them: notes have lines for a pen."""
    page = client.get(f"/handouts/sheet/?{query}").content.decode()
    found = re.findall(r"<h[1-6]\b[^>]*>(.*?)</h[1-6]>", page, flags=re.DOTALL)
    words = {squeezed(html.unescape(re.sub(r"<[^>]+>", "", heading))) for heading in found}
    return words - {"Notes"}


@pytest.mark.parametrize("engine", ["chromium", "weasyprint"])
# Each size and each paper once: no line of code or style asks for both.
@pytest.mark.parametrize(("size", "paper"), [("12", "a4"), ("18", "letter")])
def test_every_word_is_on_paper_and_nothing_is_clipped_or_covered(
    print_sheet, client, site, engine, size, paper
):
    presets = [preset.key for preset in PRESETS if preset.key != "whole-guide"]
    for preset in presets:
        query = query_of(preset, size, paper)
        printed = Printed(print_sheet[engine](query))

        assert printed.papers == {PAPER[paper]}, query
        missing = [passage for passage in passages_of(client, query) if not printed.has(passage)]
        assert missing == [], query
        assert printed.clipped(MARGIN) == [], query
        assert printed.overlapping() == [], query
        assert printed.near_empty_pages() == [], query
        assert printed.stranded(headings_of(client, query)) == [], query
        sides = SIDES_AT_MOST[preset, size] + (paper == "letter")
        assert len(printed.sizes) <= sides, query
        assert_can_be_trusted(printed, query, site)
        if preset == "aftercare":
            page_1 = ("Emergency", "Callanambulancenowif:", "yourthroatfeelstight")
            assert [words for words in page_1 if words not in printed.texts[0]] == [], query


@pytest.mark.parametrize("engine", ["chromium", "weasyprint"])
def test_whole_guide_is_all_there(print_sheet, client, site, engine):
    query = query_of("whole-guide", "12", "a4")
    printed = Printed(print_sheet[engine](query))

    missing = [passage for passage in passages_of(client, query) if not printed.has(passage)]
    assert missing == []
    assert printed.overlapping() == []
    assert printed.near_empty_pages() == []
    assert printed.stranded(headings_of(client, query)) == []
    assert printed.clipped(MARGIN) == []
    assert len(printed.sizes) <= SIDES_AT_MOST["whole-guide", "12"]
    assert "Contents" in printed.texts[0]
    if engine == "weasyprint":  # Chromium knows no numbers of pages elsewhere
        assert len(re.findall(r"\.{5,}\d+", printed.texts[0])) > 10
    assert_can_be_trusted(printed, query, site)


@pytest.mark.parametrize(
    ("address", "sides"), [("/", 2), ("/procedure/", 9), ("/side-effects/", 8)]
)
def test_page_of_the_guide_prints_on_few_sides_and_leaves_none_empty(
    chromium, site, address, sides
):
    page = chromium.new_page()
    page.goto(site + address)
    printed = Printed(page.pdf(format="A4", print_background=False))
    page.close()

    assert len(printed.sizes) <= sides
    assert printed.near_empty_pages() == []
    assert printed.overlapping() == []


def test_large_print_is_half_as_large_again(print_sheet):
    usual, large = (
        Printed(print_sheet["weasyprint"](f"page=costs&size={size}")) for size in ("12", "18")
    )

    assert large.line_height / usual.line_height == pytest.approx(1.5, abs=0.1)


def assert_can_be_trusted(printed, query, site):
    """The code, its QR code on the first page and the versions are those of the database."""
    assert printed.is_numbered, query
    assert printed.has_all_fonts, query
    handout = Handout.objects.get(query=query)
    assert printed.qr_codes() == [f"{site}/h/{handout.code}"], query
    assert printed.has(squeezed(f"Code {handout.spoken_code}")), query
    for revision in Revision.objects.filter(pk__in=handout.revisions.all()):
        assert printed.has(squeezed(f"{revision.title}: version {revision.number},")), query
