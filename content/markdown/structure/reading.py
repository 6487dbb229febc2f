"""One walk over the tokens of a text, from its first to its last."""

from __future__ import annotations

import re

from markdown_it.token import Token

from content.markdown.blocks import block_type
from content.markdown.blocks.block import line_of
from content.markdown.context import Context
from content.markdown.document import Action, Heading, ItemList, Problem, Question, Step, Term
from content.markdown.plain_text import plain_text
from content.markdown.structure.care_cards import read_care_card
from content.markdown.structure.checks import check_blocks, check_headings, check_ids
from content.markdown.structure.inlines import read_inline
from content.markdown.structure.structure import Structure
from content.markdown.structure.tables import read_table
from content.markdown.token_meta import meta_of

# The first clause of something to do names it.
END_OF_TITLE = re.compile(r"[,;:.?!](?:\s|$)| [–—] ")


def read_structure(tokens: list[Token], context: Context, problems: list[Problem]) -> Structure:
    """The structure of a text whose tokens have been through the parser."""
    structure = Structure(context, problems)
    parents: list[Token] = []
    for index, token in enumerate(tokens):
        if token.nesting < 0:
            parents.pop()
        _read_token(structure, tokens, index, parents)
        if token.nesting > 0:
            parents.append(token)
    # What readers see no number of has the last ones.
    for key in structure.hidden_keys:
        structure.numbering.cite(key)
    check_headings(structure)
    check_ids(structure, tokens)
    check_blocks(structure, tokens)
    return structure


def _read_token(
    structure: Structure, tokens: list[Token], index: int, parents: list[Token]
) -> None:
    token, meta = tokens[index], meta_of(tokens[index])
    if meta.block:
        structure.blocks.append(meta.block)
        meta.block_number = len(structure.blocks)
    if meta.care_level:
        structure.care_cards.append(read_care_card(tokens, index))
    if meta.is_term:
        inline = tokens[index + 2]
        term = Term(str(token.attrGet("id")), plain_text(inline), line_of(inline))
        structure.terms.append(term)
    if token.type in {"bullet_list_open", "ordered_list_open"}:
        _read_list(structure, tokens, index, parents)
    elif token.type == "heading_open":
        # What a block puts over itself opens no section.
        structure.sections += block_type(structure.place(parents).block).opens_sections
        _read_heading(structure, token, tokens[index + 1 : index + 3])
    elif token.type == "table_open":
        read_table(structure, tokens, index)
    elif token.type in {"fence", "code_block"}:
        message = (
            "This would be shown as program code: take away the spaces or backticks before it."
        )
        structure.problem(line_of(token), message)
    elif token.type == "inline":
        meta.is_below_group = _is_below_group(tokens[max(0, index - 3) : index])
        if meta.action_id:
            title = END_OF_TITLE.split(plain_text(token), maxsplit=1)[0]
            structure.actions.append(Action(meta.action_id, title, line_of(token)))
        read_inline(structure, token, parents)


def _read_heading(structure: Structure, opening: Token, following: list[Token]) -> None:
    inline = next(token for token in following if token.type == "inline")
    heading_id, line, text = str(opening.attrGet("id") or ""), line_of(opening), plain_text(inline)
    meta = meta_of(opening)
    heading = Heading(int(opening.tag[1]), text, heading_id, line, meta.former_ids)
    structure.headings.append(heading)
    if meta.step_id:
        structure.steps.append(Step(meta.step_id, text, line))
    if meta.is_question:
        structure.questions.append(Question(heading_id, text, line))


def _read_list(structure: Structure, tokens: list[Token], start: int, parents: list[Token]) -> None:
    opening = tokens[start]
    # Its own items are one level deeper than it is, whatever lists they hold themselves.
    items, level = 0, 0
    for token in tokens[start:]:
        items += token.type == "list_item_open" and level == 1
        level += token.nesting
        if level == 0:
            break
    block = structure.place(parents).block
    structure.lists.append(ItemList(items, block, line_of(opening)))


def _is_below_group(before: list[Token]) -> bool:
    """Whether a run of text with these tokens before it is a paragraph below a list or a table."""
    types = [token.type for token in before]
    return types[-1:] == ["paragraph_open"] and (
        types[-2:-1] in (["bullet_list_close"], ["ordered_list_close"])
        or types[:2] == ["table_close", "container_block_close"]
    )
