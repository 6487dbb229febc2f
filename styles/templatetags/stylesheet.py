"""`{% stylesheet "css/site.css" %}`: a stylesheet of ours, within the page where it can be."""

from __future__ import annotations

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from styles.inline import inline_styles

register = template.Library()


@register.simple_tag(name="stylesheet")
def show_stylesheet(name: str) -> SafeString:
    """A `style` element, or a `link` where the files are served as they were written."""
    text = inline_styles(name)
    if text:
        return mark_safe(f"<style>{text}</style>")  # noqa: S308 (a file of ours)
    return format_html('<link rel="stylesheet" href="{}">', static(name))
