"""The database that `DATABASE_URL` names, as Django's setting of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import dj_database_url

from mesosite.database_options import POSTGRESQL_OPTIONS, SQLITE_OPTIONS
from mesosite.environment.data_dir import SECRET_KEY_CHARACTERS
from mesosite.environment.values import EnvironmentVariableError


def read_database(environ: Mapping[str, str], data_dir: Path) -> dict[str, Any]:
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
        database["ENGINE"] = "mesosite.postgresql"
        # What the address itself asks for goes first.
        database["OPTIONS"] = POSTGRESQL_OPTIONS | database.get("OPTIONS", {})
    else:
        raise wrong
    return database
