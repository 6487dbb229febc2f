"""The live guide out of the database and into files, the same bytes each time."""

import io

import pytest
from django.core.management import call_command
from django.db import transaction

from content.guide_files import SHIPPED, guide_from_database, load_guide, read_guide, write_guide
from content.models import Page, Reference, Revision
from tests.factories import make_live, make_page, make_reference, make_staff
from tests.guide_folder import PAGE, files_of

pytestmark = pytest.mark.postgresql


@pytest.mark.django_db
def test_note_that_ends_in_a_fence_loses_nothing_on_the_way(folder):
    make_live(make_page("costs"), note="shortened ---")
    write_guide(guide_from_database(), folder)

    (page,) = read_guide(folder).pages

    assert page == guide_from_database().pages[0]
    assert page.front.note == "shortened ---"


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
        body=PAGE.split("---\n")[2].replace("Nobody", "--- \U0001f489 Nobody"),
        author=make_staff(),
    )
    make_reference("moftah2012", year=None, link="", limits="'quoted': yes\nTwo\tlines.")
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
