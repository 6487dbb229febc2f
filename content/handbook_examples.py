"""The handbook for editors: what each block is for, what to write, and what patients see.

Each file in `content/handbook` is a chapter of pairs: a title, `.`, the Markdown, `.`, the
HTML, `.`. The tests hold the site to every pair, so the handbook is never wrong.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markdown_it.utils import read_fixture_file

from content.markdown.blocks import BLOCKS

HANDBOOK = Path(__file__).resolve().parent / "handbook"
# What is no block: its file, its name and what it is for. A block says this in its own file.
WRITING = {
    "text": ("Text", "Paragraphs, lists, strong words and links."),
    "headings": ("Headings", "Each has an id, so that links keep leading to it."),
    "pictures": ("Pictures", "Photographs and drawings, each with what it shows in words."),
    "citations": ("Sources", "Where a fact comes from. The keys are in the list of references."),
    "how_sure": (
        "How sure we are",
        "A label at the end of a paragraph: for a benefit, a claim, a harm or advice.",
    ),
}


@dataclass(frozen=True)
class Example:
    """One pair. `html` has “(the drawing)” or “(the people)” in the place of a picture."""

    id: str
    title: str
    text: str
    html: str


@dataclass(frozen=True)
class Chapter:
    id: str
    name: str
    purpose: str
    examples: tuple[Example, ...]
    # What a button writes into a text. Empty for what is no block.
    skeleton: str = ""


@cache
def chapters() -> tuple[Chapter, ...]:
    """The whole handbook: first how to write, then the blocks."""
    writing = (
        Chapter(stem, name, purpose, _examples(stem)) for stem, (name, purpose) in WRITING.items()
    )
    return (*writing, *block_chapters())


@cache
def block_chapters() -> tuple[Chapter, ...]:
    """The blocks, in the order in which the site lists them."""
    # Two blocks that belong together share a file, and what a button writes.
    skeletons = {block.prepare.__module__: block.skeleton for block in BLOCKS.values()}
    return tuple(_block_chapter(module, skeleton) for module, skeleton in skeletons.items())


def example(id: str) -> Example | None:
    """The example of that id, as a link to it says."""
    found = (one for chapter in chapters() for one in chapter.examples if one.id == id)
    return next(found, None)


def _block_chapter(module: str, skeleton: str) -> Chapter:
    stem = module.rpartition(".")[2]
    first_line = (sys.modules[module].__doc__ or "").partition("\n")[0].replace("'", "’")
    name, purpose = re.split("[:,] ", first_line, maxsplit=1)
    return Chapter(stem, name, purpose[0].upper() + purpose[1:], _examples(stem), skeleton)


def _examples(stem: str) -> tuple[Example, ...]:
    pairs = read_fixture_file(HANDBOOK / f"{stem}.md")
    return tuple(
        Example(f"{stem}-{number}", title, text, html)
        for number, (_, title, text, html) in enumerate(pairs, start=1)
    )
