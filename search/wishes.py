"""Wishes: what a reader typed, word by word, with other words that mean the same."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from search.analysis import spelt, stem
from search.index import Snapshot
from search.spelling import correct
from search.synonyms import Phrase, Synonyms, read_synonyms

# Of a longer text the rest is left out.
MOST_WORDS = 24


@dataclass(frozen=True)
class Wish:
    """`typed` is what stands for it in the text, `meant` the same without slips. `own` is that where
    the guide has such words, and `others` are what else the guide calls it."""

    typed: str
    meant: str
    own: Phrase
    others: tuple[Phrase, ...] = ()
    says_little: bool = False

    @property
    def is_known(self) -> bool:
        return bool(self.own or self.others)

    @property
    def is_corrected(self) -> bool:
        return self.meant != self.typed


def read_wishes(text: str, snapshot: Snapshot, begun: Sequence[str] = ()) -> list[Wish]:
    """What a text asks for, in its order. A phrase that means one thing is one wish.

    Where its last word may have just begun, `begun` are those that it may become.
    """
    synonyms = read_synonyms()
    known = ChainMap(synonyms.words, snapshot.vocabulary)
    words: list[tuple[str, str]] = []
    for word in spelt(text)[:MOST_WORDS]:
        is_right = stem(word) in snapshot.stems or word in known
        meant = (word if is_right else correct(word, known) or word).split()
        words += [(word, meant[0]), *(("", other) for other in meant[1:])]
    wishes = list(_join(words, snapshot, synonyms))
    if begun and wishes:
        others = (*wishes[-1].others, *((word,) for word in begun))
        wishes[-1] = replace(wishes[-1], others=others, says_little=False)
    return wishes


def _join(
    words: Sequence[tuple[str, str]], snapshot: Snapshot, synonyms: Synonyms
) -> Iterator[Wish]:
    """The longest phrases first that mean something together; `words` are as typed and as meant."""
    start = 0
    while start < len(words):
        for end in range(min(len(words), start + synonyms.longest), start, -1):
            phrase = tuple(meant for _, meant in words[start:end])
            if phrase in synonyms.of or end == start + 1:
                break
        typed = " ".join(word for word, _ in words[start:end] if word)
        is_there = all(stem(word) in snapshot.stems for word in phrase)
        others = synonyms.of.get(phrase, ())
        says_little = not others and phrase[0] in synonyms.little
        yield Wish(typed, " ".join(phrase), phrase if is_there else (), others, says_little)
        start = end
