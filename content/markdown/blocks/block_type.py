"""What a kind of block says about itself. All that the rest of the site asks of a block is here.

A new block is one file in this folder and one page in `content/handbook` of the same name: the
file ends in its `BlockType`, and the registry finds it there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from content.markdown.blocks.block import OpenBlock

# In `needed_on`, beside the kinds of page: all pages, and those of the guide's groups.
EVERY_PAGE = "every page"
EVERY_CHAPTER = "every chapter"


@dataclass(frozen=True)
class ItemLimits:
    """How many items the lists of a block take together. `most` is None where it may be any."""

    least: int
    most: int | None = None
    message: str = "“{opening}” has {count} list items: give {least} to {most}."

    def check(self, block: OpenBlock) -> None:
        count = len(block.items())
        if count < self.least or (self.most is not None and count > self.most):
            opening = block.opening.info.strip()
            block.problem(
                self.message.format(opening=opening, count=count, least=self.least, most=self.most)
            )


@dataclass(frozen=True, kw_only=True)
class BlockType:
    """A kind of block, by its name after the colons.

    `prepare` makes its HTML out of its tokens. `finish` changes the HTML of the text when the
    cleaner has passed: it may put in what no author may write. `position` is its place in the
    lists of blocks that staff see.
    """

    name: str
    position: int
    prepare: Callable[[OpenBlock], None]
    # What a button writes into a text, and a new page starts with: [blanks] for an author's words.
    # A blank is an error until it is replaced (`content.guardrails.blanks`).
    skeleton: str
    finish: Callable[[str], str] | None = None

    # Ids that its HTML has or that are made for it, so that no author may take them.
    reserved_ids: tuple[str, ...] = ()
    reserved_prefixes: tuple[str, ...] = ()

    # Its headings are the author's own, and start sections of the page.
    opens_sections: bool = False
    # It says itself how many items its lists take: advice on the length of lists passes it over.
    item_limits: ItemLimits | None = None
    # How many of it a page takes, and what to say when there is one more.
    most_on_page: int | None = None
    too_many_message: str = ""

    # Signs or things to do: sources and how sure we are stand at the end of its section.
    is_advice: bool = False
    # It says how sure we are, and its sources are told further down the page.
    hides_sources: bool = False
    # What clinics say: it takes a verdict, and nothing else does.
    takes_verdict: bool = False
    # Its parts each stand alone, so that a source in one does not speak for the others.
    has_parts: bool = False
    # It explains hard words, so that it may use them.
    explains_terms: bool = False

    # It stands first on its page, over everything else.
    opens_page: bool = False
    # By kind of page: what to say where it is missing, and where it is and may not be.
    needed_on: Mapping[str, str] = field(default_factory=dict)
    # Kinds of page that may do without it, where it is needed on all pages.
    not_needed_on: frozenset[str] = frozenset()
    refused_on: Mapping[str, str] = field(default_factory=dict)
