"""Files to a guide: what is read, and what stops the reading."""

import pytest

from content.guide_files import REFERENCES_FILE, read_guide
from tests.guide_folder import PAGE, REFERENCES, faults_of, write_page


def test_read_guide_gives_the_page_and_its_reference(folder):
    guide = read_guide(folder)

    page = guide.pages[0]
    assert (len(guide.pages), page.key, page.address, page.first_line) == (
        1,
        "costs",
        "/costs/",
        10,
    )
    assert page.body == PAGE.split("---\n")[2]
    assert page.text() == PAGE
    assert guide.references["moftah2012"].citation == "Moftah N: dutasteride. 2012."


def test_file_in_another_form_is_read_as_the_same_guide(folder):
    guide = read_guide(folder)

    (folder / "costs.md").write_bytes(PAGE.replace("\n", "\r\n").encode() + b"\r\n  \r\n")

    assert read_guide(folder) == guide


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        (
            b"Words alone.\n",
            ["costs.md:1: The file starts with front matter: a line ---, the fields, a line ---."],
        ),
        (
            b"\n" + PAGE.encode(),
            ["costs.md:1: The file starts with front matter: a line ---, the fields, a line ---."],
        ),
        (
            b"---\nkind: article\n",
            ["costs.md:1: The file starts with front matter: a line ---, the fields, a line ---."],
        ),
        (b"---\n- kind\n---\n", ["costs.md:2: Here must stand lines of “name: value”."]),
        (
            b"---\nkind: article\ntitle: 'Costs\n---\n",
            ["costs.md:4: This is not YAML: found unexpected end of stream."],
        ),
        (
            b"---\nkind: article\n---\nCaf\xe9\n",
            ["costs.md:4: The file is not UTF-8 text: save it as UTF-8."],
        ),
        (
            b"---\nkind: \x07\n---\n",
            ["costs.md:2: This is not YAML: "],
        ),
    ],
    ids=["no fences", "late fence", "one fence", "a list", "not YAML", "not UTF-8", "control"],
)
def test_broken_page_file_is_named_with_its_line(folder, content, faults):
    (folder / "costs.md").write_bytes(content)

    found = faults_of(folder)

    assert [fault[: len(expected)] for fault, expected in zip(found, faults, strict=True)] == faults


@pytest.mark.parametrize(
    ("field", "value", "faults"),
    [
        ("kind", "essay", ["costs.md:2: kind: Value 'essay' is not a valid choice."]),
        ("group", "other", ["costs.md:3: group: Value 'other' is not a valid choice."]),
        (
            "position",
            "first",
            ["costs.md:4: The field “position” is 'first': give a whole number."],
        ),
        (
            "position",
            "true",
            ["costs.md:4: The field “position” is True: give a whole number."],
        ),
        (
            "position",
            "-1",
            [
                "costs.md:4: position: Ensure this value is greater than or equal to 0.",
            ],
        ),
        (
            "slug",
            "Costs_2026",
            ["costs.md:5: slug: Use words in small letters, joined by hyphens."],
        ),
        ("slug", "''", ["costs.md:5: Only the home page has an empty address."]),
        ("title", "2026", ["costs.md:6: The field “title” is 2026: give text."]),
        (
            "title",
            "x" * 66,
            [
                "costs.md:6: title: Ensure this value has at most 65 characters (it has 66).",
            ],
        ),
        ("summary", "''", ["costs.md:7: summary: This field cannot be blank."]),
    ],
)
def test_wrong_value_of_a_page_is_named_with_its_line(folder, field, value, faults):
    write_page(folder, **{field: value})

    assert faults_of(folder) == faults


def test_home_page_in_a_group_is_named_with_its_line(folder):
    write_page(folder, kind="home", slug="''")

    assert faults_of(folder) == ["costs.md:3: group: The home page stands beside the guide."]


def test_missing_and_unknown_fields_are_all_named(folder):
    text = PAGE.replace("title: Costs\n", "titel: Costs\n").replace("note: First version.\n", "")
    (folder / "costs.md").write_text(text)

    assert faults_of(folder) == [
        "costs.md:2: The field “title” is missing.",
        "costs.md:2: The field “note” is missing.",
        "costs.md:6: The field “titel” is not one of "
        "kind, group, position, slug, title, summary, note.",
    ]


def test_file_name_that_cannot_be_a_key_is_named(folder):
    write_page(folder, name="Costs_2026.md", position=2, slug="other")

    assert faults_of(folder) == [
        "Costs_2026.md:2: key: Use words in small letters, joined by hyphens."
    ]


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        (
            "moftah2012:",
            "Moftah 2012:",
            ["references.yaml:1: Moftah 2012: key: Use small letters, digits and underscores."],
        ),
        (
            "  year: 2012",
            "  year: '2012'",
            [
                "references.yaml:1: moftah2012: The field “year” is '2012': "
                "give a whole number or null."
            ],
        ),
        (
            "  year: 2012",
            "  year: 212",
            ["references.yaml:1: moftah2012: year: Give a year from 1900 to 2100, or none."],
        ),
        (
            "  link: ''",
            "  link: doi.org",
            ["references.yaml:1: moftah2012: link: Enter a valid URL."],
        ),
        (
            "  read: abstract",
            "  read: twice",
            ["references.yaml:1: moftah2012: read: Value 'twice' is not a valid choice."],
        ),
        (
            "  size: 126 women\n",
            "",
            ["references.yaml:1: moftah2012: The field “size” is missing."],
        ),
        (
            REFERENCES,
            "other2020: 1\n" + REFERENCES,
            ["references.yaml:1: other2020: Below a key stand the fields of its reference."],
        ),
        (
            REFERENCES,
            REFERENCES + "other2020:\n  year: 2020\n  read: [\n",
            ["references.yaml:14: This is not YAML: did not find expected node content."],
        ),
        (REFERENCES, "[]\n", ["references.yaml:1: Here must stand lines of “name: value”."]),
    ],
)
def test_broken_reference_is_named_with_its_line(folder, old, new, faults):
    (folder / REFERENCES_FILE).write_text(REFERENCES.replace(old, new))
    (folder / "costs.md").write_text(PAGE.replace(" [@moftah2012]", ""))

    assert faults_of(folder) == faults


def test_reference_further_down_is_named_with_its_own_line(folder):
    other = REFERENCES.replace("moftah2012", "other2020").replace("abstract", "twice")
    (folder / REFERENCES_FILE).write_text(REFERENCES + other)
    (folder / "costs.md").write_text(PAGE.replace(" [@moftah2012]", ""))

    assert faults_of(folder) == [
        "references.yaml:11: other2020: read: Value 'twice' is not a valid choice."
    ]


def test_missing_references_file_is_named(folder):
    (folder / REFERENCES_FILE).unlink()
    (folder / "costs.md").write_text(PAGE.replace(" [@moftah2012]", ""))

    assert faults_of(folder) == [
        "references.yaml:1: The file cannot be read: No such file or directory."
    ]


def test_folder_without_pages_is_named(folder):
    (folder / "costs.md").unlink()

    assert faults_of(folder) == [f"{folder}:1: There is no page (*.md) in this folder."]


def test_faults_of_all_files_are_told_together(folder):
    (folder / REFERENCES_FILE).write_text("[]\n")
    (folder / "costs.md").write_text("Words alone.\n")

    assert [fault.split(": ")[0] for fault in faults_of(folder)] == [
        "references.yaml:1",
        "costs.md:1",
    ]
