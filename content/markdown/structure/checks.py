"""What is wrong with a text as a whole: levels of headings, ids that are there twice, too many cards."""

from __future__ import annotations

from markdown_it.token import Token

from content.markdown.blocks import block_type
from content.markdown.blocks.block import ID, ID_MESSAGE, line_of
from content.markdown.headings import RESERVED_MESSAGE, is_reserved
from content.markdown.structure.structure import Structure
from content.markdown.token_meta import meta_of


def check_headings(structure: Structure) -> None:
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


def check_ids(structure: Structure, tokens: list[Token]) -> None:
    lines: dict[str, int] = {}
    for token in tokens:
        if token.nesting <= 0 or not (element_id := str(token.attrGet("id") or "")):
            continue
        line, meta = line_of(token), meta_of(token)
        for each in (element_id, *meta.former_ids):
            if each in lines:
                shown = meta.step_id if each == element_id and meta.step_id else each
                structure.problem(
                    line, f"The id “{shown}” is used twice: line {lines[each]} has it too."
                )
            lines.setdefault(each, line)
        if meta.has_authors_id and is_reserved(element_id):
            structure.problem(line, RESERVED_MESSAGE.format(element_id))
        elif not ID.fullmatch(element_id):
            structure.problem(
                line,
                ID_MESSAGE.format(element_id),
            )


def check_blocks(structure: Structure, tokens: list[Token]) -> None:
    for name in dict.fromkeys(structure.blocks):
        block = block_type(name)
        if block.most_on_page is None:
            continue
        openings = [token for token in tokens if meta_of(token).block == name]
        for one_more in openings[block.most_on_page : block.most_on_page + 1]:
            structure.problem(line_of(one_more), block.too_many_message)
