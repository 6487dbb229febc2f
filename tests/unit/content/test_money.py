"""One list of money codes, whoever asks."""

import pytest
from django.http import QueryDict

from content.comparing.fact_extraction import extract_facts
from content.guardrails import abbreviations, claims, numbers
from content.markdown import render
from content.money import CODES_IN_TEXTS, CURRENCY_CODES, SIGNS
from content.stated_price import is_same_currency
from content.whole_course import WholeCourseForm


def rules_that_speak(text):
    rules = (abbreviations.unknown_abbreviations, claims.figures_without_source, numbers.currencies)
    return [rule.__name__ for rule in rules if list(rule(render(text)))]


@pytest.mark.parametrize("code", sorted(CODES_IN_TEXTS))
def test_every_code_is_money_to_every_rule_to_facts_and_to_the_form(code):
    form = WholeCourseForm(QueryDict(f"price={code} 4,000"))

    assert rules_that_speak(f"A visit is {code} 5,000.") == ["figures_without_source"]
    assert rules_that_speak(f"It is {code} 5,000 to 6,000.") == [
        "figures_without_source",
        "currencies",
    ]
    assert [(fact.kind.name, fact.text) for fact in extract_facts(f"It is {code} 5,000.")] == [
        ("PRICE", f"{code} 5,000")
    ]
    assert form.courses[0].each.mark == code


@pytest.mark.parametrize("word", ["ALL", "CUP", "TOP"])
def test_word_in_capitals_is_no_money_in_a_text(word):
    assert [fact.text for fact in extract_facts(f"Take {word} 3 tablets.")] == ["3 tablets"]
    assert "figures_without_source" not in rules_that_speak(f"Our {word} 10 questions.")


@pytest.mark.parametrize("text", ["XXX", "XAU", "XTS", "BGN", "HRK", "abc"])
def test_what_nobody_pays_with_is_no_code(text):
    assert text not in CURRENCY_CODES


@pytest.mark.parametrize("sign", [sign for sign in SIGNS if len(sign) == 1])
def test_every_sign_is_told_from_a_code_and_is_a_price(sign):
    form = WholeCourseForm(QueryDict(f"price={sign}4,000"))

    assert rules_that_speak(f"It is {sign}5,000.") == ["currencies"]
    assert [fact.kind.name for fact in extract_facts(f"It is {sign}5,000.")] == ["PRICE"]
    assert form.courses[0].each.mark == sign
    assert is_same_currency(sign, SIGNS[sign][0])


def test_every_sign_stands_for_codes_of_the_list():
    assert {code for codes in SIGNS.values() for code in codes} <= CURRENCY_CODES
