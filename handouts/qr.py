"""The QR code of a handout's address, as an SVG drawing."""

from __future__ import annotations

import segno
from django.utils.safestring import SafeString, mark_safe

SIZE = "34mm"


def draw_qr(address: str) -> SafeString:
    """Black on white with its quiet zone of 4, error correction M: a photocopy is still read.

    As wide as a sheet has room for it, on a page without its stylesheet too.
    """
    code = segno.make(address, error="m", boost_error=False, micro=False)
    svg = code.svg_inline(
        border=4, dark="#000", light="#fff", title=f"QR code of {address}", omitsize=True
    )
    svg = svg.replace("<svg", f'<svg width="{SIZE}" height="{SIZE}"', 1)
    return mark_safe(svg)  # noqa: S308 (drawn by segno, which escapes the title)
