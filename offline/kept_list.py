"""What a phone keeps: the pages of the guide as they are live, and the files that they need."""

from __future__ import annotations

import hashlib
from typing import Any

from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from content.models import Generation, Picture, Revision
from content.picture_uses import find_uses
from content.slugs import PROCEDURE
from inline.files import inline_text

FIRST = "get-help"
# The pages of this app that a reader needs without a network.
OWN = ("page", "not-kept", "not-sent")
STYLESHEET = "css/keep.css"
# All that the pages load; a test looks for what is missing.
FILES = (
    "css/site.css",
    STYLESHEET,
    *(f"fonts/{name}.woff2" for name in ("atkinson-hyperlegible-next", "guide-serif")),
    *(f"js/{name}.js" for name in ("skip-link", "steps", "progress", "keep")),
    *("css/comparing.css", "css/decide.css"),
    *("icons/favicon.svg", "icons/favicon.ico", "icons/apple-touch-icon.png"),
)
# Wide enough for a phone. The worker shows it in the place of the picture's other files.
PICTURE_WIDTHS = 2
STEPS_NOTE = "The steps that you marked before do not show here."


def make_list() -> dict[str, Any]:
    """What the worker asks for again and again, and acts on when it is another.

    `edition` is another whenever a page may be: a page's own version says nothing of what stands
    around its text. The banner has {why}, {day}, {version} and {note} for the worker to fill in.
    """
    generation = Generation.objects.current() or ""
    edition = f"{generation} {timezone.localdate()}"
    return {
        "edition": hashlib.sha256(edition.encode()).hexdigest()[:16],
        "banner": make_banner(),
        "pages": [*list_pages(), *({"address": reverse(f"offline:{name}")} for name in OWN)],
        "files": [*list_files(), *list_pictures()],
    }


def list_pages() -> list[dict[str, Any]]:
    """The live pages with the number of their versions: help first, then as the guide has them."""
    live = Revision.objects.live_page_by_page().in_reading_order()
    rows = list(live.only("slug", "number", "page__key").select_related("page"))
    rows.sort(key=lambda revision: revision.page.key != FIRST)
    return [
        {"address": revision.get_absolute_url(), "version": revision.number}
        | ({"note": STEPS_NOTE} if revision.slug == PROCEDURE else {})
        for revision in rows
    ]


def list_files() -> list[str]:
    """The addresses of `FILES`, without those that stand within the pages."""
    return [static(name) for name in FILES if not inline_text(name)]


def list_pictures() -> list[str]:
    """One file of each picture that a live page or the contact box shows. Two queries."""
    pictures = list(Picture.objects.all())
    uses = find_uses(pictures)
    shown = [each for each in pictures if uses[each.pk].live or uses[each.pk].is_logo]
    return [picture.file.webp_files[:PICTURE_WIDTHS][-1].url for picture in shown]


def make_banner() -> str:
    names = ("why", "day", "version", "note")
    banner = render_to_string("offline/banner.html", {name: f"{{{name}}}" for name in names})
    return format_html('<link rel="stylesheet" href="{}">{}', static(STYLESHEET), banner)
