"""Django's setting of what is logged: warnings and errors, on standard error.

The line of each request is no part of it: `mesosite.request_log`.
"""

from typing import Any

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "database_away": {"()": "mesosite.database_log.OncePerMinute"},
        "faults_alone": {"()": "mesosite.request_log.FaultsAlone"},
        "request_id": {"()": "mesosite.request_log.RequestId"},
    },
    "formatters": {"with_request": {"format": "%(message)s%(request_id)s"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["faults_alone", "database_away", "request_id"],
            "formatter": "with_request",
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # It warns of each line of CSS that only screens understand.
    "loggers": {"weasyprint": {"level": "ERROR"}, "fontTools": {"level": "ERROR"}},
}
