"""What a text consists of, read from its tokens, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field

from markdown_it.token import Token

from content.markdown.blocks.block import ID, line_of
from content.markdown.care_cards import read_care_card
from content.markdown.citations import Numbering
from content.markdown.cleaner import PICTURE_FOLDERS
from content.markdown.document import (
    CareCard,
    Context,
    Heading,
    ItemList,
    Link,
    Passage,
    Picture,
    Place,
    Problem,
    Question,
    Step,
    Table,
    Term,
)
from content.markdown.headings import TAKEN_MESSAGE, is_taken
from content.markdown.plain_text import plain_text
from content.markdown.token_meta import meta_of

WARNINGS_AT_MOST = 2
# A screen reader says it in one go, and it cannot be stopped and gone back to like a text.
ALTERNATIVE_AT_MOST = 125
# Blocks with headings of the author's own. What other blocks put over themselves opens no section.
BLOCKS_OF_SECTIONS = {"", "questions", "steps"}
PLAIN_SCHEMES = ("https://", "http://", "mailto:", "tel:")


@dataclass
class Structure:
    """Filled by `read`, in the order of the text."""

    context: Context
    problems: list[Problem]
    headings: list[Heading] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    care_cards: list[CareCard] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    lists: list[ItemList] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    cited_lines: set[int] = field(default_factory=set)
    sections: int = 0
    numbering: Numbering = field(init=False)

    def __post_init__(self) -> None:
        self.numbering = Numbering(self.context.cited)

    def problem(self, line: int, message: str) -> None:
        self.problems.append(Problem(line, message))


def read(tokens: list[Token], context: Context, problems: list[Problem]) -> Structure:
    """The structure of a text whose tokens have been through the parser."""
    structure = Structure(context, problems)
    parents: list[Token] = []
    for index, token in enumerate(tokens):
        if token.nesting < 0:
            parents.pop()
        meta = meta_of(token)
        if meta.block:
            structure.blocks.append(meta.block)
            meta.block_number = len(structure.blocks)
        if meta.care_level:
            structure.care_cards.append(read_care_card(tokens, index))
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            _read_list(structure, tokens, index, parents)
        if token.type == "heading_open":
            structure.sections += _place(structure, parents).block in BLOCKS_OF_SECTIONS
            _read_heading(structure, token, tokens[index + 1 : index + 3])
        if meta.is_term:
            text = plain_text(tokens[index + 2])
            structure.terms.append(Term(str(token.attrGet("id")), text, line_of(tokens[index + 2])))
        if token.type == "table_open":
            _read_table(structure, tokens, index)
        if token.type in {"fence", "code_block"}:
            structure.problem(
                line_of(token),
                "This would be shown as program code: take away the spaces or backticks before it.",
            )
        if token.type == "inline":
            _read_inline(structure, token, parents)
        if token.nesting > 0:
            parents.append(token)
    _check_headings(structure)
    _check_ids(structure, tokens)
    _check_cards(structure, tokens)
    return structure


def _read_heading(structure: Structure, opening: Token, following: list[Token]) -> None:
    inline = next(token for token in following if token.type == "inline")
    heading_id, line, text = str(opening.attrGet("id") or ""), line_of(opening), plain_text(inline)
    structure.headings.append(Heading(int(opening.tag[1]), text, heading_id, line))
    meta = meta_of(opening)
    if meta.step_id:
        structure.steps.append(Step(meta.step_id, text, line))
    if meta.is_question:
        structure.questions.append(Question(heading_id, text, line))


def _read_table(structure: Structure, tokens: list[Token], start: int) -> None:
    opening = tokens[start]
    meta = meta_of(opening)
    if not meta.table_id:
        structure.problem(
            line_of(opening), "This table has no caption: put it into a ::: table block."
        )
        return
    rows: list[list[str]] = []
    for index in range(start, len(tokens)):
        if tokens[index].type == "tr_open":
            rows.append([])
        elif tokens[index].type in {"th_open", "td_open"}:
            rows[-1].append(plain_text(tokens[index + 1]))
        elif tokens[index].type == "table_close":
            break
    structure.tables.append(
        Table(meta.table_id, meta.caption, tuple(map(tuple, rows)), line_of(opening))
    )


def _read_list(structure: Structure, tokens: list[Token], start: int, parents: list[Token]) -> None:
    opening = tokens[start]
    # Its own items are one level deeper than it is, whatever lists they hold themselves.
    items, level = 0, 0
    for token in tokens[start:]:
        items += token.type == "list_item_open" and level == 1
        level += token.nesting
        if level == 0:
            break
    block = _place(structure, parents).block
    structure.lists.append(ItemList(items, block, line_of(opening)))


def _read_inline(structure: Structure, inline: Token, parents: list[Token]) -> None:
    line = line_of(inline)
    place = _place(structure, parents)
    links_before = len(structure.links)
    link: Token | None = None
    link_words: list[str] = []
    for child in inline.children or []:
        if child.type in {"link_open", "citation"}:
            _refuse_link(structure, parents, line)
        if child.type in {"softbreak", "hardbreak"}:
            line += 1
            link_words.append(" ")
        elif child.type == "citation":
            _read_citation(structure, child, line)
            structure.cited_lines.add(line_of(inline))
            line += child.markup.count("\n")
        elif child.type == "how_sure":
            structure.passages.append(Passage("reason", child.content, line, place))
            line += child.markup.count("\n")
        elif child.type == "image":
            _read_picture(structure, child, line)
            link_words.append(child.content)
            line += child.content.count("\n")
        elif child.type == "link_open":
            link, link_words = child, []
        elif child.type == "link_close" and link is not None:
            _read_link(structure, str(link.attrGet("href")), "".join(link_words), line)
            link = None
        elif child.type == "text":
            _read_text(structure, child, line)
            link_words.append(child.content)
        elif child.type == "code_inline":
            link_words.append(child.content)
    text = plain_text(inline)
    if text:
        structure.passages.append(
            Passage(
                _kind(parents),
                text,
                line_of(inline),
                place,
                links=tuple(structure.links[links_before:]),
                emphasis=_emphasis(inline),
            )
        )


def _place(structure: Structure, parents: list[Token]) -> Place:
    for parent in reversed(parents):
        meta = meta_of(parent)
        if meta.block:
            return Place(structure.sections, meta.block, meta.block_number)
    return Place(structure.sections)


def _emphasis(inline: Token) -> str:
    """The marks around all the words: strong, em or none."""
    depth = {"strong": 0, "em": 0}
    around = set(depth)
    for child in inline.children or []:
        if child.tag in depth:
            depth[child.tag] += child.nesting
        elif child.type in {"text", "code_inline"} and child.content.strip():
            around &= {tag for tag, count in depth.items() if count}
    return next((tag for tag in depth if tag in around), "")


def _refuse_link(structure: Structure, parents: list[Token], line: int) -> None:
    """A problem where a block around it takes no links."""
    for parent in parents:
        if meta_of(parent).no_links_message:
            structure.problem(line, meta_of(parent).no_links_message)


def _kind(parents: list[Token]) -> str:
    types = [parent.type for parent in parents]
    if "blockquote_open" in types:
        return "claim"
    if types and types[-1] == "heading_open":
        return "heading"
    for parent in reversed(parents):
        if meta_of(parent).passage_kind:
            return meta_of(parent).passage_kind
    if "td_open" in types or "th_open" in types:
        return "cell"
    # A term outside its block, which has a problem there.
    if "dt_open" in types:
        return "heading"
    if "list_item_open" in types:
        return "item"
    if "dd_open" in types:
        return "definition"
    return "paragraph"


def _read_citation(structure: Structure, child: Token, line: int) -> None:
    known = structure.context.reference_keys
    places: list[tuple[int, str]] = []
    for key in meta_of(child).cited_keys:
        if known is not None and key not in known:
            structure.problem(
                line, f"There is no reference “{key}”: check its key in the list of references."
            )
        else:
            places.append(structure.numbering.cite(key))
    meta_of(child).cited_places = tuple(places)


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


def _read_link(structure: Structure, href: str, text: str, line: int) -> None:
    structure.links.append(Link(href, text.strip(), line))
    if not text.strip():
        structure.problem(
            line, f"The link to {href} has no words: say between [ and ] where it leads."
        )
    if href.startswith("//") or not href.startswith(("/", "#", *PLAIN_SCHEMES)):
        structure.problem(line, f"The link {href} leads nowhere: start it with /, # or https://.")


def _read_text(structure: Structure, child: Token, line: int) -> None:
    if child.content.lstrip().startswith(":::"):
        structure.problem(
            line,
            "A line of colons stands alone here: leave an empty line before each block, and give a block around another one more colons.",
        )
    if "](" in child.content:
        structure.problem(
            line,
            "This link cannot be read: write [words](/page/), with no spaces in the address, and start the address with /, # or https://.",
        )
    if "[@" in child.content:
        structure.problem(line, "This citation cannot be read: write [@key] or [@key; @other_key].")
    if "{option" in child.content:
        structure.problem(
            line, "This option cannot be read: write {option its-name} at the end of a row’s name."
        )
    if "{sure" in child.content:
        structure.problem(
            line,
            "This label cannot be read: write {sure LEVEL: why.} with good, some, weak, none or claim.",
        )


def _check_headings(structure: Structure) -> None:
    previous = 1
    for heading in structure.headings:
        if not heading.text:
            structure.problem(heading.line, "This heading has no words: say what follows.")
        if heading.level == 1:
            structure.problem(
                heading.line,
                f"“{heading.text}” uses one #: the page’s title is the only such heading, start with ##.",
            )
        elif heading.level > previous + 1:
            structure.problem(
                heading.line, f"“{heading.text}” skips a heading level: use {'#' * (previous + 1)}."
            )
        previous = heading.level


def _check_ids(structure: Structure, tokens: list[Token]) -> None:
    lines: dict[str, int] = {}
    for token in tokens:
        element_id = token.attrGet("id") if token.nesting > 0 else None
        if not element_id:
            continue
        if str(element_id) in lines:
            shown = meta_of(token).step_id or element_id
            structure.problem(
                line_of(token),
                f"The id “{shown}” is used twice: line {lines[str(element_id)]} has it too.",
            )
        elif token.type in {"caption_open", "dt_open"} and is_taken(str(element_id)):
            structure.problem(line_of(token), TAKEN_MESSAGE.format(element_id))
        elif not ID.fullmatch(str(element_id)):
            structure.problem(
                line_of(token),
                f"“{element_id}” cannot be an id: use small letters, digits and hyphens, a letter first.",
            )
        lines.setdefault(str(element_id), line_of(token))


def _check_cards(structure: Structure, tokens: list[Token]) -> None:
    warnings = [token for token in tokens if meta_of(token).block == "warning"]
    if len(warnings) > WARNINGS_AT_MOST:
        structure.problem(
            line_of(warnings[WARNINGS_AT_MOST]),
            f"A page has at most {WARNINGS_AT_MOST} warnings: with more, none is read.",
        )
