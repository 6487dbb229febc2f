"""The page of a sheet: the code on it, and the clinic's details or lines for a pen."""

import re

import pytest

from content.models import Clinic
from handouts.choices import Choices, revisions_for_paper
from handouts.models import Handout
from handouts.sheet import compose_sheet
from handouts.sheet_html import render_sheet
from tests.factories import make_live, make_page

CLINIC = Clinic(name="Hill clinic", contact="Telephone 1234")
HANDOUT = Handout(code="7K3Q01")


def page_of(choices):
    sheet = compose_sheet(choices, revisions_for_paper(), CLINIC)
    return render_sheet(sheet, HANDOUT, CLINIC)


@pytest.fixture
def costs(db):
    return make_live(make_page("costs"))


def test_code_stands_on_the_page_in_words_as_a_link_and_as_a_square(costs):
    html = page_of(Choices(pages=("costs",)))

    address = "http://testserver/h/7K3Q01"
    assert html.count("Code 7K3-Q01") == 2
    assert html.count(f'<a href="{address}">{address}</a>') == 2
    assert f"<title>QR code of {address}</title>" in html


def test_page_is_rendered_from_the_sheet_alone(costs, django_assert_num_queries):
    sheet = compose_sheet(Choices(pages=("costs",)), revisions_for_paper(), CLINIC)

    with django_assert_num_queries(0):
        html = render_sheet(sheet, HANDOUT, CLINIC)

    assert "Words about hair." in html


def test_details_of_the_clinic_give_way_to_lines_where_those_were_chosen(costs):
    assert "Telephone 1234" in page_of(Choices(pages=("costs",)))

    blank = page_of(Choices(pages=("costs",), contact="blank"))

    assert "1234" not in blank
    assert re.search(r"<span>Telephone</span><span class=\"pen-line\">", blank)


def test_large_print_has_more_lines_for_notes(costs):
    usual, large = (
        page_of(Choices(pages=("costs",), size=size)).count("pen-line--whole")
        for size in ("12", "18")
    )

    assert (usual, large) == (2, 6)
