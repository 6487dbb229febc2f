"""Table: with a caption and an id, in a box that scrolls on a narrow screen.

    ::: table What a course costs {#course-costs}
    | Item        | Figure    | Source |
    |-------------|----------:|--------|
    | One session | INR 5,000 | [@clinic_article] |
    :::

The first column names the row. A column of figures is aligned right with `---:`.

On a page of kind comparison each row ends its name with an option, the same in every table:
`| Minoxidil {option minoxidil} | ...`. See `content.markdown.options`, and for the lines of its
cells `content.markdown.cell_lines`.
"""

from markdown_it.token import Token

from content.markdown.blocks.block import ID, OpenBlock, element, line_of, split_id, words
from content.markdown.blocks.block_type import BlockType
from content.markdown.options import split_option
from content.markdown.slots import make_slot
from content.markdown.token_meta import meta_of

# The slot before a table whose rows can be compared, with the table's id behind it.
WIDE = "wide-table"

SKELETON = """::: table [What it shows] {#[its-id]}
| [What the rows are] | [What is told of them] |
|---|---|
| [The first one] | [What is known] |
| [The second one] | [What is known] |
:::"""


def prepare(block: OpenBlock) -> None:
    caption, table_id = split_id(block.argument)
    if not caption or not table_id:
        block.problem("A table needs a caption and an id: ::: table What it costs {#what-it-costs}")
        return
    if [token.type for _, token in block.top_level()] != ["table_open"]:
        block.problem("This block holds one table and nothing else.")
        return
    meta = meta_of(block.tokens[0])
    meta.table_id, meta.caption = table_id, caption
    _take_options(block)
    is_first_cell = False
    for index, token in enumerate(block.tokens):
        if token.type == "tr_open":
            is_first_cell = True
        elif token.type in {"th_open", "td_open"}:
            _align(token)
            if not block.tokens[index + 1].content.strip():
                block.problem(
                    "This table has an empty cell: write “Not known” or “Does not apply”.",
                    line_of(block.tokens[index + 1]),
                )
            if token.type == "th_open":
                token.attrSet("scope", "col")
            elif is_first_cell:
                token.tag = block.tokens[index + 2].tag = "th"
                token.attrSet("scope", "row")
            is_first_cell = False
    is_compared = any(meta_of(token).option for token in block.tokens)
    shown = element("caption", [words(caption, block.line)], id=table_id)
    meta_of(shown[0]).passage_kind = "heading"
    meta_of(shown[0]).has_authors_id = True
    block.tokens[1:1] = shown
    if is_compared:
        # A page that compares two rows at a time may put the whole table behind a link.
        block.tokens.insert(0, make_slot(f"{WIDE}-{table_id}"))
    block.become(
        "div", class_="table-scroll", role="region", aria_labelledby=table_id, tabindex="0"
    )


def _take_options(block: OpenBlock) -> None:
    """Move the option behind each row's name into the row's token."""
    rows = [index for index, token in enumerate(block.tokens) if token.type == "tr_open"]
    taken: set[str] = set()
    without: list[Token] = []
    for index in rows[1:]:
        row, name = block.tokens[index], block.tokens[index + 2]
        name.content, option = split_option(name.content)
        if option is None:
            without.append(name)
        elif not ID.fullmatch(option):
            message = f"“{option}” cannot be an option: use small letters, digits and hyphens, a letter first."
            block.problem(message, line_of(name))
        elif option in taken:
            block.problem(f"This table has the option “{option}” twice.", line_of(name))
        else:
            taken.add(option)
            meta_of(row).option = option
    for name in without if taken else ():
        message = "This row has no option, others of this table do: write {option its-name} behind its name."
        block.problem(message, line_of(name))


def _align(cell: Token) -> None:
    """A class in place of the style attribute, which the content security policy forbids."""
    style = cell.attrs.pop("style", "")
    if style == "text-align:right":
        cell.attrSet("class", "numeric")


TABLE = BlockType(
    name="table",
    position=100,
    prepare=prepare,
    skeleton=SKELETON,
    needed_on={
        "comparison": "A comparison page needs its table: a ::: table block.",
    },
)
