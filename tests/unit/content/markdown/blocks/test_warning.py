import pytest

from tests.unit.content.markdown.problems import problems

NO_TITLE = "A warning needs a title that names the danger: ::: warning Women and dutasteride"
EMPTY = "This warning says nothing: write what the danger is and what to do."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("::: warning A\n:::", [(1, EMPTY)]),
        ("::: warning\nWords.\n:::", [(1, NO_TITLE), (1, "This heading has no words: say what follows.")]),
    ],
)  # fmt: skip
def test_warning_problem(text, expected):
    assert problems(text) == expected
