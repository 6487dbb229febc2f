"""Which facts a text holds, each as it is written and under the kind of harm it can do."""

import pytest
from hypothesis import given

from content.comparing.fact_extraction import MARKS, FactKind, extract_facts
from tests.properties import bounded, texts


def found(text):
    return [(fact.kind.name, fact.text) for fact in extract_facts(text)]


@pytest.mark.parametrize(
    "text",
    [
        "5 mg",
        "5mg",
        ".5 ml",
        "0,5 ml",
        "2.5%",
        "½ ml",
        "1½ tablets",
        "1/2 tablet",
        "1 1/2 tablets",
        "1,50,000 IU",
        "<5 mg",
        "-18 °C",
        "4-mm",
        "0.5–1 ml",
        "6 to 10 weeks",
        "two to three weeks",
        "five per cent",
        "5 mg/kg",
        "5 mg a day",
        "5 mg per visit",
        "once a week",
        "three times a day",
        "every 2 weeks",
        "every other day",
        "daily",
        "24 hours",
    ],
)
def test_dose_is_whole_with_its_range_unit_and_how_often(text):
    assert found(f"So: {text}, they say.") == [("DOSE", text)]


@pytest.mark.parametrize(
    "text",
    [
        "INR 5,000",
        "Rs. 500",
        "₹5 lakh",
        "£40 to 60",
        "£40–60",
        "90 rupees",
        "500 USD",
        "$5",
        "£5 per visit",
    ],
)
def test_price_is_whole_with_its_currency(text):
    assert found(f"It is {text} now.") == [("PRICE", text)]


@pytest.mark.parametrize(
    "text",
    [
        "2 May 2026",
        "2nd of May 2026",
        "2–4 May",
        "May 2, 2026",
        "Sept. 2026",
        "June",
        "02/05/2026",
        "2026-05-02",
        "2026",
        "1990s",
    ],
)
def test_date_is_whole_in_each_way_to_write_it(text):
    assert found(f"It was seen ({text}) there.") == [("DATE", text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6 to 10 visits", ["6 to 10"]),
        ("54 of 86 heads", ["54", "86"]),
        ("1 in 10,000", ["1", "10,000"]),
        ("two visits", ["two"]),
        ("vitamin B12", ["B12"]),
        ("the 2nd visit", ["2nd"]),
        ("18+", ["18"]),
    ],
)
def test_number_is_what_has_no_unit(text, expected):
    assert found(text) == [("NUMBER", number) for number in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Do not rub it.", ["not rub"]),
        ("Do not\n**wash** it.", ["not wash"]),
        ("Never.", ["Never"]),
        ("It doesn’t help.", ["doesn’t help"]),
        ("It isn't safe.", ["isn't safe"]),
        ("Go unless you bleed.", ["unless you"]),
        ("Avoid sun.", ["Avoid sun"]),
        ("Not only here.", ["Not only", "only here"]),
        ("It no longer hurts.", ["no longer hurts"]),
        ("Notes on a northern nose.", []),
        ("Refuse it.", ["Refuse it"]),
    ],
)
def test_negation_has_the_word_that_follows(text, expected):
    assert found(text) == [("NEGATION", negation) for negation in expected]


@pytest.mark.parametrize(
    "limit",
    ["at least", "at most", "up to", "more than", "under", "over", "within", "before", "after"],
)
@pytest.mark.parametrize("number", ["3", "three"])
def test_limit_stands_beside_its_number(limit, number):
    assert found(f"It is {limit} {number} weeks.") == [
        ("NEGATION", limit),
        ("DOSE", f"{number} weeks"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It helps. [@moftah2012; @nma2025]",
        "Why {#why2}",
        "See [costs](/costs/#2).",
        "See https://example.org/2026/5-mg for more.",
        "It may march on.",
        "A someone of money.",
    ],
)
def test_what_only_looks_like_a_fact_is_none(text):
    assert found(text) == []


def test_emphasis_and_line_ends_do_not_break_a_fact():
    assert found("Take **5** mg\na day") == [("DOSE", "5 mg a day")]
    assert found("Take ***5*** **mg** a *day*") == [("DOSE", "5 mg a day")]
    assert found("**500** rupees, US$**5**") == [("PRICE", "500 rupees"), ("PRICE", "$ 5")]


def test_place_of_a_fact_is_in_characters_and_holds_its_word():
    text = "You do [not](/a2/) rub **5** mg."

    places = [text[fact.start : fact.end] for fact in extract_facts(text)]

    assert places == ["not](/a2/) rub", "5** mg"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5 mg", "5mg"),
        ("5 mg", "5 MG"),
        ("6 to 10 mg", "6–10 mg"),
        ("6 - 10 mg", "6—10 mg"),
        ("-5 °C", "−5 °C"),
        ("isn't", "isn’t"),
    ],
)
def test_value_is_equal_for_two_ways_to_write_one_fact(one, other):
    assert [fact.value for fact in extract_facts(one)] == [
        fact.value for fact in extract_facts(other)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5 mg", "5 mcg"),
        ("5 mg", ".5 mg"),
        ("5 mg", "<5 mg"),
        ("5 °C", "-5 °C"),
        ("5 to 10 mg", "510 mg"),
        ("5 mg a day", "5 mg a week"),
        ("not rub", "not wash"),
    ],
)
def test_value_differs_where_the_harm_does(one, other):
    assert [fact.value for fact in extract_facts(one)] != [
        fact.value for fact in extract_facts(other)
    ]


def test_kinds_are_in_the_order_of_harm():
    assert [kind.name for kind in FactKind] == [
        *("DOSE", "NEGATION", "WHO", "WHEN", "PRICE", "DATE", "NUMBER")
    ]


@bounded
@given(texts)
def test_no_digit_of_any_text_is_outside_its_facts(text):
    facts = extract_facts(text)
    # What holds digits and no facts is left aside.
    digits = [
        place
        for place, character in enumerate(MARKS.sub(lambda mark: " " * len(mark[0]), text))
        if character.isdecimal()
    ]

    places = {place for fact in facts for place in range(fact.start, fact.end)}
    assert [place for place in digits if place not in places] == []
    assert all(0 <= fact.start < fact.end <= len(text) for fact in facts)
    assert [fact.start for fact in facts] == sorted(fact.start for fact in facts)
