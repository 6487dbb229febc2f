"""The editor's preview: the same HTML that readers get, and what is still to mend.

markdownx finds `render_preview` by its dotted path in the settings.
"""

from __future__ import annotations

from django.utils.html import format_html, format_html_join

from content.checks import editor_context
from content.markdown import render


def render_preview(text: str) -> str:
    """The text as HTML, below a list of its problems with their lines."""
    document = render(text, editor_context())
    problems = format_html_join(
        "", "<li>Line {}: {}</li>", ((p.line, p.message) for p in document.problems)
    )
    summary = format_html('<ul class="problems">{}</ul>', problems) if problems else ""
    return format_html("{}{}", summary, document.html)
