"""The index of a text says what its words alone decide, in little room."""

from content.markdown import Context, render
from content.markdown.document import Problem
from content.text_index import TextIndex, ids_of, index_document

TEXT = """## Prices and more {#price .cost}

Ask [below](#table). Here [@a2020] and there. [@b2021; @a2020]

::: table Choices {#table}
| Choice | Cost |
|---|---|
| Laser {option laser} | 5 |
:::
"""


def test_ids_are_those_that_a_link_can_lead_to():
    document = render("## Prices {#price}\n\n## More {#more}\n")

    assert ids_of(document) == {"price", "more"}


def test_each_key_has_its_place_among_the_sources_and_its_lines():
    index = index_document(render(TEXT))

    assert index.citations == ("a2020", "b2021")
    assert index.mentions == {"a2020": [3, 3], "b2021": [3]}


def test_key_without_a_reference_is_mentioned_and_not_cited():
    index = index_document(render(TEXT, Context(reference_keys=frozenset({"b2021"}))))

    assert index.citations == ("b2021",)
    assert set(index.mentions) == {"a2020", "b2021"}


def test_table_has_its_options_and_nothing_that_is_only_shown():
    (table,) = index_document(render(TEXT)).tables

    assert [(option.id, option.name, option.cells) for option in table.options] == [
        ("laser", "Laser", ())
    ]
    assert (table.id, table.caption, table.rows) == ("table", "Choices", ())


def test_words_beside_the_text_are_judged_by_their_field():
    index = index_document(render("Words.\n"), title="A sure cure", note="First version.")

    assert [(problem.beside, problem.level) for problem in index.beside] == [("title", "error")]


def test_levels_are_those_of_all_that_the_words_decide():
    error, warning = Problem(1, "Mend it."), Problem(2, "Think of it.", "warning")

    assert TextIndex().levels == set()
    assert TextIndex(words=(warning,)).levels == {"warning"}
    assert TextIndex(problems=(error,), beside=(warning,)).levels == {"error", "warning"}
