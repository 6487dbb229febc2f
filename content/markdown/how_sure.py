"""How sure we are of a statement: `{sure weak: 3 small studies.}` behind it.

The label is one of five, in words. The reason is one short sentence of plain text.
"""

from __future__ import annotations

import re
from html import escape

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from content.markdown.token_meta import meta_of

LABELS = {
    "good": "Good evidence",
    "some": "Some evidence",
    "weak": "Weak or mixed evidence",
    "none": "No good evidence",
    "claim": "Claim made by clinics, not shown",
}
HOW_SURE = re.compile(r"\{sure (?P<level>[a-z]+):\s*(?P<reason>[^{}]{1,200})\}")


def how_sure_rule(state: StateInline, silent: bool) -> bool:
    """Inline rule: one `how_sure` token. An unknown level is left as text, and reported there."""
    match = HOW_SURE.match(state.src, state.pos, state.posMax)
    if not match or match["level"] not in LABELS:
        return False
    if not silent:
        token = state.push("how_sure", "span", 0)
        meta_of(token).sure_level = match["level"]
        token.markup = match[0]
        token.content = " ".join(match["reason"].split())
    state.pos = match.end()
    return True


def how_sure_html(token: Token) -> str:
    level = meta_of(token).sure_level
    return (
        f'<span class="sure sure--{level}"><span class="sure__label">'
        f'<span class="visually-hidden">How sure we are: </span>{LABELS[level]}</span>: '
        f'<span class="sure__why">{escape(token.content)}</span></span>'
    )
