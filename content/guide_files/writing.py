"""The live guide out of the database, and a guide written to files in their one form."""

from __future__ import annotations

from dataclasses import asdict, fields
from pathlib import Path

import yaml

from content.guide_files.guide import (
    REFERENCES_FILE,
    YAML_FORM,
    FrontMatter,
    Guide,
    GuidePage,
    GuideReference,
)
from content.models import Reference, Revision


def guide_from_database() -> Guide:
    """The live guide."""
    names = [field.name for field in fields(FrontMatter)]
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
            # As in the file that is written: a line of dashes before the fields and one after.
            first_line=len(names) + 3,
            front_lines={name: line for line, name in enumerate(names, start=2)},
        )
        for revision in Revision.objects.live().select_related("page").order_by("page__key")
    )
    columns = [field.name for field in fields(GuideReference)]
    references = {
        reference.key: GuideReference(**{name: getattr(reference, name) for name in columns})
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
