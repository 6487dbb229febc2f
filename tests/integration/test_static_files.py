"""Static files as a reader gets them: stylesheets that mean what they say, hashed, compressed."""

import json
import os
import re
import time
from collections import Counter

import pytest
import tinycss2
from django.core.management import call_command

from mesosite.environment import BASE_DIR
from mesosite.static_files import BundledStaticFilesStorage
from tests.stylesheets import all_tokens, is_known_by_all, layers_of, rules_of, text

BUNDLED = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "mesosite.static_files.BundledStaticFilesStorage"},
}
SOURCES = BASE_DIR / "static"
# Those that pages lead to: the site's, that of sheets, the staff's.
STYLESHEETS = [
    *("css/site.css", "css/handout.css", "css/writing.css", "css/fonts.css"),
    *sorted(f"staff/{path.name}" for path in (SOURCES / "staff").glob("*.css")),
]
# What the compiler adds for the newest browsers, and for those without light-dark().
ADDED = {"@supports (color:lab(0%0 0))", "@media (prefers-color-scheme:dark)"}


@pytest.fixture
def served(collected_static):
    """Where the file is that readers get for a name."""
    manifest = json.loads((collected_static / "staticfiles.json").read_text())
    return lambda name: collected_static / manifest["paths"][name]


@pytest.fixture
def stylesheet(served):
    return served("css/site.css")


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
    with storage.open(storage.stored_name("css/site.css")) as file:
        return file.read().decode()


def meanings(file):
    return {meaning for rule in rules_of(file) for meaning in rule.meanings}


@pytest.mark.parametrize("name", STYLESHEETS)
def test_each_selector_means_what_its_source_says(served, name):
    source, compiled = meanings(SOURCES / name), meanings(served(name))

    assert source - compiled == set()
    assert [rule for rule in compiled - source if not rule[0] & ADDED] == []


@pytest.mark.parametrize("name", ["css/site.css", "css/handout.css", "css/writing.css"])
def test_layers_keep_their_order(served, name):
    layers = ["reset", "tokens", "base", "layout", "components", "utilities", "print"]

    assert layers_of(served(name)) == layers


@pytest.mark.parametrize("name", STYLESHEETS)
def test_what_older_browsers_do_not_know_has_a_fallback(served, name):
    alone = []
    for rule in rules_of(served(name)):
        before = Counter()
        for declaration in rule.declarations:
            # With var() in it a value counts as known, until it is too late to fall back.
            has_variable = any(
                token.type == "function" and token.lower_name == "var"
                for token in all_tokens(declaration.value)
            )
            has_fallback = before[declaration.name] and not has_variable
            is_asked_for = any(c.startswith(("@supports", "@container")) for c in rule.conditions)
            if not (is_known_by_all(declaration.value) or has_fallback or is_asked_for):
                alone.append(f"{declaration.name}: {text(declaration.value)}")
            before[declaration.name] += 1

    assert alone == []


@pytest.mark.parametrize("name", STYLESHEETS)
def test_selector_that_older_browsers_do_not_know_takes_no_other_with_it(served, name):
    mixed = [
        " and ".join(map(text, rule.written))
        for rule in rules_of(served(name))
        if len({is_known_by_all(selector) for selector in rule.written}) > 1
    ]

    assert mixed == []


@pytest.mark.parametrize("name", STYLESHEETS)
def test_nothing_is_nested_or_imported(served, name):
    tokens = list(all_tokens(tinycss2.parse_component_value_list(served(name).read_text())))

    assert "&" not in tokens
    assert [token for token in tokens if token.type == "at-keyword" and token == "import"] == []


def test_paper_names_each_colour_that_has_a_dark_side():
    """WeasyPrint does not follow a scheme in the compiled stylesheet."""

    def tokens(file, having=""):
        return {
            declaration.name
            for rule in rules_of(SOURCES / "css" / file)
            for declaration in rule.declarations
            if having in text(declaration.value)
        }

    two_sided = tokens("tokens.css", having="light-dark(")

    assert len(two_sided) > 20
    assert two_sided - tokens("paper.css") == set()


def test_each_component_is_in_a_stylesheet(served):
    sheets = ("css/site.css", "css/handout.css", "css/writing.css")
    compiled = set().union(*(meanings(served(sheet)) for sheet in sheets))
    parts = sorted((SOURCES / "css" / "components").glob("*.css"))

    assert len(parts) > 20
    assert [part.name for part in parts if not meanings(part) <= compiled] == []


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
    assert bundle() == "@layer base;p{color:#000}@media print{p{color:gray}}"


def test_changed_part_arrives_when_collected_again(own_files):
    bundle()
    (own_files / "base.css").write_text("p { color: navy }\n")
    # Files are compared by whole seconds.
    os.utime(own_files / "base.css", (time.time() + 2, time.time() + 2))

    assert "p{color:navy}" in bundle()


def test_stylesheet_with_a_mistake_is_refused_with_its_place(own_files):
    (own_files / "base.css").write_text("p { color: black }\n:is( { color: gray }\n")

    with pytest.raises(ValueError, match=r"Unexpected end of input at .*/css/base\.css"):
        bundle()


def test_dry_run_collects_nothing(own_files, tmp_path):
    call_command("collectstatic", interactive=False, verbosity=0, dry_run=True)

    assert list((tmp_path / "collected").glob("**/*.css")) == []
