"""Which sources still have the numbers that a version corrects: what is said of them is live too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import islice
from operator import or_

from django.db.models import Q

from content.comparing.left_behind import Number, Place, find_places
from content.models import Reference

# What the site says of a source in its own words. Its citation has those of the work’s title.
FIELDS = ("kind", "size", "found", "limits")
# Beyond these, nobody follows the links one by one.
PLACES_NAMED = 7


@dataclass
class FieldOfSource:
    """What stands in one field of a source, as a text to look for numbers in."""

    source: Reference
    name: str
    body: str
    title: str = ""
    slug: str = ""
    summary: str = ""


@dataclass(frozen=True)
class SourcesLeftBehind:
    """The fields that still have such numbers, in the order of the list of sources."""

    places: tuple[Place[FieldOfSource], ...]
    has_more: bool


def find_in_sources(numbers: Sequence[Number]) -> SourcesLeftBehind:
    """Where sources say these numbers. One query."""
    having = [Q(**{f"{field}__contains": number.figures}) for number in numbers for field in FIELDS]
    sources = Reference.objects.filter(reduce(or_, having))
    found = list(islice(find_places(numbers, _list_fields(sources)), PLACES_NAMED + 1))
    return SourcesLeftBehind(tuple(found[:PLACES_NAMED]), has_more=len(found) > PLACES_NAMED)


def _list_fields(sources: Iterable[Reference]) -> list[FieldOfSource]:
    return [
        FieldOfSource(source, _name_of(field), words)
        for source in sources
        for field in FIELDS
        if (words := getattr(source, field))
    ]


def _name_of(field: str) -> str:
    """What people call it: “What it found”."""
    return str(Reference._meta.get_field(field).verbose_name).capitalize()  # type: ignore[union-attr]
