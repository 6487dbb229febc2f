"""Pictures in a text: `![What it shows](/media/pictures/….jpg)`.

An uploaded picture becomes a `<picture>` with its lighter files and its size, so that the
words below do not jump. Every other picture stays a plain `<img>`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from content.markdown.picture_name import PictureName, read_url
from content.markdown.plain_text import plain_text

# The column of the text, and no more than the screen.
SIZES = "(min-width: 42rem) 42rem, 100vw"
# What would be read as Markdown between [ and ].
MARKS = re.compile(r"[\\`*_\[\]<&{|]")


def picture_rule(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    token = tokens[index]
    alternative = plain_text(token)
    source = str(token.attrGet("src") or "")
    name = read_url(source)
    if name is None:
        return f'<img src="{escapeHtml(source)}" alt="{escapeHtml(alternative)}">'
    return picture_html(name, alternative)


def picture_html(name: PictureName, alternative: str) -> str:
    return (
        f'<picture><source type="image/webp" srcset="{name.srcset}" sizes="{SIZES}">'
        f'<img src="{name.url}" alt="{escapeHtml(alternative)}" '
        f'width="{name.width}" height="{name.height}" loading="lazy" decoding="async"></picture>'
    )


def picture_markdown(alternative: str, url: str) -> str:
    r"""What to write in a text to show a picture.

    >>> picture_markdown("A vial [sealed]", "/media/a.jpg")
    '![A vial \\[sealed\\]](/media/a.jpg)'
    """
    words = MARKS.sub(lambda mark: "\\" + mark[0], " ".join(alternative.split()))
    return f"![{words}]({url})"
