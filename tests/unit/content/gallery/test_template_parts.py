"""A block of a template is drawn as on its page."""

import pytest

from content.gallery.template_parts import render_block


def test_block_is_drawn_without_what_stands_around_it():
    html = render_block("404.html", "content", {})

    assert html.strip().startswith('<div class="notice prose">')
    assert "Page not found" in html
    assert "<header" not in html


def test_block_that_a_template_does_not_have_is_named():
    with pytest.raises(LookupError, match=r"404\.html has no block “sides”"):
        render_block("404.html", "sides", {})
