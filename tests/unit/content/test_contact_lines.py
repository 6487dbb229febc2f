"""A clinic's details in any direction, with numbers that can be called."""

import re

import pytest

from content.contact_lines import call_link, contact_lines


def test_each_line_has_its_own_direction_and_nothing_is_markup():
    html = contact_lines("Hill clinic <b>\nعيادة التل\nOpen 9 to 17")

    assert html == (
        '<span dir="auto">Hill clinic &lt;b&gt;</span><br>'
        '<span dir="auto">عيادة التل</span><br>'
        '<span dir="auto">Open 9 to 17</span>'
    )


@pytest.mark.parametrize(
    ("line", "called"),
    [
        ("Telephone 020 7946 0018, day and night", ["02079460018"]),
        ("+91 (22) 2278-0000 or +91 98200 00000", ["+912222780000", "+919820000000"]),
        ("هاتف ٠٢٠ ٧٩٤٦ ٠٠١٨", ["02079460018"]),
        ("Call 5550100.", ["5550100"]),
        ("Monday 9:00-17:00, from 2026-11-26", []),
        ("0900-1700, room 12, 110001 Delhi", []),
        ("26/11/2026, 09.00-17.00", []),
        ("ref AB1234567", []),
        ("1234567890123456", []),
    ],
)
def test_telephone_numbers_are_links_and_other_digits_are_not(line, called):
    html = contact_lines(line)

    assert re.findall(r'<a href="tel:([^"]*)" dir="ltr">', html) == called
    assert re.sub(r"<[^>]+>", "", html) == line


def test_emergency_number_is_called_whatever_its_length_and_words_are_not():
    assert call_link("112") == '<a href="tel:112" dir="ltr">112</a>'
    assert call_link("<none>") == "&lt;none&gt;"
