"""Rules for single words: no short negatives, and everyday words in place of jargon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.guardrails.passages import own_words
from content.markdown.blocks import block_type
from content.markdown.document import Document, Passage, Problem

CONTRACTION = re.compile(
    r"\b(?:ai|are|ca|could|did|does|do|had|has|have|is|might|must|need|sha|should|was|were|"
    r"wo|would)n['’]t\b",
    re.IGNORECASE,
)
# The everyday word for each. Terms that patients meet at a clinic, such as alopecia, are not
# here: the page of words explains them.
SWAPS = {
    "adverse effect": "side effect",
    "adverse event": "side effect",
    "adverse reaction": "side effect",
    "administer": "give",
    "administered": "given",
    "approximately": "about",
    "ascertain": "find out",
    "commence": "start",
    "consequently": "so",
    "contraindicated": "not to be used",
    "contraindication": "reason not to have it",
    "deficiency": "lack",
    "demonstrate": "show",
    "demonstrated": "shown",
    "discontinue": "stop",
    "efficacious": "that works",
    "efficacy": "how well it works",
    "erythema": "a change in skin colour",
    "facilitate": "help",
    "furthermore": "also",
    "haematoma": "bruise",
    "in order to": "to",
    "intradermal": "into the skin",
    "modality": "treatment",
    "numerous": "many",
    "oedema": "swelling",
    "physician": "doctor",
    "prior to": "before",
    "pruritus": "itching",
    "regimen": "plan",
    "sufficient": "enough",
    "subcutaneous": "under the skin",
    "subsequently": "later",
    "therapeutic": "that treats",
    "topical": "put on the skin",
    "utilise": "use",
    "utilize": "use",
    "via": "by",
}
JARGON = re.compile(rf"\b(?P<word>{'|'.join(SWAPS)})s?\b", re.IGNORECASE)


def contractions(document: Document) -> Iterator[Problem]:
    for passage in own_words(document):
        for match in CONTRACTION.finditer(passage.text):
            message = f"“{match[0]}” is easily read as its opposite: write the “not” out."
            yield Problem(passage.line, message, "warning")


def jargon(document: Document) -> Iterator[Problem]:
    for passage in own_words(document):
        for match in JARGON.finditer(passage.text):
            word = match["word"].lower()
            if not _is_explained(passage, match):
                message = f"“{match[0]}” is a hard word: say “{SWAPS[word]}”."
                yield Problem(passage.line, message, "warning")


def _is_explained(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a plain word stands before it, as in “swelling (oedema)”, or it is a term itself."""
    in_brackets = passage.text[: match.start()].endswith("(")
    return in_brackets or block_type(passage.place.block).explains_terms
