"""The mail server, where the environment names one: for forgotten passwords and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from mesosite.environment.values import EnvironmentVariableError

# How each scheme begins, and its usual port: plain, encrypted after a greeting, encrypted.
PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


@dataclass(frozen=True)
class Mail:
    """An empty `host` means that the site sends no mail."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starts_tls: bool = False
    is_tls: bool = False
    sender: str = ""


def read_mail(environ: Mapping[str, str]) -> Mail:
    """The mail server that SMTP_URL and MAIL_FROM name."""
    text, sender = environ.get("SMTP_URL") or "", environ.get("MAIL_FROM") or ""
    if not text:
        return Mail()
    wrong = EnvironmentVariableError(
        "SMTP_URL is not one that the site can use: give smtp+tls://USER:PASSWORD@HOST:587, "
        "smtps://USER:PASSWORD@HOST:465, smtp://HOST for a server on this machine, or leave it out."
    )
    try:
        parts = urlsplit(text)
        port = parts.port or PORTS[parts.scheme]
    except (ValueError, KeyError) as error:
        raise wrong from error
    # A password goes over an encrypted line alone.
    if not parts.hostname or parts.path.strip("/") or (parts.password and parts.scheme == "smtp"):
        raise wrong
    if "@" not in sender:
        raise EnvironmentVariableError(
            f"MAIL_FROM is {sender!r}: give the address that mail comes from, "
            "for example MAIL_FROM=guide@clinic.example."
        )
    return Mail(
        host=parts.hostname,
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starts_tls=parts.scheme == "smtp+tls",
        is_tls=parts.scheme == "smtps",
        sender=sender,
    )
