"""Files of ours within the page: on a slow line, asking for them would cost one more way there and back.

Only where static files were collected, as then they are small and never change; while developing,
and in the editor, a page names their addresses. Why: docs/decisions/0022-styles-within-the-page.md
and 0025-small-scripts-within-the-page.md.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

# Those of the pages that readers are sent to by a search engine or a link, and what few lines they
# run. Pages name the addresses of others. By the part of the policy that allows them.
INLINED = {
    "style-src": ("css/site.css", "css/comparing.css", "css/decide.css"),
    "script-src": ("js/skip-link.js", "js/progress.js"),
}


def inline_text(name: str) -> str:
    """A file's text to be put within a page, empty where the page has to name its address."""
    names = getattr(staticfiles_storage, "hashed_files", {})
    is_inlined = any(name in inlined for inlined in INLINED.values())
    return _read(names[name]) if is_inlined and name in names else ""


@cache
def _read(hashed_name: str) -> str:
    """The text. A stylesheet's addresses are relative to its own folder, so they become absolute.

    What a script says to those who work on it stays out of the page.
    """
    with staticfiles_storage.open(hashed_name) as file:
        text: str = file.read().decode()
    if hashed_name.endswith(".js"):
        return re.sub(r"^ *//.*\n+", "", text, flags=re.MULTILINE)
    return text.replace("../", settings.STATIC_URL)


def allow_inline_files(policy: Mapping[str, Any]) -> dict[str, Any]:
    """A Content-Security-Policy with the hash of each file of ours that stands within a page.

    The site asks for it once its apps are loaded, as static files are not known to the settings.
    """
    allowed = {}
    for source, names in INLINED.items():
        if hashes := [_hash(text) for text in map(inline_text, names) if text]:
            allowed[source] = ["'self'", *hashes]
    return dict(policy) | allowed


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
