"""The ways from a page of the guide to its sheet."""

import pytest

from content.models import Revision
from handouts import pdf
from handouts.additions import render_paper_links
from tests.factories import make_page


def revision_of(key):
    return Revision(page=make_page(key))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("has_pdf", "addresses"),
    [(True, ["/handouts/?", "/handouts/sheet.pdf?"]), (False, ["/handouts/?"])],
)
def test_page_leads_to_its_sheet_and_to_a_file_where_one_can_be_made(
    monkeypatch, has_pdf, addresses
):
    monkeypatch.setattr(pdf, "is_available", lambda: has_pdf)

    html = render_paper_links(revision_of("costs"))

    assert html.count("href=") == len(addresses)
    assert all(f'href="{address}page=costs&amp;' in html for address in addresses)


@pytest.mark.django_db
def test_page_that_is_of_no_use_on_paper_leads_to_none():
    assert render_paper_links(revision_of("privacy")) == ""
