"""Links, pictures, citations and labels, and marks that did not work."""

import pytest

from content.markdown import Context, render
from content.markdown.document import Label, Link, Passage, Place
from tests.unit.content.markdown.problems import problems

NO_ALTERNATIVE = "This picture has no alternative text: say between [ and ] what it shows."
TOO_MANY_WORDS = (
    "This picture’s alternative text has 126 characters, the most is 125: say the rest in the text."
)
UNREADABLE_LINK = "This link cannot be read: write [words](/page/), with no spaces in the address, and start the address with /, # or https://."


def foreign(source: str) -> str:
    return f"The picture {source} is not one of this site’s: upload it first."


def dead(href: str) -> str:
    return f"The link {href} leads nowhere: start it with /, # or https://."


def wordless(href: str) -> str:
    return f"The link to {href} has no words: say between [ and ] where it leads."


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
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
        "`[a](b c)` and `::: do` and `{sure}`",
    ],
)
def test_text_that_is_right(text):
    assert problems(text) == []


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


@pytest.mark.parametrize(
    ("text", "kind", "starts", "ends"),
    [
        ("A fact. {sure weak: Why.}", "paragraph", False, True),
        ("A fact. {sure weak: Why.} [@a] {sure good: Also.}", "paragraph", False, True),
        ("A fact {sure weak: Why.}, and more.", "paragraph", False, False),
        ("[@a] {sure weak: Why.} A fact.", "paragraph", True, False),
        ("{sure weak: Why.}", "paragraph", True, True),
        ("- `A fact.`\n  {sure weak: Why.}", "item", False, True),
        ("::: table A {#a}\n| a |\n|---|\n| b {sure weak: Why.} |\n:::", "cell", False, True),
    ],
)
def test_label_says_where_in_its_passage_it_stands(text, kind, starts, ends):
    label = render(text).labels[0]

    assert (label.level, label.reason) == ("weak", "Why.")
    assert (label.passage_kind, label.starts_passage, label.ends_passage) == (kind, starts, ends)


def test_label_says_on_which_line_and_in_which_block_it_stands():
    text = "Words.\n\n::: claim\n> Quote.\n\nFound.\n{verdict partly:\nWhy.}\n{licence: None.}\n:::"
    place = Place(0, "claim", 1)

    assert render(text).labels == (
        Label("verdict", "partly", "Why.", 7, place, "paragraph", 6, False, True, False),
        Label("licence", "", "None.", 9, place, "paragraph", 6, False, True, False),
    )


@pytest.mark.parametrize(
    ("above", "is_below"),
    [
        ("- A.\n- B.", True),
        ("1. A.", True),
        ("::: table A {#a}\n| a |\n|---|\n| b |\n:::", True),
        ("A.", False),
        ("## A {#a}", False),
        ("::: care see Talk to a doctor soon if:\n- A.\n:::", False),
    ],
)
def test_label_says_if_a_list_or_a_table_stands_right_above(above, is_below):
    label = render(f"{above}\n\n{{harm reported: Cases.}}").labels[-1]

    assert label.is_below_group == is_below
