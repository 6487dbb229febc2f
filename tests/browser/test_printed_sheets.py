"""Sheets on paper, as Chromium prints them and as WeasyPrint makes the file.

Each sheet is printed once by each engine and read once, for all promises.
"""

import re
from dataclasses import dataclass

import pdfua
import pytest
from django.test import Client, override_settings

from content.models import Revision
from handouts import pdf
from tests.browser.conftest import put_back
from tests.factories import make_handout
from tests.printed import PAPER, Printed, squeezed
from tests.sheet_words import compared_on, headings_of, passages_of

# Points. The margins at the sides are 10 mm, which is 28 points; a face may reach over its box.
MARGIN = 25
# Sides of A4 that each sheet of the shipped guide may have, by its name and its size in points.
# On Letter, which is shorter, it may have one more.
SIDES_AT_MOST = {
    ("before-you-decide", "12"): 11,
    ("before-you-decide", "18"): 24,
    ("getting-ready", "12"): 6,
    ("getting-ready", "18"): 14,
    ("aftercare", "12"): 2,
    ("aftercare", "18"): 6,
    ("questions", "12"): 7,
    ("questions", "18"): 15,
    ("procedure", "12"): 8,
    ("whole-guide", "12"): 68,
}
# What is no ready-made sheet is a page alone.
PAGES = {"procedure"}


# Each sheet once by each engine, in one size by the one and in the other by the other: words,
# styles and breaks are the same for both. No line of code or style asks for size and paper both.
# The card is printed in both sizes by both, as its first side has to hold the first signs.
SHEETS = {
    "chromium": [
        ("before-you-decide", "18", "letter"),
        ("getting-ready", "12", "a4"),
        ("aftercare", "12", "a4"),
        ("aftercare", "18", "letter"),
        ("questions", "18", "letter"),
        ("procedure", "12", "a4"),
        ("whole-guide", "12", "a4"),
    ],
    "weasyprint": [
        ("before-you-decide", "12", "a4"),
        ("getting-ready", "18", "letter"),
        ("aftercare", "12", "a4"),
        ("aftercare", "18", "letter"),
        ("questions", "12", "a4"),
        ("procedure", "12", "a4"),
        ("whole-guide", "12", "a4"),
    ],
}


@dataclass(frozen=True)
class Sheet:
    """A printed sheet beside the `page` it was made from, its code and what its versions say."""

    preset: str
    size: str
    paper: str
    page: str
    address: str
    code: str
    versions: tuple[str, ...]
    printed: Printed

    def __str__(self):
        return f"{self.preset} in {self.size} on {self.paper}"


@pytest.fixture(scope="module", params=SHEETS)
def engine(request):
    return request.param


@pytest.fixture(scope="module")
def sheets(engine, request, server, as_served, databases, django_db_blocker):
    """All sheets of an engine, printed and read."""
    make = {"chromium": print_in_chromium, "weasyprint": print_in_weasyprint}[engine](request)
    empty, shipped = databases
    with django_db_blocker.unblock(), override_settings(**as_served, SITE_URL=server):
        put_back(shipped)
        try:
            return [print_sheet(make, server, *sheet) for sheet in SHEETS[engine]]
        finally:
            put_back(empty)


def print_in_chromium(request):
    chromium, server = (request.getfixturevalue(name) for name in ("chromium", "server"))

    def print_(query, html):
        page = chromium.new_page()
        page.goto(f"{server}/handouts/sheet/?{query}")
        content = page.pdf(prefer_css_page_size=True, print_background=False)
        page.close()
        return content

    return print_


def print_in_weasyprint(request):
    request.getfixturevalue("pdf_maker")
    return lambda query, html: pdf.make_pdf(html)


def print_sheet(make, server, preset, size, paper):
    on_it = "page" if preset in PAGES else "preset"
    query = f"{on_it}={preset}&size={size}&paper={paper}&steps=blank&contact=clinic"
    handout = make_handout(query)
    page = Client().get(f"/handouts/sheet/?{query}").content.decode()
    return Sheet(
        preset=preset,
        size=size,
        paper=paper,
        page=page,
        address=f"{server}/h/{handout.code}",
        code=squeezed(f"Code {handout.spoken_code}"),
        versions=tuple(
            squeezed(f"{revision.title}: version {revision.number},")
            for revision in Revision.objects.filter(pk__in=handout.revisions.all())
        ),
        printed=Printed(make(query, page)),
    )


def found_on(sheets, find):
    """What `find` finds on each sheet, by its name, without those on which it finds nothing."""
    return {str(sheet): found for sheet in sheets if (found := find(sheet))}


def test_every_word_is_on_paper(sheets):
    def find_missing(sheet):
        return [words for words in passages_of(sheet.page) if not sheet.printed.has(words)]

    assert found_on(sheets, find_missing) == {}


def test_nothing_is_clipped_or_covered(sheets):
    assert found_on(sheets, lambda sheet: sheet.printed.clipped(MARGIN)) == {}
    assert found_on(sheets, lambda sheet: sheet.printed.overlapping()) == {}


def test_no_side_is_near_empty_and_no_heading_ends_one(sheets):
    assert found_on(sheets, lambda sheet: sheet.printed.near_empty_pages()) == {}
    assert found_on(sheets, lambda sheet: sheet.printed.stranded(headings_of(sheet.page))) == {}


def test_what_is_compared_of_two_treatments_stands_on_one_side(sheets):
    def find_parted(sheet):
        return [
            cells
            for cells in compared_on(sheet.page)
            if not any(all(cell in text for cell in cells) for text in sheet.printed.texts)
        ]

    assert found_on(sheets, find_parted) == {}
    assert max(len([*compared_on(sheet.page)]) for sheet in sheets) > 10


def test_sheets_have_the_paper_that_was_chosen_and_few_sides_of_it(sheets):
    def find_too_many(sheet):
        sides = SIDES_AT_MOST[sheet.preset, sheet.size] + (sheet.paper == "letter")
        return max(len(sheet.printed.sizes) - sides, 0)

    assert found_on(sheets, find_too_many) == {}
    assert found_on(sheets, lambda sheet: sheet.printed.papers - {PAPER[sheet.paper]}) == {}


def test_sheets_can_be_trusted(sheets):
    """Each side has its number, and code and versions are those of the database."""
    assert [str(sheet) for sheet in sheets if not sheet.printed.is_numbered] == []

    def find_missing(sheet):
        return [words for words in (sheet.code, *sheet.versions) if not sheet.printed.has(words)]

    assert found_on(sheets, find_missing) == {}


def test_square_of_a_card_is_read_from_a_photocopy(sheets):
    cards = cards_of(sheets)

    assert [card.printed.qr_codes() for card in cards] == [[card.address] for card in cards]


def test_first_signs_stand_on_the_first_side_of_a_card(sheets):
    page_1 = ("Emergency", "Callanambulancenowif:", "tightthroat")

    def find_missing(card):
        return [words for words in page_1 if words not in card.printed.texts[0]]

    assert found_on(cards_of(sheets), find_missing) == {}


def test_files_keep_the_rules_of_pdf_ua_that_a_machine_knows(sheets, engine, tmp_path):
    # What a browser writes is not the site's. A card has lists, and the other one tables.
    read = [sheet for sheet in sheets if sheet.preset in ("aftercare", "before-you-decide")]
    for number, sheet in enumerate(read if engine == "weasyprint" else []):
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(sheet.printed.content)

        assert [f"{found.rule_id} {found.message}" for found in pdfua.validate(file).findings] == []


def test_large_print_is_half_as_large_again_and_fonts_come_along(sheets):
    usual, large = (card.printed for card in cards_of(sheets))

    assert large.line_height / usual.line_height == pytest.approx(1.5, abs=0.1)
    assert usual.has_all_fonts()
    assert large.has_all_fonts()


def test_whole_guide_has_contents_on_its_first_side(sheets, engine):
    first = next(sheet for sheet in sheets if sheet.preset == "whole-guide").printed.texts[0]

    assert "Contents" in first
    if engine == "weasyprint":  # Chromium knows no numbers of pages elsewhere
        assert len(re.findall(r"\.{5,}\d+", first)) > 10


def cards_of(sheets):
    return [sheet for sheet in sheets if sheet.preset == "aftercare"]


@pytest.mark.parametrize(
    ("address", "sides"), [("/", 2), ("/procedure/", 8), ("/side-effects/", 7)]
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
