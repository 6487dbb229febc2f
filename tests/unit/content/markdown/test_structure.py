"""What a text consists of, and what is wrong with it."""

import pytest

from content.markdown import Context, render
from content.markdown.document import (
    Heading,
    ItemList,
    Link,
    Passage,
    Picture,
    Place,
    Question,
    Step,
    Table,
    Term,
)
from tests.unit.content.markdown.problems import problems

CODE = "This would be shown as program code: take away the spaces or backticks before it."
NO_ALTERNATIVE = "This picture has no alternative text: say between [ and ] what it shows."
TOO_MANY_WORDS = (
    "This picture’s alternative text has 126 characters, the most is 125: say the rest in the text."
)
UNREADABLE_LINK = "This link cannot be read: write [words](/page/), with no spaces in the address, and start the address with /, # or https://."
NO_CAPTION = "This table has no caption: put it into a ::: table block."


def foreign(source: str) -> str:
    return f"The picture {source} is not one of this site’s: upload it first."


def dead(href: str) -> str:
    return f"The link {href} leads nowhere: start it with /, # or https://."


def wordless(href: str) -> str:
    return f"The link to {href} has no words: say between [ and ] where it leads."


def twice(id: str, line: int) -> str:
    return f"The id “{id}” is used twice: line {line} has it too."


def bad_id(id: str) -> str:
    return f"“{id}” cannot be an id: use small letters, digits and hyphens, a letter first."


TABLE = "::: table A {#a}\n| a |\n|---|\n| b |\n:::"
WARNING = "::: warning {}\nWords.\n:::\n\n"
CARE = "::: care {} Ask if:\n- a sign\n:::\n\n"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        # Headings
        ("Words.\n\n# One {#one}", 3, "“One” uses one #: the page’s title is the only such heading, start with ##."),
        ("### Three {#three}", 1, "“Three” skips a heading level: use ##."),
        ("## Two {#two}\n\n#### Four {#four}", 3, "“Four” skips a heading level: use ###."),
        ("## Two {#two}\n\n::: warning A\n##### Five {#five}\n:::", 4, "“Five” skips a heading level: use ####."),
        ("Words.\n\n## {#two}", 3, "This heading has no words: say what follows."),
        # Ids
        ("## A {#a}\n\n## B {#a}", 3, twice("a", 1)),
        ("## A {#a}\n\n" + TABLE, 3, twice("a", 1)),
        (TABLE + "\n\n" + TABLE, 7, twice("a", 1)),
        ("::: words\nA {#a}\n: x\n\nB {#a}\n: x\n:::", 5, twice("a", 2)),
        ("## Steps {#steps}\n\n::: steps\n### A {#a}\nx\n\n### B {#a}\nx\n:::", 7, twice("a", 4)),
        ("::: table A {#A b}\n| a |\n|---|\n| b |\n:::", 1, bad_id("A b")),
        ("::: words\nA {#A b}\n: x\n:::", 2, bad_id("A b")),
        ("::: table A {#sources}\n| a |\n|---|\n| b |\n:::", 1, "The id “sources” is one that the site itself uses: choose another."),
        ("::: words\nA {#cite-1-1}\n: x\n:::", 2, "The id “cite-1-1” is one that the site itself uses: choose another."),
        # Cards
        (CARE.format("see") + CARE.format("see"), 5, twice("care-see", 1)),
        (CARE.format("urgent") + CARE.format("urgent"), 5, twice("care-urgent", 1)),
        ("".join(map(WARNING.format, "abc")), 9, "A page has at most 2 warnings: with more, none is read."),
        # Links
        ("[a](javascript:alert(1))", 1, UNREADABLE_LINK),
        ("[a](data:text/html,x)", 1, UNREADABLE_LINK),
        ("One\n[a](/side effects/)", 2, UNREADABLE_LINK),
        ("[a](data:image/png;base64,AA)", 1, dead("data:image/png;base64,AA")),
        ("[a](ftp://example.org)", 1, dead("ftp://example.org")),
        ("[a](//example.org)", 1, dead("//example.org")),
        ("[a](words/)", 1, dead("words/")),
        ("[a](www.example.org)", 1, dead("www.example.org")),
        ("[a](?page=1)", 1, dead("?page=1")),
        ("[a]()", 1, dead("")),
        ("[a]\n\n[a]: page", 1, dead("page")),
        ("One\ntwo\n[](/words/)", 3, wordless("/words/")),
        ("[ ](/words/)", 1, wordless("/words/")),
        # Pictures
        ("One\n![](/media/a.png)", 2, NO_ALTERNATIVE),
        ("![ ](/media/a.png)", 1, NO_ALTERNATIVE),
        ("![[@a]](/media/a.png)", 1, NO_ALTERNATIVE),
        (f"One\n![{'x' * 126}](/media/a.png)", 2, TOO_MANY_WORDS),
        ("![A vial](https://example.org/a.png)", 1, foreign("https://example.org/a.png")),
        ("![A vial](//example.org/a.png)", 1, foreign("//example.org/a.png")),
        ("![A vial](a.png)", 1, foreign("a.png")),
        ("![A vial](/admin/a.png)", 1, foreign("/admin/a.png")),
        ("![A\nvial](/media/a.png) [](/b/)", 2, wordless("/b/")),
        # Others
        ("One\n\n| a |\n|---|\n| b |", 3, NO_CAPTION),
        ("One\n\n    two", 3, CODE),
        ("```\ntwo\n```", 1, CODE),
    ],
)  # fmt: skip
def test_problem(text, line, message):
    assert problems(text) == [(line, message)]


@pytest.mark.parametrize(
    "text",
    [
        "[a](/words/#dermis) [b](#here) [c](https://example.org) [d](mailto:a@example.org) [e](tel:1)",
        "[`words`](/words/)",
        "[![A vial](/media/a.png)](/words/)",
        "<https://example.org/>",
        "![A vial](/media/a.png) ![A vial](/static/a.png)",
        f"![{'x' * 125}](/media/a.png) ![{chr(92)}[{'x' * 124}](/media/a.png)",
        "## Two {#two}\n\n### Three {#three}\n\n## Two again {#two-again}",
        CARE.format("see") + CARE.format("urgent") + CARE.format("emergency"),
        "".join(map(WARNING.format, "ab")),
        "`[a](b c)` and `::: do` and `{sure}`",
    ],
)
def test_text_that_is_right(text):
    assert problems(text) == []


def test_structure_is_read_in_the_order_of_the_text():
    document = render(
        "::: questions\n## Does *it* hurt? {#pain}\nIt may.\n:::\n\n"
        "## The steps {#the-steps}\n\n::: steps\n### Talk [@a] {#talk}\nYou talk.\n:::\n\n"
        "::: words\nDermis {#dermis}\n: A layer.\n:::\n\n"
        "::: table Costs {#costs}\n| Item | Price |\n|---|--:|\n| One | 5 [@b] |\n:::\n\n"
        "![A vial](/media/a.png) [Words](/words/)"
    )

    assert document.problems == ()
    assert document.headings == (
        Heading(2, "Does it hurt?", "pain", 2),
        Heading(2, "The steps", "the-steps", 6),
        Heading(3, "Talk", "s-talk", 9),
    )
    assert document.questions == (Question("pain", "Does it hurt?", 2),)
    assert document.steps == (Step("talk", "Talk", 9),)
    assert document.terms == (Term("dermis", "Dermis", 14),)
    assert document.tables == (Table("costs", "Costs", (("Item", "Price"), ("One", "5")), 19),)
    assert document.pictures == (Picture("/media/a.png", "A vial", 24),)
    # The list to jump from is no work of the author.
    assert document.links == (Link("/words/", "Words", 24),)
    assert document.blocks == ("questions", "steps", "words", "table")


def test_tables_of_one_text_keep_their_own_rows():
    document = render(f"{TABLE}\n\n{TABLE.replace('{#a}', '{#b}').replace('| b |', '| c |')}")

    assert [table.rows for table in document.tables] == [(("a",), ("b",)), (("a",), ("c",))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One *two*\nthree [@a] [four](/x/) `five`\\\nsix.", Passage("paragraph", "One two three four five six.", 1)),
        ("## Heading {#heading}", Passage("heading", "Heading", 1)),
        ("- Item.", Passage("item", "Item.", 1)),
        ("> A promise.", Passage("claim", "A promise.", 1)),
        ("> - A promise.", Passage("claim", "A promise.", 1)),
    ],
)  # fmt: skip
def test_passage(text, expected):
    assert render(text).passages == (expected,)


def test_passages_of_blocks():
    text = (
        "::: claim\n> It helps.\n\nIt may. {sure none: No trial.}\n:::\n\n"
        "::: table Costs {#costs}\n| a |\n|---|\n| b |\n:::\n\n"
        "::: words\nDermis {#dermis}\n: A layer.\n:::\n\n"
        "::: questions\n## Why? {#why}\n- Because.\n:::\n\n"
        "::: figure scalp-depth\nThe scalp.\n\nA cut.\n:::"
    )

    assert render(text).passages == (
        Passage("heading", "Clinics say", 1),
        Passage("claim", "It helps.", 2),
        Passage("heading", "What we found", 1),
        Passage("reason", "No trial.", 4),
        Passage("paragraph", "It may.", 4),
        Passage("heading", "Costs", 7),
        Passage("cell", "a", 8),
        Passage("cell", "b", 10),
        Passage("heading", "Dermis", 14),
        Passage("definition", "A layer.", 15),
        # Once in the list to jump from, once over the answer.
        Passage("heading", "Why?", 19),
        Passage("heading", "Why?", 19),
        Passage("item", "Because.", 20),
        Passage("paragraph", "The scalp.", 24),
        Passage("heading", "Describe this picture", 23),
        Passage("paragraph", "A cut.", 26),
    )


@pytest.mark.parametrize("link", ["[read\nmore](/x/)", "[read **more**](/x/)"])
def test_words_of_a_link_keep_their_spaces(link):
    assert [link.text for link in render(link).links] == ["read more"]


def test_unknown_citations_of_a_context_are_reported_in_a_caption():
    text = "::: table A [@nope] {#a}\n| a |\n|---|\n| b |\n:::"
    message = "There is no reference “nope”: check its key in the list of references."

    assert problems(text, Context(reference_keys=frozenset())) == [(1, message)]


def test_label_within_the_words_of_a_link_is_read():
    document = render("[One {sure weak: Small trials.} two](/words/)")

    assert document.problems == ()
    assert document.links == (Link("/words/", "One  two", 1),)
    assert document.passages[0] == Passage("reason", "Small trials.", 1)


def test_citation_within_the_words_of_a_link_is_a_problem():
    assert problems("[One [@a] two](/words/)") == [(1, UNREADABLE_LINK)]


def test_place_of_passages():
    text = """Before.

## One {#one}

::: warning Wait
In it.
:::

::: questions
## Two? {#two}
Yes.
:::

::: claim
> Quote.

{sure none: Why.} Found.
:::
"""

    passages = {passage.text: passage for passage in render(text).passages}

    assert {words: passages[words].place for words in ("Before.", "One", "In it.", "Yes.", "Quote.", "Found.", "Why.")} == {
        "Before.": Place(0),
        "One": Place(1),
        "In it.": Place(1, "warning", 1),
        "Yes.": Place(2, "questions", 2),
        "Quote.": Place(2, "claim", 3),
        "Found.": Place(2, "claim", 3),
        "Why.": Place(2, "claim", 3),
    }  # fmt: skip


def test_links_of_passages():
    text = "One [two](/two/).\n\n- [Three](/three/)\n- None\n"

    assert [[link.href for link in passage.links] for passage in render(text).passages] == [
        ["/two/"],
        ["/three/"],
        [],
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain.", ""),
        ("**All of it.**", "strong"),
        ("*All of it.*", "em"),
        ("**All** *of it.*", ""),
        ("***All of it.***", "strong"),
        ("**All:** [@a] **of it**", "strong"),
        ("**Some** of it.", ""),
    ],
)
def test_emphasis_of_a_whole_passage(text, expected):
    assert [passage.emphasis for passage in render(text).passages] == [expected]


def test_cited_lines_are_those_on_which_a_passage_or_row_starts():
    text = """One
two [@a]

Three.

- Four. [@b; @c]

::: table Five {#five}
| a | b |
|---|---|
| Six | [@a] |
| Seven | No |
:::
"""

    assert render(text).cited_lines == {1, 6, 11}


def test_lists():
    text = """- one
- two
   1. a

::: do
- three
- four
:::

::: questions
## Five? {#five}
- six
:::
"""

    assert render(text).lists == (
        ItemList(2, "", 1),
        ItemList(1, "", 3),
        ItemList(2, "do", 6),
        ItemList(1, "questions", 12),
    )
