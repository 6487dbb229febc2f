"""Fonts: which characters of a text the fonts of this site and of this machine have no shape for.

A PDF file can only show what some font here can draw. The site brings Latin and Devanagari along.
"""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from functools import cache

from django.conf import settings
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

# Part of a letter, or told by the letters beside it: joiners, marks of direction, variants.
INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
VARIANTS = range(0xFE00, 0xFE10)
SECONDS_AT_MOST = 5
HOW_TO_INSTALL = (
    "On Debian: apt-get install fonts-noto-core for most scripts, fonts-noto-cjk for Chinese, "
    "Japanese and Korean, fonts-noto-color-emoji for emoji."
)
NO_FONT = (
    "Saved. But no font here can draw these characters, so PDF handouts show empty boxes instead: "
    "{}. Write them in other letters, or ask who runs the site for a font. {}"
)


def tell_missing(characters: list[str]) -> str:
    """What staff are told who saved words with these characters."""
    return NO_FONT.format(" ".join(characters), HOW_TO_INSTALL)


def characters_without_font(text: str) -> list[str]:
    """The characters of a text that no font here can draw, each once, in their order."""
    return [
        character
        for character in dict.fromkeys(text)
        if unicodedata.category(character) not in INVISIBLE
        and ord(character) not in VARIANTS
        and ord(character) not in own_characters()
        and not _is_in_system_font(character)
    ]


@cache
def own_characters() -> frozenset[int]:
    """The code points that the site's own fonts have. Their faces share them out."""
    characters: set[int] = set()
    for file in (settings.BASE_DIR / "static/fonts").glob("*.woff2"):
        with TTFont(file, lazy=True) as font:
            characters.update(font.getBestCmap())
    return frozenset(characters)


def _is_in_system_font(character: str) -> bool:
    """Whether fontconfig, which makes of PDF files ask too, knows a font with it."""
    command = shutil.which("fc-list")
    if command is None:
        return False
    found = subprocess.run(  # noqa: S603 (a hexadecimal number)
        [command, f":charset={ord(character):x}", "family"],
        capture_output=True,
        timeout=SECONDS_AT_MOST,
        check=False,
    )
    return bool(found.stdout.strip())
