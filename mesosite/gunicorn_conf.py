"""gunicorn's configuration, from the same environment as the site's."""

import ctypes
import gc
import os
import secrets
import shutil
import sys
import tempfile
from typing import Any

from mesosite import environment
from mesosite.taking_over import TakingOver

_environment = environment.read_or_exit()

wsgi_app = "mesosite.wsgi"
bind = (
    f"[{_environment.host}]:{_environment.port}"
    if ":" in _environment.host
    else f"{_environment.host}:{_environment.port}"
)
workers = _environment.web_concurrency
# A client that waits holds no thread; a request that is whole gets one.
worker_class = "mesosite.buffering_worker.BufferingWorker"
threads = 4
timeout = 30
keepalive = 5
# glibc gives each thread a heap, and keeps in it what was large once, as the work of compressing a page:
# threads that take turns anyway are given one, and what is free at its end goes back. That is a
# quarter of a worker. The numbers are M_ARENA_MAX and M_TRIM_THRESHOLD of malloc.h.
if hasattr(_libc := ctypes.CDLL(None), "mallopt"):
    _libc.mallopt(-8, 1)
    _libc.mallopt(-1, 128 * 1024)
# The site stands at the root: where it is and what is asked for is the address's alone to say, else
# a header would lead past a proxy's rule for one of its parts.
forwarder_headers = ""
# Heartbeat files in memory where there is such a place: a busy disk must not stop a worker.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108 (no file of ours)
loglevel = "warning"
# A socket to rule the server by would be in its user's home, which it need not have, and all sites of
# one user would share it: signals do what is needed.
control_socket_disable = True
# Where workers count, in memory too: a full disk would end a worker that writes there. Made once, as
# this file is read again when the server reloads and the counts go on.
_COUNTS = "PROMETHEUS_MULTIPROC_DIR"
if _environment.has_metrics and _COUNTS not in os.environ:
    os.environ[_COUNTS] = tempfile.mkdtemp(
        prefix="guide-metrics-", dir=worker_tmp_dir or _environment.data_dir
    )

# What all workers of one start have in common, or of one reload, which reads this file again.
_CODE = secrets.token_hex(8)


def on_starting(server: Any) -> None:
    server.taking_over = TakingOver()


def on_reload(server: Any) -> None:
    """Former workers stay until new ones have started, with the code as it is on the disk now."""
    server.taking_over.begin(former=server.worker_age, count=server.cfg.workers)
    for name in [name for name in sys.modules if name.partition(".")[0] == "mesosite"]:
        # What this process had imported, a worker would take over as it was.
        del sys.modules[name]


def pre_fork(server: Any, worker: Any) -> None:
    worker.taking_over = server.taking_over
    worker.code = _CODE


def post_worker_init(worker: object) -> None:
    """Have one thread's long work hold up the others less.

    What is loaded by now stays until the end, so that looking for garbage passes it over; and a
    reader's thread waits half a thousandth of a second for its turn, and not five.
    """
    gc.collect()
    gc.freeze()
    sys.setswitchinterval(0.0005)


def child_exit(server: object, worker: Any) -> None:
    """What a worker counted stays; what it kept is gone."""
    if _environment.has_metrics:
        from prometheus_client.multiprocess import mark_process_dead

        mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


def when_ready(server: object) -> None:
    """One line for the person who started it, once the port is open."""
    print(f"The guide is at {_environment.site_url} (stop it with Ctrl-C).", flush=True)


def on_exit(server: object) -> None:
    if _environment.has_metrics:
        shutil.rmtree(os.environ[_COUNTS], ignore_errors=True)
