"""`{{ version.published_at|moment }}`: a day and a time, and whose time it is."""

from __future__ import annotations

from django import template

from content.days import write_moment

register = template.Library()
register.filter("moment", write_moment)
