import pytest

from tests.unit.content.markdown.problems import problems

NO_LINKS = "An emergency card holds no links but telephone numbers: nothing may lead away from it."


def level(word: str) -> str:
    return f"“{word}” is not a level of a care card: use see, urgent, now or emergency."


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("Words.\n\n::: care soon Ask if:\n- a sign\n:::", 3, level("soon")),
        ("::: care\n- a sign\n:::", 1, level("")),
        ("::: care See a doctor if:\n- a sign\n:::", 1, level("See")),
        ("::: care see Ask a doctor\n- a sign\n:::", 1, "The title of a care card says what to do and ends in “if:”."),
        ("::: care urgent\n- a sign\n:::", 1, "The title of a care card says what to do and ends in “if:”."),
        ("::: care urgent Ask if:\nIt hurts.\n:::", 1, "A care card needs a list of signs."),
        ("::: care emergency Call if:\n- one\n- [two](/words/)\n:::", 3, NO_LINKS),
        ("::: care emergency Call if:\n- one\n\nSee <https://example.org/>.\n:::", 4, NO_LINKS),
        ("::: care emergency Call if:\n- one\n- two [@nhs_anaph]\n:::", 3, NO_LINKS),
        ("::: care emergency [Call](/words/) if:\n- one\n:::", 1, NO_LINKS),
        ("::: care emergency Call if:\n- one [two]\n:::\n\n[two]: /words/", 2, NO_LINKS),
    ],
)  # fmt: skip
def test_care_card_problem(text, line, message):
    # A card without its title also has a heading without words.
    assert (line, message) in problems(text)


def test_links_are_welcome_in_the_other_cards_and_after_an_emergency_card():
    see = "::: care see Ask if:\n- [two](/words/) [@a]\n:::\n\n"
    emergency = "::: care emergency Call if:\n- one\n:::\n\n[Words](/words/) [@a]"

    assert problems(see + emergency) == []
