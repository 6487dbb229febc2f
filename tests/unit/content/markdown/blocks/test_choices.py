import pytest
from django.utils.safestring import SafeString

from content.choices import words_of
from content.markdown import render
from content.markdown.blocks.choice_facts import PICTURES, slot_of
from content.markdown.blocks.choices import MISSING, NO_LIST, NO_PAGE, OTHER_ORDER, SAID_TWICE
from content.markdown.decision import Decision
from tests.unit.content.markdown.problems import problems

HOW_TO = "“A” holds fields only: a line with the name of one, then a line that starts with “: ”."


def choices(a="Cost\n: None.\n\nDays\n: Free.", b="Cost\n: Much.\n\nDays\n: Full."):
    return f"::: choices comparing\n- What it is\n\n### A {{#a}}\n{a}\n\n### B {{#b}}\n{b}\n:::"


def test_choices_are_read_with_their_facts_and_what_they_draw():
    text = choices(b="Cost\n: It *is* so. [@a] {sure weak: 9 men.}\n\nDays\n: [Look](/a/).")

    document = render(f"## Choose {{#choose}}\n\n{text}")

    assert document.problems == ()
    decision = document.decision
    assert (decision.drawn_from, decision.drawn_facts) == ("comparing", ("What it is",))
    assert [(one.id, one.name, one.line) for one in decision.choices] == [
        ("a", "A", 6),
        ("b", "B", 13),
    ]
    cost, days = decision.choices[1].facts
    assert cost.name == "Cost"
    assert cost.html.startswith("It <em>is</em> so.<sup")
    assert days.html == '<a href="/a/">Look</a>.'
    assert "What it is" not in document.html


def test_list_orders_own_facts_and_those_of_the_comparison_alike():
    text = choices().replace("- What it is", "- What it is\n- Days\n- What you do")

    document = render(f"## Choose {{#choose}}\n\n{text}")

    assert document.problems == ()
    assert document.decision.drawn_facts == ("What it is", "What you do")
    filled = document.fill_slots({slot_of("a", 2): SafeString("<dt>What you do</dt>")}).html
    names = [filled.index(f"<dt>{name}</dt>") for name in ("Days", "What you do", "Cost")]
    assert names == sorted(names)


def test_numbers_of_people_are_drawn_and_the_words_are_their_captions():
    pictures = f"{PICTURES[0]}\n: 26 of 100 gained.\n: 14 of 100, with a dummy. [@a]"
    text = choices(a=pictures, b=f"{PICTURES[0]}\n: No picture: not known.")

    document = render(f"## Choose {{#choose}}\n\n{text}")

    assert document.problems == ()
    assert document.html.count("<svg") == 2
    assert document.html.count("<figcaption>") == 2
    assert '<b class="people__count" aria-hidden="true">26</b>' in document.html
    first, second = (choice.facts[0] for choice in document.decision.choices)
    assert words_of(first) == "26 of 100 gained. 14 of 100, with a dummy."
    assert words_of(second) == "No picture: not known."


def test_text_without_the_block_decides_nothing():
    assert render("Words.").decision == Decision()


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (choices().replace(" comparing", ""), 1, NO_PAGE),
        (choices().replace("- What it is\n\n", ""), 1, NO_LIST),
        (choices(a="Words."), 5, HOW_TO),
        (choices(a="Cost\n: None."), 5, MISSING.format("A", "Days")),
        (choices(a="Days\n: Free.\n\nCost\n: None."), 12, OTHER_ORDER.format("B", "Days, Cost")),
        (choices(a="Cost\n: None.\n\nCost\n: No.\n\nDays\n: Free."), 5, SAID_TWICE.format("A", "Cost")),
        ("::: choices comparing\n- What it is\n\n### A {#a}\nCost\n: None.\n:::", 1, "Readers can choose from 2 choices or more."),
    ],
)  # fmt: skip
def test_choices_problem(text, line, message):
    assert (line, message) in problems(text)
