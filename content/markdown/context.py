"""What a text is rendered for: what stands around it, and whether it is for paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Context:
    """What a text may refer to, and what the site says in its place.

    `reference_keys` are the keys that may be cited; None means that any key may be.
    `emergency_call` is the sentence that ends an emergency card; without one, the card names
    numbers of several countries. `cited` are keys that have their numbers already, in a text
    that follows another one. `is_for_paper` says that it will be printed: see
    `content.markdown.paper`.
    """

    reference_keys: frozenset[str] | None = None
    emergency_call: str = ""
    cited: tuple[str, ...] = ()
    is_for_paper: bool = False
