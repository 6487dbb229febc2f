"""What is wrong with a guide, each page by itself and all of them together."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.functional import SimpleLazyObject

from content.checks import find_problems
from content.guide_files.guide import Fault, Guide, GuidePage
from content.markdown import Context
from content.markdown.kinds import COMPARISON
from content.surroundings import Surroundings, picture_names
from content.text_index import ids_of


def find_faults(guide: Guide, around: Surroundings | None = None) -> list[Fault]:
    """What every rule finds in the guide. Without other surroundings, it stands for itself."""
    around = around or surroundings_of(guide)
    faults = [
        page.fault(problem)
        for page in guide.pages
        for problem in find_problems(page.revision(page.page()), around)
    ]
    return [*faults, *_twin_places(guide)]


def surroundings_of(guide: Guide) -> Surroundings:
    """What a guide's texts may refer to: its own pages and references, and stored pictures.

    The database is asked for pictures alone, and not before a text shows one.
    Files know no former addresses and no live comparison: a link to an old address is told, an
    option that readers have in their links is not missed.
    """
    holders: dict[str, str] = {}
    for page in guide.pages:
        holders.setdefault(page.front.slug, page.key)
    return Surroundings(
        context=Context(reference_keys=frozenset(guide.references)),
        ids={page.address: ids_of(document) for page, document in guide.documents()},
        holders=holders,
        pictures=SimpleLazyObject(picture_names),
        comparisons={
            page.front.slug: document.tables
            for page, document in guide.documents()
            if page.front.kind == COMPARISON
        },
    )


def _twin_places(guide: Guide) -> Iterator[Fault]:
    """Two pages that want the same place. They stand in the order of their keys: a warning."""
    seen: dict[tuple[str, int], GuidePage] = {}
    for page in guide.pages:
        place = (page.front.group, page.front.position)
        other = seen.setdefault(place, page)
        if other is not page:
            message = f"{other.file_name} has the same place: {place!r}."
            yield Fault(page.file_name, 1, message, "warning")
