import itertools

from hypothesis import given
from hypothesis import strategies as st

from handouts.codes import ALPHABET, derive_code, is_possible, normalize
from tests.properties import bounded


def test_same_identity_has_the_same_code_for_good():
    # Printed sheets out there carry these.
    assert derive_code("costs, version 3") == "39A9FP"
    assert derive_code("costs, version 3", length=6).startswith("39A9F")


def test_every_single_wrong_character_is_noticed():
    code = derive_code("a sheet")

    slips = [
        code[:place] + other + code[place + 1 :]
        for place in range(len(code))
        for other in ALPHABET
        if other != code[place]
    ]

    assert is_possible(code)
    assert not any(map(is_possible, slips))
    assert len(slips) == 186


def test_nearly_all_characters_that_changed_places_are_noticed():
    missed = 0
    for number in range(300):
        code = derive_code(str(number))
        for a, b in itertools.pairwise(range(len(code))):
            swapped = list(code)
            swapped[a], swapped[b] = swapped[b], swapped[a]
            missed += "".join(swapped) != code and is_possible("".join(swapped))

    assert missed <= 5


def test_code_is_read_however_it_was_typed():
    assert normalize(" 7k3-qoi ") == "7K3Q01"
    assert normalize("l0v\u2013e") == "10VE"
    assert normalize("https://example.org/h/39A9FP/") == "39A9FP"


def test_what_is_no_code_is_not_possible():
    for typed in ("", "7", "12345", "ÄÖÜ123", "../etc", "7K3Q0!"):
        assert not is_possible(normalize(typed)), typed


@bounded
@given(st.text(), st.integers(1, 20), st.integers(min_value=0), st.sampled_from(" -\u2013/."))
def test_any_code_is_read_back_and_one_wrong_character_is_noticed(identity, length, slip, blank):
    code = derive_code(identity, length)
    place, shift = slip % len(code), slip % (len(ALPHABET) - 1) + 1
    other = ALPHABET[(ALPHABET.index(code[place]) + shift) % len(ALPHABET)]

    assert normalize(f" {blank.join(code.lower()) if blank != '/' else code}{blank} ") == code
    assert is_possible(code) == (length >= 5)
    assert not is_possible(code[:place] + other + code[place + 1 :])


@bounded
@given(st.text())
def test_whatever_is_typed_is_a_code_or_none(typed):
    code = normalize(typed)

    assert normalize(code) == code
    assert is_possible(code) in (True, False)
    assert not is_possible(code) or set(code) <= set(ALPHABET)
