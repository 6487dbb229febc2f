"""Decision: the values of a page for deciding, its choices and what may matter to a reader."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Fact:
    """What is said of a choice under a name that all choices share. HTML without ids."""

    name: str
    html: SafeString


@dataclass(frozen=True)
class Choice:
    """One of a page's choices, with the facts that only this page has.

    `id` is that of the option in the tables of the page that compares them.
    """

    id: str
    name: str
    facts: tuple[Fact, ...]
    line: int = 1


@dataclass(frozen=True)
class Statement:
    """What may matter to a reader: the facts to compare then, and the question for a doctor."""

    id: str
    text: str
    facts: tuple[str, ...]
    question: str
    line: int = 1


@dataclass(frozen=True)
class Decision:
    """`listed_facts` are the names of facts in their order: what the choices do not say themselves
    is a column in the tables of the page `drawn_from`."""

    choices: tuple[Choice, ...] = ()
    statements: tuple[Statement, ...] = ()
    drawn_from: str = ""
    listed_facts: tuple[str, ...] = ()

    @property
    def drawn_facts(self) -> tuple[str, ...]:
        own = {fact.name for choice in self.choices for fact in choice.facts}
        return tuple(name for name in self.listed_facts if name not in own)
