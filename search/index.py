"""The index: groups of entries that are put in and taken out, in this process's memory alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

import tantivy
from tantivy import Document, Occur, Query

from search.analysis import SPELT, STEMS, stem
from search.entries import Entry

# How much a word counts where it stands, and at which weight of its own.
FIELDS = {"title": 3.0, "also": 1.5, "place": 0.7, "words": 1.0}
TITLE_FIELDS = ("title", "also")
TITLE_WEIGHT = 10.0
# The least that the writer takes, in bytes; it is gone as soon as it has written.
HEAP = 15_000_000


def _make_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("number", stored=True)
    builder.add_integer_field("group", indexed=True)
    for name in FIELDS:
        builder.add_text_field(name, tokenizer_name="stems")
    builder.add_text_field("spelt", tokenizer_name="spelt", index_option="basic")
    return builder.build()


SCHEMA = _make_schema()


@dataclass(frozen=True)
class Snapshot:
    """The index at a moment: what is put in or taken out later does not change it.

    `vocabulary` has each word that there is, as it is spelt, with the number of entries that have it.
    """

    searcher: tantivy.Searcher
    entries: Mapping[int, Entry]
    vocabulary: dict[str, int]
    stems: frozenset[str]

    def rarity(self, word: str) -> float:
        """How much a word tells: 1 where one entry has it, as it is spelt, and 0 where all have it."""
        return 1 - log(max(1, self.vocabulary.get(word, 1))) / log(max(2, len(self.entries)))

    def find(self, query: Query, at_most: int) -> list[tuple[float, Entry]]:
        """The entries that match best, each with how well."""
        hits = self.searcher.search(query, at_most, count=False).hits
        numbers = [(score, self.searcher.doc(place)["number"][0]) for score, place in hits]
        return [(score, self.entries[number]) for score, number in numbers]


class Index:
    """Written by one thread at a time; searched, by its snapshots, by any number."""

    def __init__(self) -> None:
        self._index = tantivy.Index(SCHEMA)
        self._index.register_tokenizer("stems", STEMS)
        self._index.register_tokenizer("spelt", SPELT)
        self._entries: dict[int, Entry] = {}
        self._groups: dict[int, range] = {}
        self._next = 0

    def replace(self, out: Collection[int], groups: Iterable[Sequence[Entry]]) -> list[int]:
        """Take groups out by their numbers, and put others in. Returns the numbers of these."""
        writer = self._index.writer(HEAP, num_threads=1)
        for number in out:
            writer.delete_documents_by_term("group", number)
        numbers = [self._put(writer, group) for group in groups]
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        gone = {entry for number in out for entry in self._groups.pop(number)}
        self._entries = {n: entry for n, entry in self._entries.items() if n not in gone}
        return numbers

    def _put(self, writer: tantivy.IndexWriter, group: Sequence[Entry]) -> int:
        first = self._next
        for entry in group:
            document = Document(
                number=self._next,
                group=first,
                title=entry.title,
                also=entry.also,
                place=entry.place,
                words=entry.words,
                spelt=f"{entry.title} {entry.also} {entry.place} {entry.words}",
            )
            writer.add_document(document)
            self._entries[self._next] = entry
            self._next += 1
        # A group of none has a number all the same.
        self._next += not group
        self._groups[first] = range(first, first + len(group))
        return first

    def snapshot(self) -> Snapshot:
        searcher = self._index.searcher()
        found = searcher.terms_with_prefix("spelt", "", filter_query=Query.all_query())
        vocabulary = dict(found)
        stems = frozenset(map(stem, vocabulary))
        return Snapshot(searcher, self._entries, vocabulary, stems)


def query_of_word(word: str, weight: float, fields: Iterable[str] = FIELDS) -> Query:
    """A query for a word in any of its forms, in the best of these fields."""
    term = stem(word)
    return Query.disjunction_max_query(
        [
            Query.boost_query(Query.term_query(SCHEMA, name, term), weight * FIELDS[name])
            for name in fields
        ],
        0.3,
    )


def all_of(queries: Iterable[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def or_title_begins(words: Sequence[str], query: Query) -> Query:
    """A query that finds titles with these words in this order too, the last of them just begun."""
    phrase: list[str | tuple[int, str]] = [*map(stem, words[:-1]), words[-1]]
    title = Query.phrase_prefix_query(SCHEMA, "title", phrase)
    either = [(Occur.Should, Query.boost_query(title, TITLE_WEIGHT)), (Occur.Should, query)]
    return Query.boolean_query(either)
