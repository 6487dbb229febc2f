"""`{% drawing "home-layers" %}`: a drawing of ours outside of any text."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe

from content.markdown.blocks.figure import drawings

register = template.Library()


@register.simple_tag(name="drawing")
def show_drawing(name: str) -> SafeString:
    """The SVG of that name. Without one it is a fault of the template, so it is an error."""
    return mark_safe(drawings()[name])  # noqa: S308 (a file of ours)
