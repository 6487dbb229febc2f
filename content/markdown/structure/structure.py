"""The structure of a text while it is read: what was found so far, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from markdown_it.token import Token

from content.markdown.citations import Numbering
from content.markdown.context import Context
from content.markdown.document import (
    Action,
    CareCard,
    Heading,
    ItemList,
    Label,
    Link,
    Passage,
    Picture,
    Place,
    Problem,
    Question,
    Step,
    Table,
    Term,
)
from content.markdown.token_meta import meta_of


@dataclass
class Structure:
    context: Context
    problems: list[Problem]
    headings: list[Heading] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    care_cards: list[CareCard] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    # Each key that is cited with its line, whether there is such a reference or not.
    mentions: list[tuple[str, int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    lists: list[ItemList] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    cited_lines: set[int] = field(default_factory=set)
    # Keys of places that show no number.
    hidden_keys: list[str] = field(default_factory=list)
    sections: int = 0
    numbering: Numbering = field(init=False)

    def __post_init__(self) -> None:
        self.numbering = Numbering()

    def problem(self, line: int, message: str) -> None:
        self.problems.append(Problem(line, message))

    def place(self, parents: list[Token]) -> Place:
        """Where a token with these parents stands, outermost first."""
        for parent in reversed(parents):
            meta = meta_of(parent)
            if meta.block:
                return Place(self.sections, meta.block, meta.block_number)
        return Place(self.sections)
