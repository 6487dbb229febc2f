"""What comes next for a draft, and what it still lacks: told at the top of its page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.http import HttpRequest
from django.urls import reverse

from content.admin.discard import may_discard
from content.admin.hand_over import REVIEWERS, WRITERS, find_open
from content.admin.start import name_writing_from
from content.admin.wording import count_in_words
from content.markdown import Problem
from content.models import HandOver, Revision

LABELS = {
    "ask_for_changes": "Ask for changes",
    "discard": "Discard this draft",
    "hand_over": "Ready for review",
    "sign_off": "Sign off",
    "publish": "Publish",
}
QUERIES = {"add": "source", "publish": "revision"}


class NextStep(NamedTuple):
    """Where a draft stands; `name` is the address that leads on, empty where a colleague does.

    `to_write` is what it is called there to write on from the draft.
    """

    revision: Revision
    told: str
    name: str = ""
    to_write: str = ""

    @property
    def label(self) -> str:
        return LABELS.get(self.name, self.to_write)

    @property
    def address(self) -> str:
        where = f"admin:content_revision_{self.name}"
        if query := QUERIES.get(self.name):
            return f"{reverse(where)}?{query}={self.revision.pk}"
        return reverse(where, args=[self.revision.pk])


def find_next_step(
    request: HttpRequest,
    revision: Revision,
    problems: Sequence[Problem],
    *,
    live: Revision | None,
    may_sign_off: bool,
) -> NextStep | None:
    """What this person does next with a draft; None for a version that is none."""
    if revision.published_at or revision.is_discarded:
        return None
    if live and revision.is_overtaken_by(live):
        told = f"Overtaken by version {live.number}, which is live."
        return NextStep(revision, told, "discard" if may_discard(request) else "")
    may_write = request.user.has_perm(WRITERS)
    may_publish = request.user.has_perm("content.publish_revision")
    if any(problem.is_error for problem in problems):
        told = f"It cannot go live yet: {count_in_words(problems)}."
        may_ask = any(map(request.user.has_perm, REVIEWERS))
        name = "add" if may_write else may_ask * "ask_for_changes"
        return NextStep(revision, told, name, name_writing_from(request, revision))
    if revision.is_signed_off and may_publish:
        return NextStep(revision, "It is signed off and can go live.", "publish")
    if may_sign_off and not revision.is_signed_off:
        return NextStep(revision, "It is not signed off yet.", "sign_off")
    handed = find_open(pk=revision.pk).filter(kind=HandOver.Kind.REVIEW).first()
    publisher = "a publisher finds it on the start page and makes it live"
    lacks = publisher if revision.is_signed_off else "it is not signed off yet"
    if may_write and not handed:
        return NextStep(revision, f"Nobody is asked to look at it: {lacks}.", "hand_over")
    if may_publish:
        return NextStep(revision, "It is not signed off: readers would see that.", "publish")
    who = f"It waits for {handed.to_name}" if handed else "It waits for a colleague"
    return NextStep(revision, f"{who}: {lacks}.")
