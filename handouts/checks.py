"""System checks that say what is missing for PDF files. The site runs without it."""

from typing import Any

from django.core import checks

from content import fonts
from handouts import pdf

# A letter of each script that a clinic may well write in, and one emoji.
SCRIPTS = {
    "Arabic": "\u0628",
    "Bengali": "\u0995",
    "Chinese": "\u4e2d",
    "Tamil": "\u0b95",
    "emoji": "\U0001f4de",
}


@checks.register(checks.Tags.compatibility)
def pdf_can_be_made(**kwargs: Any) -> list[checks.CheckMessage]:
    if pdf.is_available():
        return []
    return [
        checks.Warning(
            "Handouts cannot be downloaded as PDF files: WeasyPrint or its library Pango is missing.",
            hint=f"{pdf.HOW_TO_INSTALL} Printing from the browser works without them.",
            id="handouts.W001",
        )
    ]


@checks.register(checks.Tags.compatibility, deploy=True)
def fonts_are_there(**kwargs: Any) -> list[checks.CheckMessage]:
    missing = [name for name, letter in SCRIPTS.items() if fonts.characters_without_font(letter)]
    if not missing:
        return []
    return [
        checks.Info(
            f"PDF handouts cannot show {', '.join(missing)}: no font here has them.",
            hint=f"Only for clinics whose details are in them. {fonts.HOW_TO_INSTALL}",
            id="handouts.I001",
        )
    ]
