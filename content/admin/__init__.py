"""The staff's front door. Importing this registers every part of it with Django's admin."""

from content.admin import clinic, pages, people, pictures, references, revisions

__all__ = ["clinic", "pages", "people", "pictures", "references", "revisions"]
