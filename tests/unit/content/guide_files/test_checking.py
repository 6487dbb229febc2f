"""What is wrong with a guide's pages, by themselves and together."""

import pytest

from content.guide_files import find_faults, read_guide
from tests.factories import make_picture
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
        "costs.md:5: The page with the steps stays at /procedure/: ticks and paper lead there.",
        "costs.md:10: A procedure page needs its steps: a ::: steps block.",
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

    assert [(str(fault), fault.level) for fault in find_faults(read_guide(folder))] == [
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

    assert find_faults(read_guide(folder)) == []


def test_link_may_lead_to_a_heading_of_another_page(folder):
    write_page(folder, name="words.md", slug="words", position=2)
    (folder / "costs.md").write_text(PAGE.replace("(#price)", "(/words/#price)"))

    assert find_faults(read_guide(folder)) == []


def test_second_page_with_an_address_is_named_with_the_line_of_its_address(folder):
    write_page(folder, name="words.md", position=2)

    assert faults_of(folder) == [
        "words.md:5: The page “costs” has or had this address: choose another, so that old links keep working."
    ]


def test_two_pages_in_one_place_are_named_and_can_be_read_all_the_same(folder):
    write_page(folder, name="words.md", slug="words")

    (fault,) = find_faults(read_guide(folder))

    message = "words.md:1: costs.md has the same place: ('decide', 1)."
    assert (str(fault), fault.level) == (message, "warning")


@pytest.mark.parametrize(
    ("field", "value", "line"),
    [("title", "A sure cure", 6), ("summary", "It cures.", 7), ("note", "The best.", 8)],
)
def test_promise_beside_the_text_is_named_with_the_line_of_its_field(folder, field, value, line):
    write_page(folder, **{field: value})

    (fault,) = faults_of(folder)

    assert fault.startswith(f"costs.md:{line}: The {field} says “")


def test_words_that_no_version_may_have_do_not_come_in_as_a_file(folder):
    (folder / "costs.md").write_text(PAGE.replace("See ", "It is painless, see "))

    (fault,) = faults_of(folder)

    assert fault.startswith("costs.md:17: “painless” promises too much")


@pytest.mark.django_db
def test_file_may_show_a_picture_that_is_stored_and_no_other(folder):
    picture = make_picture()
    (folder / "costs.md").write_text(PAGE.replace("See ", f"{picture.markdown}\n\nSee "))
    assert find_faults(read_guide(folder)) == []

    picture.delete()

    (fault,) = faults_of(folder)
    assert fault.startswith(f"costs.md:17: There is no picture {picture.url}")
