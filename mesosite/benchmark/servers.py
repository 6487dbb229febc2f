"""Two servers with one configuration of gunicorn: the site with a guide of its own, and a bare one."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from mesosite.environment import BASE_DIR

# As behind a proxy that ends TLS: what one address may post is counted by what such a one says.
HOST = "guide.example.org"
SECONDS_TO_START = 60
# Of the processors' time in a second: so much is nothing.
IDLE_SECONDS = 0.05
CLOCK_TICKS = os.sysconf("SC_CLK_TCK")
PAGE_SIZE = os.sysconf("SC_PAGE_SIZE")


class Server:
    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.port = port
        self._process = process

    def cpu_seconds(self) -> float:
        """What its workers have used of the processors since they started."""
        return sum(process.cpu_seconds for process in list_children([self._process.pid]))

    def memory_bytes(self) -> int:
        """What its workers have in memory, each for itself."""
        return sum(process.memory_bytes for process in list_children([self._process.pid]))

    def wait_until_idle(self) -> None:
        """Return once nothing is done any more behind the answers: in its workers, nor in theirs."""
        used = -1.0
        while (now := self._seconds_of_all()) > used + IDLE_SECONDS:
            used = now
            time.sleep(1)

    def _seconds_of_all(self) -> float:
        workers = list_children([self._process.pid])
        makers_of_files = list_children([worker.pid for worker in workers])
        return sum(process.cpu_seconds for process in (*workers, *makers_of_files))


class RunningProcess(NamedTuple):
    pid: int
    parent: int
    cpu_seconds: float
    memory_bytes: int


def list_children(parents: list[int]) -> list[RunningProcess]:
    return [process for process in list_processes() if process.parent in parents]


def list_processes() -> Iterator[RunningProcess]:
    """Of this machine, as /proc tells of them: see proc(5), of `stat`."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended
        seconds = (int(fields[11]) + int(fields[12])) / CLOCK_TICKS
        yield RunningProcess(int(folder.name), int(fields[1]), seconds, int(fields[21]) * PAGE_SIZE)


def make_site(folder: Path, *, pages: int, ticks: int) -> dict[str, str]:
    """The environment of a new site in that folder, with so many pages and ticks."""
    environ = {
        **{
            name: os.environ[name] for name in ("PATH", "PYTHONPYCACHEPREFIX") if name in os.environ
        },
        "DJANGO_SETTINGS_MODULE": "mesosite.settings",
        "DATA_DIR": str(folder),
        "SITE_URL": f"https://{HOST}",
        "SECRET_KEY": secrets.token_urlsafe(40),
    }
    is_collected = (BASE_DIR / ".static" / "staticfiles.json").exists()
    for arguments in (
        *([] if is_collected else [("manage.py", "collectstatic", "--no-input")]),
        ("manage.py", "migrate", "--verbosity", "0"),
        ("manage.py", "load_guide"),
        ("-m", "mesosite.benchmark.fill", str(pages), str(ticks)),
    ):
        subprocess.run(  # noqa: S603 (our own commands)
            [sys.executable, *arguments],
            cwd=BASE_DIR,
            env=environ,
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return environ


@contextmanager
def serve(environ: dict[str, str], application: str) -> Iterator[Server]:
    """A running server of that WSGI application, on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(  # noqa: S603 (our own server)
        [
            *(sys.executable, "-m", "gunicorn", "--config", "mesosite/gunicorn_conf.py"),
            application,
        ],
        cwd=BASE_DIR,
        env={**environ, "PORT": str(port)},
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield Server(process, port)
    finally:
        process.terminate()
        process.wait(timeout=SECONDS_TO_START)


def _wait_for(port: int) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("The server did not start.")
