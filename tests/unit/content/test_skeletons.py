"""Blocks and new pages come with blanks, which keep them from going live until they are filled."""

import re

import pytest

from content.checks import find_problems_in_text
from content.guardrails.blanks import BLANK
from content.markdown import render
from content.markdown.blocks import BLOCKS
from content.models import Page
from content.skeletons import write_skeleton
from tests.factories import make_live, make_page, make_reference

KINDS = [(kind, group) for kind in Page.Kind for group in (Page.Group.DECIDE, Page.Group.BESIDE)]
# What stands for a blank of each sort once an author has written.
FILLED = [
    (r"\[@key\]", "[@moftah2012]"),
    (r"supported\|partly\|not-supported\|contradicted", "partly"),
    (r"\[name-of-a-drawing\]", "scalp-depth"),
    (r"\[number\]", "18"),
    (r"\[What happened[^]]*\]", "It hurt 18 of 100 people."),
    (r"\[the-page-that-compares\]", "comparing"),
    (r"\[A column of its tables\]", "What it is"),
]
# Choices are told of what another page compares.
COMPARING = """::: table What each is {#what}
| Treatment | What it is |
|---|---|
| One {option its-option} | A lotion |
| Another {option its-other-option} | A tablet |
:::
"""


def fill(text):
    for blank, words in FILLED:
        text = re.sub(blank, words, text)
    # An id is small letters and hyphens; every other blank reads well as it stands.
    text = re.sub(r"(?<=#)\[([a-z-]+)\]|(?<=option )\[([a-z-]+)\]", r"\1\2", text)
    return BLANK.sub(lambda blank: blank[0] if blank[0][1] == "@" else blank[0][1:-1], text)


@pytest.fixture
def comparing(db):
    make_live(make_page("comparing", kind=Page.Kind.COMPARISON), body=COMPARING)


@pytest.mark.usefixtures("comparing")
@pytest.mark.parametrize("name", BLOCKS)
def test_block_has_blanks_that_are_errors_until_they_are_filled(name):
    make_reference("moftah2012")
    block = BLOCKS[name]
    skeleton = block.skeleton
    heading = "## The part {#the-part}\n\nWords.\n\n"
    # Of the first kind that takes it. It may need other blocks beside this one.
    kind = next(kind for kind in (Page.Kind.ARTICLE, *Page.Kind) if kind not in block.refused_on)
    others = {needing for block in BLOCKS.values() for needing in block.needed_on.values()}

    page = Page(key="new-page", kind=kind)
    found = find_problems_in_text(heading + skeleton, page)

    assert render(skeleton).blocks[0] in BLOCKS
    assert any("is a blank to fill" in problem.message for problem in found)
    filled = find_problems_in_text(heading + fill(skeleton), page)
    assert {problem.message for problem in filled if problem.is_error} <= others


@pytest.mark.usefixtures("comparing")
@pytest.mark.parametrize(("kind", "group"), KINDS)
def test_new_page_of_each_kind_lacks_nothing_but_its_words(kind, group):
    page = Page(key="new-page", kind=kind, group=group)
    skeleton = write_skeleton(page)

    assert any(problem.is_error for problem in find_problems_in_text(skeleton, page))
    filled = find_problems_in_text(fill(skeleton), page)
    assert [problem for problem in filled if problem.is_error] == []
