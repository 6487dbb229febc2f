"""What stands beside a paragraph: how sure we are, and its sources by name."""

import re

import pytest

from content.markdown import Context, render

NAMES = Context(short_names=(("a", "Abdallah 2009"), ("b", "Becker <1>")))


def notes(text):
    """Each note as it reads."""
    html = render(text, NAMES).html
    found = re.findall(r'<div class="sure[^>]*>(.*?)</div>', html)
    return [re.sub(r"<[^>]*>", "", note) for note in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain.", []),
        (
            "One. [@a] Two. [@b; @a] {sure weak: 9 men.}",
            [
                "How sure: Weak or mixed evidence. 9 men. Sources: Abdallah 2009; Becker &lt;1&gt;",
            ],
        ),
        ("One. [@a]", ["Sources: Abdallah 2009"]),
        ("One. {advice ours: A guess.}", ["Where it comes from: Our own caution. A guess."]),
        (
            "One. {sure good: Many.} {licence: Men.}",
            ["How sure: Good evidence. Many. Licence. Men."],
        ),
        ("- One. [@a]\n- Two. [@b]", ["Sources: Abdallah 2009; Becker &lt;1&gt;"]),
        (
            "- One. [@a] {harm reported: 1 case.}\n- Two.",
            ["How sure: Reported, rate unknown. 1 case.", "Sources: Abdallah 2009"],
        ),
        (
            "- One. [@a]\n\n{harm reported: Cases.}\n\nMore.",
            ["How sure: Reported, rate unknown. Cases. Sources: Abdallah 2009"],
        ),
        (
            "::: table T {#t}\n| a |\n|---|\n| b [@a] |\n:::\n\n{sure none: No study.}",
            ["How sure: No evidence found. No study. Sources: Abdallah 2009"],
        ),
        (
            "::: key-points\n- One. [@a] {sure some: 2 trials.}\n- Two. [@b]\n:::",
            ["How sure: Some evidence. 2 trials."],
        ),
        ("## Head [@a] {#head}", []),
        ("One. [@a]\n\nTwo. [@a; @b]", ["Sources: Abdallah 2009", "Sources: Becker &lt;1&gt;"]),
        (
            "One. [@a]\n\nTwo. [@a] {sure weak: 9 men.}",
            ["Sources: Abdallah 2009", "How sure: Weak or mixed evidence. 9 men."],
        ),
        ("One. [@a]\n\nTwo. [@a]", ["Sources: Abdallah 2009"]),
        (
            "One. [@a]\n\n### Head {#head}\n\nTwo. [@a]",
            ["Sources: Abdallah 2009", "Sources: Abdallah 2009"],
        ),
    ],
)
def test_note(text, expected):
    assert notes(text) == expected


def test_source_that_was_only_counted_is_named_later():
    many = "; ".join(f"@key{number}" for number in range(7))

    assert notes(f"One. [{many}]\n\nTwo. [@key3]") == ["7 sources", "Sources: key3"]


def test_each_question_names_its_sources_as_it_is_read_alone():
    text = "::: questions\n## One? {#one}\nYes. [@a]\n\n## Two? {#two}\nNo. [@a]\n:::"

    assert notes(text) == ["Sources: Abdallah 2009"] * 2


def test_of_very_many_sources_a_note_says_how_many():
    few, many = ("; ".join(f"@key{number}" for number in range(count)) for count in (3, 4))

    assert notes(f"One. [{few}]") == ["Sources: key0; key1; key2"]
    assert notes(f"One. [{many}]") == ["4 sources"]
    assert 'href="#source-1"' in render(f"One. [{many}]").html


@pytest.mark.parametrize(
    "text",
    [
        "One {sure some: A.} and two. {sure weak: B.}",
        "One and two. {sure weak: B.} {sure some: A.}",
        "One and two. {sure some: A.}\n\n{sure weak: B.}",
    ],
)
def test_text_from_before_shows_the_loosest_of_its_labels(text):
    assert notes(text) == ["How sure: Weak or mixed evidence. B."]
    assert re.search(r"<p>One and two\.</p>", render(text).html)


def test_numbers_stand_at_the_word_before_them():
    html = render("One [@a]. Two\n[@b] three.").html

    assert html.startswith(
        '<div class="said"><p>One<sup class="cite">&nbsp;1</sup>. Two<sup class="cite">&nbsp;2</sup> three.</p>'
    )


def test_label_of_a_row_stays_in_its_cell():
    html = render("::: table T {#t}\n| a |\n|---|\n| b {sure weak: 9 men.} |\n:::").html

    assert re.search(r'b <span class="sure sure--weak">.*</span></th>', html)
    assert '<div class="sure' not in html


def test_note_of_a_line_that_leads_to_a_list_is_the_lists():
    html = render("It can bring: [@a]\n\n- pain [@b]\n- sores\n\nNot so: [@c]\n\nMore.").html

    lead, rest = html.split("<ul>")
    assert "It can bring:" in lead
    assert 'class="sure' not in lead
    assert rest.index("sores") < rest.index('<a href="#source-1">a</a>; <a href="#source-2">b</a>')
    assert rest.index("Not so:") < rest.index('<a href="#source-3">c</a>') < rest.index("More.")
