"""A revision is published and called off, and its words never change."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from content.models import Page, Revision
from tests.factories import make_home, make_live, make_page, make_revision, make_staff

HOUR = datetime.timedelta(hours=1)
GUARD = "^A revision is never changed or deleted: write a new one.$"


# Published, and called off


@pytest.mark.django_db
def test_publish_keeps_who_and_when():
    nurse, moment = make_staff(), timezone.now() + HOUR
    revision = make_revision()

    revision.publish(by=nurse, at=moment)

    revision.refresh_from_db()
    assert (revision.published_by, revision.published_at) == (nurse, moment)


# Written once


@pytest.mark.django_db
def test_revisions_count_from_one_on_each_page():
    costs, words = make_page("costs"), make_page("words")

    numbers = [make_revision(page).number for page in (costs, costs, words, costs)]

    assert numbers == [1, 2, 1, 3]


@pytest.mark.django_db
def test_number_that_a_caller_gives_is_not_used():
    assert make_revision(number=7).number == 1


@pytest.mark.django_db
def test_same_words_from_a_browser_and_from_a_file_are_the_same():
    page = make_page()

    browser = make_revision(page, body="\r\nOne.\r\n\r\nTwo\x0cand\u2028more.  \r\n\r\n")
    file = make_revision(page, body="One.\n\nTwo\x0cand\u2028more.\n")

    browser.refresh_from_db()
    assert browser.body == "One.\n\nTwo\x0cand\u2028more.\n"
    assert browser.words == file.words == ("Costs", "costs", "About costs.", browser.body)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        lambda revision: revision.save(),
        lambda revision: revision.save(update_fields=["body"]),
        lambda revision: revision.save(update_fields=["published_at", "title"]),
        lambda revision: revision.save(update_fields=[]),
        lambda revision: revision.delete(),
        lambda revision: Revision.objects.filter(pk=revision.pk).update(body="Other."),
        lambda revision: Revision.objects.filter(pk=revision.pk).delete(),
        lambda revision: Revision.objects.bulk_update([revision], ["body"]),
        lambda revision: Revision.objects.update_or_create(
            pk=revision.pk, defaults={"body": "Other."}
        ),
    ],
)
def test_written_revision_cannot_be_changed_or_deleted(change):
    revision = make_revision(body="Words.")
    revision.body = "Other words."

    with pytest.raises(TypeError, match=GUARD), transaction.atomic():
        change(revision)

    assert Revision.objects.get().body == "Words.\n"


@pytest.mark.django_db
def test_update_may_set_what_is_not_words():
    revision = make_revision()

    changed = Revision.objects.filter(pk=revision.pk).update(published_at=timezone.now())

    assert changed == 1
    assert Revision.objects.get().is_published


# What the database refuses


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 0], ids=["taken", "zero"])
def test_database_refuses_a_number_that_is_taken_or_zero(number):
    first = make_revision()
    second = Revision(page=first.page, number=number, title="Costs", slug="costs", body="-")
    names = (
        r"revision_number_is_unique_on_its_page|content_revision\.page_id, content_revision\.number"
        if number
        else "revisions_count_from_one"
    )

    with pytest.raises(IntegrityError, match=names):
        Revision.objects.bulk_create([second])


@pytest.mark.django_db
def test_database_refuses_an_address_that_is_not_plain_words():
    with pytest.raises(IntegrityError, match="slug_is_plain_words"):
        make_revision(slug="Costs_2026")


@pytest.mark.django_db
def test_database_refuses_a_publisher_without_a_moment():
    with pytest.raises(IntegrityError, match="who_published_comes_with_when"):
        make_revision(published_by=make_staff())


# Addresses


@pytest.mark.django_db
@pytest.mark.parametrize(
    "slug", ["admin", "handouts", "h", "media", "static", "markdownx", "healthz"]
)
def test_address_of_another_part_of_the_site_is_refused(slug):
    revision = Revision(page=make_page(), slug=slug)

    with pytest.raises(ValidationError) as caught:
        revision.clean()

    assert caught.value.message_dict == {
        "slug": [f"“{slug}” is an address of another part of the site."]
    }


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "slug"), [("home", "home"), ("article", "")])
def test_empty_address_is_for_the_home_page_and_for_no_other(kind, slug):
    revision = Revision(page=make_page("home", kind=kind, group="beside"), slug=slug)

    with pytest.raises(ValidationError) as caught:
        revision.clean()

    assert caught.value.message_dict == {"slug": ["Only the home page has an empty address."]}


@pytest.mark.django_db
def test_old_address_is_refused_for_another_page():
    costs = make_page("costs")
    make_live(costs, slug="prices")
    make_live(costs, slug="costs")

    with pytest.raises(ValidationError) as caught:
        Revision(page=make_page("words"), slug="prices").clean()

    assert caught.value.message_dict == {
        "slug": [
            "The page “costs” has or had this address: choose another, so that old links keep working."
        ]
    }


@pytest.mark.django_db
def test_old_address_may_be_taken_up_again_by_its_own_page():
    costs = make_page("costs")
    make_live(costs, slug="prices")
    make_live(costs, slug="costs")

    assert Revision(page=costs, slug="prices").clean() is None


@pytest.mark.django_db
def test_page_with_the_steps_keeps_its_address():
    page = make_page("procedure", kind=Page.Kind.PROCEDURE)

    with pytest.raises(ValidationError) as caught:
        Revision(page=page, slug="steps").clean()

    assert caught.value.message_dict == {
        "slug": ["The page with the steps stays at /procedure/: ticks and paper lead there."]
    }
    assert Revision(page=page, slug="procedure").clean() is None


@pytest.mark.django_db
def test_no_other_page_takes_the_address_of_the_steps():
    with pytest.raises(ValidationError) as caught:
        Revision(page=make_page("costs"), slug="procedure").clean()

    assert caught.value.message_dict == {
        "slug": ["/procedure/ is the address of the page with the steps: choose another."]
    }


@pytest.mark.django_db
def test_absolute_url_is_the_address_or_the_root():
    assert make_revision().get_absolute_url() == "/costs/"
    assert make_home().get_absolute_url() == "/"


# What is said of it


@pytest.mark.django_db
def test_shipped_is_what_no_member_of_staff_wrote():
    page = make_page()

    assert make_revision(page).is_shipped is True
    assert make_revision(page, author=make_staff()).is_shipped is False


@pytest.mark.django_db
def test_revision_is_called_by_title_and_number():
    assert str(make_revision(title="Costs")) == "Costs (version 1)"


@pytest.mark.django_db
def test_published_revision_cannot_be_put_off_to_a_later_time():
    revision = make_live()
    since = revision.published_at

    with pytest.raises(ValidationError, match="It was published already"):
        revision.publish(at=timezone.now() + HOUR)

    revision.refresh_from_db()
    assert revision.published_at == since


@pytest.mark.django_db
def test_version_that_waits_for_its_time_can_be_called_off():
    revision = make_revision()
    revision.publish(at=timezone.now() + HOUR, by=make_staff())

    revision.unschedule()

    revision.refresh_from_db()
    assert (revision.published_at, revision.published_by) == (None, None)
    assert list(Revision.objects.scheduled()) == []


@pytest.mark.django_db
def test_live_version_cannot_be_called_off():
    revision = make_live()

    with pytest.raises(ValidationError, match="nothing to call off"):
        revision.unschedule()

    assert list(Revision.objects.live()) == [revision]


@pytest.mark.django_db
def test_roles_come_with_the_database_and_keep_their_tasks_apart():
    tasks = {
        group.name: set(group.permissions.values_list("codename", flat=True))
        & {"add_revision", "add_picture", "publish_revision", "withdraw_page", "sign_off_revision"}
        for group in Group.objects.all()
    }

    assert tasks == {
        "Editor": {"add_revision", "add_picture"},
        "Publisher": {"add_picture", "publish_revision", "withdraw_page"},
        "Clinical reviewer": {"sign_off_revision"},
    }
