"""What is wrong with a guide's pages, by themselves and together."""

import pytest

from content.guide_files import read_guide, structure_faults
from tests.guide_folder import PAGE, faults_of, write_page


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
