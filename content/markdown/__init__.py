"""Structured Markdown: from an author's text to safe HTML, its structure and its problems."""

from content.markdown.document import Context, Document, Problem
from content.markdown.render import render

__all__ = ["Context", "Document", "Problem", "render"]
