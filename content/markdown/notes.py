"""Notes: what stands beside a paragraph, and under it on a narrow screen: how sure we are of it,
and the names of its sources, each a link to the list at the foot of the page.

A list has one note for the sources of all its items, and so has a table; an item's own label
stands under the item. The note of a line that leads to a list is the list's. A paragraph that holds nothing but a label or sources belongs to what
stands right above it. Under one heading a source is named once; after that its number is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape

from markdown_it.token import Token

from content.markdown.blocks import block_type
from content.markdown.blocks.block import element
from content.markdown.how_sure import is_licence, rank, words_html
from content.markdown.token_meta import meta_of

# More would be longer than what they stand beside.
MOST_NAMES = 3
LISTS = {"bullet_list_open", "ordered_list_open"}
# Words that hold no note: their sources are in the list at the foot of the page.
WITHOUT_NOTE = {"heading_open", "dt_open", "a_open", "summary_open"}
# Where a part begins that is read by itself: its notes name their sources again.
BEGIN_PARTS = {"heading_open", "dt_open"}


@dataclass
class Note:
    """What one note says. `names` are those of its sources, by their numbers."""

    labels: list[Token] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)

    def take(self, other: Note) -> None:
        self.labels += other.labels
        self.names |= other.names

    def names_each(self) -> bool:
        """Whether it shows the names, which of very many it does not."""
        return len(self.names) <= MOST_NAMES

    def tokens(self) -> list[Token]:
        """The note as one token; none where it says nothing."""
        if not (self.labels or self.names):
            return []
        sure = [label for label in self.labels if not is_licence(label)]
        # A text from before this was a rule may hold several: the loosest says least too much.
        shown = sorted(sure, key=rank)[-1:]
        parts = [words_html(label) for label in shown]
        parts += [
            f'<span class="sure__licence">{words_html(label)}</span>'
            for label in self.labels
            if is_licence(label)
        ]
        if self.names:
            parts.append(f'<span class="sure__sources">{self._links()}</span>')
        level = f" sure--{meta_of(shown[0]).sure_level}" if shown else ""
        return [Token("note", "", 0, content=_note_html(level, parts))]

    def _links(self) -> str:
        """Each source by its name; of very many how many there are, with the way to the first."""
        if not self.names_each():
            return f'<a href="#source-{next(iter(self.names))}">{len(self.names)} sources</a>'
        return _names_html(
            f'<a href="#source-{number}">{escape(name)}</a>' for number, name in self.names.items()
        )


def note_of_sources(links: Iterable[str]) -> str:
    """A note that says nothing but these names of sources, each a link in HTML."""
    return _note_html("", [f'<span class="sure__sources">{_names_html(links)}</span>'])


def _names_html(links: Iterable[str]) -> str:
    return f'<span class="visually-hidden">Sources: </span>{"; ".join(links)}'


def _note_html(level: str, parts: Iterable[str]) -> str:
    return f'<div class="sure{level}" role="group" aria-label="Evidence">{" ".join(parts)}</div>'


def add_notes(tokens: list[Token], short_names: Mapping[str, str]) -> list[Token]:
    """The tokens of a text with its notes, and with marks only where readers see them."""
    return _Notes(short_names).add(tokens)


@dataclass
class _Notes:
    """`named` are the numbers of the sources that this part's notes have named."""

    short_names: Mapping[str, str]
    named: set[int] = field(default_factory=set)

    def add(
        self, tokens: list[Token], group: Note | None = None, *, hides_sources: bool = False
    ) -> list[Token]:
        """These tokens with notes. In a list or a table, `group` is the note of the whole."""
        noted: list[Token] = []
        index, lead = 0, Note()
        while index < len(tokens):
            end = _end(tokens, index)
            opening, inner, closing = tokens[index], tokens[index + 1 : end], tokens[end]
            block = meta_of(opening).block
            if opening.type in BEGIN_PARTS:
                self.named.clear()
            hides = hides_sources or (bool(block) and block_type(block).hides_sources)
            if opening.type == "inline":
                noted += self._inline(opening, group, hides)
            elif opening.type == "paragraph_open":
                end, own = self._absorb(tokens, end, self._take(inner[0], hides), group, hides)
                shown = [opening, *inner, closing] if inner[0].children else []
                if group is None and _leads_to_list(inner[0], tokens[end + 1 : end + 2]):
                    noted += shown
                    lead = own
                else:
                    noted += _in_group(shown, own, group) if group else self._wrap(shown, own)
            elif group is None and (opening.type in LISTS or block == "table"):
                own, lead = lead, Note()
                shown = [opening, *self.add(inner, own, hides_sources=hides), closing]
                end, own = self._absorb(tokens, end, own, group, hides)
                noted += [*shown, *self._tell(own)] if block else self._wrap(shown, own)
            elif end > index:
                within = Note() if opening.type in WITHOUT_NOTE else group
                noted += [opening, *self.add(inner, within, hides_sources=hides), closing]
            else:
                noted.append(opening)
            index = end + 1
        return noted

    def _inline(self, inline: Token, group: Note | None, hides: bool) -> list[Token]:
        """Words that stand in no paragraph: a table's cell, the caption of a picture."""
        if group is not None:
            group.names |= self._take(inline, hides, keeps_labels=True).names
            return [inline]
        return [inline, *self._tell(self._take(inline, hides))]

    def _absorb(
        self, tokens: list[Token], end: int, note: Note, group: Note | None, hides: bool
    ) -> tuple[int, Note]:
        """The end and the note of what ends there, with the paragraphs of mere marks below it."""
        while group is None and _is_only_marks(tokens[end + 1 : end + 3]):
            note.take(self._take(tokens[end + 2], hides))
            end += 3
        return end, note

    def _take(self, inline: Token, hides_sources: bool, *, keeps_labels: bool = False) -> Note:
        """The note of a run of text, which keeps the marks that stand in it."""
        note = Note()
        kept: list[Token] = []
        for child in inline.children or []:
            if child.type == "how_sure":
                note.labels.append(child)
                if not keeps_labels:
                    _strip_end(kept)
                    continue
            elif child.type == "citation":
                if hides_sources:
                    continue
                for number, key in meta_of(child).cited_places:
                    note.names[number] = self.short_names.get(key, key)
                # A number stands at the word before it, and no line ends between them.
                _strip_end(kept)
            kept.append(child)
        _strip_end(kept)
        inline.children = kept
        return note

    def _tell(self, note: Note) -> list[Token]:
        """The note, with the names that this part has not told yet."""
        note.names = {n: name for n, name in note.names.items() if n not in self.named}
        if note.names_each():
            self.named |= note.names.keys()
        return note.tokens()

    def _wrap(self, shown: list[Token], note: Note) -> list[Token]:
        """What has a note, and the note, in one box that can set them side by side."""
        found = self._tell(note)
        if not found or not shown or shown[0].hidden:
            return [*shown, *found]
        return element("div", [*shown, *found], class_="said")


def _in_group(shown: list[Token], own: Note, group: Note) -> list[Token]:
    """An item with its label; its sources are told with those of the others."""
    group.names |= own.names
    return [*shown, *Note(own.labels).tokens()]


def _leads_to_list(inline: Token, after: list[Token]) -> bool:
    """Whether these words end in a colon, and a list follows."""
    words = [child.content for child in inline.children or [] if child.type == "text"]
    is_lead = bool(words) and words[-1].rstrip().endswith(":")
    return is_lead and [token.type in LISTS for token in after] == [True]


def _is_only_marks(tokens: list[Token]) -> bool:
    if [token.type for token in tokens] != ["paragraph_open", "inline"]:
        return False
    children = tokens[1].children or []
    return bool(children) and all(
        child.type in {"how_sure", "citation", "softbreak", "hardbreak"}
        or (child.type == "text" and not child.content.strip())
        for child in children
    )


def _strip_end(children: list[Token]) -> None:
    """Take the blanks and line ends from the end of a run of text."""
    while children and children[-1].type in {"softbreak", "text"}:
        last = children[-1]
        last.content = last.content.rstrip(" ")
        if last.content:
            return
        children.pop()


def _end(tokens: list[Token], index: int) -> int:
    """Where the element that opens at `index` closes; `index` itself where nothing opens."""
    depth = 0
    for position in range(index, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    raise AssertionError("each element that opens closes")
