"""The editor for structured Markdown: markdownx's widget, with markup and scripts of our own.

The package's script holds the Tab key, loses undo, and puts error pages into the preview.
"""

from __future__ import annotations

from typing import Any

from django.forms import Media
from django.forms.widgets import Script
from markdownx.widgets import AdminMarkdownxWidget

from content.admin.item_forms import ITEM_FORMS
from content.handbook_examples import block_chapters, chapters
from content.markdown.how_sure import label_templates

BEHAVIOURS = (
    *("live-preview", "preview-width", "follow-caret", "caret-from-preview", "open-at-line"),
    "put-together",
    *("insert-block", "add-item", "choose", "drop-picture", "paste-rich-text"),
    # The first of these refuses to save, the second says to the others when the words are saved.
    *("say-what-changed", "save-in-background", "unsaved-text", "scratch-copy", "keep-caret"),
)


class MarkdownWidget(AdminMarkdownxWidget):
    template_name = "staff/markdown_widget.html"

    @property
    def media(self) -> Media:
        scripts = [Script(f"staff/{name}.js", type="module") for name in BEHAVIOURS]
        # The stubs know of addresses only.
        return Media(css={"all": ["staff/editor.css"]}, js=scripts)  # type: ignore[arg-type]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        return {
            **context,
            "blocks": block_chapters(),
            "labels": label_templates(),
            "items": ITEM_FORMS,
            "chapters": chapters(),
        }
