"""Whatever an author writes, no rule runs away with it.

The work of regular expressions cannot be counted: each rule gets the longest text there is.
"""

import pytest

from content.guardrails.rules import RULES
from content.markdown.document import Document, ItemList, Link, Passage
from content.markdown.render import MOST_CHARACTERS
from tests.work import must_end

# What a pattern of one of the rules starts with, over and over.
PIECES = [
    "1", "1,", "1-", "1 - ", "1 in ", "1 of 1", "1%", "2026-", "1/", "call 0", "INR 1,000 to ", "$",
    "a", "A", "AA (", "(AA, ", "NOT ", "safe ", "not safe ", "scars are. ", "red ", "in order ",
    "can't ", "A. ", "? ", " ", "<a ", "<a b=", "<!--", "</b>", "*a ", "**", "~~", "] (", "{#", "\t", "#",
    "\n#", "• ", "\n| ", "\u00a0", "\u202e", "\u0441a ", "\u0441", "a\u03b1", "\ufb00",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("kind", ["paragraph", "cell"])
def test_costly_text_is_judged_to_its_end(kind, piece):
    text = (piece * MOST_CHARACTERS)[:MOST_CHARACTERS]
    document = Document("", source=text, passages=(Passage(kind, text, 1, written=text),))

    judge(document)


def test_many_passages_links_and_lists_are_judged_to_their_end():
    count = MOST_CHARACTERS // 8
    document = Document(
        "",
        passages=tuple(
            Passage("item", "1 in 9 AA", line, links=(Link("/words/", "AA", line),))
            for line in range(count)
        ),
        lists=tuple(ItemList(1, "", line) for line in range(count)),
        links=tuple(Link("/", "here", line) for line in range(count)),
    )

    judge(document)


def judge(document: Document) -> None:
    for rule in RULES:
        with must_end():
            list(rule(document))
