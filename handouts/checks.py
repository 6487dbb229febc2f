"""A system check that says what is missing for PDF files. The site runs without them."""

from typing import Any

from django.core import checks

from handouts import pdf


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
