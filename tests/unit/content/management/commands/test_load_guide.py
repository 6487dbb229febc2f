"""`load_guide`: the shipped files into the database."""

import io

import pytest
from django.core.management import CommandError, call_command

from content.guide_files import REFERENCES_FILE, SHIPPED, guide_from_database, write_guide
from content.models import Page, Reference, Revision
from tests.factories import make_live, make_page, make_reference, make_staff

pytestmark = pytest.mark.postgresql


def load(folder, **options):
    output = io.StringIO()
    call_command("load_guide", folder, stdout=output, **options)
    return output.getvalue()


@pytest.fixture
def folder(tmp_path):
    """The files of a guide with one page and one reference. The database is empty again."""
    make_live(make_page("costs", position=1))
    make_reference("moftah2012")
    write_guide(guide_from_database(), tmp_path)
    Revision.objects.all()._raw_delete("default")
    Page.objects.all().delete()
    Reference.objects.all().delete()
    return tmp_path


def change(path, old, new):
    path.write_text(path.read_text().replace(old, new))


@pytest.mark.django_db
def test_first_load_says_how_much_is_new(folder):
    assert load(folder) == "costs: created (version 1)\nThe guide is loaded: 2 created.\n"


@pytest.mark.django_db
def test_more_verbose_load_names_references_too(folder):
    assert load(folder, verbosity=2) == (
        "moftah2012: created\ncosts: created (version 1)\nThe guide is loaded: 2 created.\n"
    )


@pytest.mark.django_db
def test_second_load_says_that_nothing_changed(folder):
    load(folder)

    assert load(folder) == "The guide is loaded: 2 unchanged.\n"
    assert Revision.objects.count() == 1


@pytest.mark.django_db
def test_load_says_that_the_shipped_text_waits_behind_staffs(folder):
    load(folder)
    staffs = make_live(Page.objects.get(), title="Our costs", author=make_staff())
    Reference.objects.update(found="Ours.", is_shipped=False)
    change(folder / "costs.md", "Words about hair.", "More words about hair.")

    output = load(folder)

    assert output == (
        "moftah2012: kept (staff changed this reference: theirs stays)\n"
        "costs: waiting (staff’s version 2 stays live, the shipped text waits as version 3)\n"
        "The guide is loaded: 1 kept, 1 waiting.\n"
    )
    assert Revision.objects.live().get() == staffs


@pytest.mark.django_db
def test_broken_file_stops_the_load_whole_and_is_named(folder):
    (folder / "another.md").write_text((folder / "costs.md").read_text())
    change(folder / "costs.md", "slug: costs", "slug: Costs_2026")

    with pytest.raises(CommandError) as caught:
        load(folder)

    assert str(caught.value) == (
        "Nothing was loaded. Mend this first:\n"
        "costs.md:5: slug: Use words in small letters, joined by hyphens."
    )
    assert (Page.objects.count(), Revision.objects.count(), Reference.objects.count()) == (0, 0, 0)


@pytest.mark.django_db
def test_fault_that_only_the_database_shows_leaves_nothing_half_loaded(folder):
    text = (folder / "costs.md").read_text()
    (folder / "another.md").write_text(
        text.replace("slug: costs", "slug: another").replace("position: 1", "position: 2")
    )
    # Staff made it an article, so here it cannot be the page with the steps.
    make_page("costs")
    steps = "::: steps\n### Consultation {#consultation}\n\nWords.\n:::\n"
    (folder / "costs.md").write_text(
        text.replace("slug: costs", "slug: procedure").replace("kind: article", "kind: procedure")
        + f"\n## The steps {{#the-steps}}\n\n{steps}"
    )

    with pytest.raises(CommandError, match=r"costs\.md:5: /procedure/ is the address of the page"):
        load(folder)

    assert list(Page.objects.values_list("key", flat=True)) == ["costs"]
    assert not Reference.objects.exists()


@pytest.mark.django_db
def test_shipped_guide_is_loaded_when_no_folder_is_named():
    output = io.StringIO()

    call_command("load_guide", stdout=output)

    assert Page.objects.count() == len(list(SHIPPED.glob("*.md"))) >= 18
    assert Revision.objects.live().count() == Page.objects.count()
    assert output.getvalue().endswith(
        f"The guide is loaded: {Page.objects.count() + Reference.objects.count()} created.\n"
    )


@pytest.mark.django_db
def test_rules_are_asked_of_a_guide_that_is_new_and_not_of_one_that_is_loaded(folder, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "content.guide_files.reading.find_faults", lambda guide: asked.append(1) or []
    )

    load(folder)
    load(folder)
    assert len(asked) == 1

    page = folder / "costs.md"
    page.write_text(page.read_text() + "\nOne word more.\n")
    load(folder)
    assert len(asked) == 2

    change(folder / REFERENCES_FILE, "2012", "2013")
    load(folder)
    assert len(asked) == 3
