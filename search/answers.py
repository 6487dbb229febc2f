"""Answers: what a page of results says on a text, and what is suggested while it is typed."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nlargest

from django.utils.safestring import SafeString

from search.analysis import spelt
from search.entries import SOURCE, Entry
from search.finding import find, query_of, query_of_titles
from search.index import Snapshot, or_title_begins
from search.snippets import Snippets
from search.synonyms import read_synonyms
from search.wishes import MOST_WORDS, read_wishes

# Characters of a question; what is longer is cut. Of what is being typed so many say something.
LONGEST, SHORTEST = 200, 2
SUGGESTED = 6
# Words that one which has just begun may become.
COMPLETIONS = 8


@dataclass(frozen=True)
class Result:
    entry: Entry
    snippet: SafeString


@dataclass(frozen=True)
class Answer:
    """`meant` is the text without its slips, empty where there is none in it. `missed` are words
    that the guide does not have, nor another for them."""

    text: str
    results: tuple[Result, ...]
    meant: str
    missed: tuple[str, ...]


def read_text(typed: str) -> str:
    """A text as it is searched and said again: in one line, and not too long."""
    return " ".join(typed[: LONGEST * 2].split())[:LONGEST].rstrip()


def answer(text: str, snapshot: Snapshot) -> Answer:
    """What the guide has to say on a text that was typed."""
    wishes = read_wishes(text, snapshot)
    query = query_of(wishes, snapshot)
    snippets = Snippets(snapshot, query)
    is_corrected = any(wish.is_corrected for wish in wishes)
    return Answer(
        text,
        tuple(Result(entry, snippets.of(entry)) for entry in find(query, snapshot)),
        " ".join(wish.meant for wish in wishes) if is_corrected else "",
        tuple(wish.typed for wish in wishes if not wish.is_known and not wish.says_little),
    )


def suggest(text: str, snapshot: Snapshot) -> list[Entry]:
    """Parts of the guide whose titles fit a text whose last word may have just begun."""
    words = spelt(text)[:MOST_WORDS]
    if len("".join(words)) < SHORTEST:
        return []
    begun = words[-1]
    little = read_synonyms().little
    others = nlargest(
        COMPLETIONS,
        (word for word in snapshot.vocabulary if word.startswith(begun) and word not in little),
        key=lambda word: snapshot.vocabulary[word],
    )
    wishes = read_wishes(" ".join(words), snapshot, begun=others)
    query = query_of_titles(wishes, snapshot)
    found = find(or_title_begins(words, query), snapshot)
    return [entry for entry in found if entry.kind != SOURCE][:SUGGESTED]
