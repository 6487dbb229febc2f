"""The site's settings that differ between machines, read from the environment.

`read` turns environment variables into an `Environment`, or raises `EnvironmentVariableError`
with one line that names the variable, its value and what would be right.
`.env-sample` lists the same variables.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import dj_database_url
from django.core.management.utils import get_random_secret_key

from mesosite.database_options import POSTGRESQL_OPTIONS, SQLITE_OPTIONS
from mesosite.environment_error import EnvironmentVariableError
from mesosite.mail import Mail, read_mail

BASE_DIR = Path(__file__).resolve().parent.parent

TRUE_WORDS = {"1", "true", "yes", "on"}
FALSE_WORDS = {"0", "false", "no", "off"}
# A name, an IPv4 address, or an IPv6 address in its brackets. No * and no leading dot: to
# Django those would mean other people's hosts too.
URL_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\]", re.IGNORECASE)
SECRET_KEY_CHARACTERS = 32


@dataclass(frozen=True)
class Environment:
    host: str
    port: int
    data_dir: Path
    database: dict[str, Any]
    site_url: str
    secret_key: str
    web_concurrency: int
    debug: bool
    second_factor_required: bool
    trusted_proxies: tuple[IPv4Network | IPv6Network, ...]
    kept_pages_mb: int
    mail: Mail

    @property
    def site_host(self) -> str:
        """As Django compares it with a request: an IPv6 address in brackets."""
        return _write_url_host(urlsplit(self.site_url).hostname or "")

    @property
    def is_https(self) -> bool:
        return self.site_url.startswith("https://")


def read_or_exit() -> Environment:
    """The process's environment; a wrong value ends the process with its one line."""
    try:
        return read(os.environ)
    except EnvironmentVariableError as error:
        sys.exit(f"The site cannot start: {error}")


def read(environ: Mapping[str, str]) -> Environment:
    """The environment as typed values. Makes DATA_DIR and, once, the secret key in it."""
    host = _read_host(environ)
    port = _read_whole_number(environ, "PORT", default=8000, least=1, most=65535)
    site_url = _read_site_url(environ, default=f"http://{_write_url_host(host)}:{port}")
    web_concurrency = _read_whole_number(environ, "WEB_CONCURRENCY", default=2, least=1, most=64)
    kept_pages_mb = _read_whole_number(environ, "KEPT_PAGES_MB", default=32, least=0, most=4096)
    data_dir = _read_data_dir(environ)
    return Environment(
        host=host,
        port=port,
        data_dir=data_dir,
        database=_read_database(environ, data_dir),
        site_url=site_url,
        secret_key=_read_secret_key(environ, data_dir),
        web_concurrency=web_concurrency,
        debug=_read_truth(environ, "DEBUG", default=False),
        second_factor_required=_read_truth(environ, "SECOND_FACTOR_REQUIRED", default=False),
        trusted_proxies=_read_trusted_proxies(environ),
        kept_pages_mb=kept_pages_mb,
        mail=read_mail(environ),
    )


def _read_whole_number(
    environ: Mapping[str, str], name: str, *, default: int, least: int, most: int
) -> int:
    text = environ.get(name) or str(default)
    if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
        raise EnvironmentVariableError(
            f"{name} is {text!r}: give a whole number from {least} to {most}, "
            f"for example {name}={default}."
        )
    return int(text)


def _read_truth(environ: Mapping[str, str], name: str, *, default: bool) -> bool:
    text = (environ.get(name) or str(default)).lower()
    if text not in TRUE_WORDS | FALSE_WORDS:
        raise EnvironmentVariableError(f"{name} is {text!r}: give 1 (on) or 0 (off).")
    return text in TRUE_WORDS


def _read_host(environ: Mapping[str, str]) -> str:
    text = environ.get("HOST") or "127.0.0.1"
    if not URL_HOST.fullmatch(_write_url_host(text)):
        raise EnvironmentVariableError(
            f"HOST is {text!r}: give an address of this machine, for example HOST=127.0.0.1."
        )
    return text


def _read_trusted_proxies(environ: Mapping[str, str]) -> tuple[IPv4Network | IPv6Network, ...]:
    text = environ.get("TRUSTED_PROXIES") or "127.0.0.1, ::1"
    try:
        return tuple(ip_network(part.strip()) for part in text.split(","))
    except ValueError as error:
        raise EnvironmentVariableError(
            f"TRUSTED_PROXIES is {text!r}: give addresses or networks with commas between them, "
            "for example TRUSTED_PROXIES=127.0.0.1,10.0.0.0/24."
        ) from error


def _write_url_host(host: str) -> str:
    """The host as a browser on this machine would write it.

    0.0.0.0 and :: mean "every address" to a server and nothing to a browser.
    """
    if host in {"0.0.0.0", "::"}:  # noqa: S104 (compared, not bound)
        return "localhost"
    return f"[{host}]" if ":" in host else host


def _read_site_url(environ: Mapping[str, str], *, default: str) -> str:
    text = environ.get("SITE_URL") or default
    wrong = EnvironmentVariableError(
        f"SITE_URL is {text!r}: give the address that readers type, without a path, "
        "for example SITE_URL=https://guide.example.org."
    )
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018 (reading it is what checks it)
    except ValueError as error:
        raise wrong from error
    if (
        parts.scheme not in {"http", "https"}
        or not re.fullmatch(rf"({URL_HOST.pattern})(:[0-9]+)?", parts.netloc, re.IGNORECASE)
        or text.lower().rstrip("/") != f"{parts.scheme}://{parts.netloc}".lower()
    ):
        raise wrong
    # In small letters, as browsers send it back to us.
    return text.lower().rstrip("/")


def _read_data_dir(environ: Mapping[str, str]) -> Path:
    text = environ.get("DATA_DIR") or "var"
    path = (BASE_DIR / text).resolve()
    try:
        # For this user alone: password hashes are in it.
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentVariableError(
            f"DATA_DIR is {text!r}: that folder cannot be made ({error.strerror}). "
            "Give a folder that this user may write to."
        ) from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise EnvironmentVariableError(
            f"DATA_DIR is {text!r}: this user may not write there. "
            "Give a folder that this user may write to."
        )
    return path


def _read_database(environ: Mapping[str, str], data_dir: Path) -> dict[str, Any]:
    text = environ.get("DATABASE_URL") or f"sqlite:///{quote(str(data_dir / 'guide.sqlite3'))}"
    wrong = EnvironmentVariableError(
        "DATABASE_URL is not one that the site can use: give postgresql://USER:PASSWORD@HOST/NAME "
        "or sqlite:////PATH, or leave it out for SQLite in DATA_DIR."
    )
    try:
        database: dict[str, Any] = dict(
            dj_database_url.parse(text, conn_max_age=60, conn_health_checks=True)
        )
    except ValueError as error:  # an unknown scheme, or a port that is not a number
        raise wrong from error
    if not database.get("NAME"):
        raise wrong
    if database["ENGINE"] == "django.db.backends.sqlite3":
        # In memory each worker would have a database of its own, and a new one each start.
        if database["NAME"] == ":memory:" or not Path(str(database["NAME"])).parent.is_dir():
            raise wrong
        database["OPTIONS"] = SQLITE_OPTIONS
    elif database["ENGINE"] == "django.db.backends.postgresql":
        if not environ.get("SECRET_KEY"):
            raise EnvironmentVariableError(
                "SECRET_KEY is missing: with PostgreSQL give the same one to each machine, at least "
                f"{SECRET_KEY_CHARACTERS} random characters, else they refuse each other's cookies."
            )
        # What the address itself asks for goes first.
        database["OPTIONS"] = POSTGRESQL_OPTIONS | database.get("OPTIONS", {})
    else:
        raise wrong
    return database


def _read_secret_key(environ: Mapping[str, str], data_dir: Path) -> str:
    """SECRET_KEY, else a random one that is made once and kept in DATA_DIR."""
    if text := environ.get("SECRET_KEY"):
        if len(text) < SECRET_KEY_CHARACTERS:
            raise EnvironmentVariableError(
                f"SECRET_KEY has {len(text)} characters: give at least {SECRET_KEY_CHARACTERS} "
                "random ones, or leave it out and one is made and kept in DATA_DIR."
            )
        return text
    path = data_dir / "secret-key"
    try:
        # Written whole under a name of this process's own, then linked: two processes
        # that start together end up with the same key.
        draft = path.with_name(f"secret-key.{os.getpid()}")
        if not path.exists():
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(get_random_secret_key())
            try:
                os.link(draft, path)
            except FileExistsError:
                pass
            finally:
                draft.unlink()
        text = path.read_text(errors="replace").strip()
    except OSError as error:
        raise EnvironmentVariableError(
            f"The secret key in {path} cannot be read or made ({error.strerror}). "
            "Make that file readable for this user, or set SECRET_KEY."
        ) from error
    if len(text) < SECRET_KEY_CHARACTERS:
        raise EnvironmentVariableError(
            f"The secret key in {path} has {len(text)} characters, too few to be one: "
            "delete that file and a new one is made, or set SECRET_KEY."
        )
    return text
