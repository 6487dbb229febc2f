"""The name of a stored picture says its size, and so which files there are of it.

    f00d…-1600x1067.jpg         what every browser can show
    f00d…-1600x1067-400.webp    the same, 400 pixels wide and lighter

So a text is rendered, and a file is served, without a question to the database.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Where the site serves them: MEDIA_URL and MARKDOWNX_MEDIA_PATH in the settings.
FOLDER = "/media/pictures/"
SIDE_AT_MOST = 1600
NARROWER_WIDTHS = (400, 800)
CONTENT_TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}

# 32 random digits, then the width and the height in pixels.
STEM = r"(?P<stem>[0-9a-f]{32}-(?P<width>[1-9][0-9]{0,3})x(?P<height>[1-9][0-9]{0,3}))"
NAME = re.compile(rf"{STEM}\.(?P<ending>jpg|png)", flags=re.ASCII)
FILE = re.compile(rf"{STEM}(\.jpg|\.png|-[1-9][0-9]{{0,3}}\.webp)", flags=re.ASCII)


@dataclass(frozen=True)
class File:
    """One file of a picture, by its name, and how large it is shown at most."""

    name: str
    width: int
    height: int

    @property
    def url(self) -> str:
        return FOLDER + self.name


@dataclass(frozen=True)
class PictureName:
    stem: str
    width: int
    height: int
    ending: str

    def __str__(self) -> str:
        return f"{self.stem}.{self.ending}"

    @property
    def url(self) -> str:
        return FOLDER + str(self)

    @property
    def webp_files(self) -> tuple[File, ...]:
        """The WebP files that are stored of it, from the narrowest to its full width."""
        narrower = [width for width in NARROWER_WIDTHS if width < self.width]
        return tuple(self._webp_file(width) for width in (*narrower, self.width))

    @property
    def file_names(self) -> tuple[str, ...]:
        return (str(self), *(file.name for file in self.webp_files))

    @property
    def srcset(self) -> str:
        return ", ".join(f"{file.url} {file.width}w" for file in self.webp_files)

    def _webp_file(self, width: int) -> File:
        height = max(1, round(self.height * width / self.width))
        return File(f"{self.stem}-{width}.webp", width, height)


def make_name(random: str, size: tuple[int, int], ending: str) -> PictureName:
    """The name of a new picture.

    >>> str(make_name("f00d" * 8, (1600, 1067), "jpg"))
    'f00df00df00df00df00df00df00df00d-1600x1067.jpg'
    """
    width, height = size
    return PictureName(f"{random}-{width}x{height}", width, height, ending)


def read_name(name: str) -> PictureName | None:
    """What a picture's name says, or None where it is no such name."""
    match = NAME.fullmatch(name)
    if match is None:
        return None
    return PictureName(match["stem"], int(match["width"]), int(match["height"]), match["ending"])


def read_url(url: str) -> PictureName | None:
    """What a picture's address says, or None where it is no such address."""
    return read_name(url.removeprefix(FOLDER)) if url.startswith(FOLDER) else None


def content_type(file_name: str) -> str | None:
    """The type to serve a file of a picture with; None for every other file."""
    if FILE.fullmatch(file_name) is None:
        return None
    return CONTENT_TYPES[file_name.rpartition(".")[2]]
