"""Files to a guide. What cannot be read is named with its file and line, all of it at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.core.exceptions import ValidationError
from yaml import CSafeLoader

from content.guide_files.checking import find_faults
from content.guide_files.guide import (
    REFERENCES_FILE,
    SHIPPED,
    Fault,
    FrontMatter,
    Guide,
    GuideError,
    GuidePage,
    GuideReference,
)
from content.models import Page, Reference, Revision

FENCE_LINE = re.compile(r"^---\n", flags=re.MULTILINE)


def read_guide(folder: Path) -> Guide:
    """The guide in a folder, fit to be loaded. Raises `GuideError` with everything that is wrong."""
    guide = parse_guide(folder)
    refuse_faults(guide)
    return guide


def refuse_faults(guide: Guide) -> None:
    """Raise `GuideError` with everything that is wrong, where something is that must not be."""
    faults = find_faults(guide)
    if any(fault.level == "error" for fault in faults):
        raise GuideError(faults)


def parse_guide(folder: Path) -> Guide:
    """The guide in a folder, as it is written.

    Raises `GuideError` where a file cannot be read, with what is wrong in the others too.
    """
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
    if faults:
        raise GuideError([*faults, *find_faults(guide)])
    return guide


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


def _read_yaml(path: Path, text: str, first_line: int) -> dict[Any, Any]:
    try:
        data = yaml.load(text, Loader=CSafeLoader)
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
    mistakes = [*_field_mistakes(FrontMatter, data)] or [*_value_mistakes(path.stem, data)]
    if mistakes:
        raise GuideError(
            [
                Fault(path.name, _line_of_field(front, name) + 1, message)
                for name, message in mistakes
            ]
        )
    body = parts[2].lstrip()
    return GuidePage(
        key=path.stem,
        front=FrontMatter(**data),
        body=body.rstrip() + "\n",
        first_line=first_line + parts[2][: len(parts[2]) - len(body)].count("\n"),
        front_lines={name: _line_of_field(front, name) + 1 for name in data},
    )


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


def _field_mistakes(shape: type, data: dict[Any, Any]) -> Iterator[tuple[str, str]]:
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
