import re

from content.markdown import render

CELL = "**63** in 100. [Gap](#a): 45. So? [Ask. It](#a) now. [@x] {sure weak: One. Two.}"


def table(name: str, cell: str) -> str:
    return f"::: table A {{#a}}\n| a | b |\n|---|---|\n| {name} | {cell} |\n:::"


def test_each_sentence_of_a_compared_cell_stands_on_a_line():
    document = render(table("c {option c}", CELL))

    lines = document.html.split('<span class="line">')[1:]
    words = [re.sub("<[^>]*>", "", line).strip() for line in lines]
    assert words[:3] == ["63 in 100.", "Gap: 45.", "So?"]
    assert words[3].startswith("Ask. It now.")
    assert '</sup> </span><span class="sure' in lines[3]
    (option,) = document.tables[0].options
    assert option.cells[0].count('<span class="line">') == 4
    assert [p.text for p in document.passages if "Gap" in p.text] == [
        "63 in 100. Gap: 45. So? Ask. It now."
    ]


def test_one_sentence_and_a_table_for_reading_stay_as_they_are():
    assert "line" not in render(table("c {option c}", "Not known. [@x]")).html
    assert "line" not in render(table("c", CELL)).html


def test_each_sentence_of_a_fact_stands_on_a_line():
    fact = "What it costs\n: Little. [@x]\n: Ask. Then pay.\n"
    text = f"## A {{#a}}\n\n::: choices comparing\n- Seen\n\n### B {{#b}}\n{fact}\n### C {{#c}}\n{fact}:::"

    assert render(text).html.count('<span class="line">') == 4
