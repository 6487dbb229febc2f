"""What a person with a draft is led to next, and back from, and whose time they are told."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from content.hand_overs import hand_over_for_review
from tests.factories import make_doctor, make_live, make_page, make_revision, make_staff

PUBLISH = reverse("admin:content_revision_publish")
NOTE = "Please check the number in costs."


def address(name, revision):
    return reverse(f"admin:content_revision_{name}", args=[revision.pk])


@pytest.fixture
def enter(client, db):
    """Sign in somebody new with a role of the site."""

    def enter(role):
        person = make_staff(role.lower().replace(" ", "-"), first_name="Asha", last_name="Rao")
        person.groups.add(Group.objects.get(name=role))
        client.force_login(person)

    return enter


@pytest.fixture
def draft(db):
    return make_revision(make_page("costs"), author=make_staff("nurse"))


def hand_over(draft):
    reviewers = Group.objects.get(name="Clinical reviewer")
    hand_over_for_review(draft, by=draft.author, to=reviewers, note=NOTE)


def put_into(state, draft):
    if state == "faulty":
        words = {"title": draft.title, "slug": draft.slug, "summary": draft.summary}
        return make_revision(draft.page, author=draft.author, body="Take [@nobody2030].", **words)
    if state == "handed over":
        hand_over(draft)
    if state == "signed off":
        draft.sign_off(by=make_doctor(), role="Dermatologist")
    return draft


@pytest.mark.parametrize(
    ("role", "state", "lacks", "leads_to"),
    [
        ("Editor", "new", "it is not signed off yet", "hand_over"),
        ("Editor", "handed over", "It waits for everybody with the role Clinical reviewer", ""),
        ("Editor", "faulty", "It cannot go live yet", "add"),
        ("Editor", "signed off", "finds it on the start page and makes it live", "hand_over"),
        ("Clinical reviewer", "new", "It is not signed off yet.", "sign_off"),
        ("Clinical reviewer", "faulty", "It cannot go live yet", "ask_for_changes"),
        ("Clinical reviewer", "signed off", "finds it on the start page and makes it live", ""),
        ("Publisher", "new", "It is not signed off: readers would see that.", "publish"),
        ("Publisher", "signed off", "It is signed off and can go live.", "publish"),
    ],
)
def test_draft_leads_each_role_to_what_comes_next(
    client, enter, draft, role, state, lacks, leads_to
):
    draft = put_into(state, draft)
    enter(role)

    page = client.get(address("change", draft))

    top = page.content.decode().partition('aria-labelledby="next"')[2].partition("</section>")[0]
    step = page.context["next_step"]
    assert lacks in top
    assert step.name == leads_to
    assert (f'href="{step.address}"' in top) if leads_to else ("href" not in top)
    # Each way on is offered once.
    if leads_to:
        assert page.content.decode().count(f">{step.label}</a>") == 1
        assert client.get(step.address).status_code == 200


@pytest.mark.parametrize("state", ["live", "discarded"])
def test_what_is_no_draft_leads_nowhere(client, enter, draft, state):
    if state == "live":
        draft = make_live(draft.page)
    else:
        draft.discard(by=draft.author)
    enter("Editor")

    assert client.get(address("change", draft)).context["next_step"] is None


@pytest.mark.parametrize(
    ("role", "may_discard"), [("Editor", True), ("Publisher", True), ("Clinical reviewer", False)]
)
def test_draft_that_is_older_than_what_is_live_is_only_to_be_discarded(
    client, enter, draft, role, may_discard
):
    draft.sign_off(by=make_doctor(), role="Dermatologist")
    make_live(draft.page)
    enter(role)

    page = client.get(address("change", draft))

    words = page.content.decode()
    assert page.context["next_step"].told == "Overtaken by version 2, which is live."
    assert words.count(">Discard this draft</button>") == may_discard
    for way in ("Ready for review", "Sign off", "Sign off again", "Publish", "Ask for changes"):
        assert f">{way}</a>" not in words


def test_what_was_said_at_the_hand_over_is_told_to_who_signs_off_and_who_publishes(
    client, enter, draft
):
    hand_over(draft)
    enter("Clinical reviewer")
    assert f"<b>{NOTE}</b>" in client.get(address("sign_off", draft)).content.decode()

    draft.sign_off(by=make_doctor(), role="Dermatologist")
    enter("Publisher")

    for where in (f"{PUBLISH}?revision={draft.pk}", address("change", draft)):
        told = client.get(where).content.decode()
        assert NOTE in told
        # What is done asks for nothing in bold.
        assert f"<b>{NOTE}</b>" not in told
        assert "Done on" in told


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("Editor", "hand_over"),
        ("Clinical reviewer", "ask_for_changes"),
        ("Clinical reviewer", "sign_off"),
        ("Clinical reviewer", "take_back"),
        ("Publisher", "publish"),
    ],
)
def test_form_about_a_draft_leads_back_to_it(client, enter, draft, role, name):
    if name == "take_back":
        draft = put_into("signed off", draft)
    enter(role)
    where = f"{PUBLISH}?revision={draft.pk}" if name == "publish" else address(name, draft)

    form = client.get(where).content.decode().partition('<form method="post" class="desk"')[2]

    back = f'href="{address("change", draft)}">Cancel: back to Costs (version 1)</a>'
    assert back in form.partition("</form>")[0]


@pytest.mark.parametrize("name", ["withdraw", "remove"])
def test_form_about_a_page_leads_back_to_it(admin_client, name):
    page = make_page("costs")
    if name == "withdraw":
        make_live(page)

    shown = admin_client.get(reverse(f"admin:content_page_{name}", args=[page.pk]))

    back = reverse("admin:content_page_change", args=[page.pk])
    assert f'href="{back}">Cancel: back to costs</a>' in shown.content.decode()


@pytest.mark.parametrize(
    ("zone", "whose"), [("Europe/London", "London time"), ("UTC", "UTC")], ids=["London", "UTC"]
)
def test_time_is_told_and_asked_for_with_whose_it_is(client, enter, draft, settings, zone, whose):
    settings.TIME_ZONE = zone
    enter("Publisher")
    asked = client.get(f"{PUBLISH}?revision={draft.pk}").content.decode()
    noon = datetime.datetime(2099, 7, 1, 12, 30, tzinfo=ZoneInfo(zone))
    draft.publish(at=noon, by=draft.author)

    told = client.get(address("change", draft)).content.decode()

    assert f"({whose})." in asked
    assert f"It goes live on 1 July 2099, 12:30 ({whose})." in told
    assert ("UTC" in told + asked) == (zone == "UTC")


@pytest.mark.parametrize(
    ("state", "told"), [("new", "not signed off yet."), ("signed off", "signed off.")]
)
def test_page_leads_to_its_newest_draft_and_says_if_it_is_signed_off(
    client, enter, draft, state, told
):
    put_into(state, draft)
    enter("Publisher")

    words = client.get(reverse("admin:content_page_change", args=[draft.page_id])).content.decode()

    link = f'<a href="{address("change", draft)}">version {draft.number}</a>'
    assert f"Newest draft: {link}, {told}" in " ".join(words.split())


@pytest.mark.parametrize(("role", "is_told"), [("Editor", True), ("Publisher", False)])
def test_start_page_says_to_writers_how_a_page_is_changed(client, enter, role, is_told):
    enter(role)

    words = client.get(reverse("admin:index")).content.decode()

    assert ("To change a page, find it here." in words) is is_told
