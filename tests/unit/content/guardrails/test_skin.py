"""Red skin is hard to see on brown and black skin."""

import pytest

from content.guardrails.skin import red_skin
from content.markdown import Problem, render

FEELS = "how it feels (heat, swelling)"
LOOKS = "how it looks on brown and black skin"


def found(text: str) -> list[Problem]:
    return list(red_skin(render(text)))


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("The skin is red.", f"{FEELS} and {LOOKS}"),
        ("There is redness and heat.", LOOKS),
        ("Reddened or, on brown skin, purple.", FEELS),
        ("## A {#a}\n\nIt is hot, or grey.\n\n## B {#b}\n\nIt is red.", f"{FEELS} and {LOOKS}"),
        (
            "::: care see See a doctor if:\n- skin is red\n- you are ill\n:::",
            f"{FEELS} and {LOOKS}",
        ),
    ],
)
def test_skin_that_is_only_red(text, missing):
    message = f"Red skin is hard to see on many people: say here also {missing}."

    (problem,) = found(text)
    assert (problem.message, problem.level) == (message, "warning")


def test_line_is_that_of_the_first_red_skin():
    assert [problem.line for problem in found("Yes.\n\nIt is red.\n\nIt is red.")] == [3]


@pytest.mark.parametrize(
    "text",
    [
        "The skin is hot and swollen. On brown and black skin, redness is hard to see.",
        "::: do\n- look for red skin\n- feel for heat\n:::\n\nIt may look purple.",
        "Weak red light helped. Red blood cells.",
        "> No redness at all.",
        "It hurts and scarred.",
    ],
)
def test_skin_that_everybody_can_check(text):
    assert found(text) == []
