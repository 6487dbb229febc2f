"""Tables as plain words."""

from content.markdown import render
from tests.unit.content.markdown.problems import problems

NO_CAPTION = "This table has no caption: put it into a ::: table block."
TABLE = "::: table A {#a}\n| a |\n|---|\n| b |\n:::"


def test_table_outside_its_block_is_a_problem():
    assert problems("One\n\n| a |\n|---|\n| b |") == [(3, NO_CAPTION)]


def test_tables_of_one_text_keep_their_own_rows():
    document = render(f"{TABLE}\n\n{TABLE.replace('{#a}', '{#b}').replace('| b |', '| c |')}")

    assert [table.rows for table in document.tables] == [(("a",), ("b",)), (("a",), ("c",))]
