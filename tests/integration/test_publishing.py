"""The door to publishing: what goes live, what is refused and why, and who may."""

import datetime
import re

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from content.checks import find_problems
from content.days import write_day
from content.models import Revision
from content.publishing import find_live_versions
from tests.factories import (
    BODY,
    make_doctor,
    make_live,
    make_page,
    make_revision,
    make_staff,
)
from tests.integration.messages import messages_of
from tests.integration.pages import links, read_page

pytestmark = pytest.mark.postgresql

LIST = reverse("admin:content_revision_changelist")
PUBLISH = reverse("admin:content_revision_publish")
WRITER = ("add_revision", "view_revision")
PUBLISHER = ("view_revision", "publish_revision")


def publish(client, *revisions, **answers):
    chosen = urlencode([("revision", revision.pk) for revision in revisions])
    live = [revision.pk for revision in find_live_versions(revisions)]
    answers = {"when": "now", "is_unchecked_accepted": "on", "instead_of": live} | answers
    return client.post(f"{PUBLISH}?{chosen}", answers)


def test_publish_makes_a_draft_live_and_keeps_who_did_it(client, sign_in):
    nurse = sign_in(*PUBLISHER)
    draft = make_revision(make_page("costs"))

    before = timezone.now()
    response = publish(client, draft)

    draft.refresh_from_db()
    assert (draft.is_published, draft.published_by) == (True, nurse)
    assert before <= draft.published_at <= timezone.now()
    assert messages_of(response) == [
        ("success", '<a href="/costs/">Costs (version 1)</a> is live.')
    ]
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id, entry.change_message) == (
        nurse,
        str(draft.pk),
        "Published: is live.",
    )


def test_publish_refuses_a_text_with_errors_and_says_why(client, sign_in):
    sign_in(*PUBLISHER)
    live = make_live(make_page("costs"))
    draft = make_revision(live.page, body=BODY.replace("hair.", "hair. [@nobody2020]"))

    response = publish(client, draft)

    draft.refresh_from_db()
    assert draft.is_published is False
    assert list(Revision.objects.live()) == [live]
    assert messages_of(response) == [
        (
            "error",
            "Nothing was published. Costs (version 2) was not published: Line 8: There is no "
            "reference “nobody2020”: check its key in the list of references.",
        )
    ]
    assert not LogEntry.objects.exists()


def test_publish_refuses_words_that_promise_too_much(client, sign_in):
    sign_in(*PUBLISHER)
    draft = make_revision(body=BODY.replace("Words about hair.", "It heals. It is painless."))

    response = publish(client, draft)

    assert Revision.objects.live().count() == 0
    assert messages_of(response)[0][1].startswith(
        "Nothing was published. Costs (version 1) was not published: Line 8: “painless” promises"
    )


def test_publish_takes_a_text_with_warnings_alone(client, sign_in):
    sign_in(*PUBLISHER)
    long = "The doctor looks at your scalp and asks you what you take and how you are" + " and" * 12
    draft = make_revision(body=BODY.replace("Words about hair", long))
    assert [problem.level for problem in find_problems(draft)] == ["warning"]

    publish(client, draft)

    assert list(Revision.objects.live()) == [draft]


def test_two_versions_of_a_page_are_not_published_together(client, sign_in):
    sign_in(*PUBLISHER)
    page = make_page("costs")
    first, second = make_revision(page), make_revision(page)

    response = publish(client, second, first)

    assert Revision.objects.live().count() == 0
    assert "Two versions of one page cannot go live at one moment" in messages_of(response)[0][1]


def test_several_pages_go_live_at_one_moment_or_none_of_them_does(client, sign_in):
    sign_in(*PUBLISHER)
    good = [make_revision(make_page(key)) for key in ("costs", "words")]
    bad = make_revision(make_page("about"), body=BODY.replace("Words", "A miracle. Words"))

    publish(client, *good, bad)
    assert Revision.objects.live().count() == 0
    publish(client, *good)

    assert set(Revision.objects.live()) == set(good)
    assert len({revision.published_at for revision in Revision.objects.live()}) == 1


def test_publishing_several_leads_to_what_is_live_now_and_to_the_start(client, sign_in):
    sign_in(*PUBLISHER)
    drafts = [make_revision(make_page(key)) for key in ("costs", "words")]

    response = publish(client, *drafts)

    page = read_page(client, response["Location"])
    assert page.one("h1").text == "2 pages are live"
    assert links(page, "See it live") == ["/costs/", "/words/"]
    assert links(page, "Back to the start") == [reverse("admin:index")]


def test_publishing_several_later_says_when_and_leads_to_each_version(client, sign_in):
    sign_in(*PUBLISHER)
    drafts = [make_revision(make_page(key)) for key in ("costs", "words")]

    response = publish(client, *drafts, when="later", at_0="2099-01-01", at_1="9am")

    page = read_page(client, response["Location"])
    assert page.one("h1").text == "None of these is live yet"
    assert page.one("main").text.count("goes live on 1 January 2099, 09:00") == 2
    assert links(page, "Costs (version 1)") == [
        reverse("admin:content_revision_change", args=[drafts[0].pk])
    ]
    assert links(page, "See it live") == []


@pytest.mark.parametrize("query", ["", "?revision=999", "?revision=x", "?revision=" + "9" * 40])
def test_what_was_published_needs_a_version(client, sign_in, query):
    sign_in(*PUBLISHER)

    assert client.get(f"{reverse('admin:content_page_published')}{query}").status_code == 404


def test_version_can_be_published_at_a_later_time_and_called_off(client, sign_in):
    sign_in(*PUBLISHER)
    draft = make_revision(make_page("costs"))
    day = timezone.now() + datetime.timedelta(days=2)

    response = publish(client, draft, when="later", at_0=f"{day:%Y-%m-%d}", at_1="08:30")
    draft.refresh_from_db()
    was_scheduled, told = draft.is_scheduled, messages_of(response)
    client.post(reverse("admin:content_revision_call_off", args=[draft.pk]))

    draft.refresh_from_db()
    assert was_scheduled is True
    assert told == [("success", f"Costs (version 1) goes live on {write_day(day)}, 08:30 (UTC).")]
    assert draft.published_at is None
    assert Revision.objects.live().count() == 0


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"when": "later"}, {"at": ["Say the day and the time when it goes live."]}),
        (
            {"when": "later", "at_0": "2020-01-01", "at_1": "08:00"},
            {"at": ["This time has passed: give a later one, or publish it now."]},
        ),
        (
            {"when": "now", "at_0": "2099-01-01", "at_1": "08:00"},
            {"at": ["Nothing was published: choose “Schedule” for this time, or empty it."]},
        ),
        ({"when": ""}, {"when": ["This field is required."]}),
        (
            {"is_unchecked_accepted": ""},
            {
                "is_unchecked_accepted": [
                    "No clinician has signed this off. Ask for the sign-off first, or tick this box."
                ]
            },
        ),
    ],
)
def test_publishing_without_a_right_answer_is_refused_beside_it(client, sign_in, answers, error):
    sign_in(*PUBLISHER)
    draft = make_revision(make_page("costs"))

    response = publish(client, draft, **answers)

    assert response.context["form"].errors == error
    # At the top, with the way to the field.
    top = response.content.decode().partition('id="to-mend"')[2].partition("</section>")[0]
    for field in error:
        assert f'<a href="#id_{field}' in top
    assert Revision.objects.live().count() == 0


def test_signed_off_version_is_published_without_a_further_question(client, sign_in):
    sign_in(*PUBLISHER)
    draft = make_revision(make_page("costs"), author=make_staff("writer"))
    draft.sign_off(by=make_doctor(), role="Dermatologist")

    response = publish(client, draft, is_unchecked_accepted="")

    assert messages_of(response) == [
        ("success", '<a href="/costs/">Costs (version 1)</a> is live.')
    ]
    assert list(Revision.objects.live()) == [draft]


def test_old_version_that_is_published_again_is_what_readers_get_with_the_reason(client, sign_in):
    sign_in(*PUBLISHER)
    old = make_live(make_page("costs"), title="Old words", note="First version.")
    new = make_live(old.page, title="New words")

    publish(client, old, why_back="The new price was wrong.")

    words = client.get("/costs/").content.decode()
    assert "Old words" in words
    assert "The new price was wrong." in words
    assert "First version." not in words
    changes = client.get("/changes/").content.decode()
    assert "The page went back to version 1. The new price was wrong." in changes
    assert LogEntry.objects.get().change_message.endswith("is live. The new price was wrong.")

    publish(client, new, why_back="It was right after all.")
    assert "It was right after all." in client.get("/costs/").content.decode()


def test_going_back_is_called_so(client, sign_in):
    sign_in(*PUBLISHER)
    old = make_live(make_page("costs"))
    new = make_live(old.page)
    other = make_revision(make_page("words"))

    page = read_page(client, f"{PUBLISH}?revision={old.pk}")
    two = read_page(client, f"{PUBLISH}?revision={old.pk}&revision={other.pk}")

    assert page.one("h1").text == "Go back to version 1 of Costs"
    assert page.one("button", value="now").text == "Go back now"
    assert two.one("h1").text == "Publish 2 versions together"
    assert read_page(client, f"{PUBLISH}?revision={new.pk}").one("h1").text.startswith("Publish")


@pytest.mark.parametrize(
    ("why", "mistake"),
    [("", "Say in a few words why"), ("It cures hair loss for good.", "cures")],
)
def test_going_back_without_a_reason_or_with_a_promise_is_refused(client, sign_in, why, mistake):
    sign_in(*PUBLISHER)
    old = make_live(make_page("costs"))
    new = make_live(old.page)

    response = publish(client, old, why_back=why)

    assert mistake in str(response.context["form"].errors["why_back"])
    assert list(Revision.objects.live()) == [new]


def test_earlier_version_is_not_offered_for_later_and_refused(client, sign_in):
    sign_in(*PUBLISHER)
    old = make_live(make_page("costs"))
    draft = make_revision(make_live(old.page).page)
    shown = [client.get(f"{PUBLISH}?revision={pk}").content.decode() for pk in (old.pk, draft.pk)]

    response = publish(client, old, when="later", why_back="It was right.")

    assert [">Schedule 1 version<" in words for words in shown] == [False, True]
    assert "not at a later time" in shown[0]
    assert response.context["form"].non_field_errors() == [
        "An earlier version cannot wait for a time."
    ]
    assert not old.page.revisions.scheduled().exists()


def test_what_waits_is_called_off_on_the_page_that_scheduling_leads_to(client, sign_in):
    sign_in(*PUBLISHER, "view_page")
    draft = make_revision(make_live(make_page("costs")).page)

    told = publish(client, draft, when="later", at_0="2099-01-01", at_1="9am")
    words = client.get(told["Location"]).content.decode()

    assert "goes live on 1 January 2099, 09:00" in words
    assert f'form="call-off-{draft.pk}"' in words
    address = reverse("admin:content_revision_call_off", args=[draft.pk])
    assert re.search(rf'id="call-off-{draft.pk}"\s+method="post"\s+action="{address}"', words)
    page = client.get(reverse("admin:content_revision_change", args=[draft.pk])).content.decode()
    assert page.index("Call off: make it a draft again") < page.index("See it as patients will")

    client.post(address)
    assert "Call off" not in client.get(told["Location"]).content.decode()


def test_no_reason_is_asked_for_what_readers_never_had(client, sign_in):
    sign_in(*PUBLISHER)
    draft = make_revision(make_live(make_page("costs")).page)

    asked = client.get(f"{PUBLISH}?revision={draft.pk}").context["form"].fields

    assert "why_back" not in asked


def test_version_that_others_published_meanwhile_is_never_replaced_unseen(client, sign_in):
    sign_in(*PUBLISHER)
    page = make_live(make_page("costs")).page
    mine = make_revision(page, title="My words")
    shown = [revision.pk for revision in find_live_versions([mine])]
    theirs = make_live(page, title="Their words")

    refused = publish(client, mine, instead_of=shown)

    assert "Somebody published another version" in messages_of(refused)[0][1]
    assert page.revisions.live().get() == theirs
    form = refused.context["form"]
    publish(client, mine, instead_of=form["instead_of"].value())
    assert page.revisions.live().get() == mine


def test_version_that_waits_is_told_before_another_goes_live(client, sign_in):
    sign_in(*PUBLISHER)
    page = make_live(make_page("costs")).page
    waiting = make_revision(page, title="Words for Friday")
    waiting.publish(at=timezone.now() + datetime.timedelta(days=2))
    fix = make_revision(page, title="An urgent fix")

    refused = publish(client, fix)

    assert "Words for Friday" in refused.content.decode()
    assert refused.context["form"].errors == {
        "is_replacing_accepted": ["Call off the versions that wait, or tick this box."]
    }
    publish(client, fix, is_replacing_accepted="on")
    assert page.revisions.live().get() == fix


def test_too_many_versions_are_refused_and_none_is_left_out_unsaid(client, sign_in):
    sign_in(*PUBLISHER)
    page = make_page("costs")
    chosen = [make_revision(page).pk for _ in range(51)]

    response = client.post(LIST, {"action": "publish", "_selected_action": chosen})

    assert "Choose at most 50 versions" in messages_of(response)[0][1]
    assert (
        client.get(f"{PUBLISH}?{urlencode([('revision', pk) for pk in chosen])}").status_code == 404
    )


def test_door_to_publishing_shows_what_changes_for_patients(client, sign_in):
    sign_in(*PUBLISHER)
    live = make_live(make_page("costs"), body=BODY.replace("Words", "Take 5 mg. Words"))
    draft = make_revision(live.page, body=BODY.replace("Words", "Take 50 mg. Words"))

    page = client.get(f"{PUBLISH}?revision={draft.pk}").content.decode()

    assert "<del>5 mg</del>" in page
    assert "<ins>50 mg</ins>" in page
    assert "No clinician has signed off this version." in page


@pytest.mark.parametrize("query", ["", "?revision=999", "?revision=x", "?revision=" + "9" * 40])
def test_door_to_publishing_without_a_version_is_not_found(client, sign_in, query):
    sign_in(*PUBLISHER)

    assert client.get(f"{PUBLISH}{query}").status_code == 404


def test_publish_needs_its_permission(client, sign_in):
    sign_in(*WRITER)
    draft = make_revision()

    response = publish(client, draft)

    draft.refresh_from_db()
    assert response.status_code == 403
    assert draft.is_published is False
    assert "Publish together" not in client.get(LIST).content.decode()
