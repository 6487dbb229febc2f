"""`{% additions "page-end" revision %}`: what other apps put in this place of a page."""

from __future__ import annotations

from django import template

from content.additions import render_additions

register = template.Library()
register.simple_tag(render_additions, name="additions")
