"""A PDF file read back: its pages, the words on them and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TypeAlias

import numpy
import pypdfium2
import pypdfium2.raw as pdfium_c
import zxingcpp
from PIL import Image, ImageFilter

# A point is 1/72 inch.
PAPER = {"a4": (595, 842), "letter": (612, 792)}
DOTS_PER_POINT = 3
# Points. Nothing but the page's number and the name of its chapter stands lower.
FOOT = 40


# Left, bottom, right and top in points.
Box: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True)
class Run:
    """Words that go on in one line."""

    words: str
    box: Box


class Printed:
    """`sizes` are width and height of each page in points, `runs` what stands on it.

    `texts` are the words of each page without blanks and page numbers, roughly in their order.
    `is_numbered` says if each page has its number and how many there are.
    `fullness` says how far down the words of each page go, from 0 to 1.
    """

    def __init__(self, content: bytes) -> None:
        self.content = content
        with pypdfium2.PdfDocument(content) as document:
            self.sizes = [(page.get_width(), page.get_height()) for page in document]
            pages = [page.get_textpage() for page in document]
            self.runs = [_runs(text) for text in pages]
            whole = [squeezed(text.get_text_range()) for text in pages]
        numbers = [f"Page{number}of{len(whole)}" for number in range(1, len(whole) + 1)]
        self.is_numbered = all(n in text for n, text in zip(numbers, whole, strict=True))
        self.texts = [text.replace(n, "", 1) for n, text in zip(numbers, whole, strict=True)]
        self.fullness = [
            _fullness(runs, height) for runs, (_, height) in zip(self.runs, self.sizes, strict=True)
        ]

    def has(self, words: str) -> bool:
        """Whether squeezed words stand on one page, or go on from one to the next."""
        if any(words in text for text in self.texts):
            return True
        return any(
            words[:cut] in text and words[cut:] in following
            for text, following in pairwise(self.texts)
            for cut in range(1, len(words))
        )

    def near_empty_pages(self) -> list[int]:
        """Numbers of the pages under two fifths full. The last one may be."""
        return [page for page, full in enumerate(self.fullness[:-1], start=1) if full < 0.4]

    def stranded(self, headings: Iterable[str]) -> list[str]:
        """Squeezed headings at the foot of a page, away from what they are a heading of."""
        # From top to bottom: what sticks, such as a caption, is drawn last wherever it stands.
        ends = [
            squeezed("".join(run.words for run in sorted(runs, key=_place) if run.box[1] > FOOT))
            for runs in self.runs[:-1]
        ]
        return [words for words in headings if any(end.endswith(words) for end in ends)]

    @property
    def papers(self) -> set[tuple[int, int]]:
        return {(round(width), round(height)) for width, height in self.sizes}

    @property
    def line_height(self) -> float:
        """How high words are in the middle of all, in points: to compare two sizes of a sheet."""
        return median(run.box[3] - run.box[1] for runs in self.runs for run in runs)

    def clipped(self, margin: float) -> list[str]:
        """Words that reach into the margins at the sides, in points, or off the page."""
        return [
            run.words
            for (width, height), runs in zip(self.sizes, self.runs, strict=True)
            for run in runs
            if run.box[0] < margin
            or run.box[2] > width - margin
            or run.box[1] < 0
            or run.box[3] > height
        ]

    def overlapping(self) -> list[tuple[str, str]]:
        """Words of which a good part lies under other words. Kerning does not count."""
        return [
            (runs[one].words, runs[other].words)
            for runs in self.runs
            for one, other in _covered_pairs(numpy.array([run.box for run in runs]))
        ]

    def has_all_fonts(self) -> bool:
        """Whether the file brings its fonts along."""
        with pypdfium2.PdfDocument(self.content) as document:
            return all(
                pdfium_c.FPDFFont_GetIsEmbedded(pdfium_c.FPDFTextObj_GetFont(text.raw))
                for page in document
                for text in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT])
            )

    def qr_codes(self) -> list[str]:
        """What a decoder reads from a poor copy of the upper half of the first page."""
        with pypdfium2.PdfDocument(self.content) as document:
            half = (0, self.sizes[0][1] / 2, 0, 0)
            page = document[0].render(scale=DOTS_PER_POINT, grayscale=True, crop=half)
            return [code.text for code in zxingcpp.read_barcodes(photocopied(page.to_pil()))]


def photocopied(picture: Image.Image) -> Image.Image:
    """The picture as a worn copier gives it: out of focus, seven tenths of the contrast, grain."""
    soft = numpy.asarray(picture.filter(ImageFilter.GaussianBlur(1.5)), dtype=float)
    grain = numpy.random.default_rng(1).normal(scale=20, size=soft.shape)
    return Image.fromarray((38 + 0.7 * soft + grain).clip(0, 255).astype(numpy.uint8))


def _fullness(runs: list[Run], height: float) -> float:
    lowest = min((run.box[1] for run in runs if run.box[1] > FOOT), default=height)
    return (height - lowest) / (height - FOOT)


def _place(run: Run) -> tuple[int, float]:
    return -round(run.box[1]), run.box[0]


def _runs(text: pypdfium2.PdfTextPage) -> list[Run]:
    boxes = _joined(text.get_rect(number) for number in range(text.count_rects()))
    runs = (Run(text.get_text_bounded(*box).strip(), box) for box in boxes)
    return [run for run in runs if run.words]


def _joined(boxes: Iterable[Box]) -> list[Box]:
    """The boxes in their order, those joined that go on in one line: Chromium sets letters apart."""
    lines: list[Box] = []
    for box in boxes:
        if lines and _goes_on(lines[-1], box):
            line = lines.pop()
            box = (line[0], min(line[1], box[1]), box[2], max(line[3], box[3]))
        lines.append(box)
    return lines


def _goes_on(line: Box, box: Box) -> bool:
    height = min(line[3] - line[1], box[3] - box[1])
    is_level = min(line[3], box[3]) - max(line[1], box[1]) > height / 2
    return is_level and abs(box[0] - line[2]) < height / 2 and box[2] > line[2]


def _covered_pairs(boxes: numpy.ndarray) -> list[tuple[int, int]]:
    """Pairs of boxes of which a third in width and two fifths in height lie on each other."""
    left, bottom, right, top = boxes.T
    height = numpy.minimum.outer(top, top) - numpy.maximum.outer(bottom, bottom)
    high = height > numpy.minimum.outer(top - bottom, top - bottom) * 0.4
    # Few are in one line: only those are asked how far they lie on each other.
    one, other = numpy.nonzero(numpy.triu(high, k=1))
    width = numpy.minimum(right[one], right[other]) - numpy.maximum(left[one], left[other])
    wide = width > numpy.minimum(right[one] - left[one], right[other] - left[other]) / 3
    return list(zip(one[wide].tolist(), other[wide].tolist(), strict=True))


def squeezed(words: str) -> str:
    """The words without blanks, and without hyphens: at the end of a line they come as a mark.

    >>> squeezed("Call 112 now, second-hand")
    'Call112now,secondhand'
    """
    return re.sub(r"[\s\u00ad\ufffe\u0002-]+", "", words)
