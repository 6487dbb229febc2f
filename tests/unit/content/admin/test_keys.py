"""What can be the key of a row, and what cannot."""

import pytest

from content.admin.keys import is_key


@pytest.mark.parametrize("text", ["0", "7", "9" * 18])
def test_whole_number_is_a_key(text):
    assert is_key(text) is True


# “²” and “٣” are digits to Python; the first is no number to it.
@pytest.mark.parametrize("text", ["", "²", "٣", "-7", "1.5", " 7", "1_0", "costs", "9" * 19])
def test_anything_else_is_no_key(text):
    assert is_key(text) is False
