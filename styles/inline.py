"""The styles of a page within the page: on a slow line, asking for them would cost one more way there and back.

Only where static files were collected, as then they are small and never change; while developing,
and in the editor, a page links to them. Why: docs/decisions/0022-styles-within-the-page.md.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

# Those of the pages that readers are sent to by a search engine or a link. Others are linked.
INLINED = ("css/site.css", "css/comparing.css", "css/decide.css")


def inline_styles(name: str) -> str:
    """A stylesheet's text for a `style` element, empty where it has to be linked."""
    names = getattr(staticfiles_storage, "hashed_files", {})
    return _read(names[name]) if name in INLINED and name in names else ""


@cache
def _read(hashed_name: str) -> str:
    """The text; its addresses are relative to its own folder, so they become absolute ones."""
    with staticfiles_storage.open(hashed_name) as file:
        text: str = file.read().decode()
    return text.replace("../", settings.STATIC_URL)


def allow_inline_styles(policy: Mapping[str, Any]) -> dict[str, Any]:
    """A Content-Security-Policy with the hash of each stylesheet that stands within a page.

    The site asks for it once its apps are loaded, as static files are not known to the settings.
    """
    texts = filter(None, map(inline_styles, INLINED))
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts]
    sources = [f"'sha256-{digest}'" for digest in digests]
    return dict(policy) | ({"style-src": ["'self'", *sources]} if sources else {})
