"""How much a reader's phone has to fetch. Budgets in bytes as sent, compressed with brotli."""

import re

import brotli
import pytest

from content.markdown.blocks.figure import drawings
from tests.integration.pages import ADDRESSES

pytestmark = pytest.mark.django_db

KB = 1024
CSS, FONTS, HTML, FIGURE, FIRST_VIEW = 8 * KB, 50 * KB, 25 * KB, 10 * KB, 90 * KB
SCRIPT = 2 * KB
# It lists every source with what it found: as long as the guide is honest.
LONGEST = {"/sources/": 32 * KB}


def compressed(content: bytes) -> int:
    return len(brotli.compress(content, quality=11))


@pytest.fixture(scope="module")
def stylesheet(collected_static):
    (file,) = collected_static.glob("css/site.*.css")
    return file


@pytest.fixture(scope="module")
def fonts(collected_static, stylesheet):
    """The font files that the stylesheet asks for."""
    names = set(re.findall(r"fonts/([\w.-]+\.woff2)", stylesheet.read_text()))
    assert len(names) == 2
    return [collected_static / "fonts" / name for name in names]


def test_stylesheet_stays_within_its_budget(stylesheet):
    assert compressed(stylesheet.read_bytes()) <= CSS


def test_fonts_stay_within_their_budget(fonts):
    assert sum(font.stat().st_size for font in fonts) <= FONTS


@pytest.mark.parametrize("name", ["steps", "progress", "skip-link", "suggestions", "keep"])
def test_script_stays_within_its_budget(collected_static, name):
    (file,) = collected_static.glob(f"js/{name}.????????????.js")

    assert compressed(file.read_bytes()) <= SCRIPT


@pytest.mark.parametrize("name", sorted(drawings()))
def test_figure_stays_within_its_budget(name):
    assert compressed(drawings()[name].encode()) <= FIGURE


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_and_its_first_view_stay_within_their_budgets(
    guide_responses, stylesheet, fonts, address
):
    html = compressed(guide_responses[address].content)
    font_bytes = sum(font.stat().st_size for font in fonts)

    assert html <= LONGEST.get(address, HTML)
    assert html + compressed(stylesheet.read_bytes()) + font_bytes <= FIRST_VIEW
