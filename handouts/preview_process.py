"""Page 1 of a PDF file as a small picture, drawn in a process of its own.

python -m handouts.preview_process < sheet.pdf > page.webp
"""

from __future__ import annotations

import io
import os
import sys

# Pixels: twice as many as it is shown with, for screens that have them. Some 9 KB.
WIDTH = 240
QUALITY = 45


def draw_first_page(content: bytes) -> bytes:
    """Return a WebP picture of the first page. Raises `pypdfium2.PdfiumError` for what is no PDF."""
    import pypdfium2

    with pypdfium2.PdfDocument(content) as document:
        page = document[0]
        picture = page.render(scale=WIDTH / page.get_width()).to_pil().convert("RGB")
    file = io.BytesIO()
    picture.save(file, "WEBP", quality=QUALITY, method=6)
    return file.getvalue()


def main() -> None:
    os.nice(15)  # behind those who wait for a file
    sys.stdout.buffer.write(draw_first_page(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
