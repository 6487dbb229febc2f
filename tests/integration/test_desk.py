"""The staff's desk: conflicts, previews, comparing, signing off, withdrawing, the list's answers."""

import datetime

import pytest
from axes.models import AccessAttempt
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission
from django.db import OperationalError
from django.urls import reverse
from django.utils import timezone

from content.era import read_era
from content.models import Clinic, Page, Revision
from tests.factories import (
    BODY,
    make_app,
    make_doctor,
    make_home,
    make_live,
    make_page,
    make_procedure,
    make_revision,
    make_staff,
)
from tests.integration.pages import PageReader, read_page

pytestmark = pytest.mark.postgresql

ADD = reverse("admin:content_revision_add")
PAGES = reverse("admin:content_page_changelist")
WRITER = ("add_revision", "view_revision", "view_page")


@pytest.fixture
def writer(client, db):
    user = make_staff("writer", WRITER)
    client.force_login(user)
    return user


def address(name, revision):
    return reverse(f"admin:content_{name}", args=[revision.pk])


def words_for(page, **fields):
    return {
        "page": page.pk,
        "title": "Costs",
        "slug": "costs",
        "summary": "What it costs.",
        "body": BODY,
        "note": "My change.",
        "based_on": 1,
        "seen": 1,
    } | fields


def sent_again(form, **fields):
    """What a browser sends of a form that was refused, with these fields filled in."""
    return {name: form[name].value() for name in form.fields} | fields


# Nothing is lost


def test_second_to_save_is_told_who_saved_what_and_keeps_their_text(client, writer):
    page = make_revision(make_page("costs")).page
    colleague = make_staff("asha", first_name="Asha", last_name="Rao")
    theirs = BODY.replace("Words about hair.", "Take 5 mg.")
    make_revision(page, author=colleague, body=theirs, note="A dose.")
    mine = BODY.replace("Nobody knows if it helps.", "My own words.")

    response = client.post(ADD, words_for(page, body=mine))

    assert Revision.objects.count() == 2
    html = response.content.decode()
    assert "Version 2 by Asha Rao" in html
    assert "A dose." in html
    assert "<ins>5 mg</ins>" in html
    form = response.context["adminform"].form
    assert form["body"].value() == mine
    assert (form["based_on"].value(), form["told"].value()) == ("1", "2")
    assert form.conflict.merged_text == theirs.replace("Nobody knows if it helps.", "My own words.")


def test_text_that_was_put_together_after_a_conflict_is_saved(client, writer):
    page = make_revision(make_page("costs")).page
    make_revision(page, body=BODY.replace("Words about hair.", "Other words."))
    form = client.post(ADD, words_for(page)).context["adminform"].form

    client.post(ADD, sent_again(form, body=form.conflict.merged_text))

    assert Revision.objects.get(number=3).author == writer
    assert "Other words." in Revision.objects.get(number=3).body


def test_second_conflict_keeps_what_the_first_one_was_about(client, writer):
    page = make_revision(make_page("costs")).page
    mine = BODY.replace("How often harm happens is not known.", "Mine.")
    bens = BODY.replace("Nobody knows if it helps.", "By Ben.")
    make_revision(page, body=bens)
    form = client.post(ADD, words_for(page, body=mine)).context["adminform"].form
    make_revision(page, body=bens.replace("Words about hair.", "By Cem."))

    conflict = client.post(ADD, sent_again(form)).context["adminform"].form.conflict

    for words in ("Mine.", "By Ben.", "By Cem."):
        assert words in conflict.merged_text


def test_form_that_is_sent_twice_is_told_as_saved_and_not_as_a_conflict(client, writer):
    page = make_revision(make_page("costs")).page
    words = words_for(page, body=BODY + "\nMore.\n")
    client.post(ADD, words)

    response = client.post(ADD, words)

    form = response.context["adminform"].form
    assert form.non_field_errors() == ["These words are saved already: they are version 2."]
    assert form.conflict is None
    assert page.revisions.count() == 2


def test_changes_of_the_same_line_are_shown_and_not_put_together(client, writer):
    page = make_revision(make_page("costs")).page
    make_revision(page, body=BODY.replace("Words about hair.", "Their words."))

    response = client.post(
        ADD, words_for(page, body=BODY.replace("Words about hair.", "My words."))
    )

    assert response.context["adminform"].form.conflict.merged_text is None
    assert "You both changed the same lines" in response.content.decode()


def test_what_a_text_leaves_out_of_a_colleagues_is_told_and_needs_a_tick(client, writer):
    page = make_revision(make_page("costs")).page
    make_revision(page, body=BODY.replace("Words about hair.", "Take 5 mg."))
    mine = words_for(page, body=BODY.replace("Words about hair.", "My words."))

    first = client.post(ADD, mine).context["adminform"].form
    again = client.post(ADD, sent_again(first))

    assert page.revisions.count() == 2
    form = again.context["adminform"].form
    assert form.non_field_errors() == [
        "Not saved yet: your text leaves out words of a colleague. Put them in, or tick “Save mine all the same” above."
    ]
    told = PageReader(again.content.decode())
    assert "Line 8: “Take 5 mg.”" in [" ".join(e.text.split()) for e in told.all("li")]
    box = told.one("input", type="checkbox", name="over").attributes
    assert "checked" not in box
    client.post(ADD, sent_again(form, over=box["value"]))
    assert page.revisions.get(number=3).body == mine["body"]


def test_tick_for_one_version_is_none_for_a_newer_one(client, writer):
    page = make_revision(make_page("costs")).page
    make_revision(page, body=BODY.replace("Words about hair.", "Take 5 mg."))
    mine = words_for(page, body=BODY.replace("Words about hair.", "My words."))
    form = client.post(ADD, mine).context["adminform"].form
    make_revision(page, body=BODY.replace("Words about hair.", "Take 7 mg."))

    form = client.post(ADD, sent_again(form, over=2)).context["adminform"].form

    assert page.revisions.count() == 3
    assert [passage.words for passage in form.conflict.left_out.missing] == ["Take 7 mg."]
    assert form["over"].value() == ""


def test_tick_outlives_a_note_that_is_missing(client, writer):
    page = make_revision(make_page("costs")).page
    make_revision(page, body=BODY.replace("Words about hair.", "Take 5 mg."))
    mine = words_for(page, body=BODY.replace("Words about hair.", "My words."), note="")
    form = client.post(ADD, mine).context["adminform"].form

    refused = client.post(ADD, sent_again(form, over=2))

    hidden = PageReader(refused.content.decode()).one("input", type="hidden", name="over")
    assert hidden.attributes["value"] == "2"


def test_text_stays_in_the_form_when_the_database_does_not_save(client, writer, monkeypatch):
    page = make_revision(make_page("costs")).page

    def fail(*args, **kwargs):
        raise OperationalError("database is locked")

    monkeypatch.setattr(Revision, "save", fail)
    response = client.post(ADD, words_for(page, body=BODY + "\nMy words.\n"))

    assert Revision.objects.count() == 1
    form = response.context["adminform"].form
    assert form["body"].value() == BODY + "\nMy words.\n"
    assert form.non_field_errors() == [
        "The database did not save this. Your text is still here: wait a moment, then save again."
    ]


def test_new_version_can_start_from_an_old_one(client, writer):
    old = make_revision(make_page("costs"), title="Old words")
    make_revision(old.page, title="New words")

    form = client.get(f"{ADD}?source={old.pk}").context["adminform"].form

    assert (form["title"].value(), form["based_on"].value()) == ("Old words", 1)
    assert form["seen"].value() == 2


def test_who_goes_on_with_their_newest_draft_finds_what_they_said_of_it(client, writer):
    page = make_live(make_page("costs")).page
    make_revision(page, author=writer, note="Mine, older.")
    draft = make_revision(page, author=writer, note="Newer prices.")

    desk = client.get(address("revision_change", draft)).content.decode()
    form = client.get(f"{ADD}?source={draft.pk}").context["adminform"].form

    assert f'href="{ADD}?source={draft.pk}">Go on with this draft</a>' in desk
    assert form["note"].value() == "Newer prices."


@pytest.mark.parametrize("which", ["live", "older", "a colleague's", "discarded"])
def test_any_other_version_is_written_anew_with_a_note_of_its_own(client, writer, which):
    page = make_live(make_page("costs")).page
    author = make_staff("asha") if which == "a colleague's" else writer
    version = make_revision(page, author=author)
    if which == "live":
        version.publish(by=writer)
    if which == "older":
        make_revision(page, author=writer)
    if which == "discarded":
        version.discard(by=writer)

    desk = client.get(address("revision_change", version)).content.decode()
    form = client.get(f"{ADD}?source={version.pk}").context["adminform"].form

    assert f'href="{ADD}?source={version.pk}">Write a new version from this one</a>' in desk
    assert not form["note"].value()


def test_save_and_go_on_leads_back_to_the_form_with_the_saved_words(client, writer):
    page = make_revision(make_page("costs")).page

    response = client.post(ADD, words_for(page, title="Newer", _continue="1"), follow=True)

    form = response.context["adminform"].form
    assert (form["title"].value(), form["based_on"].value()) == ("Newer", 2)


# Previews


def test_script_that_saves_in_the_background_is_told_where_to_go_on(client, writer):
    page = make_live(make_page("costs")).page

    response = client.post(
        ADD, words_for(page, body="Mine.\n"), headers={"X-Saved-In-Background": "yes"}
    )

    assert response.json() == {"address": address("revision_change", page.revisions.get(number=2))}


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (make_home, "A patient guide"),
        (make_procedure, "Mark as done"),
        (lambda: make_live(make_page("costs")), "Words about hair"),
    ],
)
def test_draft_is_seen_as_patients_will_see_it_by_the_readers_own_view(client, writer, make, words):
    live = make()
    draft = make_revision(live.page, title="A new title", body=live.body)
    public = client.get(live.get_absolute_url()).content.decode()

    response = client.get(address("revision_preview", draft))

    html = response.content.decode()
    assert words in public
    assert words in html
    assert "A new title" in html
    assert "A new title" not in client.get(live.get_absolute_url()).content.decode()
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
    assert response["X-Robots-Tag"] == "noindex"


def test_preview_of_a_page_that_was_never_live_stands_in_the_contents(client, writer):
    make_home()
    draft = make_revision(make_page("costs"), title="New chapter")

    html = client.get(address("revision_preview", draft)).content.decode()

    assert '<li aria-current="page">' in html
    assert "Version 1, not published." in " ".join(html.split())


# Comparing


def test_any_two_versions_of_a_page_can_be_compared(client, writer):
    old = make_revision(make_page("costs"), body=BODY.replace("hair.", "hair. Pay INR 500."))
    new = make_revision(old.page, body=BODY.replace("hair.", "hair. Pay INR 5,000."))
    compare = reverse("admin:content_revision_compare")

    html = client.get(f"{compare}?old={old.pk}&new={new.pk}").content.decode()

    assert "<del>INR 500</del>" in html
    assert "<ins>INR 5,000</ins>" in html


@pytest.mark.parametrize(
    ("permissions", "offered"),
    [
        ((), []),
        (("publish_revision",), ["Ask for changes", "Publish"]),
        (("sign_off_revision",), ["Ask for changes", "Sign off"]),
    ],
)
def test_comparison_leads_on_as_the_version_itself_does(client, sign_in, permissions, offered):
    old = make_live(make_page("costs"), author=make_staff("paul"))
    new = make_revision(old.page, author=old.author)
    person = sign_in("view_revision", *permissions)
    person.first_name, person.last_name = "Asha", "Rao"
    person.save()
    compare = f"{reverse('admin:content_revision_compare')}?old={old.pk}&new={new.pk}"
    ways_on = {
        "Ask for changes": address("revision_ask_for_changes", new),
        "Sign off": address("revision_sign_off", new),
        "Publish": f"{reverse('admin:content_revision_publish')}?revision={new.pk}",
    }

    compared = client.get(compare).content.decode()
    own = client.get(address("revision_change", new)).content.decode()

    assert f'href="{address("revision_change", new)}">Back to version 2</a>' in compared
    for html in (compared, own):
        shown = [words for words, way in ways_on.items() if f'href="{way}">{words}</a>' in html]
        assert shown == offered


def test_versions_of_two_pages_cannot_be_compared(client, writer):
    old, new = make_revision(make_page("costs")), make_revision(make_page("words"))
    compare = reverse("admin:content_revision_compare")

    assert client.get(f"{compare}?old={old.pk}&new={new.pk}").status_code == 404
    assert client.get(compare).status_code == 404


# Signing off

NEXT_REVIEW = timezone.localdate() + datetime.timedelta(days=365)
ANSWERS = {"role": "Dermatologist", "review_due": NEXT_REVIEW.isoformat(), "is_read": "on"}


def test_sign_off_is_what_readers_see_until_a_newer_version_is_live(client, doctor):
    revision = make_live(make_page("costs"), author=make_staff("nurse"))

    client.post(address("revision_sign_off", revision), ANSWERS)
    signed = client.get("/costs/").content.decode()
    make_live(revision.page)
    newer = client.get("/costs/").content.decode()

    assert "Checked by Asha Rao, Dermatologist" in signed
    assert f"Next review due {NEXT_REVIEW:%-d %B %Y}" in signed
    assert "Checked by" not in newer
    assert "Not yet checked by a clinician." in newer
    assert LogEntry.objects.get().change_message == "Signed off as Dermatologist."


def test_sign_off_is_taken_back_and_stays_on_record(client, doctor):
    live = make_live(make_page("costs"))
    live.sign_off(by=doctor, role="Dermatologist")

    client.post(address("revision_take_back", live), {"why": "I misread the dose."})

    assert "Not checked again by a clinician." in client.get("/costs/").content.decode()
    desk = client.get(address("revision_change", live)).content.decode()
    assert "Asha Rao took it back: I misread the dose." in desk
    assert LogEntry.objects.get().change_message == "Sign-off taken back: I misread the dose."


def test_text_with_something_to_mend_is_not_signed_off(client, doctor):
    draft = make_revision(make_page("costs"), body=f"{BODY}\nIt is painless.\n")
    sign_off = address("revision_sign_off", draft)
    answers = {"role": "Dermatologist", "review_due": "2027-01-01", "is_read": "on"}

    response = client.post(sign_off, answers)

    assert "cannot be signed off" in response.content.decode()
    assert Revision.objects.get().signed_off_at is None
    version = client.get(address("revision_change", draft))
    assert version.context["may_sign_off"] is False
    assert "You cannot sign it off. It has something to mend" in version.content.decode()


def test_nobody_signs_off_their_own_text(client, doctor):
    revision = make_revision(make_page("costs"), author=doctor)

    response = client.post(address("revision_sign_off", revision), ANSWERS)

    revision.refresh_from_db()
    assert revision.is_signed_off is False
    why = "Nobody signs off their own text, and version 1 is yours: ask a colleague."
    for shown in (response, client.get(address("revision_change", revision))):
        assert why in shown.content.decode()
    assert 'name="is_read"' not in response.content.decode()


def test_nobody_signs_off_their_own_words_in_a_version_that_a_colleague_saved(client, doctor):
    page = make_revision(make_page("costs"), author=doctor).page
    merged = make_revision(page, author=make_staff("nurse"))

    response = client.post(address("revision_sign_off", merged), ANSWERS)

    assert "version 1 is yours" in response.context["why_not"]
    assert "Sign off" not in client.get(address("revision_change", merged)).content.decode()


def test_roles_to_choose_from_are_those_that_the_clinic_keeps(client, doctor):
    Clinic.objects.create(reviewer_roles="Hair surgeon\n\nDermatologist\n")
    revision = make_revision(make_page("costs"))

    form = client.get(address("revision_sign_off", revision)).context["form"]
    refused = client.post(address("revision_sign_off", revision), ANSWERS | {"role": "Wizard"})

    assert [value for value, _ in form.fields["role"].choices] == [
        "",
        "Hair surgeon",
        "Dermatologist",
    ]
    assert list(refused.context["form"].errors) == ["role"]


@pytest.mark.parametrize("missing", ["role", "review_due", "is_read"])
def test_sign_off_without_an_answer_is_refused_beside_it(client, doctor, missing):
    revision = make_revision(make_page("costs"))

    response = client.post(address("revision_sign_off", revision), ANSWERS | {missing: ""})

    revision.refresh_from_db()
    assert list(response.context["form"].errors) == [missing]
    assert revision.is_signed_off is False


def test_sign_off_shows_what_changed_since_the_last_one(client, doctor):
    checked = make_live(make_page("costs"), author=make_staff("nurse"))
    checked.sign_off(by=doctor, role="Dermatologist")
    newer = make_revision(checked.page, body=BODY.replace("hair.", "hair. Never rub it."))

    html = client.get(address("revision_sign_off", newer)).content.decode()

    assert "What changed since version 1" in html
    assert "<ins>Never rub</ins>" in html


def test_first_sign_off_shows_what_changed_since_the_live_version(client, doctor):
    live = make_live(make_page("costs"), author=make_staff("nurse"))
    newer = make_revision(live.page, body=BODY.replace("hair.", "hair. Never rub it."))

    first, second = (
        client.get(address("revision_sign_off", version)).content.decode()
        for version in (live, newer)
    )

    assert "What changed" not in first
    assert "What changed since the live version 1, which nobody signed off" in second
    assert "<ins>Never rub</ins>" in second
    assert "all of it is to be checked" in second


# Withdrawing


@pytest.fixture
def publisher(client, db):
    permissions = ("withdraw_page", "view_page", "change_page", "publish_revision", "view_revision")
    user = make_staff("publisher", permissions)
    client.force_login(user)
    return user


def test_page_is_withdrawn_once_its_links_are_known(client, publisher):
    page = make_live(make_page("costs")).page
    body = BODY.replace("Words", "See [the costs](/costs/). Words")
    make_live(make_page("summary"), body=body)
    withdraw = address("page_withdraw", page)

    shown = client.get(withdraw).content.decode()
    refused = client.post(withdraw, {"reason": "Wrong."})
    was_live = Revision.objects.live().filter(page=page).exists()
    client.post(withdraw, {"reason": "Wrong.", "are_links_accepted": "on"})

    assert "line 8: “the costs”" in " ".join(shown.split())
    assert list(refused.context["form"].errors) == ["are_links_accepted"]
    assert was_live is True
    assert client.get("/costs/").status_code == 410
    page.refresh_from_db()
    assert page.withdrawn_by == publisher
    assert LogEntry.objects.get().change_message == "Withdrawn: Wrong."
    desk = client.get(address("page_change", page)).content.decode()
    assert "<h1>Costs</h1>" in desk
    assert "by publisher.</b> Wrong." in " ".join(desk.split())


def test_link_in_a_version_that_waits_is_told_with_its_time(client, publisher):
    page = make_live(make_page("costs")).page
    body = BODY.replace("Words", "See [the costs](/costs/). Words")
    waiting = make_revision(make_page("summary"), body=body)
    waiting.publish(at=datetime.datetime(2099, 5, 4, 9, 30, tzinfo=timezone.get_current_timezone()))
    withdraw = address("page_withdraw", page)

    shown = " ".join(client.get(withdraw).content.decode().split())
    refused = client.post(withdraw, {"reason": "Wrong."})

    told = "line 8: “the costs”, in version 1, which goes live later, on 4 May 2099, 09:30"
    assert told in shown
    assert list(refused.context["form"].errors) == ["are_links_accepted"]


def test_page_that_the_site_leads_to_is_not_withdrawn(client, publisher):
    page = make_live(make_page("words")).page

    response = client.post(address("page_withdraw", page), {"reason": "Wrong."})

    for shown in (response, client.get(address("page_change", page))):
        assert "The site itself leads to this page" in shown.content.decode()
    assert client.get("/words/").status_code == 200


# The list


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("state=live", {"live", "drafted", "checked", "overdue"}),
        ("state=draft", {"drafted", "never"}),
        ("state=waiting", {"waiting"}),
        ("state=withdrawn", {"gone"}),
        ("state=never", {"never", "waiting"}),
        ("checked=yes", {"checked", "overdue"}),
        ("checked=no", {"live", "drafted"}),
        ("checked=overdue", {"overdue"}),
        ("checked=soon", {"checked"}),
        ("problems=error", {"never"}),
        ("problems=warning", {"drafted"}),
        ("q=rosemary", {"live"}),
    ],
)
def test_list_of_pages_answers_what_staff_ask(client, writer, query, expected):
    nurse, doctor = make_staff("nurse"), make_doctor()
    today = timezone.localdate()
    make_live(make_page("live"), body=BODY.replace("hair", "rosemary"))
    long = "The doctor looks at your scalp and asks you what you take and how you are" + " and" * 12
    make_revision(make_live(make_page("drafted")).page, body=BODY.replace("Words about hair", long))
    make_revision(make_page("never"), body=BODY.replace("hair", "a miracle"))
    make_revision(make_page("waiting")).publish(at=timezone.now() + datetime.timedelta(days=1))
    make_live(make_page("gone")).page.withdraw(by=nurse)
    for key, days in (("checked", 30), ("overdue", 1)):
        revision = make_live(make_page(key), author=nurse)
        due = today + datetime.timedelta(days=days)
        revision.sign_off(by=doctor, role="Dermatologist", review_due=due)
    Revision.objects.filter(page__key="overdue").update(review_due=today - datetime.timedelta(1))

    response = client.get(f"{PAGES}?{query}")

    assert {page.key for page in response.context["cl"].result_list} == expected


def test_order_of_pages_is_changed_in_the_list(client, publisher):
    make_home()
    first = make_live(make_page("costs", position=1)).page
    second = make_live(make_page("comparing", position=2)).page
    listed = list(client.get(PAGES).context["cl"].result_list)
    positions = {first.pk: 2, second.pk: 1}
    data = {"form-TOTAL_FORMS": len(listed), "form-INITIAL_FORMS": len(listed), "_save": "1"}
    for index, page in enumerate(listed):
        data |= {
            f"form-{index}-id": page.pk,
            f"form-{index}-group": page.group,
            f"form-{index}-position": positions.get(page.pk, page.position),
        }

    client.post(PAGES, data)

    contents = client.get("/").context["groups"][0].pages
    assert [link.key for link in contents] == ["comparing", "costs"]


def test_desk_of_a_page_shows_every_version_with_its_state(client, publisher):
    page = make_page("costs")
    make_live(page, title="Old")
    make_revision(page, title="Forgotten")
    live = make_live(page, title="Current")
    make_revision(page, title="Draft")

    response = client.get(reverse("admin:content_page_change", args=[page.pk]))

    states = [(version.title, state) for version, state in response.context["versions"]]
    assert states == [
        ("Draft", "Draft"),
        ("Current", "Live"),
        ("Forgotten", "Overtaken draft"),
        ("Old", "Earlier version"),
    ]
    assert response.context["live"] == live
    assert Page.objects.count() == 1


# Words


def test_staff_read_of_versions_and_never_of_revisions(admin_client):
    revision = make_live()
    group = Group.objects.get(name="Editor")
    addresses = [
        reverse("admin:index"),
        reverse("admin:content_revision_changelist"),
        f"{ADD}?page={revision.page_id}",
        address("revision_change", revision),
        address("revision_history", revision),
        reverse("admin:content_revision_handbook"),
        reverse("admin:auth_group_change", args=[group.pk]),
    ]

    texts = {where: read_page(admin_client, where).one("body").text for where in addresses}

    assert [where for where, text in texts.items() if "revision" in text.lower()] == []
    assert "Select version to view" in texts[addresses[1]]
    assert "Can publish a version" in texts[addresses[-1]]


def test_permissions_are_named_for_versions(db):
    names = Permission.objects.filter(codename__endswith="_revision").values_list("name", flat=True)

    assert sorted(names) == [
        "Can add version",
        "Can change version",
        "Can delete version",
        "Can publish a version",
        "Can sign off a version as a clinician",
        "Can view version",
    ]


def test_start_page_names_its_parts_for_what_they_do_and_hides_empty_lists(admin_client):
    def names():
        parts = admin_client.get(reverse("admin:index")).context["app_list"]
        return [part["name"] for part in parts]

    assert names() == ["The guide", "People and roles", "What readers say"]

    make_app(make_staff("colleague"))
    AccessAttempt.objects.create(attempt_time=timezone.now(), failures_since_start=1)

    assert names()[2:-1] == [
        "Second factors: apps",
        "Second factors: recovery codes",
        "Sign-ins and wrong passwords",
    ]


# Withdrawing at a later time


def test_page_is_withdrawn_by_itself_at_its_time_and_can_be_called_off(
    client, publisher, monkeypatch
):
    live = make_live(make_page("costs"))
    withdraw, soon = (
        address("page_withdraw", live.page),
        timezone.now() + datetime.timedelta(hours=2),
    )
    sent = {"reason": "Old.", "at_0": f"{soon:%Y-%m-%d}", "at_1": f"{soon:%H:%M:%S}"}

    by_mistake = client.post(withdraw, sent)
    client.post(withdraw, sent | {"later": "1"})

    assert list(by_mistake.context["form"].errors) == ["at"]
    assert client.get("/costs/").status_code == 200
    assert (
        "until it is withdrawn on" in client.get(address("page_change", live.page)).content.decode()
    )
    assert read_era(None).ends <= soon
    going = client.get(PAGES, {"state": "going"}).context["cl"].result_count
    assert going == 1
    monkeypatch.setattr(timezone, "now", lambda: soon + datetime.timedelta(seconds=1))
    assert client.get("/costs/").status_code == 410
    monkeypatch.undo()
    client.post(withdraw, {"call_off": "1"})
    monkeypatch.setattr(timezone, "now", lambda: soon + datetime.timedelta(seconds=1))
    assert client.get("/costs/").status_code == 200


def test_newer_drafts_of_chosen_pages_are_published_together(client, publisher):
    drafted, other = make_live(make_page("costs")).page, make_live(make_page("words")).page
    draft = make_revision(drafted)
    sent = {"action": "publish_drafts", "_selected_action": [drafted.pk, other.pk]}

    response = client.post(PAGES, sent)
    none = client.post(PAGES, sent | {"_selected_action": [other.pk]}, follow=True)

    publish = reverse("admin:content_revision_publish")
    assert response["Location"] == f"{publish}?revision={draft.pk}"
    assert "there is nothing to publish" in none.content.decode()
