"""Sheets as PDF files, made by WeasyPrint where its system libraries are there.

WeasyPrint is slow to import and needs Pango, so it is imported when the first file is made.
The files are tagged and titled (its variant pdf/ua-1); nothing is fetched but the site's own
static files and pictures, from where they are kept.
"""

from __future__ import annotations

import ctypes
import re
from functools import cache
from importlib.util import find_spec
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage

from content.markdown.picture_name import FOLDER, content_type
from content.picture_files import path_of
from handouts.pdf_tags import mend_tags

VARIANT = "pdf/ua-1"
# WeasyPrint's drawings do not inherit the face of the words around them.
INHERITED, NAMED = 'font-family="inherit"', 'font-family="Atkinson Hyperlegible Next, sans-serif"'
# A page hides this picture from those who hear it: a figure in a file needs words of its own.
PEOPLE = re.compile(r'(people__count"[^>]*>(?P<count>\d+)</b><svg[^>]*>)')
PEOPLE_TITLED = r"\1<title>\g<count> of 100 people</title>"
# Those of packages are on no sheet. To find them takes all apps, and those take time to load.
OWN_SOURCES = "django.contrib.staticfiles.finders.FileSystemFinder"
# As WeasyPrint looks for them: on Linux, on macOS, on Windows.
PANGO = ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll")
HOW_TO_INSTALL = (
    "On Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. "
    "On macOS: brew install pango."
)


class PdfError(Exception):
    """No PDF can be made here; says why and what to do."""


@cache
def is_available() -> bool:
    """Whether PDF files can be made on this machine. Cheap: WeasyPrint is not imported."""
    return find_spec("weasyprint") is not None and any(map(_loads, PANGO))


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def load_fonts() -> Any:
    """Return the fonts of a sheet for `make_pdf`, which then takes less time. Raises `PdfError`."""
    weasyprint = _import_weasyprint()
    fonts = weasyprint.text.fonts.FontConfiguration()
    styles = settings.SITE_URL + staticfiles_storage.url("css/handout.css")
    make_pdf(f'<title>Fonts</title><link rel="stylesheet" href="{styles}"><p>Words', fonts)
    return fonts


def make_pdf(html: str, fonts: Any = None) -> bytes:
    """Return the PDF of a page of this site. The same page gives the same bytes."""
    weasyprint = _import_weasyprint()
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFiles(URLFetcher):
        """Reads static files and pictures of this site; everything else is refused."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            content = read_own_file(url)
            if content is None:
                raise ValueError(f"{url} is not a file of this site.")
            kind = guess_type(urlsplit(url).path)[0] or "application/octet-stream"
            return URLFetcherResponse(url, content, {"Content-Type": kind})

    page = weasyprint.HTML(
        string=PEOPLE.sub(PEOPLE_TITLED, html.replace(INHERITED, NAMED)),
        base_url=f"{settings.SITE_URL}/",
        media_type="print",
        url_fetcher=OwnFiles(allowed_protocols=("data",)),
    )
    pdf: bytes = page.write_pdf(pdf_variant=VARIANT, finisher=mend_tags, font_config=fonts)
    return pdf


def _import_weasyprint() -> Any:
    try:
        import weasyprint
    except (ImportError, OSError) as error:  # OSError: a library of the system is missing
        raise PdfError(f"WeasyPrint does not start: {error} {HOW_TO_INSTALL}") from error
    return weasyprint


def read_own_file(url: str) -> bytes | None:
    """Return what is in the file behind an address of our own static files or pictures."""
    address = urlsplit(url)
    site = urlsplit(settings.SITE_URL)
    if (address.scheme, address.netloc) != (site.scheme, site.netloc):
        return None
    path = unquote(address.path)
    if path.startswith(settings.STATIC_URL):
        return _read_static(path.removeprefix(settings.STATIC_URL))
    name = path.removeprefix(FOLDER)
    if path.startswith(FOLDER) and content_type(name):
        try:
            with default_storage.open(path_of(name)) as file:
                return bytes(file.read())
        except FileNotFoundError:
            return None
    return None


def _read_static(name: str) -> bytes | None:
    try:
        # Sources first: while developing, an older copy may lie where files are collected.
        found = finders.get_finder(OWN_SOURCES).find(name)
        if not found and staticfiles_storage.exists(name):
            found = staticfiles_storage.path(name)
    except SuspiciousFileOperation:
        return None
    return Path(found).read_bytes() if found else None
