"""The sheet: pages of the guide, or parts of them, put together for paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from content.markdown import Context, Document, render
from content.markdown.citations import cited_keys
from content.markdown.paper import ANSWER
from content.models import Clinic, Reference, Revision
from content.sources import references_cited, short_names
from handouts.acts import group_by_act
from handouts.card import make_card
from handouts.choices import Choices
from handouts.drawn import draw_part
from handouts.joining import make_joinable
from handouts.numbering import Numbers
from handouts.presets import (
    MILDER_LINES,
    MILDER_SIGNS,
    QUESTIONS,
    SIGNS,
    WHOLE_GUIDE,
    DrawnPart,
    Part,
)
from handouts.sections import select_text
from handouts.signs import find_missing_signs, make_signs

# Of the texts on it. The process that makes a file takes 310 MB with 200,000, which is the whole
# guide as shipped, and should take no more than 400.
FILE_CHARACTERS_AT_MOST = 230_000
LINE = SafeString('<span class="pen-line"></span>')


@dataclass(frozen=True)
class Leaf:
    """A page, or some of its sections, on a sheet. `title` is empty where the sheet's is enough."""

    revision: Revision
    title: str
    html: SafeString
    is_signs: bool = False

    @property
    def id(self) -> str:
        return leaf_id(self.revision.page.key)


def leaf_id(key: str) -> str:
    """The id of a page's title on a sheet, which nothing else there has."""
    return f"page-{key}"


@dataclass(frozen=True)
class NumberedSource:
    number: int
    reference: Reference


@dataclass(frozen=True)
class Sheet:
    """`revisions` are the versions on it, each once, in the order of the sheet."""

    choices: Choices
    title: str
    leaves: tuple[Leaf, ...]
    revisions: tuple[Revision, ...]
    sources: tuple[NumberedSource, ...]

    @property
    def audience(self) -> str:
        preset = self.choices.chosen_preset
        return preset.audience if preset else ""

    @property
    def fits_in_file(self) -> bool:
        return fits_in_file(self.revisions)

    @property
    def is_dense(self) -> bool:
        """Whether it has less air, so as not to run to many sides: all but large print."""
        return self.choices.size != "18"

    @property
    def chapters(self) -> tuple[Leaf, ...]:
        """What the contents of a booklet list: nothing on a sheet of few pages."""
        titled = tuple(leaf for leaf in self.leaves if leaf.title)
        return titled if self.choices.chosen_preset is WHOLE_GUIDE else ()

    @property
    def is_card(self) -> bool:
        return self.choices.is_card

    @property
    def last_signs(self) -> Leaf:
        """What the box of a treatment stands beside; the last leaf where there are no signs."""
        signs = [leaf for leaf in self.leaves if leaf.is_signs]
        return (signs or self.leaves)[-1]


def fits_in_file(revisions: Iterable[Revision]) -> bool:
    """Whether a PDF file of these versions takes no more memory than a server has to spare."""
    return sum(len(revision.body) for revision in revisions) <= FILE_CHARACTERS_AT_MOST


def find_revisions(choices: Choices, live: Sequence[Revision]) -> list[Revision]:
    """Return the versions that these choices put on a sheet. A page that is not live is left out."""
    wanted = {part.page for part in _choose_parts(choices, live)}
    return [revision for revision in live if revision.page.key in wanted]


def compose_sheet(
    choices: Choices,
    live: Sequence[Revision],
    clinic: Clinic,
    ticked: frozenset[str] = frozenset(),
) -> Sheet:
    """Return the sheet of these choices. Nothing but the sources is looked up.

    `live` are the live versions of the pages in the order of the guide; a page that is not among
    them is left out. `ticked` are the ids of steps to show as done.
    """
    by_key = {revision.page.key: revision for revision in live}
    chosen = _choose_parts(choices, live)
    texts = _select_texts(choices, chosen, by_key)
    whole = {part.page for part in chosen if part.is_whole}
    leaves: list[Leaf] = []
    references = references_cited(*(text for _, text in texts))
    numbers = Numbers()
    for part, text in texts:
        revision = by_key[part.page]
        document = render(text, _context(text, clinic, references))
        is_titled = _need_titles(chosen) and part.page in whole
        html = _html(part, document, is_titled, by_key, whole, ticked)
        is_signs = part in SIGNS
        if is_signs:
            html = make_signs(html)
            if part == MILDER_LINES:
                html = group_by_act(html)
        elif choices.is_card:
            html = make_card(html)
        else:
            html = numbers.renumber(html, document.citations)
        leaves.append(Leaf(revision, revision.title if is_titled else "", html, is_signs=is_signs))
    return Sheet(
        choices=choices,
        title=_title(choices, leaves),
        leaves=tuple(leaves),
        revisions=tuple({leaf.revision.pk: leaf.revision for leaf in leaves}.values()),
        sources=_sources(numbers.keys, references),
    )


def _context(text: str, clinic: Clinic, references: Mapping[str, Reference]) -> Context:
    """As on the text's own page, so that the same text is rendered once for all sheets."""
    own = (references[key] for key in cited_keys(text) & references.keys())
    return Context(short_names=short_names(own), emergency_call=clinic.emergency_call)


def _select_texts(
    choices: Choices, chosen: Sequence[Part], by_key: Mapping[str, Revision]
) -> list[tuple[Part, str]]:
    """Each part with its text, and after them the warning signs that none of them has: the milder
    ones in short are enough for a card."""
    texts = [(part, select_text(part, by_key[part.page])) for part in chosen]
    is_whole = choices.chosen_preset is WHOLE_GUIDE
    shown = (text for part, text in texts if not isinstance(part, DrawnPart))
    missing = find_missing_signs(shown, is_whole_guide=is_whole)
    if missing == MILDER_SIGNS and MILDER_LINES in chosen:
        return texts
    if missing is not None and missing.page in by_key:
        texts.append((missing, select_text(missing, by_key[missing.page])))
    return texts


def _need_titles(chosen: Sequence[Part]) -> bool:
    """Whether whole pages have their titles: the only one, if it comes first, has the sheet's."""
    return any(part.is_whole for part in chosen[1:])


def _choose_parts(choices: Choices, live: Sequence[Revision]) -> list[Part]:
    there = {revision.page.key for revision in live}
    return [part for part in choices.parts_of(live) if part.page in there]


def _title(choices: Choices, leaves: Sequence[Leaf]) -> str:
    preset = choices.chosen_preset
    if preset is not None:
        return preset.title
    if len(choices.pages) == 1 and leaves:
        return leaves[0].revision.title
    return "Mesotherapy for hair loss: pages from the guide"


def _html(
    part: Part,
    document: Document,
    is_titled: bool,
    by_key: dict[str, Revision],
    whole: set[str],
    ticked: frozenset[str],
) -> SafeString:
    """The HTML of a leaf, with ids that no other leaf has."""
    addresses = {by_key[key].get_absolute_url(): leaf_id(key) for key in whole}

    def address_of(address: str) -> str:
        page, _, heading = address.partition("#")
        page = page or by_key[part.page].get_absolute_url()
        if page in addresses:
            return f"#{addresses[page]}-{heading}" if heading else f"#{addresses[page]}"
        return settings.SITE_URL + page + (f"#{heading}" if heading else "")

    is_drawn = isinstance(part, DrawnPart)
    return make_joinable(
        draw_part(part, document, by_key) if is_drawn else _with_lines(part, document, ticked),
        prefix=f"{leaf_id(part.page)}-",
        levels_down=1 if is_titled else 0,
        title_id=leaf_id(part.page) if is_titled else "",
        address_of=address_of,
    )


def _with_lines(part: Part, document: Document, ticked: frozenset[str]) -> str:
    """The HTML of a text with paper's own steps and lines."""
    slots = {
        f"step-{step.id}": render_to_string(
            "checklist/step_paper.html", {"is_done": step.id in ticked, "is_read_out": True}
        )
        for step in document.steps
    }
    if part.page == QUESTIONS:
        slots[ANSWER] = LINE
    return document.fill_slots(slots).html


def _sources(
    cited: Sequence[str], references: Mapping[str, Reference]
) -> tuple[NumberedSource, ...]:
    return tuple(
        NumberedSource(number, references[key])
        for number, key in enumerate(cited, start=1)
        if key in references
    )
