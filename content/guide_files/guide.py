"""A guide as values: its pages and references as files have them, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import yaml

from content.markdown import Context, Document, Problem, render
from content.models import Page, Revision
from content.slugs import address_of

SHIPPED = Path(__file__).resolve().parent.parent / "guide"
REFERENCES_FILE = "references.yaml"
FENCE = "---\n"
# Wider than any line: a value stays on its own line, so that a change shows as one.
YAML_FORM: dict[str, Any] = {"sort_keys": False, "allow_unicode": True, "width": 100_000}


@dataclass(frozen=True)
class Fault:
    """One mistake in the guide, where it is and what to do."""

    where: str
    line: int
    message: str
    level: str = "error"

    def __str__(self) -> str:
        return f"{self.where}:{self.line}: {self.message}"


class GuideError(Exception):
    """The guide cannot be used as it is. `faults` says why, all of it."""

    def __init__(self, faults: Iterable[Fault]):
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


@dataclass(frozen=True)
class FrontMatter:
    kind: str
    group: str
    position: int
    slug: str
    title: str
    summary: str
    note: str


@dataclass(frozen=True)
class GuidePage:
    """One page as its file has it.

    `first_line` is the line of the file that the body starts on, `front_lines` are those of the
    fields before it.
    """

    key: str
    front: FrontMatter
    body: str
    first_line: int
    front_lines: Mapping[str, int] = field(compare=False)

    @property
    def file_name(self) -> str:
        return f"{self.key}.md"

    @property
    def address(self) -> str:
        return address_of(self.front.slug)

    def text(self) -> str:
        return f"{FENCE}{yaml.safe_dump(asdict(self.front), **YAML_FORM)}{FENCE}{self.body}"

    def page(self) -> Page:
        """The page, not saved."""
        front = self.front
        return Page(key=self.key, kind=front.kind, group=front.group, position=front.position)

    def revision(self, page: Page) -> Revision:
        """The words as a version of a page, not saved."""
        front = self.front
        return Revision(
            page=page,
            title=front.title,
            slug=front.slug,
            summary=front.summary,
            body=self.body,
            note=front.note,
        )

    def fault(self, problem: Problem) -> Fault:
        line = self.first_line + problem.line - 1
        if problem.beside:
            line = self.front_lines[problem.beside]
        return Fault(self.file_name, line, problem.message, problem.level)


@dataclass(frozen=True)
class GuideReference:
    short_name: str
    citation: str
    year: int | None
    link: str
    kind: str
    size: str
    found: str
    limits: str
    read: str


@dataclass(frozen=True)
class Guide:
    pages: tuple[GuidePage, ...]
    references: dict[str, GuideReference]

    def documents(self) -> Iterator[tuple[GuidePage, Document]]:
        context = Context(reference_keys=frozenset(self.references))
        for page in self.pages:
            yield page, render(page.body, context)
