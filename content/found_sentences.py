"""Where words that staff look for stand in a text: its sentences, and the place of each.

Read are the words as they are written, without the signs around them: nothing is rendered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

AT_MOST = 3
# Of a sentence longer than this, the part around the words.
CHARACTERS_SHOWN = 240
# What readers do not see: the sign of a block, an id or an option, a citation, where a link leads,
# marks.
SIGNS = re.compile(
    r"^:::.*$|\{[^}\n]*\}|\[@[^\]]*\]|(?<=\])\([^)\s]*\)|\*\*|!?\[|\]|^[#>]+ |^\s*(?:-|\d+\.) |\|",
    re.MULTILINE,
)
# Between two paragraphs, two items or two rows; and between two sentences.
NEW_BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-|#>]|:::|\d+\. ))")
NEW_SENTENCE = re.compile(r"(?<=[.!?])\s+")
# Of a line that is told beside its number, before and behind the words.
CHARACTERS_AROUND = 50
# Where a sentence begins and ends, and where the words are in it.
Span = tuple[int, int, list[re.Match[str]]]


@dataclass(frozen=True)
class FoundSentence:
    """`runs` are its words in order, each with whether they were looked for. The first of those
    stand in this `line` of the text, and there as `typed`."""

    line: int
    typed: str
    runs: tuple[tuple[str, bool], ...]


def find_sentences(text: str, words: str) -> list[FoundSentence]:
    """The sentences with these words as they stand; else those with the most of them."""
    plain = SIGNS.sub(lambda signs: re.sub(r"[^\n]", " ", signs[0]), text)
    sentences = list(_cut(text, plain))
    for wanted in _ways_to_look(words):
        spans = [
            (start, end, hits)
            for start, end in sentences
            if (hits := list(wanted.finditer(plain, start, end)))
        ]
        if spans:
            most = max(map(_count_words, spans))
            best = [span for span in spans if _count_words(span) == most]
            return [_tell(text, plain, *span) for span in best[:AT_MOST]]
    return []


def words_around(line: str, words: str) -> str:
    """What a line says around these words, without its signs; all of it where they are not in it.

    >>> words_around("| Sport | **3 days** | 8 hours [@prp_after] |", "3 days")
    'Sport 3 days 8 hours'
    >>> words_around("Wait " + "so very " * 20 + "long, 3 days.", "3 days")
    '… so very so very so very so very so very long, 3 days.'
    """
    plain = " ".join(SIGNS.sub(" ", line).split())
    hit = re.search(re.escape(words), plain)
    if hit is None:
        return plain
    start, end = _narrow(plain, 0, len(plain), hit, CHARACTERS_AROUND)
    return f"{'… ' if start else ''}{plain[start:end]}{' …' if end < len(plain) else ''}"


def _ways_to_look(words: str) -> Iterator[re.Pattern[str]]:
    """All the words together, then each of them; 1,000 is no part of 21,000, unless nothing else is."""
    each = [re.escape(word) for word in words.split()]
    if not each:
        return
    for wanted in (r"\s+".join(each), "|".join(each)):
        yield re.compile(rf"(?<!\d)(?<!\d[.,])(?:{wanted})(?![.,]?\d)", re.IGNORECASE)
    yield re.compile("|".join(each), re.IGNORECASE)


def _cut(text: str, plain: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends. Without their signs rows are told no more."""
    breaks = [*NEW_BLOCK.finditer(text), *NEW_SENTENCE.finditer(plain)]
    start = 0
    for between in sorted(breaks, key=re.Match.start):
        if between.start() > start:
            yield start, between.start()
        start = max(start, between.end())
    yield start, len(plain)


def _count_words(span: Span) -> int:
    return len({hit[0].lower() for hit in span[2]})


def _tell(text: str, plain: str, start: int, end: int, hits: list[re.Match[str]]) -> FoundSentence:
    first = hits[0]
    if end - start > CHARACTERS_SHOWN:
        start, end = _narrow(plain, start, end, first, CHARACTERS_SHOWN // 2)
    runs, at = [], start
    for hit in hits:
        if hit.end() > end:
            break
        runs += [(plain[at : hit.start()], False), (hit[0], True)]
        at = hit.end()
    runs.append((plain[at:end], False))
    typed = text[first.start() : first.end()].split("\n")[0]
    line = text.count("\n", 0, first.start()) + 1
    return FoundSentence(line, typed, _tidy(runs))


def _narrow(plain: str, start: int, end: int, hit: re.Match[str], aside: int) -> tuple[int, int]:
    """The part of a long sentence around its words, from a word to a word: so many characters aside."""
    if hit.start() - aside > start:
        start = plain.find(" ", hit.start() - aside, hit.start()) + 1 or hit.start()
    if hit.end() + aside < end:
        last = plain.rfind(" ", hit.end(), hit.end() + aside)
        end = last if last >= 0 else hit.end()
    return start, end


def _tidy(runs: list[tuple[str, bool]]) -> tuple[tuple[str, bool], ...]:
    """With one space where signs stood, and none before a full stop or within brackets."""
    told = []
    for words, is_wanted in runs:
        tidy = re.sub(r"(?<=\() | (?=[.,;:!?)])", "", re.sub(r"\s+", " ", words))
        told.append((tidy, is_wanted))
    told[0] = (told[0][0].lstrip(), told[0][1])
    told[-1] = (told[-1][0].rstrip(), told[-1][1])
    return tuple(run for run in told if run[0])
