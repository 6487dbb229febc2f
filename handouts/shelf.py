"""The shelf: the ready-made sheets as the builder shows them, each with a picture of its page 1."""

from __future__ import annotations

from dataclasses import dataclass

from django.forms import BoundField
from django.forms.boundfield import BoundWidget

from handouts import previews
from handouts.presets import PRESETS


@dataclass(frozen=True)
class ShelfCard:
    """`picture` is an address, or empty; a choice that is no sheet has no audience either."""

    choice: BoundWidget
    audience: str = ""
    picture: str = ""
    width: int = previews.WIDTH
    height: int = previews.HEIGHT


def list_shelf(field: BoundField) -> list[ShelfCard]:
    """Return the choices of a form's presets, in their order."""
    audiences = {preset.key: preset.audience for preset in PRESETS}
    pictures = previews.find_addresses()
    return [
        ShelfCard(choice, audiences.get(key, ""), pictures.get(key, ""))
        for choice in field
        for key in [str(choice.data["value"])]
    ]
