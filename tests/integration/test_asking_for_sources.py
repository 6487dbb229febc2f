"""A source with an old number: who may not change it asks publishers, until it is changed."""

import html

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.urls import reverse

from content.details import save_details
from content.hand_overs import hand_over_for_review
from content.models import HandOver, Reference, Revision
from tests.factories import BODY, make_doctor, make_live, make_page, make_reference, make_staff
from tests.integration.pages import read_page

pytestmark = pytest.mark.postgresql

INDEX = reverse("admin:index")
WAITING = reverse("admin:content_revision_waiting")
BUTTON = "Ask a publisher to change it"
ASKED = "Publishers are asked to change it."
OLD = "It is GBP 1,000 to patients."


@pytest.fixture
def people(db):
    nurse = make_staff("nurse", first_name="Nina", last_name="Shah")
    publisher = make_staff("publisher")
    nurse.groups.set(Group.objects.filter(name="Editor"))
    publisher.groups.set(Group.objects.filter(name="Publisher"))
    return nurse, publisher


@pytest.fixture
def source(db):
    return make_reference("nhs_ht", found="From GBP 1,000 in 2024.", limits="Of one country.")


@pytest.fixture
def draft(people, source):
    live = make_live(make_page("costs"), body=f"{BODY}\n{OLD}\n")
    words = {name: getattr(live, name) for name in Revision.WORDS}
    words["body"] = words["body"].replace("1,000", "1,500")
    return Revision.objects.create(page=live.page, note="Price.", author=people[0], **words)


def address(name, row):
    return reverse(f"admin:content_{name}", args=[row.pk])


def shown(client, where):
    return html.unescape(client.get(where).content.decode())


def ask(client, nurse, draft):
    """Press the button of the version's page."""
    client.force_login(nurse)
    (button,) = [
        each
        for each in read_page(client, address("revision_change", draft)).all("button")
        if each.text == BUTTON
    ]
    sent = {button.attributes["name"]: button.attributes["value"]}
    return client.post(address("revision_ask_for_source", draft), sent, follow=True)


def tasks(client, person):
    client.force_login(person)
    found = client.get(INDEX).context["tasks"]
    return [(task.words, task.address) for task in found if "source" in task.words]


def test_publishers_find_the_numbers_and_the_way_to_their_field(client, people, source, draft):
    nurse, publisher = people

    ask(client, nurse, draft)

    field = f"{address('reference_change', source)}#id_found"
    told = "nhs_ht, “GBP 1,000” to “GBP 1,500” in “What it found”, asks Nina Shah"
    assert tasks(client, publisher) == [(f"source to change: {told}", field)]
    page = read_page(client, WAITING)
    assert [each.attributes["href"] for each in page.all("a") if each.text == "Open it"] == [field]
    assert tasks(client, nurse) == []


def test_asked_twice_it_is_one_thing_to_do(client, people, source, draft):
    answer = ask(client, people[0], draft)
    page = html.unescape(answer.content.decode())
    key = f"{source.pk} found GBP 1,000"

    client.post(address("revision_ask_for_source", draft), {"place": key})

    assert ASKED in page
    assert f">{BUTTON}<" not in page
    assert HandOver.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "words", "is_settled"),
    [
        ("found", "From GBP 1,500 in 2024.", True),
        ("found", "It begins at GBP 1,000.", False),
        ("limits", "Of one clinic.", False),
    ],
)
def test_request_is_done_once_the_field_has_another_number(
    client, people, source, draft, field, words, is_settled
):
    ask(client, people[0], draft)
    setattr(source, field, words)

    save_details(source, by=people[1])

    assert (tasks(client, people[1]) == []) is is_settled
    assert ("Done on" in shown(client, address("revision_change", draft))) is is_settled


def test_publisher_takes_it_off_the_list(client, people, draft):
    ask(client, people[0], draft)
    client.force_login(people[1])

    client.post(WAITING, {"done": HandOver.objects.get().pk})

    assert tasks(client, people[1]) == []


def test_request_outlives_hand_over_sign_off_and_publication_and_not_the_draft(
    client, people, draft
):
    nurse, publisher = people
    ask(client, nurse, draft)
    hand_over_for_review(draft, by=nurse, to=publisher, note="")
    draft.sign_off(by=make_doctor(), role="Dermatologist")
    draft.publish(by=publisher)
    assert len(tasks(client, publisher)) == 1

    Revision.objects.filter(pk=draft.pk).update(published_at=None, published_by=None)
    draft.refresh_from_db()
    draft.discard(by=nurse)

    assert tasks(client, publisher) == []


def test_who_may_change_the_source_is_led_there_and_asked_nothing(client, people, draft):
    client.force_login(people[1])

    page = shown(client, address("revision_change", draft))

    assert "Change the source nhs_ht" in page
    assert BUTTON not in page


def test_number_that_no_source_has_is_not_asked_for(client, people, source, draft):
    client.force_login(people[0])

    for place in ("", "\0", f"{source.pk} found GBP 9,000", f"{source.pk} key GBP 1,000"):
        answer = client.post(
            address("revision_ask_for_source", draft), {"place": place}, follow=True
        )
        assert "Nothing was asked" in answer.content.decode()

    assert not HandOver.objects.exists()


def test_several_are_one_line_of_the_start_page(client, people, draft):
    nurse, publisher = people
    ask(client, nurse, draft)
    make_reference("second", found=OLD)
    ask(client, nurse, draft)

    assert tasks(client, publisher) == [("numbers to change in sources", WAITING)]


def test_only_what_is_asked_of_a_source_names_one(people, source, draft):
    for kind, named in (("source", None), ("review", source)):
        with pytest.raises(IntegrityError), transaction.atomic():
            HandOver.objects.create(
                revision=draft, kind=kind, source=named, to_person=people[1], asked_by=people[0]
            )
    assert Reference.objects.get() == source
