"""The places of the pages of a group: 1, 2, 3 and so on."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from content.models import Page
from content.models.pages import lock_guide


@transaction.atomic
def move_page(page: Page, places: int) -> list[Page]:
    """Move a page so many places down in its group, or up. Gives the page, if it moved."""
    lock_guide()
    order = _in_order(page.group)
    old = order.index(page)
    new = min(max(old + places, 0), len(order) - 1)
    order.insert(new, order.pop(old))
    return [moved for moved in _keep(order) if moved == page]


@transaction.atomic
def put_in_order(group: str, order: Sequence[Page]) -> list[Page]:
    """Put the pages of a group in this order, and give those that have a new place.

    Those of the group that are not named come last; pages of others stay where they are.
    """
    lock_guide()
    pages = _in_order(group)
    named = [page for page in dict.fromkeys(order) if page in pages]
    return _keep(named + [page for page in pages if page not in named])


def _in_order(group: str) -> list[Page]:
    return list(Page.objects.filter(group=group).order_by("position", "key"))


def _keep(order: Sequence[Page]) -> list[Page]:
    moved = []
    # The home page stands before all others of its group.
    first = 0 if order and order[0].is_home else 1
    for position, page in enumerate(order, first):
        if page.position != position:
            page.position = position
            page.save(update_fields=["position"])
            moved.append(page)
    return moved
