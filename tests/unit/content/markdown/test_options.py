"""Rows that a reader can choose, with their cells as HTML."""

from content.markdown import render
from content.markdown.document import Option
from content.markdown.options import split_option

HEAD = "| a | b | c |\n|---|---|---|\n"


def test_options_of_a_table_have_names_without_marks_and_cells_without_ids():
    (table,) = render(
        f"A. [@a]\n\n::: table A {{#a}}\n{HEAD}"
        "| [Laser](/words/#laser) {option laser} | *One* [@b] | Two {sure weak: Few.} |\n"
        "| None {option nothing} | [@a] | A & B <script> |\n:::"
    ).tables

    laser, nothing = table.options
    assert (laser.id, laser.name) == ("laser", "Laser")
    assert laser.cells[0] == ('<em>One</em><sup class="cite">&nbsp;2</sup>')
    assert "Two <span" in laser.cells[1]
    assert "Weak or mixed evidence" in laser.cells[1]
    assert nothing == Option(
        "nothing",
        "None",
        (
            '<sup class="cite">&nbsp;1</sup>',
            "A &amp; B &lt;script&gt;",
        ),
    )


def test_option_is_no_word_of_its_row():
    document = render(f"::: table A {{#a}}\n{HEAD}| One {{option one}} | [@b] | x |\n:::")

    assert "option" not in document.html
    assert [passage.text for passage in document.passages if passage.kind == "cell"] == [
        *"abc",
        "One",
        "x",
    ]


def test_tables_keep_their_own_options_and_one_without_has_none():
    def table(name, mark):
        return f"::: table A {{#{name}}}\n{HEAD}| One{mark} | {name} | x |\n:::\n\n"

    tables = render(
        table("first", " {option one}") + table("plain", "") + table("last", " {option one}")
    ).tables

    assert [[option.cells[0] for option in table.options] for table in tables] == [
        ["first"],
        [],
        ["last"],
    ]


def test_two_tables_of_one_id_are_a_problem_and_no_accident():
    one = f"::: table A {{#a}}\n{HEAD}| One {{option one}} | x | x |\n:::\n\n"
    longer = one.replace("| One", "| Two {option two} | y | y |\n| One")

    document = render(one + longer)

    assert [problem.line for problem in document.problems] == [7]
    assert [[option.id for option in table.options] for table in document.tables] == [
        ["one"],
        ["two", "one"],
    ]


def test_table_without_a_caption_lends_its_rows_to_no_other():
    text = (
        f"{HEAD}| Loose | x | x |\n\n::: table A {{#a}}\n{HEAD}| One {{option one}} | y | y |\n:::"
    )

    (table,) = render(text).tables

    assert [(option.id, option.cells) for option in table.options] == [("one", ("y", "y"))]


def test_long_line_takes_no_time():
    blanks = " " * 50_000

    assert split_option(f"One {{option{blanks}x") == (f"One {{option{blanks}x", None)
