"""The editor's preview."""

import pytest
from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString

from content.editor import editor_context, render_preview
from content.markdown import Context, render
from content.models import Clinic
from tests.factories import make_reference

pytestmark = pytest.mark.django_db


def test_preview_of_a_good_text_is_the_page_of_readers():
    make_reference("moftah2012")
    text = "## Hair {#hair}\n\nIt may help. [@moftah2012]"

    assert render_preview(text) == render(text, editor_context()).html
    assert isinstance(render_preview(text), SafeString)


def test_preview_lists_problems_with_their_lines_above_the_text():
    assert render_preview("One\ntwo [@nope]\n\n[a](b)") == (
        '<ul class="problems">'
        "<li>Line 2: There is no reference “nope”: check its key in the list of references.</li>"
        "<li>Line 4: The link b leads nowhere: start it with /, # or https://.</li>"
        "</ul>"
        '<p>One\ntwo </p>\n<p><a href="b">a</a></p>\n'
    )


def test_preview_shows_html_in_a_problem_as_text():
    html = render_preview("::: <script>alert(1)</script>\nWords.\n:::")

    assert html.startswith(
        '<ul class="problems"><li>Line 1: “&lt;script&gt;alert(1)&lt;/script&gt;” is not a block.'
    )
    assert "<script" not in html


def test_preview_of_nothing_is_empty():
    assert render_preview("") == ""


def test_context_knows_the_references_and_the_emergency_number():
    make_reference("moftah2012")
    make_reference("gajjar2019")
    Clinic.objects.create(country="India", emergency_number="108")

    assert editor_context() == Context(
        reference_keys=frozenset({"gajjar2019", "moftah2012"}),
        emergency_call="Call 108 now (the emergency number in India).",
    )


def test_context_of_an_empty_site_names_the_numbers_of_several_countries():
    assert editor_context() == Context(reference_keys=frozenset())


@pytest.mark.parametrize("references", [1, 3])
def test_preview_costs_two_queries(references, django_assert_num_queries):
    for number in range(references):
        make_reference(f"key{number}")

    with django_assert_num_queries(2):
        render_preview("Words.")


def test_markdownx_previews_with_this_function():
    assert import_string(settings.MARKDOWNX_MARKDOWNIFY_FUNCTION) is render_preview
