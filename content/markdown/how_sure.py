"""How sure we are: one label at the end of a paragraph, in the words of its kind, and why.

    {sure weak: 126 women, 18 weeks.}       proof of a benefit
    {verdict not-supported: No trial.}      what clinics say, in a claim box
    {harm studies: 246 of 541 people.}      a harm, never called weak
    {advice official: UK health service.}   what to do
    {licence: In the USA, for men only.}    a permission, which proves nothing: no level

The reason is one short sentence of plain text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from content.markdown.token_meta import meta_of

LICENCE = "licence"


@dataclass(frozen=True)
class Kind:
    """Words of one kind. `intro` is said before them, and `levels` go from firm to loose."""

    name: str
    about: str
    intro: str
    levels: dict[str, str]


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "sure",
            "a benefit",
            "How sure: ",
            {
                "good": "Good evidence",
                "some": "Some evidence",
                "weak": "Weak or mixed evidence",
                "none": "No evidence found",
            },
        ),
        Kind(
            "verdict",
            "what clinics say",
            "Verdict: ",
            {
                "supported": "Supported",
                "partly": "Partly supported",
                "not-supported": "Not supported",
                "contradicted": "Contradicted",
            },
        ),
        Kind(
            "harm",
            "a harm",
            "How sure: ",
            {
                "regulator": "Confirmed by a regulator",
                "studies": "Seen in studies",
                "reported": "Reported, rate unknown",
            },
        ),
        Kind(
            "advice",
            "advice",
            "Where it comes from: ",
            {
                "official": "Official advice",
                "label": "Drug label",
                "clinics": "Clinics only",
                "ours": "Our own caution",
            },
        ),
    )
}
# Each level belongs to one kind.
WORDS = {level: words for kind in KINDS.values() for level, words in kind.levels.items()}
# How texts said it before a claim had its verdict. They still read well.
FORMER = {("sure", "claim"): ("verdict", "not-supported")}

MARK = re.compile(
    rf"\{{(?P<kind>{'|'.join(KINDS)}|{LICENCE})(?: (?P<level>[a-z-]+))?:\s*(?P<reason>[^{{}}]{{1,200}})\}}"
)


def label_templates() -> tuple[tuple[str, str], ...]:
    """For each kind, what it is about, and a label with all its levels, of which one is to stay."""
    return tuple(
        (kind.about.capitalize(), f"{{{kind.name} {'|'.join(kind.levels)}: why.}}")
        for kind in KINDS.values()
    )


def how_sure_rule(state: StateInline, silent: bool) -> bool:
    """Inline rule: one `how_sure` token. An unknown level is left as text, and reported there."""
    match = MARK.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    kind, level = match["kind"], match["level"] or ""
    kind, level = FORMER.get((kind, level), (kind, level))
    if level not in (WORDS if kind in KINDS else {""}):
        return False
    if not silent:
        token = state.push("how_sure", "span", 0)
        meta_of(token).sure_kind, meta_of(token).sure_level = kind, level
        token.markup = match[0]
        token.content = " ".join(match["reason"].split())
    state.pos = match.end()
    return True


def is_licence(token: Token) -> bool:
    return meta_of(token).sure_kind == LICENCE


def rank(token: Token) -> int:
    """How loose a label is: 0 is the firmest of its kind."""
    level = meta_of(token).sure_level
    return next(list(kind.levels).index(level) for kind in KINDS.values() if level in kind.levels)


def words_html(token: Token) -> str:
    """What a label says, and why. A licence says what it is."""
    kind = KINDS.get(meta_of(token).sure_kind)
    intro = f'<span class="visually-hidden">{kind.intro}</span>' if kind else ""
    words = WORDS.get(meta_of(token).sure_level, "Licence")
    return (
        f'<span class="sure__label">{intro}{words}.</span> '
        f'<span class="sure__why">{escape(token.content)}</span>'
    )


def in_cell_html(token: Token) -> str:
    """The label of a table's row, among the words of its cell."""
    name = meta_of(token).sure_level or LICENCE
    return f'<span class="sure sure--{name}">{words_html(token)}</span>'
