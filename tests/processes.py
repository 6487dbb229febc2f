"""The site in processes of its own, as an administrator starts it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from mesosite.environment import BASE_DIR

SHARED_KEY = "the-same-for-each-machine-of-the-tests"


def environment_of_site(data_dir: Path, **more: str) -> dict[str, str]:
    """The environment of a site in that folder: nothing of the developer's own, but for `PATH`.

    Compiled Python is kept where this process has its own, and never beside the sources. To
    compile all anew takes each process seconds. PostgreSQL wants a key that its machines share.
    """
    if more.get("DATABASE_URL"):
        more = {"SECRET_KEY": SHARED_KEY, **more}
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPYCACHEPREFIX": sys.pycache_prefix or str(BASE_DIR / "var/pycache"),
        "DJANGO_SETTINGS_MODULE": "mesosite.settings",
        "DATA_DIR": str(data_dir),
        **more,
    }
