"""What readers type for words of the guide, and words that say little: from one plain file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from search.analysis import spelt

FILE = Path(__file__).with_name("synonyms.yaml")
Phrase = tuple[str, ...]
# A slip in a word is more likely one in these than in any that the guide is about.
COMMONER_THAN_ANY = 1_000_000


@dataclass(frozen=True)
class Synonyms:
    """`of` has the guide's words, each as a phrase, by the phrase that a reader types. `words` are
    all that readers type, those that say little too, and `longest` is how many a phrase has at most.
    """

    of: dict[Phrase, tuple[Phrase, ...]]
    little: frozenset[str]
    words: dict[str, int]
    longest: int


@cache
def read_synonyms() -> Synonyms:
    file = yaml.safe_load(FILE.read_text())
    of: dict[Phrase, tuple[Phrase, ...]] = {}
    for word, typed in file["words"].items():
        for phrase in {tuple(spelt(one)) for one in typed}:
            of[phrase] = (*of.get(phrase, ()), tuple(spelt(word)))
    little = frozenset(file["little"])
    words = dict.fromkeys((word for phrase in of for word in phrase), 0)
    words |= dict.fromkeys(little, COMMONER_THAN_ANY)
    return Synonyms(of, little, words, max(map(len, of)))
