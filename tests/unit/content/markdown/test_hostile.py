"""Whatever an author writes, nothing that runs, loads or restyles comes out, and soon."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from markdown_it.utils import read_fixture_file

from content.markdown import render
from content.markdown.blocks.block import split_id
from content.markdown.blocks.figure import drawings
from content.markdown.blocks.people import numeral, picture
from content.markdown.render import MOST_CHARACTERS
from tests.work import lines_run, must_end

# Written out again, and not taken from the cleaner: a slip there must not widen both.
# fmt: off
ELEMENTS = {
    "a", "blockquote", "br", "caption", "code", "dd", "details", "dfn", "div", "dl", "dt", "em",
    "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "nav", "ol", "p",
    "picture", "pre", "section", "source", "span", "strong", "summary", "table", "tbody", "td", "th",
    "thead", "tr", "ul",
}
# fmt: on
ATTRIBUTES = {
    "a": {"href"},
    "div": {"aria-label", "aria-labelledby", "role", "tabindex"},
    "figure": {"aria-label"},
    "img": {"alt", "decoding", "height", "loading", "src", "width"},
    "nav": {"aria-label"},
    "ol": {"role", "start"},
    "section": {"aria-labelledby"},
    "source": {"sizes", "srcset", "type"},
    "th": {"scope"},
}
SCHEMES = {"", "https", "http", "mailto", "tel"}
VOID = {"br", "hr", "img", "source"}

HOSTILE = [
    pytest.param(text, id=title)
    for _, title, text, _ in read_fixture_file(Path(__file__).parent / "pairs" / "hostile.md")
]
MORE = [
    pytest.param("<scr\0ipt>alert(1)</scr\0ipt> [a](java\0script:alert(1))", id="zero bytes"),
    pytest.param(
        "![a](/media/pictures/" + "f" * 32 + "-8x4.png, https://example.org/a)"
        " ![a](/media/pictures/" + "f" * 32 + "-8x4.png%22%20onload=%22x)"
        ' ![a](</media/pictures/x" onerror="alert(1)>)',
        id="pictures",
    ),
    pytest.param("[a](java\u200bscript:alert(1)) [b](\u00a0javascript:alert(1))", id="odd spaces"),
    pytest.param("＜script＞alert(1)＜/script＞ [a](ｊavascript:alert(1))", id="wide letters"),
    pytest.param("[a](javascript\n:alert(1)) <a\nhref='javascript:alert(1)'>", id="line ends"),
    pytest.param("[" * 100 + "<script>" + "](javascript:x)" * 100, id="nested links"),
    pytest.param("> " * 50 + "<script>alert(1)</script>", id="nested quotes"),
    pytest.param(
        "::: people 63 of 100\n63 in 100 <svg onload=alert(1)></svg> [a](javascript:alert(1))\n:::\n\n"
        '::: people 63 of 100"><script>alert(1)</script>\n63 in 100.\n:::',
        id="people",
    ),
    pytest.param(
        '::: whole-course "><script>alert(1)</script>\n6 to 10 visits'
        " <form action=https://evil.example><input autofocus onfocus=alert(1)>\n:::",
        id="whole course",
    ),
    pytest.param("::: do\n" * 50 + "<script>alert(1)</script>", id="nested blocks"),
    pytest.param("\ud800<script>alert(1)</script>".encode("utf-8", "replace").decode(), id="half"),
]


class Allowed(HTMLParser):
    """Collects what is not on the allow-list, and elements that do not close in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"<{tag}> stays open" for tag in self.open]

    def handle_starttag(self, tag, attributes):
        if tag not in ELEMENTS:
            self.faults.append(f"<{tag}>")
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attributes:
            if name not in {"class", "id"} | ATTRIBUTES.get(tag, set()):
                self.faults.append(f"<{tag} {name}>")
            if name == "href" and urlsplit(value).scheme not in SCHEMES:
                self.faults.append(f"href {value}")
            if name == "src" and not value.startswith(("/media/", "/static/")):
                self.faults.append(f"src {value}")
            if name == "srcset" and not all(
                part.strip().startswith("/media/pictures/") for part in value.split(",")
            ):
                self.faults.append(f"srcset {value}")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes another")

    def handle_comment(self, data):
        self.faults.append(f"<!--{data}")

    def handle_decl(self, decl):
        self.faults.append(f"<!{decl}")

    def handle_pi(self, data):
        self.faults.append(f"<?{data}")

    def unknown_decl(self, data):
        self.faults.append(f"<![{data}")


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>",
        "<p onclick='x'>x</p>",
        "<p style='x'>x</p>",
        "<a href='javascript:x'>x</a>",
        "<img src='https://evil.example/x.png'>",
        "<!-- x -->",
        "<!DOCTYPE html>",
        "<?php ?>",
        "<p><em>x</p></em>",
        "<p>",
    ],
)
def test_the_list_of_this_test_finds_a_fault(html):
    assert Allowed(html).faults


@pytest.mark.parametrize("text", [*HOSTILE, *MORE])
def test_hostile_text_gives_only_what_is_allowed(text):
    html = render(text).html
    # The site's own drawings are the one thing that comes in behind the cleaner.
    people = [numeral(str(count)) + picture(count) for count in range(101)]
    for svg in (*drawings().values(), *people):
        html = html.replace(svg, "")

    assert Allowed(html).faults == []


# The patterns that cost a Markdown parser, or a careless regular expression, quadratic time: from
# a size to a text.
COSTLY = {
    "brackets": lambda size: "[" * size,
    "pictures": lambda size: "![" * size,
    "links": lambda size: "[a](" * size,
    "bracketed links": lambda size: "[](<" * size,
    "definitions": lambda size: "[a]: b\n" * size,
    "elements": lambda size: "<a " * size,
    "comments": lambda size: "<!--" * size,
    "instructions": lambda size: "<?" * size,
    "backticks": lambda size: "`" * size,
    "stars": lambda size: "*" * size,
    "mixed emphasis": lambda size: "_a*" * size,
    "quotation marks": lambda size: '"a ' * size,
    "ampersands": lambda size: "&" * size,
    "backslashes": lambda size: "\\" * size,
    "quotes": lambda size: "> " * size + "a",
    "lists on a line": lambda size: "- " * size + "a",
    "colons": lambda size: ":" * size,
    "lines of colons": lambda size: ":::\n" * size,
    "unclosed blocks": lambda size: "::: do\n" * size,
    "empty blocks": lambda size: "::: do\n:::\n" * size,
    "headings": lambda size: "# a\n" * size,
    "terms": lambda size: "a\n: b\n\n" * size,
    "questions": lambda size: "::: questions\n" + "## a? {#b}\n" * size + ":::",
    "spaces in a heading": lambda size: "## a" + " " * size + "b",
    "spaces in a caption": lambda size: "::: table a" + " " * size + "b\n:::",
    "ids": lambda size: "## " + "{#" * size,
    "citations": lambda size: "".join(f"[@k{number}]" for number in range(size)),
    "people": lambda size: "::: people 1 of 100\na\n:::\n" * size,
    "unsaid number": lambda size: "::: people 1 of 100\n" + "1 in " * size + "\n:::",
    "an unclosed citation": lambda size: "[@a" + ";@a" * size,
    "unclosed citations": lambda size: "[@a;" * size,
    "unclosed labels": lambda size: "{sure weak: " * size,
}
# What grows in two directions, and what is more than is ever rendered.
WIDE_OR_DEEP = {
    "growing backticks": " ".join("`" * count for count in range(1, 340)),
    "deep lists": "\n".join("  " * depth + "- a" for depth in range(230)),
    "a megabyte": "[" * 1_000_000,
    "3,000 columns": "|a" * 3_000 + "|\n" + "|-" * 3_000 + "|\n" + "|x\n" * 10_000,
    "nested blocks": "\n".join(":" * n + " do" for n in range(300, 2, -1)),
}
# These meet regular expressions of ours, whose work no line of Python tells.
SEARCHED = [
    "ids",
    "spaces in a heading",
    "spaces in a caption",
    "an unclosed citation",
    "unclosed citations",
    "unclosed labels",
    "unsaid number",
]


@pytest.mark.parametrize("write", COSTLY.values(), ids=COSTLY)
def test_work_grows_with_the_text_and_not_with_its_square(write):
    # Twice: what is read or compiled once is no part of it.
    lines_run(render, write(9))
    one, two = (lines_run(render, write(size)) for size in (400, 800))

    assert one > 100
    # Quadratic, it was four times as much.
    assert two < 2.5 * one


@pytest.mark.parametrize(
    "text",
    [*WIDE_OR_DEEP.values(), *(COSTLY[name](MOST_CHARACTERS) for name in SEARCHED)],
    ids=[*WIDE_OR_DEEP, *SEARCHED],
)
def test_longest_costly_text_does_not_run_away(text):
    if len(text) != 1_000_000:
        # As much of it as is rendered: a longer text is refused unread, as the megabyte is.
        text = text[:MOST_CHARACTERS]

    with must_end():
        document = render(text)

    assert document.html or document.problems


def test_spaces_before_an_id_cost_no_more_than_letters():
    # Headings, tables and words explained all look for an id here. With 50,000 spaces it once
    # took two seconds, so that these would take a quarter of an hour.
    with must_end():
        assert split_id("a" + " " * 1_000_000 + "b") == ("a" + " " * 1_000_000 + "b", None)
