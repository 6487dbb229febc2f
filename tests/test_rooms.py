"""Each folder uses only what stands below it: no circle, in imports and in templates."""

import ast
import re
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# From the ground up. A room may use itself and those before it; readers' templates that no
# room owns are used by all and use the ground alone.
ROOMS = (
    *("security", "accounts", "content", "decision_aid", "checklist", "handouts"),
    *("search", "feedback", "offline", "readings", "mesosite"),
)
GROUND = "inline"
SHARED = "templates"
FLOORS = {room: floor for floor, room in enumerate((GROUND, SHARED, *ROOMS))}
# Whose the folders of templates are that have other names than their room.
TEMPLATE_FOLDERS = {"admin": "accounts", "registration": "accounts", "staff": "content"}

# The staff's door, and who may know it: what registers it, gives it addresses, or adds a desk.
STAFF_DOOR = "content.admin"
KNOW_STAFF_DOOR = {"content.apps", "feedback.admin", "mesosite.urls"}

FILES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for room in (GROUND, *ROOMS)
    for path in sorted((ROOT / room).rglob("*.py"))
}
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
TAG_LIBRARIES = {
    path.stem: path.relative_to(ROOT).parts[0] for path in ROOT.glob("*/templatetags/*.py")
}


@cache
def imports_of(module: str) -> set[str]:
    """The site's own modules that a module imports anywhere in it, but for types alone."""
    found = set()
    for node in _nodes(ast.parse(FILES[module].read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively, and this test cannot read it"
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                found.add(full if full in FILES else str(node.module))
    return found & set(FILES)


def _nodes(tree: ast.AST):
    for node in ast.iter_child_nodes(tree):
        if not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            yield node
            yield from _nodes(node)


def room_of_template(name: str) -> str:
    folder = name.split("/")[0]
    room = TEMPLATE_FOLDERS.get(folder, folder)
    return room if room in ROOMS else SHARED


def rooms_used_by_template(text: str) -> set[str]:
    named = re.findall(r'{%-? *(?:extends|include) "([^"]+)"', text)
    loaded = " ".join(re.findall(r"{%-? *load ([\w ]+?) *%}", text)).split()
    return {room_of_template(name) for name in named} | {
        TAG_LIBRARIES[name] for name in loaded if name in TAG_LIBRARIES
    }


def templates_named_in(module: str) -> set[str]:
    return {
        node.value
        for node in ast.walk(ast.parse(FILES[module].read_text()))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"[\w/]+\.html", node.value)
    }


def test_room_imports_only_what_stands_below_it():
    upwards = [
        (module, imported)
        for module in FILES
        for imported in imports_of(module)
        if FLOORS[imported.split(".")[0]] > FLOORS[module.split(".")[0]]
    ]

    assert upwards == []
    assert {module.split(".")[0] for module in FILES} == {GROUND, *ROOMS}


def test_staffs_door_is_imported_by_no_service_and_no_template_filter():
    users = {
        module
        for module in FILES
        for imported in imports_of(module)
        if f"{imported}.".startswith(f"{STAFF_DOOR}.") and not module.startswith(STAFF_DOOR)
    }

    assert users == KNOW_STAFF_DOOR


def test_room_fills_in_only_templates_that_stand_below_it():
    named = [(module, name) for module in FILES for name in templates_named_in(module)]

    upwards = [
        (module, name)
        for module, name in named
        if FLOORS[room_of_template(name)] > FLOORS[module.split(".")[0]]
    ]

    assert upwards == []
    assert len(named) > 20


def test_template_uses_only_templates_and_tags_that_stand_below_it():
    upwards = [
        (name, used)
        for path in TEMPLATES
        for name in [str(path.relative_to(ROOT / "templates"))]
        for used in rooms_used_by_template(path.read_text())
        if FLOORS[used] > FLOORS[room_of_template(name)]
    ]

    assert upwards == []
    assert len(TEMPLATES) > 50


@pytest.mark.parametrize("depth", [1, 2, None], ids=["rooms", "folders of a room", "files"])
def test_imports_go_in_no_circle(depth):
    graph: dict[str, set[str]] = {}
    for module in FILES:
        place = ".".join(module.split(".")[:depth])
        used = {".".join(imported.split(".")[:depth]) for imported in imports_of(module)}
        graph[place] = graph.get(place, set()) | used - {place}

    TopologicalSorter(graph).prepare()
