"""What the author of a text watches: its length and how hard it is to read."""

import pytest

from content.guardrails import readability
from content.guardrails.measures import Measures, measures
from content.markdown import render


def test_measures_of_nothing():
    assert measures(render("")) == Measures(0, 0, None, None)


def test_headings_and_cells_count_as_words_and_not_as_sentences():
    text = """## Two words {#two-words}

The cat sat on the mat. Many injections hurt.

::: table What it costs {#costs}
| Item | Price |
|---|---|
| One visit to the clinic | Not known |
:::
"""

    found = measures(render(text))

    assert (found.sentences, found.sentence_words) == (2, 4.5)
    # The heading 2, the sentences 9, the caption 3, the table 9.
    assert found.words == 23
    assert found.grade == pytest.approx(
        readability.grade(["The cat sat on the mat. Many injections hurt."])
    )


def test_labels_and_sources_are_no_words_of_the_text():
    plain = measures(render("The cat sat on the mat."))
    cited = measures(render("The cat sat on the mat. [@moftah2012]"))

    assert cited == plain
