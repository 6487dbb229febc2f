"""People: a picture of 100 people, some of them filled, and a caption that says the same.

    ::: people 63 of 100
    With the mix: better photographs in 54 of 86 women, about 63 in 100. [@moftah2012]
    :::

Always of 100, so that two pictures, one below the other in the text, can be compared: readers
see them side by side.
"""

import re

from markdown_it.token import Token

from content.markdown.blocks.block import OpenBlock, element
from content.markdown.blocks.block_type import BlockType

ARGUMENT = re.compile(r"(?P<count>0|[1-9][0-9]?|100) of 100")
PLATE = re.compile(r'<div data-drawing="people-(?P<count>\d+)"></div>')

ROW = 10
# In units of the drawing: a person stands in a cell of this size.
WIDTH, HEIGHT = 10, 14
# A head and a body, drawn from the left of the head. The pen ends at the left foot.
PERSON = "a2 2 0 1 1 4 0a2 2 0 1 1-4 0m-1 9v-3a3 3 0 0 1 6 0v3z"
TO_NEXT = "m11-9"

# Not named by its caption, which is read next.
FIGURE = {"class_": "people", "aria_label": "Picture of 100 people"}

SKELETON = """::: people [number] of 100
[What happened to how many people] [@key]
:::"""


def prepare(block: OpenBlock) -> None:
    match = ARGUMENT.fullmatch(block.argument)
    if not match:
        block.problem(
            "A picture of people needs a whole number from 0 to 100: ::: people 63 of 100"
        )
        return
    count = match["count"]
    types = [token.type for _, token in block.top_level()]
    if types != ["paragraph_open"]:
        block.problem("A picture of people needs a caption of one paragraph, and nothing else.")
        return
    caption = block.tokens[1]
    if not _says(caption.content, count):
        block.problem(
            f"This caption does not say “{count} in 100”: who cannot see the picture needs its number in words."
        )
    block.tokens[:] = drawn(caption, count)
    block.become("figure", **FIGURE)


def drawn(caption: Token, count: str) -> list[Token]:
    """The picture with this inline token as its caption: what stands in the figure."""
    drawing = Token("drawing", "", 0, content=plate(count))
    return [drawing, *element("figcaption", [caption])]


def _says(caption: str, count: str) -> bool:
    """Whether a caption says the number: “63 in 100”, “63 of 100” or “63 out of 100”."""
    words = " ".join(re.sub(r"[*_]", "", caption).split())
    return bool(re.search(rf"(?<![\d.,]){count} (?:in|of|out of) 100(?![\d,])", words))


def plate(count: str) -> str:
    """The empty element that stands for a picture until the cleaner has passed."""
    return f'<div data-drawing="people-{count}"></div>'


def fill_people(html: str) -> str:
    return PLATE.sub(lambda match: numeral(match["count"]) + picture(int(match["count"])), html)


def numeral(count: str) -> str:
    """The number in large figures above a picture, for those who see it: the caption says it."""
    return f'<b class="people__count" aria-hidden="true">{count}</b>'


def picture(count: int) -> str:
    """The SVG of 100 people in rows of ten, the first `count` of them filled.

    It is hidden from those who hear the page: the caption says it. Filled and outlined differ
    in one colour too, on paper and in forced colours, and there is no id to collide.
    """
    filled, outlined = _people(0, count), _people(count, 100)
    width, height = ROW * WIDTH, ROW * HEIGHT
    return (
        f'<svg width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        ' aria-hidden="true" fill="none" stroke="currentColor">'
        f'<path fill="currentColor" d="{filled}"/><path d="{outlined}"/></svg>'
    )


def _people(start: int, end: int) -> str:
    """The path of the people from `start` up to `end`, counted along the rows."""
    rows = []
    while start < end:
        row, place = divmod(start, ROW)
        count = min(ROW - place, end - start)
        rows.append(f"M{3 + WIDTH * place} {3 + HEIGHT * row}" + TO_NEXT.join([PERSON] * count))
        start += count
    return "".join(rows)


PEOPLE = BlockType(
    name="people", position=120, prepare=prepare, skeleton=SKELETON, finish=fill_people
)
