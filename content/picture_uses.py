"""Where pictures are shown: on live pages, in versions to come, in older versions, as the logo."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import models
from django.db.models.functions import Coalesce

from content.markdown.picture_name import FOLDER, NAME
from content.models import Clinic, Picture, Revision

NAME_IN_A_TEXT = re.compile(re.sub(r"\?P<\w+>", "", NAME.pattern), flags=re.ASCII)


@dataclass
class Uses:
    """The versions that show one picture. `to_come` are newer drafts and those that wait."""

    live: list[Revision] = field(default_factory=list)
    to_come: list[Revision] = field(default_factory=list)
    older: list[Revision] = field(default_factory=list)
    is_logo: bool = False

    @property
    def is_used(self) -> bool:
        return bool(self.live or self.to_come or self.older or self.is_logo)

    @property
    def reasons_to_stay(self) -> list[str]:
        """Why it cannot be deleted: readers see it, or will without anybody doing more."""
        reasons = [f"The page “{revision.title}” shows it." for revision in self.live]
        reasons += [
            f"A version of “{revision.title}” that goes live by itself shows it."
            for revision in self.to_come
            if revision.is_scheduled
        ]
        return [*reasons, "It is the clinic’s logo."] if self.is_logo else reasons


def find_uses(pictures: Iterable[Picture]) -> dict[int, Uses]:
    """Where each picture is used, by its id. Two queries, however many there are."""
    uses = {picture.pk: Uses() for picture in pictures}
    by_name = {picture.name: uses[picture.pk] for picture in pictures}
    for revision in _revisions_with_pictures():
        for name in {match[0] for match in NAME_IN_A_TEXT.finditer(revision.body)} & set(by_name):
            _add(by_name[name], revision)
    for logo in Clinic.objects.filter(logo__in=uses).values_list("logo", flat=True):
        uses[logo].is_logo = True
    return uses


def _revisions_with_pictures() -> models.QuerySet[Revision]:
    live = Revision.objects.live().filter(page=models.OuterRef("page"))
    return (
        Revision.objects.filter(body__contains=FOLDER)
        .select_related("page")
        .annotate(
            live_id=models.Subquery(live.values("pk")),
            live_number=Coalesce(models.Subquery(live.values("number")), 0),
        )
        .order_by("page__key", "number")
    )


def _add(uses: Uses, revision: Revision) -> None:
    if revision.pk == revision.live_id:  # type: ignore[attr-defined]
        uses.live.append(revision)
    elif not revision.is_published and (
        revision.is_scheduled or revision.number > revision.live_number  # type: ignore[attr-defined]
    ):
        uses.to_come.append(revision)
    else:
        uses.older.append(revision)
