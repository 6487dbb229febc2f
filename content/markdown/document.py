"""What the Markdown pipeline gives back: values only, safe to keep and to share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.utils.safestring import SafeString, mark_safe

from content.markdown.decision import Decision
from content.markdown.slots import fill_slots


@dataclass(frozen=True, order=True)
class Problem:
    """Something to fix. `line` counts from 1 in the text that was given.

    An error stops a text from going live. A warning is advice. `beside` names the field where
    the problem is not in the text but beside it, in its title for one; the line is then 1.
    """

    line: int
    message: str
    level: str = "error"
    beside: str = ""

    @property
    def is_error(self) -> bool:
        return self.level == "error"


@dataclass(frozen=True)
class Heading:
    level: int
    text: str
    id: str
    line: int
    # Ids of headings that are no more: links to them lead to this one.
    former_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    id: str
    title: str
    line: int


@dataclass(frozen=True)
class Action:
    """Something in a step that a reader does and can tick. `title` is the start of its words."""

    id: str
    title: str
    line: int


@dataclass(frozen=True)
class Question:
    id: str
    text: str
    line: int


@dataclass(frozen=True)
class Sign:
    text: str
    line: int


@dataclass(frozen=True)
class CareCard:
    """Signs to look out for, and how soon to act. `level` is see, urgent, now or emergency.

    `title` is the author's, without the level that the site says before it, and `signs` are
    the card's list items. Both are plain words, without citations and marks.
    """

    level: str
    title: str
    signs: tuple[Sign, ...]
    line: int


@dataclass(frozen=True)
class Term:
    id: str
    text: str
    line: int


@dataclass(frozen=True)
class Option:
    """A row of a table that readers can choose by its id.

    `cells` are the row's other cells as HTML, without ids: it may stand on the page again.
    """

    id: str
    name: str
    cells: tuple[SafeString, ...]


@dataclass(frozen=True)
class Table:
    id: str
    caption: str
    rows: tuple[tuple[str, ...], ...]
    line: int
    options: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Citation:
    """A source as one page numbers it."""

    key: str
    number: int


@dataclass(frozen=True)
class Link:
    href: str
    text: str
    line: int


@dataclass(frozen=True)
class Picture:
    src: str
    alternative: str
    line: int


@dataclass(frozen=True)
class ItemList:
    """A list with bullets or numbers. `block` is the block that it stands in, if any."""

    items: int
    block: str
    line: int


@dataclass(frozen=True)
class Place:
    """Where a passage stands.

    `section` counts the author's headings before it. `block` is the name of the innermost
    block around it and `block_number` its place among the page's blocks, from 1.
    """

    section: int = 0
    block: str = ""
    block_number: int = 0


@dataclass(frozen=True)
class Passage:
    """A run of plain text, for whoever judges the words: `text` is normalised for that.

    `kind` is heading, paragraph, item, cell, definition, claim (a quoted promise) or reason (why we
    are that sure). Equal are two that say the same on the same line, whatever stands around it.
    """

    kind: str
    text: str
    line: int
    place: Place = field(default=Place(), compare=False)
    links: tuple[Link, ...] = field(default=(), compare=False)
    # "strong" or "em" when all its words stand in such marks.
    emphasis: str = field(default="", compare=False)
    # What is left as text when marks that work are gone, with the author's line ends. No code.
    written: str = field(default="", compare=False)


@dataclass(frozen=True)
class Label:
    """How sure we are of what a passage says: the kind, one of its levels, why in a few words.

    See `content.markdown.how_sure`. `passage_kind` says what it stands in: see `Passage`, and
    `passage_line` where that starts. With no words of the passage before it, it starts that, and
    with none behind it, it ends it; alone in one, it does both. It is below a group right behind
    a list or a table, of which it then speaks.
    """

    kind: str
    level: str
    reason: str
    line: int
    place: Place
    passage_kind: str
    passage_line: int
    starts_passage: bool
    ends_passage: bool
    is_below_group: bool


@dataclass(frozen=True)
class Document:
    """A text, rendered. `html` has passed the cleaner and may be printed as it is.

    `source` is the text as written. `opening` is the part of `html` that ends with the key points,
    where those are the first block. `with_slots` is the same HTML before its slots were taken out,
    and `opening_length` how many of its characters are the opening.
    """

    html: str
    # Not compared: a browser ends its lines with more characters than a file does.
    source: str = field(default="", compare=False)
    opening: str = SafeString()
    with_slots: str = ""
    opening_length: int = 0
    headings: tuple[Heading, ...] = ()
    steps: tuple[Step, ...] = ()
    actions: tuple[Action, ...] = ()
    questions: tuple[Question, ...] = ()
    care_cards: tuple[CareCard, ...] = ()
    labels: tuple[Label, ...] = ()
    terms: tuple[Term, ...] = ()
    tables: tuple[Table, ...] = ()
    decision: Decision = field(default=Decision())
    citations: tuple[Citation, ...] = ()
    mentions: tuple[tuple[str, int], ...] = ()
    links: tuple[Link, ...] = ()
    pictures: tuple[Picture, ...] = ()
    blocks: tuple[str, ...] = ()
    lists: tuple[ItemList, ...] = ()
    # Where a passage or a table's row that holds a citation starts.
    cited_lines: frozenset[int] = frozenset()
    passages: tuple[Passage, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

    def fill_slots(self, contents: Mapping[str, str]) -> Document:
        """The same document with its slots filled. See `content.markdown.slots`."""
        opening = fill_slots(self.with_slots[: self.opening_length], contents)
        rest = fill_slots(self.with_slots[self.opening_length :], contents)
        return replace(self, html=opening + rest, opening=opening)

    @property
    def rest(self) -> str:
        """The text after its opening. Together they are `html`."""
        return mark_safe(self.html[len(self.opening) :])  # noqa: S308 (a part of html)

    @property
    def has_emergency_card(self) -> bool:
        return any(card.level == "emergency" for card in self.care_cards)

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.is_error)
