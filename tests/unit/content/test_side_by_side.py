"""Choosing two options, and what the tables say of them."""

import pytest
from django.http import QueryDict

from content.markdown import render
from content.side_by_side import CompareForm, Group, Row, list_pairs, options, side_by_side

PAGE = """::: table What it is {#what}
| Treatment | What | How often |
|---|---|---|
| Laser {option laser} | Red **light** | Weekly |
| Nothing {option nothing} | No treatment | Does not apply |
:::

::: table Harm {#harm}
| Treatment | Side effects |
|---|---|
| No treatment {option nothing} | None |
| Light {option laser} | Not known |
:::
"""
DOCUMENT = render(PAGE)


def groups_of(text: str) -> tuple[Group, ...]:
    return side_by_side(render(text), {}, "laser", "nothing").groups


def form_of(query: str) -> CompareForm:
    return CompareForm(options(DOCUMENT), QueryDict(query))


def test_rows_are_the_columns_of_all_tables_in_order_whatever_the_order_of_their_rows():
    found = side_by_side(DOCUMENT, {}, "nothing", "laser")

    assert (found.first, found.second) == ("Nothing", "Laser")
    assert found.groups == (
        Group(
            "What it is",
            (
                Row("What", "No treatment", "Red <strong>light</strong>"),
                Row("How often", "Does not apply", "Weekly"),
            ),
        ),
        Group("Harm", (Row("Side effects", "None", "Not known"),)),
    )


def test_tables_below_one_heading_are_one_group_with_its_name():
    opening = "::: key-points\n- A point.\n:::\n\n"
    headed = f"## Light {{#light}}\n\n{PAGE}\n### More {{#more}}\n\n{PAGE.replace('{#', '{#m-')}"

    assert [group.name for group in groups_of(opening + headed)] == ["Light", "More"]
    assert [group.name for group in groups_of(opening + PAGE)] == ["What it is", "Harm"]


def test_what_a_table_lacks_is_not_known():
    # No such page goes live, but an old one may be.
    lacking = PAGE.replace("| Light {option laser} | Not known |\n", "")

    assert groups_of(lacking)[-1].rows == (Row("Side effects", "Not known", "None"),)


@pytest.mark.parametrize(("other", "applies"), [("Not known", True), ("Does not apply", False)])
def test_row_without_an_answer_for_either_is_named_apart(other, applies):
    group = groups_of(PAGE.replace("| None |", f"| {other} |"))[-1]

    assert group.rows == ()
    assert [row.name for row in group.unknown] == ["Side effects"]
    assert group.applies is applies


def test_labels_stand_behind_both_cells_and_one_that_is_the_same_is_said_once():
    one = PAGE.replace("| Weekly |", "| Weekly {sure some: 9 men.} |")
    both = one.replace("| Does not apply |", "| Never {sure some: 9 men.} |")
    unlike = both.replace("Never {sure some: 9 men.}", "Never {sure some: 8 men.}")

    for text, expected in [
        (one, [("Laser", "9 men.")]),
        (both, [("Both", "9 men.")]),
        (unlike, [("Laser", "9 men."), ("Nothing", "8 men.")]),
    ]:
        row = groups_of(text)[0].rows[1]
        assert row.first == "Weekly"
        assert row.second in {"Never", "Does not apply"}
        assert [who for who, _ in row.sure] == [who for who, _ in expected]
        for (_, label), (_, why) in zip(row.sure, expected, strict=True):
            assert label.count(why) == 1
            assert label.startswith('<span class="sure sure--some">')


def test_facts_of_the_page_for_deciding_stand_behind_their_column():
    page = render(PAGE.replace("| What |", "| How it may work |"))
    facts = {"laser": {"What it costs": "INR 5", "What else": "Much"}}

    found = side_by_side(page, facts, "laser", "nothing")
    assert found.groups[0].rows[1] == Row("What it costs", "INR 5", "Not known")
    assert [row.name for row in found.groups[0].rows] == [
        *("How it may work", "What it costs", "How often")
    ]
    assert found.drawn == ("What it costs",)
    assert side_by_side(page, {}, "laser", "nothing").drawn == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Words.", []), (PAGE.replace("{option", "{"), []), (PAGE, ["laser", "nothing"])],
)
def test_options_of_a_document(text, expected):
    assert [option.id for option in options(render(text))] == expected


def test_pairs_are_the_first_option_with_all_others_and_doing_nothing_is_the_first_of_these():
    rows = "".join(f"| {one} {{option {one}}} | x |\n" for one in ("a", "c", "b", "nothing"))
    found = list_pairs(render(f"::: table T {{#t}}\n| Name | What |\n|---|---|\n{rows}:::\n"))

    assert found.first.id == "a"
    assert [option.id for option in found.others] == ["nothing", "c", "b"]


@pytest.mark.parametrize("query", ["", "a=&b=", "a=", "c=laser", "utm=1"])
def test_nothing_chosen_is_an_empty_form(query):
    form = form_of(query)

    assert not form.is_bound
    assert not form.errors
    assert form["a"].value() == "laser"
    assert form["b"].value() is None


def test_two_choices_are_valid():
    form = form_of("a=laser&b=nothing&utm=1")

    assert form.is_valid()
    assert form.cleaned_data == {"a": "laser", "b": "nothing"}


FIRST, SECOND = "Make your first choice.", "Make your second choice."
SAME = "Both choices are the same. Choose another one here."


def unknown(which: str) -> str:
    return f"We do not compare your {which} choice. Choose one from the list."


@pytest.mark.parametrize(
    ("query", "errors"),
    [
        ("a=laser", {"b": [SECOND]}),
        ("a=laser&b=", {"b": [SECOND]}),
        ("b=laser", {"a": [FIRST]}),
        ("a=laser&b=laser", {"b": [SAME]}),
        ("a=laser&b=oil", {"b": [unknown("second")]}),
        ("a=Laser&b=nothing", {"a": [unknown("first")]}),
        ("a=oil&b=oil", {"a": [unknown("first")], "b": [unknown("second")]}),
        ("a=+&b=nothing", {"a": [unknown("first")]}),
        ("a=%00&b=nothing", {"a": [unknown("first")]}),
        ("a=laser&a=oil&b=nothing", {"a": [unknown("first")]}),
    ],
)
def test_wrong_choice_is_told_at_its_field(query, errors):
    assert form_of(query).errors == errors
