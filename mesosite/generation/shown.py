"""Which tables show on the pages that anybody may keep. Each model of the site is in one list."""

from __future__ import annotations

from dataclasses import dataclass

from django.apps import apps


@dataclass(frozen=True)
class Watch:
    """The statements that matter on a table; of an update only these columns, where some are named."""

    events: tuple[str, ...] = ("INSERT", "UPDATE", "DELETE")
    columns: tuple[str, ...] = ()


SHOWN = {
    "content.Clinic": Watch(),
    "content.Page": Watch(),
    "content.Picture": Watch(),
    "content.Reference": Watch(),
    "content.Revision": Watch(),
    # The name of who signed a text off. All else changes with each sign-in, or is not shown.
    "auth.User": Watch(columns=("username", "first_name", "last_name")),
    # The page of a sheet's code. Making a sheet changes no page that was there before.
    "handouts.Handout": Watch(events=("UPDATE", "DELETE")),
    "handouts.Handout_revisions": Watch(events=("UPDATE", "DELETE")),
}

NOT_SHOWN = {
    # What it would announce.
    "content.Generation",
    # What was shown once.
    "content.DetailChange",
    # What staff ask of one another.
    "content.HandOver",
    # What is known of a version's words, which are watched themselves.
    "content.VersionIndex",
    # For staff: words that readers looked for.
    "search.MissedWord",
    # A reader's own, on answers that nobody keeps.
    "checklist.Tick",
    # What readers said, and how many read: staff alone are told.
    *("feedback.Answer", "readings.Reading"),
    # How staff sign in and what they did.
    *("admin.LogEntry", "sessions.Session"),
    *("auth.Group", "auth.Group_permissions", "auth.Permission"),
    *("auth.User_groups", "auth.User_user_permissions", "contenttypes.ContentType"),
    *("axes.AccessAttempt", "axes.AccessAttemptExpiration"),
    *("axes.AccessFailureLog", "axes.AccessLog"),
    *("otp_static.StaticDevice", "otp_static.StaticToken", "otp_totp.TOTPDevice"),
}


def watched_tables() -> dict[str, Watch]:
    """Each table that shows, by its name in the database."""
    models = {model._meta.label: model for model in apps.get_models(include_auto_created=True)}
    return {models[label]._meta.db_table: watch for label, watch in SHOWN.items()}
