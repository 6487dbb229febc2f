"""Additions: what other apps of the site put on the guide's pages.

An app registers them when it starts, so that the guide itself names no other app.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from content.models import Revision


class Place(StrEnum):
    """Where a page of the guide has room. Templates name these."""

    HOME_HEADING = "home-heading"
    PAGE_END = "page-end"


# From the version on a page to safe HTML; an empty one where there is nothing to add.
Addition = Callable[[Revision], str]

_additions: dict[Place, list[Addition]] = {place: [] for place in Place}


def register(place: Place) -> Callable[[Addition], Addition]:
    """Put what the decorated function renders on every page that has this place."""

    def add(addition: Addition) -> Addition:
        _additions[place].append(addition)
        return addition

    return add


def render_additions(place: str, revision: Revision) -> SafeString:
    """Return everything that was registered for a place, in the order of the apps.

    Raises ValueError for a place that is none of `Place`.
    """
    return format_html_join("", "{}", ((add(revision),) for add in _additions[Place(place)]))
