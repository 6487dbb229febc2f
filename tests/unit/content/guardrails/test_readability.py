"""How hard a text is to read."""

import pytest

from content.guardrails import readability


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("   ", []),
        ("It helps", ["It helps"]),
        ("It helps. It hurts!", ["It helps.", "It hurts!"]),
        ("Does it help? Nobody knows…  So ask.", ["Does it help?", "Nobody knows…", "So ask."]),
        ("They say “it helps.” Ask why.", ["They say “it helps.”", "Ask why."]),
        ("It helps (a bit.) Ask why.", ["It helps (a bit.)", "Ask why."]),
        ("It hurts. “Why?” (Ask.)", ["It hurts.", "“Why?”", "(Ask.)"]),
        ("Dr. Pistor, St. John and Mrs. Rao vs. Mr. Lee.", ["Dr. Pistor, St. John and Mrs. Rao vs. Mr. Lee."]),
        ("About 1.5 ml. 4 mm deep.", ["About 1.5 ml.", "4 mm deep."]),
        ("It may help, e.g. in men.", ["It may help, e.g. in men."]),
    ],
)  # fmt: skip
def test_sentences(text, expected):
    assert readability.sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("4 mm, 2012.", ["mm"]),
        ("Don’t use the clinic's well-known café.", ["Don’t", "use", "the", "clinic's", "well-known", "café"]),
        ("rock-'n'-roll", ["rock", "n", "roll"]),
    ],
)  # fmt: skip
def test_words(text, expected):
    assert readability.words(text) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        # In the dictionary, in any case, and with either apostrophe
        ("hair", 1),
        ("HAIR", 1),
        ("don't", 1),
        ("don’t", 1),
        ("mother’s", 2),
        # British spelling, plurals and owners of known words
        ("discolouring", 4),
        ("scalp's", 1),
        ("follicles", 3),
        # Parts joined by a hyphen
        ("long-term", 2),
        # Not in the dictionary: groups of vowels, without a silent end
        ("zzbate", 1),
        ("zzbable", 2),
        ("zzbated", 2),
        ("zzbipped", 1),
        ("zzbee", 1),
        ("zz", 1),
    ],
)
def test_syllables(word, expected):
    assert readability.syllables(word) == expected


def test_grade_is_the_formula_of_kincaid():
    # 6 words in 1 sentence with 6 syllables.
    assert readability.grade(["The cat sat on the mat."]) == pytest.approx(
        0.39 * 6 + 11.8 * 1 - 15.59
    )
    # 10 words in 2 sentences of 2 texts, with 13 syllables.
    assert readability.grade(["The cat sat on the mat.", "Many injections hurt."]) == (
        pytest.approx(0.39 * 9 / 2 + 11.8 * (6 + 2 + 3 + 1) / 9 - 15.59)
    )


def test_grade_leaves_out_labels():
    text = "The cat sat on the mat."

    assert readability.grade([text, "Alopecia universalis."]) == readability.grade([text])


@pytest.mark.parametrize("texts", [[], [""], ["Two words."], ["2012"]])
def test_grade_of_no_sentence_is_none(texts):
    assert readability.grade(texts) is None


def test_grade_rises_with_harder_words_and_longer_sentences():
    easy = readability.grade(["The drug may help. Ask why it does."])
    longer = readability.grade(["The drug may help and you may ask why it does."])
    harder = readability.grade(["The medication potentially contributes. Ask why it does."])

    assert easy < longer < harder
