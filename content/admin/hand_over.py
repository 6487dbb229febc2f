"""Hand a version over: “Ready for review” to a person or role, or back with what is to change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import AbstractUser, Group, User
from django.core.exceptions import PermissionDenied
from django.core.validators import MaxValueValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from content.admin.desk import log_change, member_of_staff, render_desk
from content.admin.keys import is_key
from content.admin.left_behind import tell_left_behind
from content.hand_overs import (
    ask_for_changes,
    find_place_of,
    hand_over_for_review,
    send_mail_about,
)
from content.models import HandOver, Revision
from content.models.hand_overs import NOTE_CHARACTERS, HandOverQuerySet
from content.models.sign_offs import name_of

WRITERS = "content.add_revision"
ASKERS = (WRITERS, "content.publish_revision")
REVIEWERS = ("content.sign_off_revision", "content.publish_revision")
BACKEND = "django.contrib.auth.backends.ModelBackend"
NOTE = forms.Textarea(attrs={"rows": 4, "cols": 60})


class HandOverForm(forms.Form):
    """Whom to ask: a role, or a person who may do what is asked. `others` may go with it."""

    to = forms.ChoiceField(
        label="Who looks at it next",
        help_text="A clinical reviewer signs it off. After that, a publisher makes it live.",
    )
    note = forms.CharField(
        label="What to look at",
        required=False,
        max_length=NOTE_CHARACTERS,
        widget=NOTE,
        help_text="For your colleague: what changed, and what you are not sure of.",
    )

    with_it = forms.MultipleChoiceField(
        label="Hand over with it",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Your other drafts of the same correction. They get the same note.",
    )

    def __init__(self, *args: Any, by: Any, others: Sequence[Revision], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._offer(others)
        names = [permission.partition(".")[2] for permission in REVIEWERS]
        roles = Group.objects.filter(
            permissions__content_type__app_label="content", permissions__codename__in=names
        )
        people: set[User] = set()
        for permission in REVIEWERS:
            people |= set(User.objects.with_perm(permission, backend=BACKEND).exclude(pk=by.pk))
        self.found: dict[str, User | Group] = {
            **{f"role-{role.pk}": role for role in roles.distinct().order_by("name")},
            **{f"person-{each.pk}": each for each in sorted(people, key=name_of) if each.is_staff},
        }
        to = self.fields["to"]
        assert isinstance(to, forms.ChoiceField)  # noqa: S101 (it is so above)
        to.choices = [("", "Choose a role or a person")] + [
            (key, f"Role: {who}" if isinstance(who, Group) else name_of(who))
            for key, who in self.found.items()
        ]

    def _offer(self, others: Sequence[Revision]) -> None:
        """Each to be ticked, and ticked until somebody takes that away."""
        self.others = {str(other.pk): other for other in others}
        if not others:
            del self.fields["with_it"]
            return
        with_it = self.fields["with_it"]
        assert isinstance(with_it, forms.MultipleChoiceField)  # noqa: S101 (it is so above)
        with_it.choices = [(key, str(other)) for key, other in self.others.items()]
        with_it.initial = list(self.others)

    def clean_to(self) -> User | Group:
        return self.found[self.cleaned_data["to"]]

    def clean_with_it(self) -> list[Revision]:
        return [self.others[key] for key in self.cleaned_data["with_it"]]


class ChangesForm(forms.Form):
    """What is to change, at a line or in all."""

    note = forms.CharField(label="What is to change", max_length=NOTE_CHARACTERS, widget=NOTE)
    line = forms.IntegerField(
        label="Line",
        required=False,
        min_value=1,
        help_text="The number before the line in the text below. Empty: it is about all of it.",
    )

    def __init__(self, *args: Any, lines: int, **kwargs: Any):
        super().__init__(*args, **kwargs)
        line = self.fields["line"]
        assert isinstance(line, forms.IntegerField)  # noqa: S101 (it is so above)
        line.validators = [*line.validators, MaxValueValidator(lines)]


def find_told(revision: Revision) -> HandOverQuerySet:
    """All that colleagues said when they handed this version over, also what is done since."""
    return HandOver.objects.filter(revision=revision).with_names()


def find_open(**which: Any) -> HandOverQuerySet:
    """What waits to be done about these versions."""
    handed = HandOver.objects.open().filter(revision__in=Revision.objects.filter(**which))
    return handed.with_names()


def hand_over_version(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a version is ready for review, and to whom. Whoever may write or publish it."""
    if not any(map(request.user.has_perm, ASKERS)):
        raise PermissionDenied
    revision = get_object_or_404(Revision.objects.select_related("page", "author"), pk=pk)
    by = member_of_staff(request)
    others, turn = _find_others(revision, by), _whose_turn(revision)
    form = HandOverForm(request.POST or None, by=by, others=others, initial={"to": turn})
    if request.method == "POST" and form.is_valid():
        to, note = form.cleaned_data["to"], form.cleaned_data["note"]
        together = [revision, *form.cleaned_data.get("with_it", ())]
        handed = [hand_over_for_review(each, by=by, to=to, note=note) for each in together]
        return tell_handed(request, f"Ready for review, for {handed[0].to_name}", *handed)
    context = {"title": f"Ready for review: {revision}", "form": form, "revision": revision}
    return render_desk(request, Revision, "staff/hand_over.html", context)


def ask_for_changes_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for changes in a version. Whoever may sign off or publish it."""
    if not any(map(request.user.has_perm, REVIEWERS)):
        raise PermissionDenied
    revision = get_object_or_404(Revision.objects.select_related("page", "author"), pk=pk)
    lines = revision.body.splitlines()
    form = ChangesForm(request.POST or None, lines=len(lines), initial=_line_asked(request))
    if request.method == "POST" and form.is_valid():
        handed = ask_for_changes(revision, by=member_of_staff(request), **form.cleaned_data)
        return tell_handed(request, f"Changes asked of {handed.to_name}", handed)
    context = {
        "title": f"Ask for changes in {revision}",
        "form": form,
        "revision": revision,
        "lines": lines,
    }
    return render_desk(request, Revision, "staff/hand_over.html", context)


@permission_required("content.view_revision", raise_exception=True)
def list_waiting(request: HttpRequest) -> HttpResponse:
    """What colleagues ask of this person. Sent with the key of one, say that it is done."""
    person = member_of_staff(request)
    waiting = HandOver.objects.open().for_person(person)
    if request.method == "POST":
        key = request.POST.get("done", "")
        done = waiting.filter(pk=key) if is_key(key) else waiting.none()
        if HandOver.objects.filter(pk__in=[each.pk for each in done]).update(
            done_at=timezone.now()
        ):
            messages.success(request, "It is off your list.")
        return redirect("admin:content_revision_waiting")
    context = {
        "title": "What waits for you",
        "waiting": [
            (handed, find_place_of(handed))
            for handed in waiting.with_names().select_related("revision__page")
        ],
    }
    return render_desk(request, Revision, "staff/waiting.html", context)


def _whose_turn(revision: Revision) -> str:
    """The choice for the role whose turn it is: to sign it off, and after that to publish it."""
    name = "Publisher" if revision.is_signed_off else "Clinical reviewer"
    role = Group.objects.filter(name=name).first()
    return f"role-{role.pk}" if role else ""


def _find_others(revision: Revision, by: AbstractUser) -> list[Revision]:
    """This person's drafts of other pages that correct the same numbers, as far on as this one,
    which nobody is asked to look at yet."""
    live = Revision.objects.live().filter(page=revision.page).first()
    left_behind = None if revision.published_at else tell_left_behind(live, revision)
    drafts = [still.draft for still in left_behind.corrected if still.draft] if left_behind else []
    asked = find_open(pk__in=[draft.pk for draft in drafts]).filter(kind=HandOver.Kind.REVIEW)
    waiting = {handed.revision_id for handed in asked}
    return [
        draft
        for draft in drafts
        if draft.author_id == by.pk
        and draft.pk not in waiting
        and draft.is_signed_off == revision.is_signed_off
    ]


def _line_asked(request: HttpRequest) -> dict[str, int]:
    line = request.GET.get("line", "")
    return {"line": int(line)} if is_key(line) else {}


def tell_handed(request: HttpRequest, done: str, *handed: HandOver) -> HttpResponse:
    """Keep what was `done` in the history of each version, tell the colleague, and lead back to
    the first of them."""
    for each in handed:
        log_change(request, each.revision, f"{done}: {each.note}" if each.note else f"{done}.")
    # A server that is away is tried once.
    by_mail = ", by mail too" if all(send_mail_about(each) for each in handed) else ""
    what, them = "", "it"
    if len(handed) > 1:
        what, them = f": {', '.join(str(each.revision) for each in handed)}", "them"
    messages.success(request, f"{done}{what}. They find {them} on their start page{by_mail}.")
    return redirect("admin:content_revision_change", handed[0].revision_id)
