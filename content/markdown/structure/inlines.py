"""What stands in a run of text: links, pictures, citations, labels, and marks that did not work."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.token import Token

from content.markdown.blocks import block_type
from content.markdown.blocks.block import line_of
from content.markdown.citations import unknown_reference
from content.markdown.cleaner import PICTURE_FOLDERS
from content.markdown.document import Label, Link, Passage, Picture
from content.markdown.how_sure import KINDS, LICENCE
from content.markdown.normalisation import normalise
from content.markdown.plain_text import plain_text
from content.markdown.structure.passages import has_words, kind_of, read_passage
from content.markdown.structure.structure import Structure
from content.markdown.token_meta import meta_of

# A screen reader says it in one go, and it cannot be stopped and gone back to like a text.
ALTERNATIVE_AT_MOST = 125
PLAIN_SCHEMES = ("https://", "http://", "mailto:", "tel:")
BREAKS = {"softbreak", "hardbreak"}
# What shows that a mark could not be read, and what to say then.
UNREAD_MARKS = {
    "](": "This link cannot be read: write [words](/page/), with no spaces in the address, and start the address with /, # or https://.",
    "[@": "This citation cannot be read: write [@key] or [@key; @other_key].",
    "{option": "This option cannot be read: write {option its-name} at the end of a row’s name.",
    **{
        f"{{{kind.name}": f"This label cannot be read: write {{{kind.name} LEVEL: why.}} with {', '.join(list(kind.levels)[:-1])} or {list(kind.levels)[-1]}."
        for kind in KINDS.values()
    },
    f"{{{LICENCE}": "This licence cannot be read: write {licence: who may use it, and for what.}",
}
STRAY_COLONS = "A line of colons stands alone here: leave an empty line before each block, and give a block around another one more colons."


def read_inline(structure: Structure, inline: Token, parents: list[Token]) -> None:
    links = tuple(_links(inline))
    for index, (child, line) in enumerate(_children(inline)):
        if child.type in {"link_open", "citation"} and not _is_telephone(child):
            _refuse_link(structure, parents, line)
        if child.type == "citation":
            _read_citation(structure, child, line, parents)
            structure.cited_lines.add(line_of(inline))
        elif child.type == "how_sure":
            _read_label(structure, inline, index, line, parents)
        elif child.type == "image":
            _read_picture(structure, child, line)
        elif child.type == "text":
            _check_text(structure, child.content, line)
    for link in links:
        _check_link(structure, link)
    structure.links += links
    read_passage(structure, inline, parents, links)


def _children(inline: Token) -> Iterator[tuple[Token, int]]:
    """What an inline token holds, each with its line."""
    line = line_of(inline)
    for child in inline.children or []:
        yield child, line
        if child.type in BREAKS:
            line += 1
        elif child.type in {"citation", "how_sure"}:
            line += child.markup.count("\n")
        elif child.type == "image":
            line += child.content.count("\n")


def _links(inline: Token) -> Iterator[Link]:
    link: Token | None = None
    words: list[str] = []
    for child, line in _children(inline):
        if child.type == "link_open":
            link, words = child, []
        elif child.type == "link_close" and link is not None:
            yield Link(str(link.attrGet("href")), normalise("".join(words).strip()), line)
            link = None
        elif child.type in BREAKS:
            words.append(" ")
        elif child.type in {"text", "code_inline", "image"}:
            words.append(child.content)


def _is_telephone(child: Token) -> bool:
    return str(child.attrGet("href") or "").startswith("tel:")


def _refuse_link(structure: Structure, parents: list[Token], line: int) -> None:
    """A problem where a block around it takes no links."""
    for parent in parents:
        if meta_of(parent).no_links_message:
            structure.problem(line, meta_of(parent).no_links_message)


def _read_citation(structure: Structure, child: Token, line: int, parents: list[Token]) -> None:
    known = structure.context.reference_keys
    is_hidden = block_type(structure.place(parents).block).hides_sources
    places: list[tuple[int, str]] = []
    for key in meta_of(child).cited_keys:
        structure.mentions.append((key, line))
        if known is not None and key not in known:
            structure.problems.append(unknown_reference(key, line))
        elif is_hidden:
            structure.hidden_keys.append(key)
        else:
            places.append((structure.numbering.cite(key), key))
    meta_of(child).cited_places = tuple(places)


def _read_label(
    structure: Structure, inline: Token, index: int, line: int, parents: list[Token]
) -> None:
    children = inline.children or []
    label = Label(
        kind=meta_of(children[index]).sure_kind,
        level=meta_of(children[index]).sure_level,
        reason=children[index].content,
        line=line,
        place=structure.place(parents),
        passage_kind=kind_of(parents),
        passage_line=line_of(inline),
        starts_passage=not has_words(children[:index]),
        ends_passage=not has_words(children[index + 1 :]),
        is_below_group=meta_of(inline).is_below_group,
    )
    structure.labels.append(label)
    structure.passages.append(
        Passage("reason", normalise(label.reason), line, label.place, written=label.reason)
    )


def _read_picture(structure: Structure, child: Token, line: int) -> None:
    source, alternative = str(child.attrGet("src") or ""), plain_text(child)
    structure.pictures.append(Picture(source, alternative, line))
    if not alternative:
        structure.problem(
            line, "This picture has no alternative text: say between [ and ] what it shows."
        )
    if len(alternative) > ALTERNATIVE_AT_MOST:
        structure.problem(
            line,
            f"This picture’s alternative text has {len(alternative)} characters, the most is {ALTERNATIVE_AT_MOST}: say the rest in the text.",
        )
    if not source.startswith(PICTURE_FOLDERS):
        structure.problem(line, f"The picture {source} is not one of this site’s: upload it first.")


def _check_link(structure: Structure, link: Link) -> None:
    href, line = link.href, link.line
    if not link.text:
        structure.problem(
            line, f"The link to {href} has no words: say between [ and ] where it leads."
        )
    if href.startswith("//") or not href.startswith(("/", "#", *PLAIN_SCHEMES)):
        structure.problem(line, f"The link {href} leads nowhere: start it with /, # or https://.")


def _check_text(structure: Structure, text: str, line: int) -> None:
    if text.lstrip().startswith(":::"):
        structure.problem(line, STRAY_COLONS)
    for mark, message in UNREAD_MARKS.items():
        if mark in text:
            structure.problem(line, message)
