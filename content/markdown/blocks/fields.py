"""Fields: what is said of one thing under names that it shares with others.

What it costs
: Nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from markdown_it.token import Token

from content.markdown.blocks.block import OpenBlock, line_of

HOW_TO = "“{}” holds fields only: a line with the name of one, then a line that starts with “: ”."


@dataclass
class Field:
    """A name with the tokens that open what is said under it: of its name, and of each value."""

    name: str
    opening: Token
    line: int
    values: list[Token] = field(default_factory=list)


def read_fields(block: OpenBlock, tokens: list[Token], owner: str) -> list[Field]:
    """The fields in these tokens, which are those below the heading of `owner`."""
    types = [token.type for token in tokens]
    if types[:1] != ["dl_open"] or types.index("dl_close") != len(types) - 1:
        block.problem(HOW_TO.format(owner), line_of(tokens[0]) if tokens else None)
        return []
    fields: list[Field] = []
    for index, token in enumerate(tokens):
        if token.type == "dt_open":
            inline = tokens[index + 1]
            fields.append(Field(inline.content.strip(), token, line_of(inline)))
        elif token.type == "dd_open" and fields:
            fields[-1].values.append(token)
    return fields
