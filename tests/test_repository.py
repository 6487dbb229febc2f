"""Facts that stand in two places stay the same in both, and no file or function outgrows a head."""

import ast
import re
from pathlib import Path

import pytest
import yaml
from django.contrib import admin
from django.core.management import get_commands

from tests.stylesheets import READERS_SHEETS
from tests.test_rooms import ROOMS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text()
LIST_OF_DECISIONS = (ROOT / "docs/decisions/README.md").read_text()
# Named in the documents, and no path of this repository: an address, kept data.
OUTSIDE = {"DATA_DIR/handouts"}
CSS_FILES = sorted((ROOT / "static/css").rglob("*.css"))
# What patients get. Staff's templates and styles have folders of their own.
STAFF_FOLDERS = {"staff", "accounts", "admin"}
TEMPLATES = sorted(
    path
    for path in (ROOT / "templates").rglob("*.html")
    if not STAFF_FOLDERS & set(path.relative_to(ROOT / "templates").parts)
    # Staff see it, above the readers' pages.
    and path.name != "edit_bar.html"
)
DJANGOS_CSS = Path(admin.__file__).parent / "static/admin/css"
STAFF_CSS = sorted((ROOT / "static/staff").glob("*.css"))
STAFF_MARKUP = [
    path
    for pattern in (
        "templates/staff/*.html",
        "templates/accounts/*.html",
        "templates/admin/**/*.html",
        "templates/components/edit_bar.html",
        "static/staff/*.js",
    )
    for path in sorted(ROOT.glob(pattern))
] + sorted((ROOT / "content/admin").glob("*.py"))
BLOCK_FILES = sorted((ROOT / "content/markdown").rglob("*.py"))


def test_every_command_in_the_readme_exists():
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z-]+):", makefile, flags=re.MULTILINE))

    made = set(re.findall(r"\bmake ([a-z-]+)`|^    make ([a-z]+)", README, flags=re.MULTILINE))
    managed = set(re.findall(r"manage\.py (\w+)", README))

    assert {a or b for a, b in made} - targets == set()
    assert managed - set(get_commands()) == set()
    assert {"check_guide", "load_guide", "backup"} <= managed


def test_every_path_in_the_readme_exists():
    layout = README.split("## How it is laid out")[1].split("A page's words")[0]
    rows = [line for line in layout.splitlines() if line.startswith("    ")]
    names = re.findall(r"^ +([\w/.]+)  ", layout, flags=re.MULTILINE)

    missing = [n for n in names if not ((ROOT / n).exists() or (ROOT / "content" / n).exists())]

    assert missing == []
    assert len(names) == len(rows) > 1
    assert (ROOT / ".readme/guide.png").exists()


def test_every_path_in_the_documents_exists_and_every_link_leads_somewhere():
    documents = sorted((ROOT / "docs").rglob("*.md"))
    text = "".join(path.read_text() for path in documents).replace("NAME", "key_points")
    text = text.replace("components/key_points.css", "components/key-points.css")

    paths = {name for name in re.findall(r"`([\w.-]+/[\w./-]*)`", text) if name not in OUTSIDE}
    links = [
        path.parent / target
        for path in documents
        for target in re.findall(r"\]\(([^)#]+)\)", path.read_text())
    ]

    assert [name for name in sorted(paths) if not (ROOT / name).exists()] == []
    assert [str(target) for target in links if not target.exists()] == []
    assert "content/checks.py" in paths
    assert "`docs/architecture.md`" in README


def test_every_decision_says_its_context_and_what_follows_and_is_listed():
    records = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))
    parts = ["## Context", "## Decision", "## Consequences"]

    for number, record in enumerate(records, start=1):
        text = record.read_text()
        title = re.match(rf"# {number}\. (.+)\n", text)[1]
        assert re.findall(r"^## .+", text, flags=re.MULTILINE) == parts, record.name
        assert f"[{number}. {title}]({record.name})" in LIST_OF_DECISIONS
    assert len(records) == len(re.findall(r"^- ", LIST_OF_DECISIONS, flags=re.MULTILINE)) >= 10


def test_every_direct_dependency_is_pinned_with_hashes_and_has_its_reason():
    project = (ROOT / "pyproject.toml").read_text()
    section = re.search(r"^dependencies = \[(.*?)^\]", project, flags=re.MULTILINE | re.DOTALL)
    direct = re.findall(r'^    "([\w-]+)', section[1], flags=re.MULTILINE)
    pinned = (ROOT / "requirements.txt").read_text()

    for name in direct:
        pin = re.search(
            rf"^{name}(\[\w+\])?==[\w.]+.*\\\n    --hash=sha256:", pinned, flags=re.MULTILINE
        )
        assert pin, name
    assert len(direct) == len(re.findall(">=", section[1])) > 1


def test_packages_of_a_bucket_are_pinned_with_all_others():
    def names(file):
        return set(re.findall(r"^([\w-]+)(?:\[\w+\])?==", (ROOT / file).read_text(), re.MULTILINE))

    assert names("requirements-s3.txt") - names("requirements.txt") >= {"boto3", "django-storages"}
    assert names("requirements.txt") <= names("requirements-s3.txt")


def test_no_file_names_a_package_registry():
    hosts = [
        f"{a}.{b}"
        for a, b in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"))
    ]
    files = [
        path
        for path in ROOT.rglob("*")
        if path.is_file()
        and not {".git", ".venv", "var", ".static"} & set(path.relative_to(ROOT).parts)
        and path.suffix not in {".png", ".ico", ".woff2", ".pyc"}
    ]

    named = [(str(path), host) for path in files for host in hosts if host in path.read_text()]

    assert named == []
    assert len(files) > 100


# The apps that an app knows nothing of: neither their modules, nor their templates and addresses.
ABOVE = {
    "content": "decision_aid|checklist|handouts|search|feedback|offline|readings",
    "decision_aid": "checklist|handouts|search|feedback|offline|readings",
    "checklist": "handouts|search|feedback|offline|readings",
    "handouts": "search|feedback|offline|readings",
    "search": "feedback|offline|readings",
    "feedback": "offline|readings",
    "offline": "readings",
}


@pytest.mark.parametrize(("app", "above"), ABOVE.items())
def test_apps_know_each_other_in_one_direction_only(app, above):
    files = list((ROOT / app).rglob("*.py"))
    known = re.compile(rf"""^\s*(from|import) ({above})\b|["']/?({above})[/:.]""")

    named = [
        (str(path.relative_to(ROOT)), line)
        for path in files
        for line in path.read_text().splitlines()
        if known.search(line)
    ]

    assert named == []
    assert len(files) > 5


def test_views_of_the_guide_are_imported_by_its_addresses_alone():
    named = [
        str(path.relative_to(ROOT))
        for app in ("content", "decision_aid", "checklist", "handouts", "mesosite")
        for path in (ROOT / app).rglob("*.py")
        if re.search(r"content\.views import|content import .*\bviews\b", path.read_text())
    ]

    assert named == ["content/urls.py"]


@pytest.mark.parametrize(
    ("folder", "above"),
    [
        ("content", ABOVE["content"]),
        ("staff", ABOVE["content"]),
        ("decision_aid", ABOVE["decision_aid"]),
        ("checklist", ABOVE["checklist"]),
    ],
)
def test_templates_know_each_other_in_one_direction_only(folder, above):
    files = list((ROOT / "templates" / folder).rglob("*.html"))

    named = [
        (path.name, line)
        for path in files
        for line in path.read_text().splitlines()
        # A field's type is the browser's word.
        if re.search(rf'(?<!type=")\b({above})\b', line)
    ]

    assert named == []
    assert len(files) > 3


@pytest.mark.parametrize("room", ["markdown", "guardrails"])
def test_ground_floor_knows_no_database_no_request_and_no_admin(room):
    upper = re.compile(
        r"^\s*(from|import) (django\.(db|http|contrib|shortcuts|forms|conf)|"
        r"content\.(models|views|admin|editor|guide_files))"
    )

    known = [
        (path.name, line)
        for path in (ROOT / "content" / room).rglob("*.py")
        for line in path.read_text().splitlines()
        if upper.match(line)
    ]

    assert known == []


def test_file_and_function_fit_in_a_head():
    files = {
        path.relative_to(ROOT): path.read_text()
        for app in ROOMS
        for path in (ROOT / app).rglob("*.py")
        if "migrations" not in path.parts
    }

    long_files = [str(path) for path, text in files.items() if len(text.splitlines()) > 250]
    long_functions = [
        f"{path}: {node.name}"
        for path, text in files.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno >= 40
    ]

    assert (long_files, long_functions) == ([], [])
    assert len(files) > 100


def test_every_token_of_the_css_is_defined_and_used():
    css = "".join(path.read_text() for path in CSS_FILES)

    defined = set(re.findall(r"(--[\w-]+)\s*:", css))
    used = set(re.findall(r"var\((--[\w-]+)", css))

    assert used - defined == set()
    assert defined - used == set()


def test_every_token_of_the_staffs_css_is_there_in_theirs_in_the_guides_or_in_djangos():
    css = "".join(path.read_text() for path in STAFF_CSS)
    guides = "".join(path.read_text() for path in CSS_FILES)
    djangos = "".join(path.read_text() for path in DJANGOS_CSS.glob("*.css"))

    used = set(re.findall(r"var\((--[\w-]+)", css))
    defined, others = (set(re.findall(r"(--[\w-]+)\s*:", text)) for text in (css, guides + djangos))

    assert used - defined - others == set()
    # What staff's own styles set is used by them, or stands in the place of a value of Django's.
    assert defined - used - others == set()
    assert len(used) > 20


def test_every_class_of_the_css_is_in_the_markup_and_the_reverse():
    css = re.sub(
        r"/\*.*?\*/|url\([^)]*\)", "", "".join(p.read_text() for p in CSS_FILES), flags=re.DOTALL
    )
    styled = set(re.findall(r"\.(-?[a-z][\w-]*)", css))
    markup = "".join(path.read_text() for path in [*TEMPLATES, *BLOCK_FILES])

    unused = {name for name in styled if not _is_in(name, markup)}
    written = {
        name
        for attribute in re.findall(r'class="([^"{]+)"', "".join(p.read_text() for p in TEMPLATES))
        for name in attribute.split()
    }

    assert unused == set()
    assert written - styled == set()


def test_every_class_of_the_staffs_css_is_in_their_markup():
    css = re.sub(r"/\*.*?\*/", "", "".join(p.read_text() for p in STAFF_CSS), flags=re.DOTALL)
    markup = "".join(path.read_text() for path in STAFF_MARKUP)

    styled = set(re.findall(r"\.(-?[a-z][\w-]*)", css))

    assert {name for name in styled if not _is_in(name, markup)} == set()
    assert len(styled) > 5


def _is_in(name: str, markup: str) -> bool:
    """Whether a class stands in the markup; the end of a variant may be filled in by code."""
    stem = name.partition("--")[0] + "--" if "--" in name else name
    return name in markup or f"{stem}{{" in markup


def test_css_component_is_named_for_its_block_and_is_imported():
    sheets = set(READERS_SHEETS)
    imported = [
        re.findall(r'@import url\("([^"]+)"\)', (ROOT / "static/css" / sheet).read_text())
        for sheet in sorted(sheets)
    ]
    files = {str(p.relative_to(ROOT / "static/css")) for p in CSS_FILES} - sheets

    assert set().union(*imported) == files
    assert all(len(paths) == len(set(paths)) for paths in imported)
    for path in (ROOT / "static/css/components").glob("*.css"):
        assert f".{path.stem}" in path.read_text(), path.name


def test_every_font_has_its_licence_beside_it():
    fonts = sorted(path.name for path in (ROOT / "static/fonts").glob("*.woff2"))
    licences = [path.read_text() for path in (ROOT / "static/fonts").glob("OFL-*.txt")]

    assert len({re.sub(r"-\d+\.woff2$", "", font) for font in fonts}) == len(licences) == 3
    assert all("SIL OPEN FONT LICENSE Version 1.1" in text for text in licences)


def test_references_file_cites_no_copy_on_a_mirror_site():
    references = yaml.safe_load((ROOT / "content/guide/references.yaml").read_text())
    mirrors = re.compile(
        r"scribd|tressless|litmetric|kipdf|doczz|docslib|studyres|researcher\.life"
    )

    assert [key for key, fields in references.items() if mirrors.search(fields["link"])] == []
