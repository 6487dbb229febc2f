"""Staff search words: in what readers get or may get next, and in all versions of one page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from content.admin import pages, references, revisions
from tests.factories import make_live, make_page, make_reference, make_revision, make_staff
from tests.integration.pages import links, read_page

PAGES = reverse("admin:content_page_changelist")
VERSIONS = reverse("admin:content_revision_changelist")


@pytest.fixture
def costs(client, db):
    """A page with an earlier version, a live one and two drafts, each with words of its own."""
    client.force_login(make_staff("editor", is_superuser=True))
    page = make_page("costs")
    for body in ("Earlier words.", "Live words."):
        make_live(page, body=body)
    for body in ("Older draft.", "Newest draft."):
        make_revision(page, body=body)
    make_live(make_page("about"), body="Nothing.")
    return page


def found(client, address, **asked):
    rows = client.get(address, asked).context["cl"].result_list
    return [getattr(row, "number", None) or row.key for row in rows]


@pytest.mark.parametrize(
    ("words", "pages", "versions"),
    [
        ("live", ["costs"], [2]),
        ("NEWEST draft", ["costs"], [4]),
        ("earlier", [], []),
        ("older", [], []),
        ("newest live", [], []),
    ],
)
def test_words_are_found_in_what_is_live_and_in_the_newest_draft(
    client, costs, words, pages, versions
):
    assert found(client, PAGES, q=words) == pages
    assert found(client, VERSIONS, q=words) == versions


def test_page_is_found_by_its_key_and_all_its_versions_by_their_words(client, costs):
    assert found(client, PAGES, q="cost") == ["costs"]
    assert found(client, VERSIONS, q="words", page__id__exact=costs.pk) == [2, 1]


def test_source_names_the_newest_versions_that_cite_it(client, costs, monkeypatch):
    monkeypatch.setattr(references, "VERSIONS_LISTED", 2)
    source = make_reference("moftah2012")
    for _ in range(3):
        make_revision(costs, body="So it is. [@moftah2012]")

    html = client.get(reverse("admin:content_reference_change", args=[source.pk])).content.decode()

    assert [f"(version {number})" in html for number in (5, 6, 7)] == [False, True, True]
    assert "More versions cite it too." in html


def test_desk_and_form_name_the_newest_versions_and_lead_to_all(client, costs, monkeypatch):
    monkeypatch.setattr(pages, "VERSIONS_LISTED", 3)
    monkeypatch.setattr(revisions, "NEWER_LISTED", 1)

    desk = client.get(reverse("admin:content_page_change", args=[costs.pk])).content.decode()
    form = client.get(f"{reverse('admin:content_revision_add')}?page={costs.pk}").content.decode()

    assert [f"Version {number}: Costs" in desk for number in (1, 2, 3, 4)] == [False, *[True] * 3]
    assert f'{VERSIONS}?page__id__exact={costs.pk}">All versions of this page' in desk
    assert [f"Start from version {number}" in form for number in (3, 4)] == [False, True]
    assert "1 older one:" in form


def test_found_page_shows_the_sentence_and_leads_to_its_words_in_the_editor(client, costs):
    live = make_live(make_page("fees"), body="## Why\n\nFirst. A graft is\nGBP 1,000 [@nhs_ht].\n")

    page = read_page(client, f"{PAGES}?q=gbp+1,000")

    (said,) = [cell for cell in page.all("td") if "field-said" in cell.attributes["class"]]
    assert (
        " ".join(said.text.split())
        == "A graft is GBP 1,000. Change it here Write a new version of Fees"
    )
    assert [mark.text for mark in page.all("mark")] == ["GBP 1,000"]
    assert links(page, "Change it here: Fees, line 4") == [
        f"{reverse('admin:content_revision_add')}?source={live.pk}#line-4-GBP%201%2C000"
    ]


@pytest.mark.parametrize(
    ("words", "told", "number"),
    [
        ("newest", "Only in a draft: open version 4 of Costs. Newest draft.", 4),
        (
            "live",
            "A newer draft stands beside what readers get: open version 4 of Costs. Live words.",
            2,
        ),
    ],
)
def test_what_readers_get_is_what_is_changed_unless_only_a_draft_has_the_words(
    client, costs, words, told, number
):
    page = read_page(client, f"{PAGES}?q={words}")

    (said,) = [cell for cell in page.all("td") if "field-said" in cell.attributes["class"]]
    assert " ".join(said.text.split()) == f"{told} Change it here Write a new version of Costs"
    (address,) = links(page, "Change it here")
    assert f"?source={costs.revisions.get(number=number).pk}#line-1-" in address


def test_page_found_by_its_name_alone_says_so(client, costs):
    page = read_page(client, f"{PAGES}?q=cost")

    assert "Not in a sentence: in its name" in page.one("body").text
    assert links(page, "Write a new version of Costs") == [
        f"{reverse('admin:content_revision_add')}?page={costs.pk}"
    ]


def test_who_does_not_write_is_led_to_the_line(client, sign_in, costs):
    sign_in("view_page", "view_revision")

    page = read_page(client, f"{PAGES}?q=newest")

    draft = costs.revisions.get(number=4)
    assert links(page, "Change it here") == []
    assert links(page, "Line 1 of Costs") == [
        f"{reverse('admin:content_revision_change', args=[draft.pk])}#line-1"
    ]


@pytest.mark.parametrize("asked", [{}, {"q": " "}])
def test_list_that_is_not_searched_reads_no_texts(client, costs, asked):
    client.get(PAGES)  # makes what is kept of each version
    with CaptureQueriesContext(connection) as queries:
        html = client.get(PAGES, asked).content.decode()

    assert "Write a new version of Costs" in html
    assert not [query for query in queries if '"body"' in query["sql"].split(" FROM ")[0]]
