"""Drafts that correct one number are handed over together, with one note."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from content.models import HandOver
from tests.factories import BODY, make_doctor, make_live, make_page, make_revision, make_staff
from tests.integration.messages import messages_of
from tests.integration.pages import links, read_page

pytestmark = pytest.mark.postgresql

OLD, NEW = (f"{BODY}\nIt is GBP {price}.\n" for price in ("1,000", "1,500"))


def address(name, revision):
    return reverse(f"admin:content_revision_{name}", args=[revision.pk])


@pytest.fixture
def nurse(client, db):
    nurse = make_staff("nurse")
    nurse.groups.set(Group.objects.filter(name="Editor"))
    client.force_login(nurse)
    return nurse


@pytest.fixture
def correct(nurse):
    """Make a draft of a live page that corrects the price."""

    def make(key, author=nurse):
        return make_revision(make_live(make_page(key), body=OLD).page, body=NEW, author=author)

    return make


def offered(client, revision):
    field = client.get(address("hand_over", revision)).context["form"].fields.get("with_it")
    return [int(key) for key, _ in field.choices] if field else []


def hand_over(client, revision, *others):
    role = Group.objects.get(name="Clinical reviewer")
    answers = {"to": f"role-{role.pk}", "note": "The price.", "with_it": [o.pk for o in others]}
    return client.post(address("hand_over", revision), answers)


def test_ticked_drafts_go_with_it_and_get_the_same_note(client, nurse, correct):
    costs, decide, left = (correct(key) for key in ("costs", "decide", "words"))

    page = client.get(address("hand_over", costs)).content.decode()
    answer = hand_over(client, costs, decide)

    assert page.count("checked>") == 2
    asked = {(each.revision_id, each.note) for each in HandOver.objects.open()}
    assert asked == {(costs.pk, "The price."), (decide.pk, "The price.")}
    assert messages_of(answer)[0][1] == (
        "Ready for review, for everybody with the role Clinical reviewer: Costs (version 2), "
        "Decide (version 2). They find them on their start page."
    )
    assert offered(client, left) == []


def test_only_own_drafts_of_the_same_correction_are_offered(client, nurse, correct):
    costs, decide, signed = (correct(key) for key in ("costs", "decide", "benefits"))
    correct("words", author=make_staff("another"))
    make_revision(make_live(make_page("summary"), body=BODY).page, body=NEW, author=nurse)
    make_revision(make_live(make_page("about"), body=OLD).page, body=f"{OLD}\nA.\n", author=nurse)
    signed.sign_off(by=make_doctor(), role="Dermatologist")

    assert offered(client, costs) == [decide.pk]


def test_draft_that_was_not_offered_is_not_handed_over(client, nurse, correct):
    costs, other = correct("costs"), correct("words", author=make_staff("another"))
    correct("decide")

    answer = hand_over(client, costs, other)

    assert list(answer.context["form"].errors) == ["with_it"]
    assert not HandOver.objects.exists()


def test_once_it_is_handed_over_the_button_says_so(client, nurse, correct):
    draft = correct("costs")
    desk = address("change", draft)
    before = links(read_page(client, desk), "Ready for review")

    hand_over(client, draft)

    page = read_page(client, desk)
    assert before == [address("hand_over", draft)]
    assert links(page, "Ready for review") == []
    assert links(page, "Ask somebody else") == [address("hand_over", draft)]
