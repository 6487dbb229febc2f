"""`{% stylesheet "css/site.css" %}` and `{% script "js/steps.js" %}`: within the page where it can be."""

from __future__ import annotations

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from inline.files import inline_text

register = template.Library()


@register.simple_tag(name="stylesheet")
def show_stylesheet(name: str) -> SafeString:
    """A `style` element, or a `link` where the files are served as they were written."""
    if text := inline_text(name):
        return mark_safe(f"<style>{text}</style>")  # noqa: S308 (a file of ours)
    return format_html('<link rel="stylesheet" href="{}">', static(name))


@register.simple_tag(name="script")
def show_script(name: str) -> SafeString:
    """A module: it runs when the page is there, and is fetched after all else where it has to be."""
    if text := inline_text(name):
        return mark_safe(f'<script type="module">{text}</script>')  # noqa: S308 (a file of ours)
    return format_html('<script type="module" fetchpriority="low" src="{}"></script>', static(name))
