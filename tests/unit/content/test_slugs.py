"""How an address may look."""

import pytest
from django.core.exceptions import ValidationError

from content.slugs import valid_page_key, valid_slug

PLAIN = ["costs", "side-effects", "a-b-c"]
NOT_PLAIN = [
    "Costs",
    "cost_s",
    "costs2026",
    "-costs",
    "costs-",
    "side--effects",
    "é",
    "a b",
    "a/b",
    "costs\n",
]


@pytest.mark.parametrize("validator", [valid_page_key, valid_slug])
@pytest.mark.parametrize("text", PLAIN)
def test_plain_words_are_an_address_and_a_key(validator, text):
    assert validator(text) is None


@pytest.mark.parametrize("validator", [valid_page_key, valid_slug])
@pytest.mark.parametrize("text", NOT_PLAIN)
def test_anything_else_is_neither(validator, text):
    with pytest.raises(ValidationError, match=r"^\['Use words in small letters, joined by hyph"):
        validator(text)


def test_empty_text_is_the_home_pages_address_and_no_key():
    assert valid_slug("") is None
    with pytest.raises(ValidationError):
        valid_page_key("")
