"""What the care cards of a text say, in words."""

from content.markdown import render
from content.markdown.document import CareCard, Sign

URGENT = """Words.

::: care urgent Contact *the clinic* today if:
- a [lump](/words/) **leaks** [@a]
- you have
  a fever {sure weak: 1 study.}
  - above 38 °C

Say that you had injections.
:::
"""
EMERGENCY = "::: care emergency Call if:\n- you cannot breathe\n:::\n"


def test_care_card_says_its_level_its_title_and_its_signs_with_their_lines():
    assert render(URGENT).care_cards == (
        CareCard(
            "urgent",
            "Contact the clinic today if:",
            (Sign("a lump leaks", 4), Sign("you have a fever", 5), Sign("above 38 °C", 7)),
            3,
        ),
    )


def test_care_cards_stand_in_the_order_of_the_text_in_other_blocks_too():
    text = f"{URGENT}\n:::: warning A\n{EMERGENCY}::::\n"

    cards = render(text).care_cards

    assert [(card.level, card.line) for card in cards] == [("urgent", 3), ("emergency", 13)]
    assert cards[1].signs == (Sign("you cannot breathe", 14),)


def test_card_without_title_or_signs_is_still_a_card():
    assert render("::: care emergency\nCall.\n:::").care_cards == (
        CareCard("emergency", "", (), 1),
    )


def test_card_of_a_level_that_there_is_not_is_no_card():
    assert render(EMERGENCY.replace("emergency", "soon")).care_cards == ()


def test_only_a_text_with_an_emergency_card_has_one():
    assert render(EMERGENCY).has_emergency_card
    assert not render(URGENT).has_emergency_card
    assert not render('Call if: class="care care--emergency"').has_emergency_card
