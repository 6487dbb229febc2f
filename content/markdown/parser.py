"""From text to tokens: the Markdown engine, our typed blocks and our two inline marks."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin

from content.markdown.blocks import BLOCKS
from content.markdown.blocks.block import OpenBlock, line_of
from content.markdown.citations import citation_html, citation_rule
from content.markdown.document import Context, Problem
from content.markdown.headings import take_ids
from content.markdown.how_sure import how_sure_html, how_sure_rule
from content.markdown.paper import add_answer_slots
from content.markdown.pictures import picture_rule
from content.markdown.token_meta import meta_of


def engine() -> MarkdownIt:
    """A parser of its own for each call: an instance has state."""
    markdown = MarkdownIt("commonmark", {"html": False, "typographer": True})
    markdown.enable(["table", "smartquotes"])
    markdown.use(deflist_plugin)
    # One container takes every `::: name`: a name that we do not know is then an error with
    # a line, not a paragraph that starts with colons.
    markdown.use(
        container_plugin, "block", validate=lambda argument, markup: bool(argument.strip())
    )

    markdown.core.ruler.before("inline", "heading_ids", _heading_ids)
    markdown.core.ruler.before("inline", "typed_blocks", _typed_blocks)
    markdown.core.ruler.push("answer_slots", _answer_slots)
    markdown.inline.ruler.before("link", "citation", citation_rule)
    markdown.inline.ruler.before("link", "how_sure", how_sure_rule)

    markdown.add_render_rule("image", picture_rule)
    markdown.add_render_rule("container_block_open", _render_token)
    markdown.add_render_rule("container_block_close", _render_token)
    markdown.add_render_rule("visually_hidden", _render_hidden)
    markdown.add_render_rule("slot", lambda _, tokens, index, *rest: tokens[index].content)
    markdown.add_render_rule("drawing", lambda _, tokens, index, *rest: tokens[index].content)
    markdown.add_render_rule(
        "citation", lambda _, tokens, index, *rest: citation_html(tokens[index])
    )
    markdown.add_render_rule(
        "how_sure", lambda _, tokens, index, *rest: how_sure_html(tokens[index])
    )
    return markdown


def _heading_ids(state: StateCore) -> None:
    take_ids(state.tokens, state.env["problems"])


def _typed_blocks(state: StateCore) -> None:
    lines = state.src.split("\n")
    state.tokens = prepare_blocks(
        state.tokens,
        level=2,
        lines=lines,
        context=state.env["context"],
        problems=state.env["problems"],
    )


def _answer_slots(state: StateCore) -> None:
    state.tokens = add_answer_slots(state.tokens)


def prepare_blocks(
    tokens: list[Token], *, level: int, lines: list[str], context: Context, problems: list[Problem]
) -> list[Token]:
    """The tokens with every block turned into the HTML elements that it stands for."""
    prepared: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type == "heading_open":
            level = int(token.tag[1]) + 1
        if token.type != "container_block_open":
            prepared.append(token)
            index += 1
            continue
        end = _closing(tokens, index)
        name, _, argument = token.info.strip().partition(" ")
        block = OpenBlock(
            argument=argument.strip(),
            line=line_of(token),
            level=level,
            opening=token,
            tokens=prepare_blocks(
                tokens[index + 1 : end],
                level=level,
                lines=lines,
                context=context,
                problems=problems,
            ),
            closing=tokens[end],
            context=context,
            problems=problems,
        )
        if not _is_closed(token, lines):
            block.problem(
                f"The block “::: {token.info.strip()}” is never closed: add ::: on a line below it."
            )
        if name in BLOCKS:
            meta_of(token).block = name
            if limits := BLOCKS[name].item_limits:
                limits.check(block)
            BLOCKS[name].prepare(block)
        else:
            block.problem(f"“{name}” is not a block. There are: {', '.join(BLOCKS)}.")
        prepared += [block.opening, *block.tokens, block.closing]
        index = end + 1
    return prepared


def _closing(tokens: list[Token], index: int) -> int:
    depth = 0
    for position in range(index, len(tokens)):
        if tokens[position].type.startswith("container_block_"):
            depth += tokens[position].nesting
            if depth == 0:
                return position
    raise AssertionError("markdown-it closes every container that it opens")


def _is_closed(opening: Token, lines: list[str]) -> bool:
    """Whether the author closed it: the engine closes an open block itself at the text's end."""
    end = opening.map[1] if opening.map else 0
    return end < len(lines) and lines[end].lstrip("> ").startswith(opening.markup)


def _render_token(renderer, tokens, index, options, env) -> str:
    return renderer.renderToken(tokens, index, options, env)


def _render_hidden(renderer, tokens, index, options, env) -> str:
    return f'<span class="visually-hidden">{tokens[index].content}</span>'
