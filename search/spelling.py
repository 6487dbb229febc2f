"""Words with a slip in them, and the words of the guide that were meant."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping

# With fewer letters, almost any word is a slip away from another.
SHORTEST = 4


def correct(word: str, known: Mapping[str, int]) -> str:
    """The known word that was meant, the commonest of several; empty where there is none.

    A letter too many, too few or wrong, two that changed places, or a blank left out.

    >>> correct("minoxidyl", {"minoxidil": 9}), correct("dermaroller", {"derma": 2, "roller": 2})
    ('minoxidil', 'derma roller')
    """
    if len(word) < SHORTEST:
        return ""
    near = {other for other in _one_slip_away(word) if other in known}
    if near:
        return max(sorted(near), key=lambda other: known[other])
    halves = ((word[:cut], word[cut:]) for cut in range(3, len(word) - 2))
    pairs = [pair for pair in halves if all(half in known for half in pair)]
    return " ".join(max(pairs, key=lambda pair: min(known[half] for half in pair), default=()))


def _one_slip_away(word: str) -> Iterator[str]:
    for start in range(len(word) + 1):
        before, after = word[:start], word[start:]
        yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in string.ascii_lowercase:
            yield before + letter + after[1:]
            yield before + letter + after
