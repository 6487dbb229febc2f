"""Triggers: the database itself writes a new generation when a table changes that readers see.

So nothing can change a page behind the back of what is kept: no bulk update, no SQL by hand, no
other machine. They are made after each migration, since SQLite drops a table's triggers when it
makes the table anew, and are gone while one runs: a table with changes of its own to announce
cannot be altered in PostgreSQL.
"""

from __future__ import annotations

import hashlib
from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from content.models import Generation
from mesosite.generation.shown import Watch, watched_tables

PREFIX = "generation_"
TABLE = Generation._meta.db_table
# Two statements and no upsert: what SQLite does on a conflict is what the outer statement says,
# and that may be to ignore it.
SQLITE_BUMP = f"""
    UPDATE {TABLE} SET token = lower(hex(randomblob(16))) WHERE id = {Generation.THE_ONE};
    INSERT INTO {TABLE} (id, token) SELECT {Generation.THE_ONE}, lower(hex(randomblob(16)))
    WHERE NOT EXISTS (SELECT 1 FROM {TABLE});
"""  # noqa: S608 (names of our own)
POSTGRESQL_BUMP = f"""
    INSERT INTO {TABLE} (id, token)
    VALUES ({Generation.THE_ONE}, replace(gen_random_uuid()::text, '-', ''))
    ON CONFLICT (id) DO UPDATE SET token = EXCLUDED.token;
"""  # noqa: S608
POSTGRESQL_FUNCTION = f"""
    CREATE OR REPLACE FUNCTION {PREFIX}bump() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN {POSTGRESQL_BUMP} RETURN NULL; END $$
"""


def remove(*, using: str, plan: list[Any] | None = None, **signal: Any) -> None:
    """Before migrations that do something: no triggers, and no generation either."""
    connection = connections[using]
    if not plan or not _has_table(connection):
        return
    with transaction.atomic(using=using), connection.cursor() as cursor:
        for name, table in _existing(connection).items():
            cursor.execute(_drop(connection, name, table))
        cursor.execute(f"DELETE FROM {TABLE}")  # noqa: S608


def install(*, using: str, **signal: Any) -> None:
    """Make the triggers that are missing, remove those that are none of ours now, and bump once."""
    connection = connections[using]
    if not _has_table(connection):
        return
    wanted, existing = _wanted(connection), _existing(connection)
    with transaction.atomic(using=using), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL_FUNCTION)
        for name in existing.keys() - wanted.keys():
            cursor.execute(_drop(connection, name, existing[name]))
        for name in wanted.keys() - existing.keys():
            cursor.execute(wanted[name])
        bump = POSTGRESQL_BUMP if connection.vendor == "postgresql" else SQLITE_BUMP
        for statement in filter(str.strip, bump.split(";")):
            cursor.execute(statement)


def _has_table(connection: BaseDatabaseWrapper) -> bool:
    return TABLE in connection.introspection.table_names()


def _wanted(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """The statement that makes each trigger, by its name, which tells one statement from another."""
    make = _on_postgresql if connection.vendor == "postgresql" else _on_sqlite
    there = set(connection.introspection.table_names())
    tables = watched_tables().items()
    statements = [sql for name, watch in tables if name in there for sql in make(name, watch)]
    return {
        name: sql.format(name=name)
        for sql in statements
        for name in [PREFIX + hashlib.sha256(sql.encode()).hexdigest()[:16]]
    }


def _on_sqlite(table: str, watch: Watch) -> list[str]:
    return [
        f"CREATE TRIGGER {{name}} AFTER {_named(event, watch)} ON {table} FOR EACH ROW "
        f"BEGIN {SQLITE_BUMP} END"
        for event in watch.events
    ]


def _on_postgresql(table: str, watch: Watch) -> list[str]:
    """Deferred: the row is locked for the moment of the commit alone, so nobody waits for it long,
    and two transactions that wait for each other's pages do not meet there."""
    events = " OR ".join(_named(event, watch) for event in watch.events)
    act = f"EXECUTE FUNCTION {PREFIX}bump()"
    return [
        f"CREATE CONSTRAINT TRIGGER {{name}} AFTER {events} ON {table} "
        f"DEFERRABLE INITIALLY DEFERRED FOR EACH ROW {act}",
        f"CREATE TRIGGER {{name}} AFTER TRUNCATE ON {table} FOR EACH STATEMENT {act}",
    ]


def _named(event: str, watch: Watch) -> str:
    has_columns = event == "UPDATE" and watch.columns
    return f"UPDATE OF {', '.join(watch.columns)}" if has_columns else event


def _existing(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """The tables of the triggers that there are, by the triggers' names."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
                "WHERE NOT tgisinternal AND pg_table_is_visible(pg_class.oid)"
            )
        else:
            cursor.execute("SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'")
        return {name: table for name, table in cursor.fetchall() if name.startswith(PREFIX)}


def _drop(connection: BaseDatabaseWrapper, name: str, table: str) -> str:
    return (
        f"DROP TRIGGER {name} ON {table}"
        if connection.vendor == "postgresql"
        else f"DROP TRIGGER {name}"
    )
