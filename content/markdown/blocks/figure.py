"""Drawing of the site: one of its own, with a caption, a key and a description in words.

    ::: figure scalp-depth
    How deep the needle goes, drawn to scale.

    - Outer skin: about 0.1 mm.
    - Skin: to about 2 mm.

    The picture shows the scalp from the side. (The rest describes the picture.)
    :::

The caption stands over the picture and names it: nothing else is in its element, as that is
what is read out first. It may start with a title in bold on a line of its own, which ends in `\\`.
The lists straight after the caption are the key. They are shown below the picture, so that what
a reader must not miss grows with the size of the text and is there without the picture. A key is
not needed.

The drawings are the SVG files in `content/figures`.
"""

from functools import cache
from pathlib import Path

from markdown_it.token import Token

from content.markdown.blocks.block import OpenBlock, element, words
from content.markdown.blocks.block_type import BlockType
from content.markdown.token_meta import meta_of

DRAWINGS = Path(__file__).resolve().parent.parent.parent / "figures"

SKELETON = """::: figure [name-of-a-drawing]
[What the drawing shows, in one sentence]

[What there is to see, for people who do not see it]
:::"""


@cache
def drawings() -> dict[str, str]:
    """The SVG of each drawing by name."""
    return {path.stem: path.read_text().strip() for path in sorted(DRAWINGS.glob("*.svg"))}


def plate(name: str) -> str:
    """The empty element that stands for a drawing until the cleaner has passed.

    The cleaner knows no SVG, so that nobody can write any; `fill_drawings` fills this in.
    """
    return f'<div class="figure__plate" data-drawing="{name}"></div>'


def fill_drawings(html: str) -> str:
    for name, svg in drawings().items():
        html = html.replace(plate(name), f'<div class="figure__plate">{svg}</div>')
    return html


def prepare(block: OpenBlock) -> None:
    name = block.argument
    if name not in drawings():
        known = ", ".join(drawings()) or "none yet"
        block.problem(f"There is no drawing “{name}”. There are: {known}.")
        return
    ends = [i + 1 for i, token in block.top_level() if token.type == "paragraph_open"]
    if len(ends) < 2 or ends[0] != 1:
        block.problem("A drawing needs a caption and, below an empty line, a description in words.")
        return
    caption = block.tokens[ends[0]]
    starts = ends[1] - 1
    key = block.tokens[ends[0] + 2 : starts]
    description = block.tokens[starts:]
    summary = element("summary", [words("Describe this picture", block.line)])
    meta_of(summary[0]).passage_kind = "heading"
    drawing = Token("drawing", "", 0, content=plate(name))
    block.tokens[:] = [
        *element("figcaption", [caption]),
        drawing,
        *(element("div", key, class_="figure__key") if key else []),
        *element("details", [*summary, *description]),
    ]
    # Named for what it is: its whole caption would be said as its name, and then read again.
    block.become("figure", class_="figure", id=f"figure-{name}", aria_label="Drawing")


FIGURE = BlockType(
    name="figure",
    position=110,
    prepare=prepare,
    skeleton=SKELETON,
    finish=fill_drawings,
    reserved_prefixes=("figure-",),
)
