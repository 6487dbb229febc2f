"""The handbook: each of its examples shows what an editor writes, and what readers get.

All examples are there to be copied, so that nothing in them may be wrong. `hostile.md` has
the same form, and nothing to copy.
"""

from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file

from content.guide_files.reading import shipped_reference_keys
from content.handbook_examples import HANDBOOK, chapters
from content.markdown import Context, render
from content.markdown.blocks import BLOCKS
from content.markdown.blocks.figure import drawings
from content.markdown.blocks.people import numeral, picture

HOSTILE = Path(__file__).parent / "pairs" / "hostile.md"
EXAMPLES = [
    pytest.param(chapter.id, example.text, example.html, id=f"{chapter.id}: {example.title}")
    for chapter in chapters()
    for example in chapter.examples
]
PAIRS = EXAMPLES + [
    pytest.param("hostile", text, html, id=f"hostile: {title}")
    for _, title, text, html in read_fixture_file(HOSTILE)
]


# What an expected HTML names instead of showing it.
DRAWN = dict.fromkeys(drawings().values(), "(the drawing)") | {
    numeral(str(count)) + picture(count): "(the people)" for count in range(101)
}


@pytest.mark.parametrize(("name", "text", "expected"), PAIRS)
def test_pair(name, text, expected):
    html = render(text).html
    for drawn, name_of_it in DRAWN.items():
        html = html.replace(drawn, name_of_it)

    assert html.rstrip("\n") == expected.rstrip("\n")


@pytest.mark.parametrize(("name", "text", "expected"), EXAMPLES)
def test_example_has_no_problems_and_cites_shipped_references(name, text, expected):
    context = Context(reference_keys=shipped_reference_keys())

    assert render(text, context).problems == ()


def test_every_block_has_an_example():
    examples = "\n".join(pair.values[1] for pair in EXAMPLES)

    assert [name for name in BLOCKS if f"::: {name}" not in examples] == []


def test_every_file_is_read_to_its_end():
    for path in [*HANDBOOK.glob("*.md"), HOSTILE]:
        dots = path.read_text().splitlines().count(".")

        assert dots == 3 * len(read_fixture_file(path)), path.name
