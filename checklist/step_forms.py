"""The forms of the steps, in the places that a text has for them."""

from __future__ import annotations

from django.template.loader import render_to_string

from checklist.models import KEPT_FOR
from checklist.steps import Checklist
from content.markdown import Document


def add_forms(
    document: Document,
    steps: Checklist,
    *,
    is_cleared: bool = False,
    is_cookie_blocked: bool = False,
) -> Document:
    """Return the document with each step's form, and the progress before and after the list."""
    context = {
        "steps": steps,
        "days": KEPT_FOR.days,
        "is_cleared": is_cleared,
        "is_cookie_blocked": is_cookie_blocked,
    }
    slots = {
        f"step-{step.id}": render_to_string("checklist/step_form.html", {"step": step})
        for step in steps.steps
    }
    slots |= {
        f"action-{action.id}": render_to_string("checklist/action_form.html", {"action": action})
        for action in steps.actions
    }
    slots["before-steps"] = render_to_string("checklist/before_steps.html", context)
    slots["after-steps"] = render_to_string("checklist/after_steps.html", context)
    return document.fill_slots(slots)
