"""From text to tokens: the Markdown engine, our typed blocks and our two inline marks."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink, normalizeLinkText
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin

from content.markdown.cell_lines import cell_lines_rule
from content.markdown.citations import citation_html, citation_rule
from content.markdown.headings import render_heading, take_ids
from content.markdown.how_sure import how_sure_rule, in_cell_html
from content.markdown.paper import add_answer_slots
from content.markdown.pictures import picture_rule
from content.markdown.typed_blocks import typed_blocks_rule
from content.markdown.units import units_rule
from content.markdown.written_text import written_text_rule

# The tables for addresses are filled when one is first read. A second thread would take a table that
# is half full: so they are full before there is one.
normalizeLink("")
normalizeLinkText("")


def make_engine() -> MarkdownIt:
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
    markdown.core.ruler.before("inline", "typed_blocks", typed_blocks_rule)
    markdown.core.ruler.before("text_join", "written_text", written_text_rule)
    markdown.core.ruler.push("cell_lines", cell_lines_rule)
    markdown.core.ruler.push("answer_slots", _answer_slots)
    markdown.inline.ruler.before("link", "citation", citation_rule)
    markdown.inline.ruler.before("link", "how_sure", how_sure_rule)

    markdown.add_render_rule("text", units_rule)
    markdown.add_render_rule("image", picture_rule)
    markdown.add_render_rule("heading_open", render_heading)
    markdown.add_render_rule("container_block_open", _render_tag)
    markdown.add_render_rule("container_block_close", _render_tag)
    markdown.add_render_rule("visually_hidden", _render_hidden)
    markdown.add_render_rule("slot", _render_content)
    markdown.add_render_rule("drawing", _render_content)
    markdown.add_render_rule("note", _render_content)
    markdown.add_render_rule(
        "citation", lambda _, tokens, index, *rest: citation_html(tokens[index])
    )
    markdown.add_render_rule(
        "how_sure", lambda _, tokens, index, *rest: in_cell_html(tokens[index])
    )
    return markdown


def _heading_ids(state: StateCore) -> None:
    take_ids(state.tokens, state.env["problems"])


def _answer_slots(state: StateCore) -> None:
    state.tokens = add_answer_slots(state.tokens)


def _render_tag(
    renderer: RendererHTML, tokens: list[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return str(renderer.renderToken(tokens, index, options, env))


def _render_content(
    renderer: RendererHTML, tokens: list[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """The content of a token of our own, which is HTML."""
    return tokens[index].content


def _render_hidden(
    renderer: RendererHTML, tokens: list[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return f'<span class="visually-hidden">{tokens[index].content}</span>'
