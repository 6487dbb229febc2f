"""What may follow once a version was read: the same ways on, on each page that shows one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest

from content.admin.desk import member_of_staff
from content.admin.hand_over import REVIEWERS, find_open
from content.admin.next_step import find_next_step
from content.markdown import Problem
from content.models import HandOver, Revision

HAS_ERRORS = "It has something to mend: ask for a new version, then sign off that."


def find_ways_on(
    request: HttpRequest, revision: Revision, problems: Sequence[Problem]
) -> dict[str, Any]:
    """What `staff/ways_on.html` needs: what this person may do with a version, and why not.

    `problems` are those of the version: with an error it is not signed off.
    """
    live = Revision.objects.live().filter(page=revision.page).first()
    # What readers get is newer: to go on with the draft would take that back.
    is_overtaken = revision.is_overtaken_by(live)
    may_sign_off = request.user.has_perm("content.sign_off_revision") and not is_overtaken
    why_not = revision.reason_not_to_sign(member_of_staff(request)) if may_sign_off else ""
    if may_sign_off and any(problem.is_error for problem in problems):
        why_not = why_not or HAS_ERRORS
    return {
        "next_step": find_next_step(
            request, revision, problems, live=live, may_sign_off=may_sign_off and not why_not
        ),
        "live": live,
        "is_overtaken": is_overtaken,
        "is_handed_over": find_open(pk=revision.pk).filter(kind=HandOver.Kind.REVIEW).exists(),
        "may_publish": request.user.has_perm("content.publish_revision") and not is_overtaken,
        "may_sign_off": may_sign_off and not why_not,
        "why_no_sign_off": why_not,
        "may_ask_for_changes": any(map(request.user.has_perm, REVIEWERS)) and not is_overtaken,
    }
