import pytest

from content.found_sentences import AT_MOST, CHARACTERS_SHOWN, FoundSentence, find_sentences


def told(text, words):
    """Each sentence with its line, what is marked in it in brackets."""
    return [
        (
            found.line,
            "".join(f"[{words}]" if is_wanted else words for words, is_wanted in found.runs),
        )
        for found in find_sentences(text, words)
    ]


def test_sentence_is_told_with_its_words_and_its_place():
    text = "# Prices\n\nOne thing. A graft costs GBP 1,000 [@nhs_ht]\nor **more** ([ask](/questions/)). Ask.\n"

    found = find_sentences(text, "gbp 1,000")

    runs = (("A graft costs ", False), ("GBP 1,000", True), (" or more (ask).", False))
    assert found == [FoundSentence(3, "GBP 1,000", runs)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("| Hair | GBP 5 |\n| Scalp | GBP 6 |", "gbp 6", [(2, "Scalp [GBP 6]")]),
        ("- Hair: 5.\n- Scalp: 6.", "6", [(2, "Scalp: [6].")]),
        ("One line\nwith GBP 5\n\nOther words", "gbp", [(2, "One line with [GBP] 5")]),
    ],
    ids=["row", "item", "paragraph"],
)
def test_row_item_and_paragraph_end_a_sentence(text, words, expected):
    assert told(text, words) == expected


def test_words_together_come_before_words_apart():
    text = "GBP 5 or 1,000 visits. It is GBP 1,000. It is GBP 6."

    assert told(text, "GBP 1,000") == [(1, "It is [GBP 1,000].")]


def test_of_words_apart_the_sentences_with_most_of_them_are_told():
    text = (
        "Hair. Hair in the UK. Price of hair in the UK. UK, hair and hair. Hair at that price: UK."
    )

    assert told(text, "hair UK price") == [
        (1, "[Price] of [hair] in the [UK]."),
        (1, "[Hair] at that [price]: [UK]."),
    ]


def test_only_the_first_sentences_are_told():
    assert len(told("Hair. " * (AT_MOST + 1), "hair")) == AT_MOST


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is 21,000. It is 1,000.", [(1, "It is [1,000].")]),
        ("It is 1,000,000.", [(1, "It is [1,000],000.")]),
    ],
    ids=["whole number first", "part of one where nothing else is"],
)
def test_number_is_not_taken_for_a_part_of_another(text, expected):
    assert told(text, "1,000") == expected


def test_what_readers_do_not_see_is_not_found():
    assert (
        find_sentences(
            "::: table Prices {#costs}\n| {option costs} [Why](/costs/) [@costs] |\n:::", "costs"
        )
        == []
    )


def test_of_a_long_sentence_the_part_around_the_words_is_told():
    ((_, words),) = told(f"{'before ' * 90}GBP 5 {'after ' * 90}", "GBP 5")

    assert "before [GBP 5] after" in words
    assert len(words) <= CHARACTERS_SHOWN + 10


def test_words_over_two_lines_are_found_and_typed_is_what_the_first_line_has():
    (found,) = find_sentences("It is GBP\n1,000.", "GBP 1,000")

    assert (found.line, found.typed) == (1, "GBP")


def test_nothing_asked_finds_nothing():
    assert find_sentences("Words.", " ") == []
