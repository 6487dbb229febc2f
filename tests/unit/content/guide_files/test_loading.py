"""A guide into the database: what goes live, what waits, and what staff keep."""

from dataclasses import replace

import pytest
from django.db import transaction

from content.guide_files import REFERENCES_FILE, SHIPPED, GuideError, load_guide, read_guide
from content.models import Page, Reference, Revision
from tests.factories import make_doctor, make_live, make_page, make_revision, make_staff
from tests.guide_folder import PAGE, REFERENCES, write_page

pytestmark = pytest.mark.postgresql


def revisions():
    return list(
        Revision.objects.order_by("page__key", "number").values_list(
            "page__key", "number", "title", "published_at"
        )
    )


def outcomes_of(guide):
    return [(outcome.name, outcome.verb, outcome.detail) for outcome in load_guide(guide)]


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
def test_newer_shipped_text_does_not_call_itself_the_first_version(folder):
    load_guide(read_guide(folder))
    for changes in ({"title": "Price"}, {"title": "Prices"}, {"note": "It names 2027."}):
        write_page(folder, **{"title": "The price", **changes})
        load_guide(read_guide(folder))

    notes = list(Revision.objects.order_by("number").values_list("note", flat=True))
    newer = "Newer words that came with this guide."
    assert notes == ["First version.", newer, newer, "It names 2027."]


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
    guide = read_guide(folder)
    costs = guide.pages[0]
    wrong = replace(costs, front=replace(costs.front, slug="admin"))

    with pytest.raises(GuideError) as caught, transaction.atomic():
        load_guide(replace(guide, pages=(wrong,)))

    assert str(caught.value) == "costs.md:5: “admin” is an address of another part of the site."
    assert not Page.objects.exists()
    assert not Reference.objects.exists()
