"""Rules for what the guide claims: no promise, and a source behind what could help or hurt.

What these rules can not see: whether the source says it, whether the label fits, a benefit or
harm in words that are not on the lists, a number written as a word, and a passage that takes
its source from somewhere other than its own block or section. A person checks those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.guardrails.passages import own_words, start, statements
from content.markdown.blocks import block_type
from content.markdown.document import Document, Passage, Problem
from content.markdown.normalisation import normalise
from content.money import CODE
from content.quantities import HOURS_TO_YEARS, PER_CENT

PROMISE = re.compile(
    r"\b(guarantee[sd]?|cures?|cured|miracles?|rejuvenat\w*|revitali[sz]\w*|best|painless|"
    r"risk-free|restores?|every hair)\b",
    re.IGNORECASE,
)

SAFE = re.compile(r"\b(safe(?! place)(?:ly|r|st)?|effective(?:ly)?)\b", re.IGNORECASE)
# Words before it in the same clause that turn it into a doubt. “Nothing is safer” is praise,
# so a bare “nothing” or “no” is not among them, and neither is “not only safe”.
DOUBT = re.compile(
    r"\bnot\b(?! only| just)|\b(?:never been shown|if|whether|unless|how|nobody knows|"
    r"no (?:proof|evidence|study|trial|source))\b",
    re.IGNORECASE,
)
# “Keep the list safe” is advice. “We keep you safe” is a promise.
KEEPING = re.compile(r"\b(?:keeps?|kept)(?: (?!you )[\w’]{1,20}){1,3} $", re.IGNORECASE)
CLAUSE_END = re.compile(r"[,;:–—]")

# A figure in digits about people, time, chance or money. At most one word stands between. What
# is counted in minutes is most often advice.
FIGURE = re.compile(
    r"(?<![\w.,])(?:"
    rf"\d[\d,.]* ?{PER_CENT}|"
    r"\d[\d,.]* (?:in|of|out of) (?:the )?\d|"
    r"\d[\d,.]* (?:[a-z]{1,15} )?"
    rf"(?:people|persons|patients|women|men|adults|children|{HOURS_TO_YEARS})\b|"
    rf"{CODE} \d)"
)
BENEFIT_OR_HARM = re.compile(
    r"\b(?:regr[eo]w\w*|thicken\w*|thicker|improv\w+|(?:more|extra|denser) hairs?|hair back|"
    r"pain|painful|hurts?|swelling|swollen|bruis\w+|headaches?|infections?|abscess(?:es)?|"
    r"allerg(?:y|ies)|scars?|scarring|bald (?:patch(?:es)?|spots?)|necrosis|unborn|suicid\w+)\b",
    re.IGNORECASE,
)
# A statement that it happens, and not advice such as “show the scars to your doctor”.
HAPPENS = re.compile(
    r"\b(?:can|could|may|might|will|causes?|caused|helps?|helped|had|got|left|lost|kept|"
    r"grows?|grew|brings?|brought|improve[sd]?|makes?|made|were|was|are|is|has been|have been)\b",
    re.IGNORECASE,
)
OURS = re.compile(r"\b(?:our (?:own|sum|reading)|we worked out|this site)\b", re.IGNORECASE)
KINDS_OF_STATEMENTS = {"paragraph", "item", "cell"}


def promise_words(document: Document) -> Iterator[Problem]:
    for passage in own_words(document):
        for match in PROMISE.finditer(passage.text):
            message = f"“{match[0]}” promises too much: say what was found, or put it behind > in a ::: claim block."
            yield Problem(passage.line, message)


def promises_beside_the_text(**fields: str) -> Iterator[Problem]:
    """Promise words in what stands beside a text, its title for one. Each field has its name.

    >>> [problem.message for problem in promises_beside_the_text(title="A sure cure")]
    ['The title says “cure”, which promises too much: say what was found.']
    """
    for name, text in fields.items():
        for match in PROMISE.finditer(normalise(text)):
            message = f"The {name} says “{match[0]}”, which promises too much: say what was found."
            yield Problem(1, message)


def safe_without_source(document: Document) -> Iterator[Problem]:
    """“Safe” and “effective” where nothing in the same block is cited, unless in doubt."""
    cited = _sourced(document)
    for passage in own_words(document):
        # The reason behind a label stands in a passage that is checked itself.
        if passage.kind == "reason" or _block(passage) in cited:
            continue
        for sentence in statements(passage):
            for match in SAFE.finditer(sentence):
                # A clause is no longer than this. Reading more of a hostile text costs time.
                before = CLAUSE_END.split(sentence[max(0, match.start() - 100) : match.start()])
                if not (DOUBT.search(before[-1]) or KEEPING.search(before[-1])):
                    message = f"“{match[0]}” needs its source in the same block: add [@key], or say what was found."
                    yield Problem(passage.line, message)
                    break


def figures_without_source(document: Document) -> Iterator[Problem]:
    cited = _sourced(document)
    for passage in document.passages:
        if passage.kind not in {*KINDS_OF_STATEMENTS, "definition"} or _block(passage) in cited:
            continue
        for sentence in statements(passage):
            match = FIGURE.search(sentence)
            if match and not _is_advice(passage) and not OURS.search(sentence):
                message = f"The number in “{start(sentence)}” has no source: add [@key], or say that it is our own."
                yield Problem(passage.line, message, "warning")


def effects_without_source(document: Document) -> Iterator[Problem]:
    """Statements of benefit or harm with no source or no how-sure label near them."""
    cited = _sourced(document)
    labelled = {passage.place.section for passage in document.passages if passage.kind == "reason"}
    for passage in document.passages:
        if passage.kind not in KINDS_OF_STATEMENTS or _is_advice(passage):
            continue
        for sentence in statements(passage):
            if not (BENEFIT_OR_HARM.search(sentence) and HAPPENS.search(sentence)):
                continue
            if OURS.search(sentence):
                continue
            if _block(passage) not in cited:
                message = (
                    f"“{start(sentence)}” speaks of a benefit or harm with no source: add [@key]."
                )
                yield Problem(passage.line, message, "warning")
            elif passage.place.section not in labelled:
                message = f"“{start(sentence)}” speaks of a benefit or harm: say how sure we are, with {{sure LEVEL: why.}} or {{harm LEVEL: why.}}"
                yield Problem(passage.line, message, "warning")


def _sourced(document: Document) -> set[tuple[str, int]]:
    return {_block(found) for found in document.passages if found.line in document.cited_lines}


def _is_advice(passage: Passage) -> bool:
    """Lists of signs and of what to do. The guide names their source below them."""
    return block_type(passage.place.block).is_advice


def _block(passage: Passage) -> tuple[str, int]:
    """What “the same block” is for a passage: its block, its table's row, or the passage alone."""
    if passage.kind == "cell" or block_type(passage.place.block).has_parts:
        return "line", passage.line
    return "block", passage.place.block_number
