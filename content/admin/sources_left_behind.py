"""Which sources still have the numbers that a version corrects: what is said of them is live too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import islice
from operator import or_

from django.db.models import Q

from content.comparing.left_behind import Number, Place, find_places
from content.models import HandOver, Reference

# What the site says of a source in its own words. Its citation has those of the work’s title.
FIELDS = ("kind", "size", "found", "limits")
# Beyond these, nobody follows the links one by one.
PLACES_NAMED = 7


@dataclass
class FieldOfSource:
    """What stands in one field of a source, as a text to look for numbers in."""

    source: Reference
    field: str
    body: str
    title: str = ""
    slug: str = ""
    summary: str = ""


@dataclass(frozen=True)
class PlaceInSource:
    """A field of a source that has a number. `is_asked`: publishers know that it is to change."""

    source: Reference
    field: str
    number: Number
    is_asked: bool = False

    @property
    def name(self) -> str:
        """What people call the field: “What it found”."""
        return str(Reference._meta.get_field(self.field).verbose_name).capitalize()  # type: ignore[union-attr]

    @property
    def key(self) -> str:
        """What tells this place from every other one."""
        return f"{self.source.pk} {self.field} {self.number.words}"


@dataclass(frozen=True)
class SourcesLeftBehind:
    """The fields that still have such numbers, in the order of the list of sources."""

    places: tuple[PlaceInSource, ...]
    has_more: bool


def find_in_sources(numbers: Sequence[Number]) -> SourcesLeftBehind:
    """Where sources say these numbers. Two queries."""
    having = [Q(**{f"{field}__contains": number.figures}) for number in numbers for field in FIELDS]
    sources = Reference.objects.filter(reduce(or_, having))
    found = list(islice(find_places(numbers, _list_fields(sources)), PLACES_NAMED + 1))
    places = _note_asked(found[:PLACES_NAMED]) if found else ()
    return SourcesLeftBehind(places, has_more=len(found) > PLACES_NAMED)


def _list_fields(sources: Iterable[Reference]) -> list[FieldOfSource]:
    return [
        FieldOfSource(source, field, words)
        for source in sources
        for field in FIELDS
        if (words := getattr(source, field))
    ]


def _note_asked(found: Sequence[Place[FieldOfSource]]) -> tuple[PlaceInSource, ...]:
    sources = [place.text.source for place in found]
    open_ones = HandOver.objects.open().of_sources().filter(source__in=sources)
    asked = set(open_ones.values_list("source", "source_field", "number"))
    return tuple(
        PlaceInSource(source, field, number, (source.pk, field, number.words) in asked)
        for source, field, number in (
            (place.text.source, place.text.field, place.number) for place in found
        )
    )
