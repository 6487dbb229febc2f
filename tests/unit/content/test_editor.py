"""What the editor's preview answers."""

from html import unescape

import pytest
from django.conf import settings
from django.utils.html import strip_tags
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString

from content.editor import render_preview
from content.markdown import Context, render
from content.models import Clinic
from content.surroundings import editor_context
from tests.factories import BODY, make_live, make_page, make_reference

pytestmark = pytest.mark.django_db


def part(html, name):
    """One of the three parts of a preview."""
    after = html.partition(f'<div data-part="{name}">')[2]
    return after.partition('<div data-part="')[0].rstrip().removesuffix("</div>")


def told(html, name="problems"):
    """A part as it reads: the list of problems, or the measures."""
    return " ".join(unescape(strip_tags(part(html, name))).split())


def test_document_of_the_preview_is_the_page_of_readers():
    make_reference("moftah2012")
    text = f"{BODY}\nIt may help. [@moftah2012]\n\n::: care emergency Call now if:\n- it hurts\n:::"

    html = render_preview(text)

    assert part(html, "document") == render(text, editor_context()).html
    assert isinstance(html, SafeString)


def test_preview_lists_problems_with_their_lines():
    html = render_preview("One\ntwo [@nope]\n\n[a](b)")

    assert 'data-line="2"' in html
    assert told(html) == (
        "Line 2 To mend: There is no reference “nope”: check its key in the list of references. "
        "Line 4 To mend: The link b leads nowhere: start it with /, # or https://."
    )


def test_preview_without_problems_says_so():
    assert told(render_preview("One.")) == "Nothing to mend."


def test_preview_for_a_page_asks_what_a_page_of_its_kind_must_hold_and_judges_the_words():
    page = make_page("costs")
    text = BODY.replace("Words about hair.", "It is painless.")

    assert told(render_preview(text)) == "Nothing to mend."
    assert told(render_preview(text, page)).startswith(
        "Line 8 To mend: “painless” promises too much:"
    )
    assert "A page opens with its key points" in told(render_preview("One.", page))


def test_preview_knows_links_to_the_address_that_is_being_written():
    text = f"{BODY}\nSee [above](/prices/#why)."
    page = make_page("costs")

    assert "leads nowhere" in told(render_preview(text, page))
    assert told(render_preview(text, page, slug="prices")) == "Nothing to mend."


def test_preview_tells_the_measures():
    html = render_preview("## Cats {#cats}\n\nThe cat sat on the mat.")

    assert told(html, "measures") == (
        "7 words. Sentences have 6 words on average (at most 25 each). "
        "Reading grade under 1 (aim: 6)."
    )


def test_preview_counts_down_near_the_limit_only():
    assert told(render_preview("a" * 35_000), "measures") == "1 word."
    assert told(render_preview("a" * 39_000), "measures") == (
        "1 word. 1,000 characters left: think of two pages."
    )


def test_preview_of_a_text_that_is_too_long_says_what_to_do():
    html = render_preview("a" * 40_001)

    assert part(html, "document") == ""
    assert "the most is 40,000: split the page in two." in told(html)


def test_preview_shows_html_in_a_problem_as_text():
    html = render_preview("::: <script>alert(1)</script>\nWords.\n:::")

    assert "“&lt;script&gt;alert(1)&lt;/script&gt;” is not a block." in html
    assert "<script" not in html


def test_preview_of_nothing_has_an_empty_document():
    html = render_preview("")

    assert part(html, "document") == ""
    assert told(html, "measures") == "0 words."


def test_context_knows_the_references_and_the_emergency_number():
    make_reference("moftah2012")
    make_reference("gajjar2019")
    Clinic.objects.create(country="India", emergency_number="108")

    assert editor_context() == Context(
        reference_keys=frozenset({"gajjar2019", "moftah2012"}),
        short_names=(("gajjar2019", "gajjar2019"), ("moftah2012", "moftah2012")),
        emergency_call="Call 108 now (the emergency number in India).",
    )


def test_context_of_an_empty_site_names_the_numbers_of_several_countries():
    assert editor_context() == Context(reference_keys=frozenset())


@pytest.mark.parametrize("count", [1, 3])
def test_preview_costs_five_queries_however_much_there_is_to_cite_and_to_link_to(
    count, django_assert_num_queries
):
    for number in range(count):
        make_reference(f"key{number}")
        make_live(make_page("page" + "x" * number))

    with django_assert_num_queries(5):
        render_preview("Words.")


def test_markdownx_previews_with_this_function():
    assert import_string(settings.MARKDOWNX_MARKDOWNIFY_FUNCTION) is render_preview
