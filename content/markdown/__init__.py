"""Structured Markdown: from an author's text to safe HTML, its structure and its problems."""

from content.markdown.context import Context
from content.markdown.document import Document, Problem
from content.markdown.render import render

__all__ = ["Context", "Document", "Problem", "render"]
