"""Start-up checks: settings that are right each for itself and wrong together.

What is wrong for every site is said at each start. What matters on a server alone is asked for with
`check --deploy`.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection

from content.picture_files import path_of

LOOPBACK_NAMES = {"localhost", "127.0.0.1", "[::1]"}
OTHERS = 0o077  # the part of a file's mode that is not its owner's


@checks.register(checks.Tags.security)
def environment_fits_together(**kwargs: Any) -> list[checks.CheckMessage]:
    return list(_misfits())


def _misfits() -> Iterator[checks.CheckMessage]:
    environment = settings.ENVIRONMENT
    if environment.is_https and environment.debug:
        yield checks.Warning(
            "Django's debug pages show the inside of this site to everybody.",
            hint="Set DEBUG=0: 1 is for a developer's own machine.",
            id="mesosite.W001",
        )
    if environment.is_https and not _is_loopback(environment.host) and not environment.has_proxies:
        yield checks.Warning(
            f"The server listens on {environment.host} and believes a proxy on this machine alone: "
            "readers behind another one share one address, and with it all limits.",
            hint="Name the proxies in TRUSTED_PROXIES, or listen on HOST=127.0.0.1.",
            id="mesosite.W002",
        )
    if not environment.is_https and environment.site_host not in LOOPBACK_NAMES:
        yield checks.Warning(
            "Passwords and cookies of staff go over the line as they are.",
            hint="Give an https SITE_URL, with a proxy in front that ends TLS: docs/deployment.",
            id="mesosite.W003",
        )
    if not environment.is_https and environment.has_proxies:
        yield checks.Warning(
            "TRUSTED_PROXIES has no effect: forwarded headers count on an https site alone.",
            hint="Give an https SITE_URL, or leave TRUSTED_PROXIES out.",
            id="mesosite.W004",
        )


@checks.register(checks.Tags.security, deploy=True)
def folders_fit_a_server(**kwargs: Any) -> list[checks.CheckMessage]:
    found: list[checks.CheckMessage] = []
    data_dir, static_root = Path(settings.DATA_DIR), Path(settings.STATIC_ROOT)
    if data_dir.stat().st_mode & OTHERS:
        found.append(
            checks.Warning(
                "Others on this machine can look into DATA_DIR: password hashes and the secret key "
                "are in it.",
                hint=f"chmod 700 {data_dir}",
                id="mesosite.W005",
            )
        )
    if not settings.DEBUG and not (static_root / "staticfiles.json").exists():
        found.append(
            checks.Warning(
                "No static files are collected: each page would be an error.",
                hint="make .static/collected, or manage.py collectstatic.",
                id="mesosite.W006",
            )
        )
    return found


@checks.register(checks.Tags.files, deploy=True)
def pictures_can_be_kept(**kwargs: Any) -> list[checks.CheckMessage]:
    """Whether a file can be stored, read and deleted where pictures are, and other machines see it."""
    root = settings.MEDIA_ROOT
    is_shared = not root or not Path(root).is_relative_to(settings.DATA_DIR)
    if connection.vendor == "postgresql" and not is_shared:
        return [
            checks.Warning(
                "Pictures are in DATA_DIR: another machine on this database does not find them.",
                hint="With several machines name a shared folder or a bucket in MEDIA_ROOT.",
                id="mesosite.W007",
            )
        ]
    try:
        name = default_storage.save(path_of(f"check-{uuid.uuid4().hex}"), ContentFile(b"kept"))
        with default_storage.open(name) as file:
            is_kept = file.read() == b"kept"
        default_storage.delete(name)
        error = "" if is_kept else "another text came back"
    except OSError as failed:
        error = str(failed)
    if not error:
        return []
    hint = "See MEDIA_ROOT, and of a bucket the AWS_ variables, in .env-sample."
    return [checks.Warning(f"Pictures cannot be kept: {error}.", hint=hint, id="mesosite.W008")]


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
