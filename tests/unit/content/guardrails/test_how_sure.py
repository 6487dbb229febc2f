"""Labels: one a paragraph, at its end, in the words of its kind."""

import pytest

from content.guardrails import how_sure
from content.markdown import render

CARD = "::: care see Talk to a doctor soon if:\n- you have a rash{}\n:::"


def found(rule, text):
    return [(problem.line, problem.message) for problem in rule(render(text))]


@pytest.mark.parametrize(
    ("text", "line", "start"),
    [
        ("It {sure weak: Why.} helps.", 1, "This label stands in the middle"),
        ("One.\n\nIt\n{sure weak: Why.} helps.", 4, "This label stands in the middle"),
        ("It helps.\n\n{sure weak: Why.}", 3, "This label stands alone"),
        ("## A {#a}\n\n{sure weak: Why.}", 3, "This label stands alone"),
    ],
)
def test_label_that_does_not_end_a_paragraph(text, line, start):
    ((found_line, message),) = found(how_sure.labels_in_their_place, text)

    assert found_line == line
    assert message.startswith(start)


@pytest.mark.parametrize(
    "text",
    [
        "It helps. {sure weak: Why.}",
        "It helps. {sure weak: Why.} [@a] {licence: None.}",
        "- It helps.\n\n{sure weak: Why.}",
        "::: table T {#t}\n| a |\n|---|\n| {sure weak: Why.} |\n:::\n\n{licence: None.}",
    ],
)
def test_label_in_its_place(text):
    assert found(how_sure.labels_in_their_place, text) == []
    assert found(how_sure.one_label_each, text) == []


@pytest.mark.parametrize("mark", ["[a](/words/#a)", "[@smith2020]", "**few** people", "`x`"])
def test_mark_in_a_label_would_be_read_as_it_is_written(mark):
    ((line, message),) = found(
        how_sure.marks_in_reasons, f"It helps.\nIt does. {{sure weak: {mark}.}}"
    )

    assert line == 2
    assert "plain text" in message


def test_plain_reason_is_fine():
    text = "It helps. {sure weak: 49 men (microneedling), 4 months; [half] of them.}"

    assert found(how_sure.marks_in_reasons, text) == []


@pytest.mark.parametrize(
    ("text", "line", "where"),
    [
        ("It helps. {sure weak: Why.}\n{sure good: Also.}", 2, "paragraph"),
        ("It helps. {licence: A.} {licence: B.}", 1, "paragraph"),
        (
            "::: table T {#t}\n| a | b |\n|---|---|\n| c {sure weak: A.} | d {sure good: B.} |\n:::",
            4,
            "row",
        ),
    ],
)
def test_second_label(text, line, where):
    ((found_line, message),) = found(how_sure.one_label_each, text)

    assert found_line == line
    assert message.startswith(f"This {where} has a second label")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("It hurts. {harm weak: Why.}", "“weak” says nothing of a harm: write {harm LEVEL: why.}"),
        ("Do so. {advice good: Why.}", "“good” says nothing of advice"),
        ("It helps. {sure official: Why.}", "“official” says nothing of a benefit"),
        ("::: claim\n> It.\n\nNo. {sure weak: Why.}\n:::", "A claim box has a verdict"),
        ("::: claim\n> It.\n\nNo. {harm studies: Why.}\n:::", "A claim box has a verdict"),
        ("It helps. {verdict partly: Why.}", "A verdict answers what clinics say"),
    ],
)
def test_words_of_another_kind(text, start):
    ((_, message),) = found(how_sure.words_of_their_kind, text)

    assert message.startswith(start)


@pytest.mark.parametrize(
    "text",
    [
        "::: claim\n> It.\n\nNo. {verdict partly: Why.}\n:::",
        "::: claim\n> It.\n\nNo. {verdict partly: Why.} {licence: None.}\n:::",
        "It hurts. {harm studies: Why.}",
    ],
)
def test_words_of_their_own_kind(text):
    assert found(how_sure.words_of_their_kind, text) == []


@pytest.mark.parametrize("mark", [" {advice official: NHS.}", " [@a]"])
@pytest.mark.parametrize(
    "text",
    [
        CARD,
        "::: warning Danger\nNo.{}\n:::",
        "::: do\n- rest{}\n- wait\n:::",
        "::: do-not\n- do not rub{}\n- do not run\n:::",
    ],
)
def test_card_with_a_label_or_a_source(text, mark):
    ((line, message),) = found(how_sure.cards_without_sources, text.format(mark))

    assert line == 2
    assert "at the end of the section" in message


def test_card_without():
    assert found(how_sure.cards_without_sources, CARD.format("") + "\n\nFrom the NHS. [@a]") == []


def test_harm_with_the_words_for_a_benefit():
    text = "Some people had bald patches. [@a] {{{} weak: 3 cases.}}"

    assert len(found(how_sure.harms_called_weak, text.format("sure"))) == 1
    assert found(how_sure.harms_called_weak, text.format("harm")) == []
    assert found(how_sure.harms_called_weak, "It improved scars. {sure weak: 9 men.}") == []
