"""Headings carry ids that stay when their words change."""

import pytest

from content.markdown import render
from content.markdown.document import Heading
from content.markdown.headings import reserved_ids, reserved_prefixes
from tests.unit.content.markdown.problems import problems


def taken(id: str) -> str:
    return f"The id “{id}” is one that the site itself uses: choose another."


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("Words.\n\n## Who should wait", 3, "The heading “Who should wait” has no id: write {#who-should-wait} behind it."),
        ("## 头发", 1, "The heading “头发” has no id: write {#section} behind it."),
        ("Who\n---", 1, "The heading “Who” has no id: write {#who} behind it."),
        ("## A {#Who Waits}", 1, "“Who Waits” cannot be an id: use small letters, digits and hyphens, a letter first."),
        ("## A {#}", 1, "“” cannot be an id: use small letters, digits and hyphens, a letter first."),
        ("## A {#2nd}", 1, "“2nd” cannot be an id: use small letters, digits and hyphens, a letter first."),
        ("## A {#under_score}", 1, "“under_score” cannot be an id: use small letters, digits and hyphens, a letter first."),
        *((f"## A {{#{name}}}", 1, taken(name)) for name in sorted(reserved_ids())),
        *((f"## A {{#{prefix}1}}", 1, taken(f"{prefix}1")) for prefix in reserved_prefixes()),
    ],
)  # fmt: skip
def test_heading_id_problem(text, line, message):
    assert problems(text) == [(line, message)]


@pytest.mark.parametrize(
    "text", ["## A *b* {#a-1}", "## A *b*    {#a-1}  ", "## A *b* {#a-1} ##", "A *b* {#a-1}\n---"]
)
def test_heading_takes_the_id_behind_its_words(text):
    document = render(text)

    assert document.headings == (Heading(2, "A b", "a-1", 1),)
    assert document.html == '<h2 id="a-1">A <em>b</em></h2>\n'


def test_old_links_lead_to_the_heading_that_names_their_ids():
    document = render("## A *b* {#a-1 #old  #older}")

    assert document.headings == (Heading(2, "A b", "a-1", 1, ("old", "older")),)
    assert document.html == (
        '<h2 id="a-1"><span id="old"></span><span id="older"></span>A <em>b</em></h2>\n'
    )


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("## A {#a}\n\n## B {#b #a}", 3, "The id “a” is used twice: line 1 has it too."),
        ("## A {#a #b}\n\n## B {#b}", 3, "The id “b” is used twice: line 1 has it too."),
        ("## A {#a #a}", 1, "The id “a” is used twice: line 1 has it too."),
        ("## A {#a #main}", 1, taken("main")),
        (
            "## A {#a #2nd}",
            1,
            "“2nd” cannot be an id: use small letters, digits and hyphens, a letter first.",
        ),
    ],
)
def test_problem_with_a_former_id(text, line, message):
    assert problems(text) == [(line, message)]


def test_heading_without_id_is_still_shown_with_one():
    assert render("## 头发").html == '<h2 id="section">头发</h2>\n'
    assert render("## A {#Who Waits}").html == '<h2 id="who-waits">A</h2>\n'
    assert render("## A {#??}").html == '<h2 id="section">A</h2>\n'
