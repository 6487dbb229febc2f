"""The guide as readers have it now: what many pages show of it, read once in an era."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from django.template.loader import render_to_string

from content.contents_list import Contents, live_contents
from content.era import once_per_era
from content.markdown import render
from content.markdown.citations import cited_keys
from content.markdown.decision import Decision
from content.models import Clinic, Page, Reference, Revision
from content.slugs import DECISION
from content.sources import LibraryEntry, library


class CurrentGuide:
    """Each part is read when something first asks for it, and shared by all who ask after that.

    A draft that is `shown` stands in it as if it were live.
    """

    def __init__(self, shown: Revision | None = None) -> None:
        self._shown = shown

    @cached_property
    def contents(self) -> Contents:
        return live_contents(self._shown)

    @cached_property
    def clinic(self) -> Clinic:
        return Clinic.objects.current()

    @cached_property
    def library(self) -> list[LibraryEntry]:
        return library((*self.contents.chapters, *self.contents.beside))

    @cached_property
    def library_html(self) -> str:
        """The library as the page of all sources shows it: with a long guide it is most of it."""
        return render_to_string("components/library.html", {"library": self.library})

    @cached_property
    def decision(self) -> Decision:
        """The choices of the live page for deciding; none where there is no such page."""
        revision = self.find(DECISION)
        if revision is None or revision.page.kind != Page.Kind.DECISION:
            return Decision()
        return render(revision.body).decision

    def find(self, slug: str) -> Revision | None:
        """The version that readers get at this address, with all that its page shows. One query."""
        version = self.contents.versions.get(slug)
        if version is None:
            return None
        return Revision.objects.select_related("page", "signed_off_by").filter(pk=version).first()

    def references_cited(self, text: str) -> dict[str, Reference]:
        """The references that a text cites, by their keys; those that there are."""
        return {key: self._references[key] for key in cited_keys(text) & self._references.keys()}

    @cached_property
    def _references(self) -> Mapping[str, Reference]:
        return {reference.key: reference for reference in Reference.objects.all()}


current_guide = once_per_era(CurrentGuide)


def guide_with(shown: Revision) -> CurrentGuide:
    """The guide in which readers have this version, be it a draft."""
    guide = current_guide()
    return guide if guide.contents.versions.get(shown.slug) == shown.pk else CurrentGuide(shown)
