"""Django's own backend for PostgreSQL, but that no thread waits for long for a server that hangs."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db.backends.postgresql import base

from mesosite import database_patience


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        return database_patience.connect(partial(super().get_new_connection, conn_params))
