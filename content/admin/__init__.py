"""The staff's front door. Importing this registers every part of it with Django's admin."""

from content.admin import others, pages, pictures, revisions

__all__ = ["others", "pages", "pictures", "revisions"]
