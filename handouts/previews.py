"""Previews: a small picture of page 1 of each ready-made sheet, kept under what it was made from.

The version in its address is a digest of that, and takes no sheet to be put together: the builder
names all five without waiting. Another version of a page, another telephone number or another
program is another picture, and one of before is never found again.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version as version_of
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import reverse

from content.era import once_per_era
from content.models import Clinic, Reference, Revision
from content.version_indexes import program as program_of_texts
from handouts import kept_files, pdf
from handouts.choices import Choices, revisions_for_paper
from handouts.models import identify
from handouts.pdf_cache import FOLDER
from handouts.presets import HELP, PRESETS
from handouts.sheet import find_revisions, fits_in_file

# As it is shown, in CSS pixels: a page of A4 at half the pixels that are drawn.
WIDTH, HEIGHT = 120, 170
# Five at a time, and those of some versions before: staff may go back to them.
PREVIEWS_AT_MOST = 50
DIGITS = 16
# What decides how a sheet looks, beside its words and its styles.
SOURCES = (
    *("handouts/*.py", "templates/handouts/*.html", "templates/checklist/step_paper.html"),
    *("content/choices.py", "content/side_by_side.py", "templates/components/side_by_side.html"),
)
PACKAGES = ("weasyprint", "pypdfium2")


def find_addresses() -> dict[str, str]:
    """Where the picture of each ready-made sheet is, by its key; none where no file can be made."""
    return {
        preset: reverse("handouts:preview", args=[preset, version])
        for preset, version in find_versions().items()
    }


def find_versions() -> dict[str, str]:
    """What the picture of each ready-made sheet is kept under now, by its key."""
    return _versions() if pdf.is_available() else {}


def find_version(preset: str) -> str | None:
    """What the picture of this sheet is kept under now; None where there can be none."""
    return find_versions().get(preset)


def is_kept(version: str) -> bool:
    return _file_of(version).exists()


def read_preview(version: str) -> bytes | None:
    return kept_files.read(_file_of(version))


def keep_preview(version: str, picture: bytes) -> None:
    kept_files.keep(_file_of(version), picture, PREVIEWS_AT_MOST)


def _file_of(version: str) -> Path:
    return settings.DATA_DIR / FOLDER / f"{version}.webp"


@once_per_era
def _versions() -> dict[str, str]:
    live, clinic = revisions_for_paper(), Clinic.objects.current()
    sources = hashlib.sha256(
        repr(list(Reference.objects.values_list("key", *Reference.SHOWN))).encode()
    ).hexdigest()
    versions = {}
    for choices in (Choices(preset=preset.key) for preset in PRESETS):
        on_it = find_revisions(choices, live)
        if not on_it or not fits_in_file(on_it):
            continue
        # A sheet without warning signs is given those of this page.
        known = {revision.pk: revision for revision in live if revision.page.key == HELP}
        known |= {revision.pk: revision for revision in on_it}
        facts = (
            identify(choices, tuple(known.values()), clinic),
            *map(_sign_off, known.values()),
            *(sources, settings.SITE_URL, _program()),
        )
        versions[choices.preset] = hashlib.sha256(repr(facts).encode()).hexdigest()[:DIGITS]
    return versions


def _sign_off(revision: Revision) -> tuple[str, ...]:
    """What a sheet says of who checked a version, which changes while its words do not."""
    return (
        *(str(revision.signed_off_at), revision.signed_off_name, revision.signed_off_role),
        *(str(revision.review_due), str(revision.is_unsettled), str(revision.is_review_overdue)),
    )


@cache
def _program() -> str:
    """What tells this program from another that may draw the same words otherwise."""
    digest = hashlib.sha256(" ".join(map(version_of, PACKAGES)).encode())
    digest.update(program_of_texts().encode())
    # The name of the stylesheet has a digest of it, where a site is served.
    digest.update(staticfiles_storage.url("css/handout.css").encode())
    for file in sorted(file for pattern in SOURCES for file in settings.BASE_DIR.glob(pattern)):
        digest.update(file.read_bytes())
    return digest.hexdigest()
