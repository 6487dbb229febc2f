"""The guide as files: what is read, what stops the reading, and what is written."""

import io
from dataclasses import replace

import pytest
from django.core.management import call_command
from django.db import transaction

from content.guide_files import (
    REFERENCES_FILE,
    SHIPPED,
    GuideError,
    guide_from_database,
    load_guide,
    read_guide,
    structure_faults,
    write_guide,
)
from content.models import Page, Reference, Revision
from tests.factories import (
    make_doctor,
    make_live,
    make_page,
    make_reference,
    make_revision,
    make_staff,
)

pytestmark = pytest.mark.postgresql

REFERENCES = """moftah2012:
  citation: 'Moftah N: dutasteride. 2012.'
  year: 2012
  link: ''
  kind: Controlled trial
  size: 126 women
  found: More hair.
  limits: Small.
  read: abstract
"""
# The body starts on line 10.
PAGE = """---
kind: article
group: decide
position: 1
slug: costs
title: Costs
summary: What it costs.
note: First version.
---
::: key-points
- Ask for the price. [@moftah2012]
- You may say no.
:::

## The price {#price}

See [the price](#price).

::: unknown
- Nobody knows the price.
:::
"""


@pytest.fixture
def folder(tmp_path):
    """A folder with a guide of one page and one reference."""
    (tmp_path / "costs.md").write_text(PAGE)
    (tmp_path / REFERENCES_FILE).write_text(REFERENCES)
    return tmp_path


def write_page(folder, name="costs.md", **changes):
    """Write a page's file with lines changed: `title="Costs"` replaces the line of the title."""
    lines = [
        f"{field}: {changes[field]}" if (field := line.split(":")[0]) in changes else line
        for line in PAGE.splitlines()
    ]
    (folder / name).write_text("\n".join(lines) + "\n")


def faults_of(folder):
    with pytest.raises(GuideError) as caught:
        read_guide(folder)
    assert str(caught.value) == "\n".join(str(fault) for fault in caught.value.faults)
    return [str(fault) for fault in caught.value.faults]


def files_of(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def revisions():
    return list(
        Revision.objects.order_by("page__key", "number").values_list(
            "page__key", "number", "title", "published_at"
        )
    )


def outcomes_of(guide):
    return [(outcome.name, outcome.verb, outcome.detail) for outcome in load_guide(guide)]


# Reading


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
        ("slug", "''", ["costs.md:5: slug: only the home page has an empty address."]),
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
            [
                "references.yaml:13: This is not YAML: expected the node content, "
                "but found '<stream end>'."
            ],
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
        "references.yaml:10: other2020: read: Value 'twice' is not a valid choice."
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


@pytest.mark.parametrize("blank_lines", [0, 3])
def test_mistake_in_a_text_is_named_with_its_line_in_the_file(folder, blank_lines):
    text = PAGE.replace("[@moftah2012]", "[@nobody2020]")
    (folder / "costs.md").write_text(text.replace("---\n:::", "---\n" + "\n" * blank_lines + ":::"))

    faults = faults_of(folder)

    assert len(faults) == 1
    assert faults[0].startswith(f"costs.md:{11 + blank_lines}: ")
    assert "nobody2020" in faults[0]


def test_page_that_lacks_what_its_kind_needs_is_named(folder):
    write_page(folder, kind="procedure")

    assert faults_of(folder) == [
        "costs.md:10: A procedure page needs its steps: a ::: steps block."
    ]


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("/nowhere/", "The link /nowhere/ leads nowhere: there is no page /nowhere/."),
        ("#nothing", "The link #nothing leads nowhere: /costs/ has no id “nothing”."),
        ("/costs/#nothing", "The link /costs/#nothing leads nowhere: /costs/ has no id “nothing”."),
    ],
)
def test_link_that_leads_nowhere_is_named(folder, link, message):
    (folder / "costs.md").write_text(PAGE.replace("(#price)", f"({link})"))

    assert [(str(fault), fault.level) for fault in structure_faults(read_guide(folder))] == [
        (f"costs.md:17: {message}", "warning")
    ]


@pytest.mark.parametrize(
    "link",
    [
        "#price",
        "/costs/",
        "/procedure/plan/",
        "/costs/#price",
        "https://example.org/nowhere#nothing",
    ],
)
def test_link_that_leads_somewhere_is_no_fault(folder, link):
    (folder / "costs.md").write_text(PAGE.replace("(#price)", f"({link})"))

    assert structure_faults(read_guide(folder)) == []


def test_link_may_lead_to_a_heading_of_another_page(folder):
    write_page(folder, name="words.md", slug="words", position=2)
    (folder / "costs.md").write_text(PAGE.replace("(#price)", "(/words/#price)"))

    assert structure_faults(read_guide(folder)) == []


@pytest.mark.parametrize(
    ("changes", "message", "level"),
    [
        ({"position": 2}, "costs.md has the same address: 'costs'.", "error"),
        ({"slug": "words"}, "costs.md has the same place: ('decide', 1).", "warning"),
    ],
)
def test_two_pages_with_one_address_or_one_place_are_named(folder, changes, message, level):
    write_page(folder, name="words.md", **changes)

    if level == "error":
        assert faults_of(folder) == [f"words.md:1: {message}"]
    else:
        (fault,) = structure_faults(read_guide(folder))
        assert (str(fault), fault.level) == (f"words.md:1: {message}", level)


@pytest.mark.django_db
def test_note_that_ends_in_a_fence_loses_nothing_on_the_way(folder):
    make_live(make_page("costs"), note="shortened ---")
    write_guide(guide_from_database(), folder)

    (page,) = read_guide(folder).pages

    assert page == guide_from_database().pages[0]
    assert page.front.note == "shortened ---"


# Into the database and out


@pytest.mark.django_db
def test_load_guide_makes_pages_that_are_live_and_nobodys(folder):
    outcomes = outcomes_of(read_guide(folder))

    assert outcomes == [("moftah2012", "created", ""), ("costs", "created", "version 1")]
    revision = Revision.objects.live().get()
    assert (revision.author, revision.published_by, revision.is_signed_off) == (None, None, False)
    assert Reference.objects.get().is_shipped is True


@pytest.mark.django_db
def test_load_guide_again_changes_nothing(folder):
    load_guide(read_guide(folder))
    before = revisions()

    outcomes = outcomes_of(read_guide(folder))

    assert outcomes == [("moftah2012", "unchanged", ""), ("costs", "unchanged", "")]
    assert revisions() == before


@pytest.mark.django_db
def test_load_guide_again_changes_nothing_when_a_text_has_unusual_line_ends(folder):
    (folder / "costs.md").write_text(PAGE.replace("See ", "See\x0c and\u2028"))
    load_guide(read_guide(folder))
    before = revisions()

    load_guide(read_guide(folder))

    assert revisions() == before


@pytest.mark.django_db
def test_newer_shipped_text_replaces_the_shipped_one_and_its_place(folder):
    load_guide(read_guide(folder))
    write_page(folder, title="What it costs", position=4)

    outcomes = outcomes_of(read_guide(folder))

    assert outcomes[1] == ("costs", "updated", "version 2")
    assert Revision.objects.live().get().title == "What it costs"
    assert Page.objects.get().position == 4
    assert Revision.objects.count() == 2


@pytest.mark.django_db
def test_text_of_staff_stays_live_and_the_newer_shipped_text_waits(folder):
    load_guide(read_guide(folder))
    nurse = make_staff()
    staffs = make_live(Page.objects.get(), title="Our costs", author=nurse)
    write_page(folder, title="What it costs", position=4)

    first, second = outcomes_of(read_guide(folder)), outcomes_of(read_guide(folder))

    assert first[1] == (
        "costs",
        "waiting",
        "staff’s version 2 stays live, the shipped text waits as version 3",
    )
    assert second[1] == (
        "costs",
        "waiting",
        "staff’s version 2 is live, the shipped text waits as version 3",
    )
    assert Revision.objects.live().get() == staffs
    draft = Revision.objects.get(number=3)
    assert (draft.title, draft.is_published) == ("What it costs", False)
    # They never moved it, so it goes where the guide has it now.
    assert Page.objects.get().position == 4


@pytest.mark.django_db
def test_shipped_text_that_is_signed_off_stays_live_and_the_newer_one_waits(folder):
    load_guide(read_guide(folder))
    checked = Revision.objects.get()
    checked.sign_off(by=make_doctor(), role="Dermatologist")
    write_page(folder, title="What it costs")

    first, second = outcomes_of(read_guide(folder)), outcomes_of(read_guide(folder))

    waits = "the shipped text waits as version 2"
    assert first[1] == (
        "costs",
        "waiting",
        f"version 1, which is signed off, stays live, {waits}",
    )
    assert second[1] == ("costs", "waiting", f"version 1, which is signed off, is live, {waits}")
    assert Revision.objects.live().get() == checked
    assert Revision.objects.get(number=2).published_at is None


@pytest.mark.django_db
def test_load_does_not_bring_back_a_page_that_staff_withdrew(tmp_path):
    guide = read_guide(SHIPPED)
    load_guide(guide)
    costs = Page.objects.get(key="costs")
    costs.withdraw(by=make_staff())
    newer = replace(
        guide,
        pages=tuple(
            replace(page, body=page.body.replace("price", "sum")) if page.key == "costs" else page
            for page in guide.pages
        ),
    )

    outcomes = {outcome.name: outcome for outcome in load_guide(newer)}

    assert (
        outcomes["costs"].detail == "staff withdrew the page, the shipped text waits as version 2"
    )
    assert costs.is_withdrawn is True


@pytest.mark.django_db
def test_page_that_staff_moved_stays_where_they_put_it(folder):
    load_guide(read_guide(folder))
    Page.objects.update(position=7)
    write_page(folder, position=4, title="What it costs")

    assert outcomes_of(read_guide(folder))[1] == ("costs", "updated", "version 2")

    assert Page.objects.get().position == 7


@pytest.mark.django_db
def test_page_that_only_moved_in_the_files_moves_without_a_new_version(folder):
    load_guide(read_guide(folder))
    write_page(folder, position=4)

    first, second = outcomes_of(read_guide(folder)), outcomes_of(read_guide(folder))

    assert (first[1], second[1]) == (("costs", "updated", ""), ("costs", "unchanged", ""))
    assert (Page.objects.get().position, Revision.objects.count()) == (4, 1)


@pytest.mark.django_db
def test_shipped_text_that_staff_published_stays_live_when_a_newer_one_comes(folder):
    load_guide(read_guide(folder))
    Revision.objects.get().publish(by=make_staff())
    write_page(folder, title="What it costs")

    outcomes = outcomes_of(read_guide(folder))

    assert outcomes[1][1] == "waiting"
    assert Revision.objects.live().get().title == "Costs"


@pytest.mark.django_db
def test_text_of_staff_is_no_news_while_the_shipped_text_is_the_same(folder):
    load_guide(read_guide(folder))
    make_live(Page.objects.get(), title="Our costs", author=make_staff())

    outcomes = outcomes_of(read_guide(folder))

    assert outcomes[1] == ("costs", "unchanged", "")
    assert Revision.objects.count() == 2


@pytest.mark.django_db
def test_shipped_text_waits_no_more_once_staff_published_a_newer_one(folder):
    load_guide(read_guide(folder))
    page, nurse = Page.objects.get(), make_staff()
    make_live(page, title="Our costs", author=nurse)
    write_page(folder, title="What it costs")
    load_guide(read_guide(folder))
    make_live(page, title="Our newer costs", author=nurse)

    outcomes = outcomes_of(read_guide(folder))

    assert outcomes[1] == ("costs", "unchanged", "")


@pytest.mark.django_db
def test_shipped_text_that_staff_went_back_from_does_not_wait(folder):
    load_guide(read_guide(folder))
    first = Revision.objects.get()
    write_page(folder, title="What it costs")
    load_guide(read_guide(folder))
    first.publish(by=make_staff())

    outcomes = outcomes_of(read_guide(folder))

    assert outcomes[1] == ("costs", "unchanged", "")
    assert Revision.objects.live().get() == first


@pytest.mark.django_db
def test_draft_of_staff_does_not_hold_up_the_shipped_text(folder):
    load_guide(read_guide(folder))
    page = Page.objects.get()
    Revision.objects.create(
        page=page, title="Draft", slug="costs", summary="-", body="-", author=make_staff()
    )
    write_page(folder, title="What it costs")

    load_guide(read_guide(folder))

    assert Revision.objects.live().get().title == "What it costs"


@pytest.mark.django_db
def test_newer_shipped_reference_replaces_the_shipped_one(folder):
    load_guide(read_guide(folder))
    (folder / REFERENCES_FILE).write_text(REFERENCES.replace("More hair.", "Some more hair."))

    outcomes = outcomes_of(read_guide(folder))

    assert outcomes[0] == ("moftah2012", "updated", "")
    assert Reference.objects.get().found == "Some more hair."


@pytest.mark.django_db
def test_reference_that_staff_changed_is_kept(folder):
    load_guide(read_guide(folder))
    Reference.objects.update(found="Staff’s words.", is_shipped=False)

    outcomes = outcomes_of(read_guide(folder))

    assert outcomes[0] == ("moftah2012", "kept", "staff changed this reference: theirs stays")
    assert Reference.objects.get().found == "Staff’s words."


@pytest.mark.django_db
def test_shipped_text_waits_when_a_page_of_staff_has_its_address(folder):
    staffs = make_live(make_page("prices", position=9), slug="costs")

    outcomes = outcomes_of(read_guide(folder))

    assert outcomes[1] == (
        "costs",
        "waiting",
        "the page “prices” has or had the address /costs/: the shipped text waits as version 1",
    )
    assert list(Revision.objects.live()) == [staffs]


@pytest.mark.django_db
def test_draft_of_staff_holds_no_address(folder):
    make_revision(make_page("prices", position=9), slug="costs")

    assert outcomes_of(read_guide(folder))[1] == ("costs", "created", "version 1")


@pytest.mark.django_db
def test_address_of_another_part_of_the_site_stops_the_load_whole(folder):
    write_page(folder, slug="admin")

    with pytest.raises(GuideError) as caught, transaction.atomic():
        load_guide(read_guide(folder))

    assert str(caught.value) == "costs.md:1: “admin” is an address of another part of the site."
    assert not Page.objects.exists()
    assert not Reference.objects.exists()


@pytest.mark.django_db
def test_guide_from_database_is_the_live_text_and_every_reference():
    page = make_page("costs", position=3)
    make_live(page, title="Old")
    make_live(page, title="Live", note="Newer prices.")
    Revision.objects.create(page=page, title="Draft", slug="costs", summary="-", body="-")
    make_reference("b", position=2)
    make_reference("a", position=3)

    guide = guide_from_database()

    assert [
        (page.front.title, page.front.note, page.front.position, page.first_line)
        for page in guide.pages
    ] == [("Live", "Newer prices.", 3, 10)]
    assert list(guide.references) == ["b", "a"]


def test_line_of_a_page_from_the_database_is_its_line_in_the_written_file(folder):
    guide = read_guide(folder)

    written = guide.pages[0].text().splitlines()

    assert written[guide.pages[0].first_line - 1] == "::: key-points"


def test_shipped_folder_is_in_the_form_that_is_written(tmp_path):
    written = write_guide(read_guide(SHIPPED), tmp_path)

    assert files_of(tmp_path) == files_of(SHIPPED)
    assert sorted(path.name for path in written) == sorted(files_of(SHIPPED))


@pytest.mark.django_db
def test_shipped_folder_is_the_export_of_what_it_loads(tmp_path):
    load_guide(read_guide(SHIPPED))

    call_command("export_guide", tmp_path / "export", stdout=io.StringIO())

    assert files_of(tmp_path / "export") == files_of(SHIPPED)


@pytest.mark.django_db
def test_export_of_staffs_text_loads_into_an_empty_database_as_the_same_bytes(tmp_path):
    page = make_page("costs", position=3)
    make_live(
        page,
        title="Costs: “ours”, 'yours' # théirs",
        summary="Yes",
        note="null",
        body=PAGE.split("---\n")[2].replace("Nobody", "--- \U0001f489\tNobody"),
        author=make_staff(),
    )
    make_reference("moftah2012", year=None, link="", limits="'quoted': yes\nTwo lines.")
    first, second = tmp_path / "first", tmp_path / "second"
    write_guide(guide_from_database(), first)

    with transaction.atomic():
        Revision.objects.all()._raw_delete("default")
        Page.objects.all().delete()
        Reference.objects.all().delete()
        load_guide(read_guide(first))
    write_guide(guide_from_database(), second)

    assert files_of(first) == files_of(second)
    assert list(files_of(first)) == ["costs.md", "references.yaml"]
