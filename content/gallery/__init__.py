"""The gallery: every component of the readers' pages in each of its states, for staff."""

from content.gallery.registry import (
    Component,
    State,
    components,
    documents,
    register,
    register_document,
)

__all__ = ["Component", "State", "components", "documents", "register", "register_document"]
