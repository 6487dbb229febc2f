"""Whatever an author writes, every rule is done soon."""

import time

import pytest

from content.guardrails.rules import RULES
from content.markdown.document import Document, ItemList, Link, Passage
from content.markdown.render import MOST_CHARACTERS

# Of the processor's time: a rule that looks at every pair of signs takes a minute for these texts.
SECONDS_AT_MOST = 2
# What a pattern of one of the rules starts with, over and over.
PIECES = [
    "1", "1,", "1-", "1 - ", "1 in ", "1 of 1", "1%", "2026-", "1/", "call 0", "INR 1,000 to ", "$",
    "a", "A", "AA (", "(AA, ", "NOT ", "safe ", "not safe ", "scars are. ", "red ", "in order ",
    "can't ", "A. ", "? ", " ", "<a ", "<a b=", "<!--", "</b>", "*a ", "**", "~~", "] (", "{#", "\t", "#",
    "\n#", "• ", "\n| ", "\u00a0", "\u202e", "\u0441a ", "\u0441", "a\u03b1", "\ufb00",
]  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _dictionary_is_read():
    # Half a second, once for each process, and not part of any rule's own time.
    for rule in RULES:
        list(rule(Document("", passages=(Passage("paragraph", "The cat sat on it.", 1),))))


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("kind", ["paragraph", "cell"])
def test_costly_text_is_judged_in_time(kind, piece):
    text = (piece * MOST_CHARACTERS)[:MOST_CHARACTERS]
    document = Document("", source=text, passages=(Passage(kind, text, 1, written=text),))

    assert _slow_rules(document) == []


def test_many_passages_links_and_lists_are_judged_in_time():
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

    assert _slow_rules(document) == []


def _slow_rules(document: Document) -> list[str]:
    slow = []
    for rule in RULES:
        start = time.process_time()
        list(rule(document))
        seconds = time.process_time() - start
        if seconds > SECONDS_AT_MOST:
            slow.append(f"{rule.__name__}: {seconds:.1f} s")
    return slow
