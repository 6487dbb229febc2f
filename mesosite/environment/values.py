"""Plain values in environment variables, and what is said of a wrong one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from zoneinfo import ZoneInfo

TRUE_WORDS = {"1", "true", "yes", "on"}
TOKEN_CHARACTERS = 32
FALSE_WORDS = {"0", "false", "no", "off"}


class EnvironmentVariableError(ValueError):
    """A variable has a value that the site cannot run with."""


def read_whole_number(
    environ: Mapping[str, str], name: str, *, default: int, least: int, most: int
) -> int:
    text = environ.get(name) or str(default)
    if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
        raise EnvironmentVariableError(
            f"{name} is {text!r}: give a whole number from {least} to {most}, "
            f"for example {name}={default}."
        )
    return int(text)


def read_truth(environ: Mapping[str, str], name: str, *, default: bool) -> bool:
    text = (environ.get(name) or str(default)).lower()
    if text not in TRUE_WORDS | FALSE_WORDS:
        raise EnvironmentVariableError(f"{name} is {text!r}: give 1 (on) or 0 (off).")
    return text in TRUE_WORDS


def read_token(environ: Mapping[str, str], name: str) -> str:
    """A secret word that somebody shows in a header; empty where none is set."""
    text = environ.get(name) or ""
    if text and not re.fullmatch(rf"[!-~]{{{TOKEN_CHARACTERS},}}", text):
        raise EnvironmentVariableError(
            f"{name} is no token: give at least {TOKEN_CHARACTERS} random letters and digits."
        )
    return text


def read_time_zone(environ: Mapping[str, str], name: str) -> str:
    """The name of a time zone, as the tz database has it; UTC where none is set."""
    zone = environ.get(name) or "UTC"
    try:
        ZoneInfo(zone)
    except (KeyError, OSError, ValueError) as error:
        raise EnvironmentVariableError(
            f"{name} is {zone!r}: give the name of a time zone, for example {name}=Asia/Kolkata."
        ) from error
    return zone
