"""What other pages still say once a version takes it away: told to who publishes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import get_text_list

from content.comparing.left_behind import find_left_behind
from content.models import Revision

# Beyond these, nobody follows the links one by one.
PAGES_NAMED = 7


@dataclass(frozen=True)
class LeftBehind:
    """Sentences for people, the versions of the pages that they name, and how many more have it."""

    sentences: tuple[str, ...]
    pages: tuple[Revision, ...]
    more: int


class GuideAfterwards:
    """The texts that readers get once these versions are live. Asked for once, if at all."""

    def __init__(self, chosen: list[Revision]):
        self.chosen = chosen
        self._others: list[Revision] | None = None

    def __iter__(self) -> Iterator[Revision]:
        if self._others is None:
            live = Revision.objects.live_page_by_page().in_reading_order()
            others = live.exclude(page__in={revision.page_id for revision in self.chosen})
            self._others = list(others)
        return iter([*self._others, *self.chosen])


def tell_left_behind(live: Revision, new: Revision, guide: GuideAfterwards) -> LeftBehind | None:
    """Which pages of the guide still have the numbers that `new` takes away from `live`."""
    others = (revision for revision in guide if revision.page_id != new.page_id)
    found = find_left_behind(live, new, others)
    pages = list(dict.fromkeys(page for having in found.values() for page in having))
    named = pages[:PAGES_NAMED]
    together: dict[tuple[str, ...], list[str]] = {}
    for number, having in found.items():
        if titles := tuple(page.title for page in having if page in named):
            together.setdefault(titles, []).append(f"“{number}”")
    sentences = (
        f"{get_text_list(list(titles), 'and')} still {'say' if len(titles) > 1 else 'says'} "
        f"{get_text_list(numbers, 'and')}."
        for titles, numbers in together.items()
    )
    return LeftBehind(tuple(sentences), tuple(named), len(pages) - len(named)) if pages else None
