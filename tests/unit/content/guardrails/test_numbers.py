"""How numbers are written."""

import pytest

from content.guardrails import numbers
from content.markdown import Problem, render


def found(rule, text: str) -> list[Problem]:
    return list(rule(render(text)))


def table(*cells: str) -> str:
    rows = "\n".join(f"| {cell} |" for cell in cells)
    return f"::: table Cats {{#cats}}\n| What |\n|---|\n{rows}\n:::\n"


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("In 63% of women", "63%"),
        ("In 63 % of women", "63 %"),
        ("In 63 percent", "63 percent"),
        ("0.5 per cent", "0.5 per cent"),
        ("69% on minoxidil", "69%"),
        ("Minoxidil 69%", "69%"),
        ("1 in 10 women", "1 in 10"),
        ("One in ten", "One in ten"),
    ],
)
def test_chance_that_is_hard_to_compare(cell, shown):
    message = f"“{shown}” is hard to compare in a table: write “x in 100 people”."

    assert found(numbers.chances_in_tables, table("A cat", cell)) == [Problem(5, message)]


@pytest.mark.parametrize(
    "text",
    [
        "About 63% of women, 1 in 10",
        table("63 in 100 women"),
        table("54 of 86 women"),
        table("Minoxidil 5% twice a day", "2% minoxidil", "0.5% solution"),
        table("11 in 100", "1 in 4 months", "1 in each row"),
    ],
)
def test_chance_that_is_easy_to_compare_or_in_no_table(text):
    assert found(numbers.chances_in_tables, text) == []


def test_two_denominators_in_one_table():
    message = "This table counts in 100 and in 1,000: use one number for all its rows."

    assert found(numbers.denominators, table("3 to 16 in 100", "2 in 1,000", "4 in 1,000")) == [
        Problem(5, message)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It is 2 in 100, or 20 in 1,000.",
        table("2 in 100", "3 to 16 in 100 men"),
        table("2 in 100 (54 of 86)", "3 in 100 (7 of 40)"),
        table("2 in 100", "8 in 4 months", "7 in 12 weeks", "2 in 2012"),
        table("2 in 100") + "\nNext.\n\n" + table("2 in 1,000").replace("#cats", "#more"),
    ],
)
def test_one_denominator_in_each_table(text):
    assert found(numbers.denominators, text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("6-10 visits", "6", "10"),
        ("6–10 visits", "6", "10"),
        ("6 – 10.", "6", "10"),
        ("INR 5,000-15,000, or so", "5,000", "15,000"),
        ("10-15mg", "10", "15"),
        ("4-6%", "4", "6"),
    ],
)
def test_dash_in_a_range(text, low, high):
    message = f"A dash between numbers is easily missed: write “{low} to {high}”."

    assert found(numbers.dashes_in_ranges, f"Yes.\n\n{text}") == [Problem(3, message, "warning")]


@pytest.mark.parametrize(
    "text",
    [
        "6 to 10",
        "COVID-19",
        "B12-3",
        "5-alpha",
        "1-800-332-1088",
        "2026-11-25",
        "020-7946",
        "a – 5",
    ],
)
def test_dash_in_no_range(text):
    assert found(numbers.dashes_in_ranges, text) == []


@pytest.mark.parametrize("number", ["5000", "12000", "150000", "3000"])
@pytest.mark.parametrize("end", ["", ".", ", or so", " people"])
def test_long_number_without_a_comma(number, end):
    message = f"“{number}” is read digit by digit: put a comma before each three, as in 5,000."

    assert found(numbers.long_numbers, f"Yes.\n\nAbout {number}{end}") == [
        Problem(3, message, "warning")
    ]


@pytest.mark.parametrize(
    "text", ["5,000", "150,000", "541", "In 1952, 2026 and 2026.", "Call 14416.", "020 79460000", "x12345"]
)  # fmt: skip
def test_number_that_needs_no_comma(text):
    assert found(numbers.long_numbers, text) == []


@pytest.mark.parametrize("date", ["05/06/2026", "5.6.2026", "5/6/26", "05-06-2026", "2026-06-05"])
def test_date_in_digits(date):
    message = f"“{date}” is read in two ways: write the month as a word, as in 5 June 2026."

    assert found(numbers.dates_in_digits, f"On {date}.") == [Problem(1, message, "warning")]


@pytest.mark.parametrize("text", ["On 5 June 2026.", "1/2", "24/7", "1.5.2", "A 10/12/2026-x"])
def test_no_date_in_digits(text):
    assert found(numbers.dates_in_digits, text) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [("$5", "$"), ("£5", "£"), ("€5", "€"), ("₹5", "₹"), ("Rs. 5", "Rs."), ("Rs 5", "Rs"), ("5 dollars", "5 dollars")],
)  # fmt: skip
def test_currency_without_its_code(text, shown):
    message = f"“{shown}” does not say which currency to everybody: write its code before each amount, as in INR 5,000."

    assert found(numbers.currencies, f"It is {text}.") == [Problem(1, message, "warning")]


@pytest.mark.parametrize("text", ["INR 5,000 to 15,000", "USD 70 to 200", "GBP 1,000 or 2,000"])
def test_second_amount_without_its_code(text):
    message = (
        f"“{text}” leaves the second amount without its currency: write {text[:3]} before it too."
    )

    assert found(numbers.currencies, f"It is {text}.") == [Problem(1, message, "warning")]


@pytest.mark.parametrize(
    "text", ["INR 5,000 to INR 15,000", "INR 5,000 and 6 visits", "US dollars (USD)", "MRs 5"]
)
def test_currency_with_its_code(text):
    assert found(numbers.currencies, text) == []
