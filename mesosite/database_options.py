"""How the site talks to its database: what waits, and how long."""

from typing import Any

SQLITE_OPTIONS: dict[str, Any] = {
    # Take the write lock when a transaction opens: a transaction that reads first and
    # writes later would otherwise fail at once when another one wrote in between.
    "transaction_mode": "IMMEDIATE",
    # Seconds to wait for that lock.
    "timeout": 20,
    # Readers and one writer at the same time; a committed change survives a power cut.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL",
}

# A server that does not answer must not hold a reader, nor a lock that somebody else holds.
POSTGRESQL_OPTIONS: dict[str, Any] = {
    # Seconds to connect, and milliseconds until what was sent has to be acknowledged.
    "connect_timeout": 3,
    "tcp_user_timeout": 10_000,
    # Milliseconds for one statement, for a lock, and for a transaction that waits for us.
    "options": (
        "-c statement_timeout=20000 -c lock_timeout=5000 "
        "-c idle_in_transaction_session_timeout=60000"
    ),
}
