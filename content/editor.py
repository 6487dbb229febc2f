"""The editor's preview: the same HTML that readers get, and what is still to mend.

markdownx finds `render_preview` by its dotted path in the settings.
"""

from __future__ import annotations

from django.utils.html import format_html, format_html_join

from content.markdown import Context, render
from content.models import Clinic, Reference


def render_preview(text: str) -> str:
    """The text as HTML, below a list of its problems with their lines."""
    document = render(text, editor_context())
    problems = format_html_join(
        "", "<li>Line {}: {}</li>", ((p.line, p.message) for p in document.problems)
    )
    summary = format_html('<ul class="problems">{}</ul>', problems) if problems else ""
    return format_html("{}{}", summary, document.html)


def editor_context() -> Context:
    """What a text that is being written may cite."""
    keys = frozenset(Reference.objects.values_list("key", flat=True))
    call = Clinic.objects.current().emergency_call
    return (
        Context(reference_keys=keys, emergency_call=call) if call else Context(reference_keys=keys)
    )
