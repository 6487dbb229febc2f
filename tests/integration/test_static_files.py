"""Static files as a reader gets them: one stylesheet, hashed names, compressed beside it."""

import json
import os
import re
import time

import pytest
from django.core.management import call_command
from rcssmin import cssmin

from mesosite.environment import BASE_DIR
from mesosite.static_files import STYLESHEETS, BundledStaticFilesStorage

pytestmark = pytest.mark.xdist_group("static files")
BUNDLED = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "mesosite.static_files.BundledStaticFilesStorage"},
}


@pytest.fixture
def stylesheets(collected_static):
    """The stylesheets under the names that readers ask for: the site's, and that of sheets."""
    manifest = json.loads((collected_static / "staticfiles.json").read_text())
    return [collected_static / manifest["paths"][name] for name in STYLESHEETS]


@pytest.fixture
def stylesheet(stylesheets):
    return stylesheets[0]


@pytest.fixture
def own_files(settings, tmp_path):
    """Two stylesheets and one that imports them, and how to collect them."""
    source = tmp_path / "source" / "css"
    source.mkdir(parents=True)
    (source / "site.css").write_text(
        '@layer base;\n@import url("base.css");\n@import url("print.css") print;\n'
    )
    (source / "base.css").write_text("p { color: black }\n")
    (source / "print.css").write_text("p { color: gray }\n")
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [str(tmp_path / "source")]
    settings.STATIC_ROOT = str(tmp_path / "collected")
    settings.STORAGES = BUNDLED
    return source


def bundle():
    call_command("collectstatic", interactive=False, verbosity=0)
    storage = BundledStaticFilesStorage()
    with storage.open(storage.stored_name(STYLESHEETS[0])) as file:
        return file.read().decode()


def test_stylesheets_are_one_file_each_with_every_component_in_one_of_them(stylesheets):
    text = "".join(path.read_text() for path in stylesheets)
    parts = sorted((BASE_DIR / "static" / "css" / "components").glob("*.css"))

    assert "@import" not in text
    assert len(parts) > 20
    assert [part.name for part in parts if cssmin(part.read_text()) not in text] == []


def test_stylesheet_leads_to_hashed_files_that_exist(stylesheet):
    urls = re.findall(r'url\("([^"]+)"\)', stylesheet.read_text())

    assert len(urls) >= 2
    for url in urls:
        assert re.fullmatch(r"\.\./[\w/-]+\.[0-9a-f]{12}\.\w+", url)
        assert (stylesheet.parent / url).is_file()


def test_stylesheet_is_compressed_beside_itself(stylesheet):
    size, brotli, gzip = (
        (stylesheet.parent / f"{stylesheet.name}{ending}").stat().st_size
        for ending in ("", ".br", ".gz")
    )

    assert brotli < gzip < size


def test_import_for_a_medium_stays_for_that_medium(own_files):
    assert bundle() == "@layer base;p{color:black}@media print{p{color:gray}}"


def test_changed_part_arrives_when_collected_again(own_files):
    bundle()
    (own_files / "base.css").write_text("p { color: navy }\n")
    # Files are compared by whole seconds.
    os.utime(own_files / "base.css", (time.time() + 2, time.time() + 2))

    assert "p{color:navy}" in bundle()


def test_dry_run_collects_nothing(own_files, tmp_path):
    call_command("collectstatic", interactive=False, verbosity=0, dry_run=True)

    assert list((tmp_path / "collected").glob("**/*.css")) == []
