"""Characters that nobody sees, or that look like others."""

import pytest

from content.guardrails import characters
from content.markdown import Problem, render


@pytest.mark.parametrize("text", ["\ufeff## Why", "A word\ufeff."])
def test_byte_order_mark_is_an_error_with_its_line(text):
    found = list(characters.byte_order_marks(render(f"Yes.\n\n{text}")))

    assert [(problem.line, problem.is_error) for problem in found] == [(3, True)]


@pytest.mark.parametrize(
    "code", [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
@pytest.mark.parametrize(
    "text", ["So {} it is.", "[a](/co{}sts/)", "![so {} it](/media/x.png)", "`{}`"]
)
def test_direction_is_never_turned(code, text):
    found = list(characters.direction_marks(render("Yes.\n\n" + text.format(chr(code)))))

    assert [(problem.line, problem.is_error) for problem in found] == [(3, True)]
    assert f"(U+{code:04X})" in found[0].message


@pytest.mark.parametrize(
    ("word", "strange"),
    [
        ("\u0441ure", "с is Cyrillic"),
        ("cu\u0433\u0435", "г is Cyrillic, е is Cyrillic"),
        ("Ж-Жb", None),
        ("gu\u03b1rantee", "α is Greek"),
        ("\u0392EST", "Β is Greek"),
        ("h\u0585pe", "օ is Armenian"),
    ],
)
def test_word_of_two_alphabets_is_an_error_with_its_line(word, strange):
    found = list(characters.mixed_scripts(render(f"Yes,\nthe {word}.")))

    shown = word if strange else "Жb"
    letters = strange or "Ж is Cyrillic"
    message = f"“{shown}” mixes letters of two alphabets ({letters}): type the word again."
    assert found == [Problem(2, message)]


@pytest.mark.parametrize(
    "word", ["мезотерапия", "Ελλάδα", "TNFα", "NFκB", "5α-reductase", "β-carotene", "kΩ", "µg", "μg", "naïve", "Ångström", "e\ufb00ect", "PRPका"]
)  # fmt: skip
def test_word_of_one_alphabet_and_notation_of_medicine(word):
    assert list(characters.mixed_scripts(render(f"The {word} it is."))) == []
