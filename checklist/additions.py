"""What the steps add to the guide: how far this browser is, and the address of the plan."""

from __future__ import annotations

from django.template.loader import render_to_string

from content import additions
from content.addresses import register_addresses
from content.models import Revision

register_addresses("checklist:plan")


@additions.register(additions.Place.HOME_HEADING)
def render_progress(home: Revision) -> str:
    """Return the line on the home page that its script fills in where this browser has ticks."""
    return render_to_string("checklist/home_progress.html")
