"""Texts and edits for tests of properties that hold whatever people write.

The examples are the same in each run, nothing is written to disk, and no clock is asked: a run
on a busy machine finds what a run on an idle one finds.
"""

from hypothesis import settings
from hypothesis import strategies as st

bounded = settings(max_examples=100, derandomize=True, database=None, deadline=None)

# What facts, marks and blocks are made of, so that they meet more often than chance lets them.
PIECES = [
    *(
        "\n",
        "\n\n",
        " ",
        "    ",
        "\t",
        "\u00a0",
        "\r\n",
        ". ",
        "? ",
        "/",
        "-",
        "–",
        ",",
        "\\",
        "\0",
    ),
    *("10", "½", ".5", "2026", " mg", "%", " a day", "not ", "at least ", "INR 5,000", "£", "May"),
    *("Words. ", "a", "É", "\ufb00", "\u00ad", "\u202e", "\u0441", "\U0001f600", "n't", "B12"),
    *("## ", "# ", " {#a}", " {#b}", "- ", "1. ", "> ", "`", "**", "*", "_", "~~", "---\n", "• "),
    *("[@a]", "[@a; @b]", "{sure weak: b.}", "{sure ", "[a](/b/)", "[", "](", "![a](/media/x.png)"),
    *("::: do\n", "::: care emergency\n", "::: steps\n", "::: questions\n", "::: key-points\n"),
    *(
        "::: table A {#t}\n",
        "::: words\n",
        "::: claim\n",
        "::: people 1 of 100\n",
        ":::: warning\n",
    ),
    *("::: what\n", "\n:::\n", "::::\n", "| a | b |\n", "|---|---|\n", "{option x}", ":   ", "<b>"),
    *("<!-- ", "&lt;", "&#0;", "<https://a.b>", "javascript:", "1 in 100", "{step a}"),
]

texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=25).map("".join)


# Words that repeat and blanks that change: what is the same and what moved is then not plain.
WORDS = ["10", "mg", "not", "Rest.", "Take", "it"]
words = st.sampled_from(WORDS) | st.sampled_from(PIECES) | st.text(max_size=4)
blanks = st.sampled_from([" ", "     ", "\n", "\n\n", "\n     ", ""])


@st.composite
def edited_texts(draw, count=1):
    """A text, and as many others as `count`: some of its words, set apart by other blanks, and
    one or two more."""
    parts = draw(st.lists(st.tuples(blanks, words), max_size=12))
    return _joined(parts), *(_joined(_edit(draw, parts)) for _ in range(count))


def _joined(parts):
    return "".join(blank + word for blank, word in parts)


def _edit(draw, parts):
    edited = [
        (draw(blanks), word) if draw(st.booleans()) else (blank, word) for blank, word in parts
    ]
    for _ in range(draw(st.integers(1, 2))):
        place = draw(st.integers(0, len(edited)))
        edited[place : place + draw(st.integers(0, 2))] = [draw(st.tuples(blanks, words))]
    return edited
