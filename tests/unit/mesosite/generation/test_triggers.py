"""The database writes a new generation itself, whatever changes what readers see."""

import uuid

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from checklist.models import Tick
from content.guide_files import SHIPPED, load_guide, read_guide
from content.models import Clinic, Generation, Page, Picture, Reference, Revision
from handouts.models import Handout
from mesosite.generation import triggers
from tests.factories import (
    make_doctor,
    make_handout,
    make_live,
    make_page,
    make_picture,
    make_reference,
    make_revision,
    make_staff,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world():
    """A little of everything that readers see."""
    make_live(make_page("costs"))
    make_reference()
    make_picture()
    Clinic.objects.create(name="A clinic")
    make_handout()
    make_doctor()


def execute(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


def sign_off():
    revision = Revision.objects.get()
    revision.sign_off(by=get_user_model().objects.get(), role="Dermatologist")


CHANGES = {
    "page": lambda: Page.objects.update(position=9),
    "new page": lambda: make_page("aftercare"),
    "draft": lambda: make_revision(Page.objects.get()),
    "publishing": lambda: Revision.objects.get().publish(),
    "sign-off": sign_off,
    "reference": lambda: Reference.objects.update(found="Less hair."),
    "reference that goes": lambda: Reference.objects.all().delete(),
    "reference that may be there": lambda: Reference.objects.bulk_create(
        [Reference(key="new", short_name="new"), Reference(key="moftah2012", short_name="old")],
        ignore_conflicts=True,
    ),
    "picture": lambda: Picture.objects.update(alternative="A needle"),
    "picture that goes": lambda: Picture.objects.get().delete(),
    "clinic": lambda: Clinic.objects.update(name="Another clinic"),
    "name of a doctor": lambda: get_user_model().objects.update(last_name="Iyer"),
    "SQL by hand": lambda: execute("UPDATE content_revision SET title = 'By hand'"),
    "the shipped guide": lambda: load_guide(read_guide(SHIPPED)),
    "handout of other choices": lambda: Handout.objects.update(clinic_details="other"),
    "migration": lambda: call_command("migrate", verbosity=0),
    "flush": lambda: call_command("flush", interactive=False, verbosity=0),
}
OTHERS = {
    "tick": lambda: Tick.objects.tick(uuid.uuid4(), "consultation"),
    "sign-in": lambda: get_user_model().objects.update(last_login=timezone.now()),
    "new sheet": lambda: make_handout("page=costs&size=14"),
    "reading": lambda: list(Revision.objects.for_readers()),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.usefixtures("world")
def test_change_of_what_readers_see_gives_a_new_generation(change):
    before = Generation.objects.current()

    change()

    assert before
    assert Generation.objects.current() not in {before, None}
    assert Generation.objects.count() == 1


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
@pytest.mark.usefixtures("world")
def test_what_shows_on_no_kept_page_leaves_the_generation(other):
    before = Generation.objects.current()

    other()

    assert Generation.objects.current() == before


def test_change_that_is_taken_back_leaves_the_generation():
    before = Generation.objects.current()

    with transaction.atomic():
        make_staff("nurse")
        transaction.set_rollback(True)

    assert Generation.objects.current() == before


def test_row_that_is_missing_is_written_by_the_next_change():
    Generation.objects.all().delete()

    make_page("costs")

    assert Generation.objects.current()


def test_while_migrations_run_there_is_no_generation_and_a_new_one_after_them():
    before = Generation.objects.current()

    triggers.remove(using="default", plan=["a migration"])
    make_page("costs")
    during = Generation.objects.current()
    triggers.install(using="default")
    after = Generation.objects.current()
    make_page("aftercare")

    assert during is None
    assert len({before, after, Generation.objects.current(), None}) == 4


def test_migrate_with_nothing_to_do_never_takes_the_triggers_away():
    triggers.remove(using="default", plan=[])

    assert Generation.objects.current()
