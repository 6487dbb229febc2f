"""What one stage of the pipeline notes at a token for the stages after it.

The engine's tokens have a `meta` dictionary that takes anything. All that is ours is one value
in it, so that each note has its name, its type and its meaning here.
"""

from __future__ import annotations

from dataclasses import dataclass

from markdown_it.token import Token

KEY = "guide"


@dataclass
class TokenMeta:
    # The block that it opens, and that block's place among all of the text, from 1.
    block: str = ""
    block_number: int = 0
    # What the words in it are, where its element does not say so: see `Passage.kind`.
    passage_kind: str = ""
    # Its id is one that an author wrote, and may not be one of the site's own.
    has_authors_id: bool = False
    # What to tell an author whose link or citation stands in it.
    no_links_message: str = ""

    # A care card: how soon to act.
    care_level: str = ""
    # A heading: ids of others, now gone, whose links lead to it.
    former_ids: tuple[str, ...] = ()
    # A heading: the id of the step that it opens, as its author wrote it.
    step_id: str = ""
    # The words of something that a reader does in a step: its id.
    action_id: str = ""
    is_question: bool = False
    is_term: bool = False
    # A table that stands in its block.
    table_id: str = ""
    caption: str = ""
    # A row of such a table: the id of the option.
    option: str = ""

    # A block of choices: the page that says more of them, and which facts come in which order.
    drawn_from: str = ""
    listed_facts: tuple[str, ...] = ()
    # One of them, a statement: its id, as its author wrote it.
    choice_id: str = ""
    statement_id: str = ""
    # What is said under the name of a field: that name.
    fact: str = ""
    # It is compared with others: each of its sentences begins a line.
    has_lines: bool = False
    # It is judged like all words, and not for this page.
    is_left_out: bool = False

    # A run of text: what is left of it when marks that work are gone. See `written_text`.
    written: str = ""

    # A run of text right below a list or a table.
    is_below_group: bool = False

    # A label: how sure we are, in the words of which kind. Its reason is the token's content.
    sure_kind: str = ""
    sure_level: str = ""
    # A citation: its keys, and each that is known with its number.
    cited_keys: tuple[str, ...] = ()
    cited_places: tuple[tuple[int, str], ...] = ()


def meta_of(token: Token) -> TokenMeta:
    """The notes at a token, to read and to change."""
    meta: TokenMeta | None = token.meta.get(KEY)
    if meta is None:
        meta = token.meta[KEY] = TokenMeta()
    return meta
