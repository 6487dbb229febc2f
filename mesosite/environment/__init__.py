"""The site's settings that differ between machines, read from the environment.

`read` turns environment variables into an `Environment`, or raises `EnvironmentVariableError`
with one line that names the variable, its value and what would be right.
`.env-sample` lists the same variables.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mesosite.environment.addresses import (
    read_host,
    read_site_url,
    read_trusted_proxies,
    write_url_host,
)
from mesosite.environment.data_dir import BASE_DIR, read_data_dir, read_secret_key
from mesosite.environment.database import read_database
from mesosite.environment.mail import Mail, read_mail
from mesosite.environment.pictures import read_pictures
from mesosite.environment.values import (
    EnvironmentVariableError,
    read_time_zone,
    read_token,
    read_truth,
    read_whole_number,
)

__all__ = ["BASE_DIR", "Environment", "EnvironmentVariableError", "read", "read_or_exit"]


@dataclass(frozen=True)
class Environment:
    host: str
    port: int
    data_dir: Path
    media_root: Path | None
    media_storage: dict[str, Any]
    database: dict[str, Any]
    site_url: str
    mail: Mail
    secret_key: str
    web_concurrency: int
    debug: bool
    second_factor_required: bool
    trusted_proxies: tuple[IPv4Network | IPv6Network, ...]
    kept_pages_mb: int
    reading_counts: bool
    request_log: bool
    metrics: bool
    metrics_token: str
    time_zone: str

    @property
    def site_host(self) -> str:
        """As Django compares it with a request: an IPv6 address in brackets."""
        return write_url_host(urlsplit(self.site_url).hostname or "")

    @property
    def has_proxies(self) -> bool:
        """Whether a proxy on another machine is named."""
        return not all(network.is_loopback for network in self.trusted_proxies)

    @property
    def has_metrics(self) -> bool:
        return self.metrics or bool(self.metrics_token)

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
    host = read_host(environ)
    port = read_whole_number(environ, "PORT", default=8000, least=1, most=65535)
    site_url = read_site_url(environ, default=f"http://{write_url_host(host)}:{port}")
    web_concurrency = read_whole_number(environ, "WEB_CONCURRENCY", default=2, least=1, most=64)
    kept_pages_mb = read_whole_number(environ, "KEPT_PAGES_MB", default=32, least=0, most=4096)
    data_dir = read_data_dir(environ)
    media_root, media_storage = read_pictures(environ, data_dir)
    return Environment(
        host=host,
        port=port,
        data_dir=data_dir,
        media_root=media_root,
        media_storage=media_storage,
        database=read_database(environ, data_dir),
        site_url=site_url,
        mail=read_mail(environ),
        secret_key=read_secret_key(environ, data_dir),
        web_concurrency=web_concurrency,
        debug=read_truth(environ, "DEBUG", default=False),
        second_factor_required=read_truth(environ, "SECOND_FACTOR_REQUIRED", default=False),
        trusted_proxies=read_trusted_proxies(environ),
        kept_pages_mb=kept_pages_mb,
        metrics=read_truth(environ, "METRICS", default=False),
        metrics_token=read_token(environ, "METRICS_TOKEN"),
        time_zone=read_time_zone(environ, "TIME_ZONE"),
        reading_counts=read_truth(environ, "READING_COUNTS", default=True),
        request_log=read_truth(environ, "REQUEST_LOG", default=True),
    )
