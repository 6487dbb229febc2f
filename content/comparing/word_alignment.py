"""Which words of one text stand in another, and where: an alignment in characters.

It is a list of operations as `difflib` gives them, which leave no gap in either text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

# Two whole pages of the guide have 4,000 words and 25,000 pairs of equal ones: a hundredth of a
# second. Beyond these, which only a text made to do so reaches, it could take minutes.
WORDS_COMPARED = 5_000
PAIRS_COMPARED = 50_000
# (tag, start and end in the old text, start and end in the new one)
Opcode = tuple[str, int, int, int, int]


def are_few_words(texts: Iterable[tuple[str, str]]) -> bool:
    """Whether the words of these pairs of texts are few enough to align, and repeat little."""
    words = pairs = 0
    for old, new in texts:
        before, after = Counter(old.split()), Counter(new.split())
        words += before.total() + after.total()
        pairs += sum(count * after[word] for word, count in before.items())
    return words <= WORDS_COMPARED and pairs <= PAIRS_COMPARED


def align_words(old: str, new: str, by_word: bool) -> list[Opcode]:
    """The operations from text to text. Without `by_word`, one that replaces the whole.

    An equal word has an operation of its own: the white space behind it may differ.

    >>> align_words("No  pain.", "No gain.", by_word=True)
    [('equal', 0, 0, 0, 0), ('equal', 0, 4, 0, 3), ('replace', 4, 9, 3, 8)]
    """
    old_words, old_bounds = _split_words(old)
    new_words, new_bounds = _split_words(new)
    if not by_word or not old_words or not new_words:
        return [("replace", 0, len(old), 0, len(new))]
    matcher = SequenceMatcher(None, old_words, new_words, autojunk=False)
    changes = [
        (tag, old_bounds[a], old_bounds[b], new_bounds[c], new_bounds[d])
        for opcode in matcher.get_opcodes()
        for tag, a, b, c, d in _split_equal(opcode)
    ]
    # The white space that the texts begin with is marked as their first words are.
    return [(changes[0][0], 0, old_bounds[0], 0, new_bounds[0]), *changes]


def _split_equal(opcode: Opcode) -> Iterator[Opcode]:
    tag, old_start, old_end, new_start, _ = opcode
    if tag != "equal":
        yield opcode
        return
    for shift in range(old_end - old_start):
        old, new = old_start + shift, new_start + shift
        yield tag, old, old + 1, new, new + 1


def _split_words(text: str) -> tuple[list[str], list[int]]:
    """Its words, and where each begins. White space belongs to the word before it.

    >>> _split_words(" No  pain.")
    (['No', 'pain.'], [1, 5, 10])
    """
    found = list(re.finditer(r"\S+", text))
    return [word[0] for word in found], [*(word.start() for word in found), len(text)]


def invert(changes: Iterable[Opcode]) -> list[Opcode]:
    """The same alignment, seen from the new text."""
    return [(tag, c, d, a, b) for tag, a, b, c, d in changes]


def find_counterpart(changes: list[Opcode], place: int) -> int:
    """Where in the other text the words stand that take this place."""
    tag, start, _, other, other_end = changes[
        bisect_right(changes, place, key=lambda change: change[1]) - 1
    ]
    if tag != "equal":
        return other
    # There may be less white space around the word: the place stays at the word.
    return min(other + place - start, max(other, other_end - 1))
