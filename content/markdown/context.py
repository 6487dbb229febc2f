"""What a text is rendered for: what stands around it, and whether it is for paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Context:
    """What a text may refer to, and what the site says in its place.

    `reference_keys` are the keys that may be cited; None means that any key may be.
    `short_names` are pairs of a key and what readers see of it; without one, they see the key.
    `emergency_call` is the sentence that ends an emergency card; without one, the card names
    numbers of several countries.
    """

    reference_keys: frozenset[str] | None = None
    short_names: tuple[tuple[str, str], ...] = ()
    emergency_call: str = ""
