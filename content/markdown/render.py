"""The one way from a text to what is shown: the public page, the preview and the handouts.

`render` is a function of values: the same text in the same context gives the same
document. So results are kept in memory, and nothing has to be thrown away when a text
changes: a changed text is another text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial

from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.utils import EnvType

from content.markdown.blocks import block_type
from content.markdown.changes import mark_changes
from content.markdown.choices import leave_out, read_decision
from content.markdown.cleaner import clean
from content.markdown.context import Context
from content.markdown.document import Document, Problem
from content.markdown.notes import add_notes
from content.markdown.opening import split_opening
from content.markdown.options import read_options
from content.markdown.parser import make_engine
from content.markdown.structure import read_structure

# The longest page of the shipped guide has a third of this. Beyond it a hostile text could
# keep a worker busy for seconds.
MOST_CHARACTERS = 40_000
SPLIT = "split the page in two"
# Twenty times as many as the shipped page with the most. The engine looks far ahead at each.
MOST_BRACKETS = 2_000
# The widest table of the guide has five columns. The engine fills up every row of a wide one.
MOST_COLUMNS = 100
# Nobody fixes more at a time, and a page that lists thousands opens slowly.
MOST_PROBLEMS = 200


def render(text: str, context: Context = Context()) -> Document:  # noqa: B008 (frozen)
    """The document of a text: clean HTML, its structure and its problems."""
    # Before anything looks into it: no text that is refused for its length stays in memory.
    return _refuse_length(text) or render_kept(text, context)


def render_marked(text: str, context: Context, changes: Mapping[int, int]) -> Document:
    """The same with marks on what changed, for staff. `changes` gives its number by line."""
    return _refuse_length(text) or _render(text, context, changes)


@lru_cache(maxsize=256)
def render_kept(text: str, context: Context) -> Document:
    """The document of a text that is not too long. The last ones used stay in memory."""
    return _render(text, context, {})


def _refuse_length(text: str) -> Document | None:
    if len(text) <= MOST_CHARACTERS:
        return None
    refusal = _say_too_much("characters", len(text), MOST_CHARACTERS, SPLIT)
    return Document(html=SafeString(), problems=(refusal,))


def _render(text: str, context: Context, changes: Mapping[int, int]) -> Document:
    if refusal := _refuse(text):
        return Document(html=SafeString(), problems=(refusal,))
    problems: list[Problem] = []
    environment: EnvType = {"context": context, "problems": problems}
    markdown = make_engine()
    tokens = markdown.parse(text, environment)
    structure = read_structure(tokens, context, problems)
    noted = mark_changes(add_notes(tokens, dict(context.short_names)), changes)
    html_of = partial(_html_of, markdown, environment)
    opening, rest = (
        _finish(clean(html_of(part)), structure.blocks) for part in split_opening(leave_out(noted))
    )
    return Document(
        html="",
        source=text,
        with_slots=opening + rest,
        opening_length=len(opening),
        headings=tuple(structure.headings),
        steps=tuple(structure.steps),
        actions=tuple(structure.actions),
        questions=tuple(structure.questions),
        care_cards=tuple(structure.care_cards),
        labels=tuple(structure.labels),
        terms=tuple(structure.terms),
        tables=read_options(structure.tables, noted, html_of),
        decision=read_decision(noted, html_of),
        citations=structure.numbering.citations(),
        mentions=tuple(structure.mentions),
        links=tuple(structure.links),
        pictures=tuple(structure.pictures),
        blocks=tuple(structure.blocks),
        lists=tuple(structure.lists),
        cited_lines=frozenset(structure.cited_lines),
        passages=tuple(structure.passages),
        problems=limit_problems(sorted(set(problems))),
    ).fill_slots({})


def _html_of(markdown: MarkdownIt, environment: EnvType, part: Sequence[Token]) -> str:
    return str(markdown.renderer.render(part, markdown.options, environment))


def _refuse(text: str) -> Problem | None:
    """What is too much in a text to render it in good time."""
    widest = max((line.count("|") for line in text.split("\n")), default=0)
    for what, count, most, advice in (
        ("opening brackets [", text.count("["), MOST_BRACKETS, SPLIT),
        ("bars | in one line", widest, MOST_COLUMNS, "make the table narrower"),
    ):
        if count > most:
            return _say_too_much(what, count, most, advice)
    return None


def _say_too_much(what: str, count: int, most: int, advice: str) -> Problem:
    return Problem(1, f"This text has {count:,} {what}, the most is {most:,}: {advice}.")


def _finish(html: str, blocks: Iterable[str]) -> str:
    """Clean HTML with what its blocks put in that no author may write."""
    for name in dict.fromkeys(blocks):
        if finish := block_type(name).finish:
            html = finish(html)
    return html


def limit_problems(problems: list[Problem]) -> tuple[Problem, ...]:
    """The problems of a structure in the order of the text, of too many the first ones."""
    left_out = len(problems) - MOST_PROBLEMS
    if left_out <= 0:
        return tuple(problems)
    last = problems[MOST_PROBLEMS - 1]
    more = Problem(last.line, f"{left_out:,} more problems follow: mend these first.")
    return (*problems[:MOST_PROBLEMS], more)
