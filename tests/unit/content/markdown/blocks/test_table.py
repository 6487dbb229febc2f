import pytest

from content.markdown import render
from tests.unit.content.markdown.problems import problems

NO_CAPTION = (1, "A table needs a caption and an id: ::: table What it costs {#what-it-costs}")
NOT_ALONE = (1, "This block holds one table and nothing else.")
EMPTY = "This table has an empty cell: write “Not known” or “Does not apply”."
LOOSE = "This table has no caption: put it into a ::: table block."
CELLS = "| a | b |\n|---|---|\n| c | d |\n"


def options(*cells: str) -> str:
    rows = "".join(f"| {cell} | x |\n" for cell in cells)
    return f"::: table A {{#a}}\n| a | b |\n|---|---|\n{rows}:::"


BAD = "cannot be an option: use small letters, digits and hyphens, a letter first."
UNREAD = "This option cannot be read: write {option its-name} at the end of a row’s name."
NONE = "This row has no option, others of this table do: write {option its-name} behind its name."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (options("One {option one}", "Two {option two}"), []),
        (options("One {option one}", "Two"), [(5, NONE)]),
        (options("One {option one}", "Two {option one}"), [(5, "This table has the option “one” twice.")]),
        (options("One {option One}"), [(4, f"“One” {BAD}")]),
        (options("One {option }"), [(4, f"“” {BAD}")]),
        (options("One {option a b}"), [(4, f"“a b” {BAD}")]),
        (options("One {option <b>}"), [(4, f"“<b>” {BAD}")]),
        (options("{option one}"), [(4, EMPTY)]),
        (options("One {option one} more"), [(4, UNREAD)]),
        (options("One {option}"), [(4, UNREAD)]),
        ("Words {option one}.", [(1, UNREAD)]),
        ("::: table A {#a}\n| a | b |\n|---|---|\n| One | x {option one} |\n:::", [(4, UNREAD)]),
        ("::: table A {#a}\n| a {option one} | b |\n|---|---|\n| One | x |\n:::", [(2, UNREAD)]),
    ],
)  # fmt: skip
def test_option_problem(text, expected):
    assert problems(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"::: table Costs\n{CELLS}:::", [NO_CAPTION, (2, LOOSE)]),
        (f"::: table {{#costs}}\n{CELLS}:::", [NO_CAPTION, (2, LOOSE)]),
        (f"::: table Costs {{#}}\n{CELLS}:::", [NO_CAPTION, (2, LOOSE)]),
        (f"::: table\n{CELLS}:::", [NO_CAPTION, (2, LOOSE)]),
        ("::: table Costs {#costs}\n:::", [NOT_ALONE]),
        ("::: table Costs {#costs}\nWords.\n:::", [NOT_ALONE]),
        (f"::: table Costs {{#costs}}\nWords.\n\n{CELLS}:::", [NOT_ALONE, (4, LOOSE)]),
        (f"::: table Costs {{#costs}}\n{CELLS}\nWords.\n:::", [NOT_ALONE, (2, LOOSE)]),
        (f"::: table Costs {{#costs}}\n{CELLS}\nWords.\n\n{CELLS}:::", [NOT_ALONE, (2, LOOSE), (8, LOOSE)]),
        (f"::: table Costs {{#costs}}\n{CELLS}| e | |\n:::", [(5, EMPTY)]),
        (f"::: table Costs {{#costs}}\n{CELLS}| e |\n:::", [(5, EMPTY)]),
        ("::: table Costs {#costs}\n| | b |\n|---|---|\n| c | d |\n:::", [(2, EMPTY)]),
    ],
)  # fmt: skip
def test_table_problem(text, expected):
    assert problems(text) == expected


def test_only_figures_are_set_apart_and_nothing_has_a_style():
    html = render("::: table A {#a}\n| a | b | c |\n|:--|:-:|--:|\n| d | e | 1 |\n:::").html

    assert html.count('class="numeric"') == 2
    assert '<td class="numeric">1</td>' in html
    assert "style" not in html
