"""Finding: from what a reader typed to the entries that answer it, the best first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tantivy import Occur, Query

from search.entries import PAGE, QUESTION, SOURCE, TERM, Entry
from search.index import FIELDS, TITLE_FIELDS, Snapshot, all_of, query_of_word
from search.synonyms import Phrase
from search.wishes import Wish

# Of what stands in the place of a word, and of a word that says little.
OTHER_WEIGHT, LITTLE_WEIGHT = 0.8, 0.35
# What more an entry counts that has all the words that say something.
ALL_WEIGHT = 0.5
# A short answer comes before the long one; whoever looks for a sign needs the page of help.
KIND_WEIGHT = {QUESTION: 1.5, PAGE: 0.9, TERM: 0.8, SOURCE: 0.35}
HELP_WEIGHT = 2.0
# What matches so much less than the best is no answer.
LEAST_SHARE = 0.2
LOOKED_AT, SHOWN = 40, 10


def query_of(wishes: Sequence[Wish], snapshot: Snapshot) -> Query:
    """One of the words that say something has to be there; the others say which comes first."""
    strong, weak = _by_strength(wishes)
    if not strong:
        return Query.empty_query()
    own = [_query_of_wish(wish, snapshot, FIELDS) for wish in strong]
    little = [_query_of_wish(wish, snapshot, TITLE_FIELDS) for wish in weak]
    return Query.boolean_query(
        [
            (Occur.Must, Query.boolean_query([(Occur.Should, query) for query in own])),
            (Occur.Should, Query.boost_query(all_of(own), ALL_WEIGHT)),
            *((Occur.Should, Query.boost_query(query, LITTLE_WEIGHT)) for query in little),
        ]
    )


def query_of_titles(wishes: Sequence[Wish], snapshot: Snapshot) -> Query:
    """All of the words that say something have to be in a title."""
    strong, _ = _by_strength(wishes)
    return all_of(_query_of_wish(wish, snapshot, TITLE_FIELDS) for wish in strong)


def _by_strength(wishes: Sequence[Wish]) -> tuple[list[Wish], list[Wish]]:
    """The words that say something, and those that say little; of both those that the guide has.

    Nothing but little words is a question too: “who should not have it”.
    """
    known = [wish for wish in wishes if wish.is_known]
    strong = [wish for wish in known if not wish.says_little]
    if not strong and len(known) == len(wishes):
        return known, []
    return strong, [wish for wish in known if wish.says_little]


def _query_of_wish(wish: Wish, snapshot: Snapshot, fields: Iterable[str]) -> Query:
    phrases = [(wish.own, 1.0)] if wish.own else []
    phrases += [(other, OTHER_WEIGHT) for other in wish.others]
    return Query.disjunction_max_query(
        [
            _query_of_phrase(phrase, weight * max(map(snapshot.rarity, phrase)), fields)
            for phrase, weight in phrases
        ],
        0.1,
    )


def _query_of_phrase(phrase: Phrase, weight: float, fields: Iterable[str]) -> Query:
    if len(phrase) == 1:
        return query_of_word(phrase[0], weight, fields)
    return all_of(query_of_word(word, weight / len(phrase), fields) for word in phrase)


def find(query: Query, snapshot: Snapshot) -> list[Entry]:
    """The entries that answer a query, the best first, at most `SHOWN`. What stands on several
    pages is there once."""
    weighed = [
        (score * KIND_WEIGHT.get(entry.kind, 1) * (HELP_WEIGHT if entry.is_help else 1), entry)
        for score, entry in snapshot.find(query, LOOKED_AT)
    ]
    weighed.sort(key=lambda pair: -pair[0])
    least = weighed[0][0] * LEAST_SHARE if weighed else 0
    best = {entry.part: entry for _, entry in reversed(weighed)}
    found = [entry for score, entry in weighed if score >= least and best[entry.part] is entry]
    return found[:SHOWN]
