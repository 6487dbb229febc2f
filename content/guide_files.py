"""The guide as files: one Markdown file a page, and one file with the references.

    read_guide(folder)       files -> Guide, or GuideError with every mistake, by file and line
    guide_from_database()    the live text -> Guide
    load_guide(guide)        Guide -> database, all of it or nothing
    write_guide(guide, folder)

A page's file is named for its key. It starts with front matter in YAML between two lines of
`---`; the text follows. Written files have one form, so that an export is the same bytes
each time, and the shipped files are the export of the shipped guide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.core.exceptions import ValidationError
from django.db import transaction

from content.links import dead_links, ids_of
from content.markdown import Context, Document, Problem, render
from content.markdown.kinds import kind_problems
from content.models import Page, Reference, Revision
from content.models.pages import lock_guide

SHIPPED = Path(__file__).resolve().parent / "guide"
REFERENCES_FILE = "references.yaml"
FENCE = "---\n"
FENCE_LINE = re.compile(r"^---\n", flags=re.MULTILINE)
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
    """One page as its file has it. `first_line` is the line of the file that the body starts on."""

    key: str
    front: FrontMatter
    body: str
    first_line: int

    @property
    def file_name(self) -> str:
        return f"{self.key}.md"

    @property
    def address(self) -> str:
        return f"/{self.front.slug}/" if self.front.slug else "/"

    def text(self) -> str:
        return f"{FENCE}{yaml.safe_dump(asdict(self.front), **YAML_FORM)}{FENCE}{self.body}"

    def fault(self, problem: Problem) -> Fault:
        return Fault(
            self.file_name, self.first_line + problem.line - 1, problem.message, problem.level
        )


@dataclass(frozen=True)
class GuideReference:
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


# Reading


def read_guide(folder: Path) -> Guide:
    """The guide in a folder, checked. Raises `GuideError` with everything that is wrong in it."""
    faults: list[Fault] = []
    references: dict[str, GuideReference] = {}
    pages: list[GuidePage] = []
    try:
        references = _read_references(folder / REFERENCES_FILE)
    except GuideError as error:
        faults += error.faults
    for path in sorted(folder.glob("*.md")):
        try:
            pages.append(_read_page(path))
        except GuideError as error:
            faults += error.faults
    if not pages and not faults:
        faults.append(Fault(str(folder), 1, "There is no page (*.md) in this folder."))
    guide = Guide(tuple(pages), references)
    faults += structure_faults(guide)
    if any(fault.level == "error" for fault in faults):
        raise GuideError(faults)
    return guide


def structure_faults(guide: Guide) -> list[Fault]:
    """What is wrong with the guide's pages, each by itself and together."""
    faults: list[Fault] = []
    documents = list(guide.documents())
    for page, document in documents:
        is_chapter = page.front.group in Page.CHAPTER_GROUPS
        problems = kind_problems(document, kind=page.front.kind, is_chapter=is_chapter)
        faults += map(page.fault, (*problems, *document.problems))
    return faults + list(_twin_faults(guide)) + list(_link_faults(documents))


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise GuideError(
            [Fault(path.name, 1, f"The file cannot be read: {error.strerror}.")]
        ) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise GuideError(
            [Fault(path.name, line, "The file is not UTF-8 text: save it as UTF-8.")]
        ) from error


def _read_yaml(path: Path, text: str, first_line: int) -> dict:
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = first_line + (mark.line if mark else 0)
        message = f"This is not YAML: {getattr(error, 'problem', None) or error}."
        raise GuideError([Fault(path.name, line, message)]) from error
    if not isinstance(data, dict):
        raise GuideError([Fault(path.name, first_line, "Here must stand lines of “name: value”.")])
    return data


def _read_page(path: Path) -> GuidePage:
    text = _read_text(path)
    parts = FENCE_LINE.split(text, maxsplit=2)
    if len(parts) < 3 or parts[0]:
        raise GuideError(
            [
                Fault(
                    path.name,
                    1,
                    "The file starts with front matter: a line ---, the fields, a line ---.",
                )
            ]
        )
    front, first_line = parts[1], parts[1].count("\n") + 3
    data = _read_yaml(path, front, 2)
    faults = [
        Fault(path.name, _line_of_field(front, name) + 1, message)
        for name, message in _field_mistakes(FrontMatter, data)
    ]
    if not faults:
        faults = [
            Fault(path.name, _line_of_field(front, name) + 1, message)
            for name, message in _value_mistakes(path.stem, data)
        ]
    if faults:
        raise GuideError(faults)
    body = parts[2].lstrip()
    first_line += parts[2][: len(parts[2]) - len(body)].count("\n")
    return GuidePage(path.stem, FrontMatter(**data), body.rstrip() + "\n", first_line)


def _read_references(path: Path) -> dict[str, GuideReference]:
    text = _read_text(path)
    references, faults = {}, []
    for key, data in _read_yaml(path, text, 1).items():
        line = _line_of_field(text, str(key))
        mistakes = (
            list(_field_mistakes(GuideReference, data))
            if isinstance(data, dict)
            else [("", "Below a key stand the fields of its reference.")]
        )
        if not mistakes:
            reference = Reference(key=key, **data)
            try:
                reference.clean_fields()
                reference.clean()
            except ValidationError as error:
                mistakes = [
                    (name, f"{name}: {messages[0]}")
                    for name, messages in error.message_dict.items()
                ]
        faults += [Fault(path.name, line, f"{key}: {message}") for _, message in mistakes]
        if not mistakes:
            references[str(key)] = GuideReference(**data)
    if faults:
        raise GuideError(faults)
    return references


@cache
def shipped_reference_keys() -> frozenset[str]:
    """The keys of the references that come with the site. Read once: they change with its code."""
    return frozenset(_read_references(SHIPPED / REFERENCES_FILE))


def _line_of_field(text: str, name: str) -> int:
    """The line, from 1, on which a field starts. A field that is missing is missed on line 1."""
    lines = text.split("\n")
    return next(
        (n for n, line in enumerate(lines, 1) if line.startswith((f"{name}:", f"'{name}':"))), 1
    )


def _field_mistakes(shape: type, data: dict) -> Iterator[tuple[str, str]]:
    """The fields that are missing, unknown or of the wrong kind, for a dataclass's fields."""
    expected = {field.name: field.type for field in fields(shape)}
    for name in expected:
        if name not in data:
            yield name, f"The field “{name}” is missing."
    for name in data:
        if name not in expected:
            yield str(name), f"The field “{name}” is not one of {', '.join(expected)}."
    kinds: dict[str, tuple[tuple[type, ...], str]] = {
        "str": ((str,), "text"),
        "int": ((int,), "a whole number"),
        "int | None": ((int, type(None)), "a whole number or null"),
    }
    for name, value in data.items():
        if name not in expected:
            continue
        kind, words = kinds[str(expected[name])]
        if not isinstance(value, kind) or isinstance(value, bool):
            yield name, f"The field “{name}” is {value!r}: give {words}."


def _value_mistakes(key: str, data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What the models' own validation says of a page's fields."""
    page = Page(key=key, kind=data["kind"], group=data["group"], position=data["position"])
    revision = Revision(
        page=page,
        title=data["title"],
        slug=data["slug"],
        summary=data["summary"],
        note=data["note"],
        body="-",
    )
    for instance, exclude in ((page, ["id"]), (revision, ["page", "body"])):
        try:
            instance.clean_fields(exclude=exclude)
            if instance is page:
                page.clean()
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                yield name, f"{name}: {messages[0]}"
    if (data["slug"] == "") != page.is_home:
        yield "slug", "slug: only the home page has an empty address."


def _twin_faults(guide: Guide) -> Iterator[Fault]:
    """Two pages that want the same address, or the same place."""
    for what, name_of in (
        ("address", lambda page: page.front.slug),
        ("place", lambda page: (page.front.group, page.front.position)),
    ):
        # Two pages in one place stand in the order of their keys; two at one address cannot.
        level = "error" if what == "address" else "warning"
        seen: dict[Any, GuidePage] = {}
        for page in guide.pages:
            other = seen.setdefault(name_of(page), page)
            if other is not page:
                message = f"{other.file_name} has the same {what}: {name_of(page)!r}."
                yield Fault(page.file_name, 1, message, level)


def _link_faults(documents: list[tuple[GuidePage, Document]]) -> Iterator[Fault]:
    """Links between pages that lead nowhere. Warnings: a live guide may have an old address in
    a text, which redirects, and its export must load again."""
    ids = {page.address: ids_of(document) for page, document in documents}
    for page, document in documents:
        yield from map(page.fault, dead_links(document, page.address, ids))


# Into the database


@dataclass(frozen=True)
class Outcome:
    """What loading did with one page or reference: created, updated, unchanged, waiting or kept."""

    name: str
    verb: str
    detail: str = ""


@transaction.atomic
def load_guide(guide: Guide) -> list[Outcome]:
    """Bring the guide into the database. Loading the same guide again changes nothing.

    What staff published or signed off stays live, and what staff changed stays changed. Of two
    loads at the same moment one waits for the other.
    """
    lock_guide()
    outcomes = [
        _load_reference(position, key, reference)
        for position, (key, reference) in enumerate(guide.references.items(), start=1)
    ]
    return outcomes + [_load_page(page) for page in guide.pages]


def _load_reference(position: int, key: str, shipped: GuideReference) -> Outcome:
    values = {**asdict(shipped), "position": position}
    stored = Reference.objects.filter(key=key).first()
    if stored is None:
        Reference.objects.create(key=key, is_shipped=True, **values)
        return Outcome(key, "created")
    if all(getattr(stored, name) == value for name, value in values.items()):
        return Outcome(key, "unchanged")
    if not stored.is_shipped:
        return Outcome(key, "kept", "staff changed this reference: theirs stays")
    Reference.objects.filter(pk=stored.pk).update(**values)
    return Outcome(key, "updated")


def _load_page(shipped: GuidePage) -> Outcome:
    front = shipped.front
    place = {"kind": front.kind, "group": front.group, "position": front.position}
    shipped_place = f"{front.kind} {front.group} {front.position}"
    page, is_new = Page.objects.get_or_create(
        key=shipped.key, defaults={**place, "shipped_place": shipped_place}
    )
    is_moved = shipped_place != page.shipped_place and page.place == page.shipped_place
    if shipped_place != page.shipped_place:
        # Staff's own order stays; a page that they never moved goes where the guide has it now.
        moved = place if is_moved else {}
        Page.objects.filter(pk=page.pk).update(**moved, shipped_place=shipped_place)
        page.refresh_from_db()
    revision = Revision(
        page=page,
        title=front.title,
        slug=front.slug,
        summary=front.summary,
        body=shipped.body,
        note=front.note,
    )
    live = Revision.objects.live().filter(page=page).first()
    staffs = _name_of_what_staff_keep(live)
    newest = page.revisions.filter(author=None).order_by("-number").first()
    if newest is not None and newest.words == revision.words:
        if live is not None and staffs and newest.number > live.number and not newest.is_published:
            return Outcome(
                shipped.key,
                "waiting",
                f"{staffs} is live, the shipped text waits as version {newest.number}",
            )
        return Outcome(shipped.key, "updated" if is_moved else "unchanged")
    if holder := revision.address_holder():
        revision.save()
        return Outcome(
            shipped.key,
            "waiting",
            f"the page “{holder}” has or had the address /{revision.slug}/: the shipped text waits as version {revision.number}",
        )
    try:
        revision.clean()
    except ValidationError as error:
        raise GuideError(
            [Fault(shipped.file_name, 1, message) for message in error.messages]
        ) from error
    revision.save()
    if page.is_withdrawn:
        return Outcome(
            shipped.key,
            "waiting",
            f"staff withdrew the page, the shipped text waits as version {revision.number}",
        )
    if staffs:
        return Outcome(
            shipped.key,
            "waiting",
            f"{staffs} stays live, the shipped text waits as version {revision.number}",
        )
    revision.publish()
    return Outcome(shipped.key, "created" if is_new else "updated", f"version {revision.number}")


def _name_of_what_staff_keep(live: Revision | None) -> str:
    """The live version that no shipped text replaces by itself; empty where one may."""
    if live is None:
        return ""
    if not live.is_shipped or live.published_by_id is not None:
        return f"staff’s version {live.number}"
    # A new text would say that no clinician has checked it.
    return f"version {live.number}, which is signed off," if live.is_signed_off else ""


# Out of the database


def guide_from_database() -> Guide:
    """The live guide."""
    pages = tuple(
        GuidePage(
            key=revision.page.key,
            front=FrontMatter(
                kind=revision.page.kind,
                group=revision.page.group,
                position=revision.page.position,
                slug=revision.slug,
                title=revision.title,
                summary=revision.summary,
                note=revision.note,
            ),
            body=revision.body,
            first_line=len(fields(FrontMatter)) + 3,
        )
        for revision in Revision.objects.live().select_related("page").order_by("page__key")
    )
    names = [field.name for field in fields(GuideReference)]
    references = {
        reference.key: GuideReference(**{name: getattr(reference, name) for name in names})
        for reference in Reference.objects.all()
    }
    return Guide(pages, references)


def write_guide(guide: Guide, folder: Path) -> list[Path]:
    """Write the guide's files, each in its one form. Returns what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = {page.file_name: page.text() for page in guide.pages}
    references = {key: asdict(reference) for key, reference in guide.references.items()}
    texts[REFERENCES_FILE] = yaml.safe_dump(references, **YAML_FORM)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in texts]
