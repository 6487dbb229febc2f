"""What readers say of a page: from the question at its end to the desk of staff."""

import csv
import datetime
import io

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.signing import TimestampSigner
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from feedback import views
from feedback.models import Answer
from tests.factories import make_home, make_live, make_page, make_revision, make_staff
from tests.integration.pages import read_page

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

FORM = "/feedback/"
OURS = {"Sec-Fetch-Site": "same-origin"}
WORDS = "The number in the second table is wrong."


@pytest.fixture(autouse=True)
def nothing_counted():
    cache.clear()


@pytest.fixture
def costs(db):
    make_home()
    return make_live(make_page("costs"))


def send(client, address=FORM, headers=OURS, **form):
    return client.post(address, form, headers=headers)


def kept():
    return [
        (answer.revision and answer.revision.number, answer.verdict, answer.words)
        for answer in Answer.objects.order_by("pk")
    ]


def question_on(client, address):
    """What the form at a page's end sends, by the words on its buttons."""
    page = read_page(client, address)
    hidden = {
        e.attributes["name"]: e.attributes["value"]
        for e in page.all("input")
        if e.attributes.get("type") == "hidden"
    }
    return {
        e.text: {**hidden, "verdict": e.attributes["value"]}
        for e in page.all("button")
        if e.attributes.get("name") == "verdict"
    }


def test_page_asks_and_keeps_a_yes_at_once(client, costs):
    response = send(client, **question_on(client, "/costs/")["Yes"])

    assert (response.status_code, response["Location"]) == (303, "/feedback/thanks/?page=costs")
    assert kept() == [(1, "clear", "")]
    assert not response.cookies
    assert "Back to “Costs”" in [a.text for a in read_page(client, response["Location"]).all("a")]


def test_no_is_kept_before_there_are_words_and_the_words_go_with_it(client, costs):
    response = send(client, **question_on(client, "/costs/")["No"])
    assert response.status_code == 303
    assert kept() == [(1, "unclear", "")]

    page = read_page(client, response["Location"])
    assert "Please leave out your name, and anything about your own health." in page.html
    response = send(client, response["Location"], words=WORDS)

    assert response["Location"] == "/feedback/thanks/?page=costs"
    assert kept() == [(1, "unclear", WORDS)]


def test_version_is_the_one_that_was_read_and_never_a_draft(client, costs):
    make_live(costs.page)
    make_revision(costs.page)

    for version in ("1", "3", "", "x", "²", "9" * 25, "-1"):
        send(client, page="costs", version=version, verdict="clear")

    assert [number for number, *_ in kept()] == [1, 2, 2, 2, 2, 2, 2]


def test_draft_in_its_preview_asks_nothing(admin_client, costs):
    draft = make_revision(costs.page)

    html = admin_client.get(reverse("admin:content_revision_preview", args=[draft.pk])).content

    assert b'name="verdict"' not in html


def test_mistake_is_reported_from_the_foot_of_every_page(client, costs):
    (link,) = [a for a in read_page(client, "/costs/").all("a") if a.text == "Report a mistake"]
    form = read_page(client, link.attributes["href"])
    chosen = [e.attributes["value"] for e in form.all("option") if "selected" in e.attributes]
    assert chosen == ["costs"]

    response = send(client, page="costs", verdict="mistake", words=f"{WORDS}\r\nAnd more.")

    assert response["Location"] == "/feedback/thanks/?page=costs"
    assert kept() == [(1, "mistake", f"{WORDS}\nAnd more.")]


def test_site_as_a_whole_can_be_meant(client, costs):
    send(client, page="", verdict="mistake", words=WORDS)

    assert kept() == [(None, "mistake", WORDS)]


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ({"page": "gone", "verdict": "clear"}, "This page is not in the guide now"),
        ({"page": "costs"}, "Choose one of the answers."),
        ({"page": "costs", "verdict": "maybe"}, "Choose one of the answers."),
        ({"page": "costs", "verdict": "mistake", "words": " "}, "Write what is wrong"),
        ({"page": "costs", "verdict": "unclear", "words": "é" * 1001}, "at most 1,000 characters"),
        ({"page": "\x00", "verdict": "\x00", "words": "\x00"}, "There is a problem"),
    ],
)
def test_odd_answer_is_told_what_to_mend_and_what_was_written_stays(client, costs, form, error):
    response = send(client, **form)

    assert response.status_code == 400
    assert error in response.content.decode()
    assert form.get("words", "")[:20].strip() in response.content.decode()
    assert kept() == []


def test_words_of_a_thousand_characters_fit_with_their_line_ends(client, costs):
    send(client, page="costs", verdict="unclear", words="a\r\n" * 499 + "aa")

    assert len(Answer.objects.get().words) == 1000


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({}, 403),
        ({"Origin": "http://testserver"}, 303),
        ({"Referer": "http://testserver/costs/"}, 303),
    ],
)
def test_post_from_elsewhere_is_refused(client, costs, headers, status):
    response = send(client, headers=headers, page="costs", verdict="clear")

    assert response.status_code == status
    assert len(kept()) == (status == 303)


def test_too_many_and_too_much_are_refused_in_words(client, costs, monkeypatch):
    monkeypatch.setattr(views, "POSTS_AT_MOST", 1)
    yes = {"page": "costs", "verdict": "clear"}

    answers = [send(client, **yes), send(client, **yes), send(client, words="a" * 70_000)]

    assert [answer.status_code for answer in answers] == [303, 429, 413]
    assert answers[1]["Retry-After"] == "600"
    assert all("Your answer was not kept" in a.content.decode() for a in answers[1:])


def test_no_more_are_kept_on_a_day_than_somebody_can_read(client, costs, monkeypatch):
    monkeypatch.setattr(views, "A_DAY_AT_MOST", 1)

    answers = [send(client, page="costs", verdict="clear") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 503]
    assert len(kept()) == 1


def test_database_that_is_busy_loses_no_words(client, costs, monkeypatch):
    def fail(*args):
        raise OperationalError("database is locked")

    monkeypatch.setattr(type(Answer.objects.all()), "keep", fail)

    response = send(client, page="costs", verdict="clear")

    assert response.status_code == 503
    assert "press Back: it is still there" in response.content.decode()


@pytest.mark.parametrize("token", ["x", "1:x:y", "²", "1"])
def test_words_go_to_no_answer_but_the_one_that_was_given(client, costs, token):
    answer = Answer.objects.keep(costs, "unclear")

    for answered in (
        client.get(f"/feedback/words/{token}/"),
        send(client, f"{FORM}words/{token}/"),
    ):
        assert answered.status_code == 404
        assert "is over" in answered.content.decode()
    answer.refresh_from_db()
    assert answer.words == ""


def test_words_are_taken_for_an_hour(client, costs, monkeypatch):
    token = TimestampSigner(salt="feedback.words").sign(
        str(Answer.objects.keep(costs, "unclear").pk)
    )
    monkeypatch.setattr(views, "SECONDS_FOR_WORDS", -1)

    assert send(client, f"{FORM}words/{token}/", words=WORDS).status_code == 404


def test_pages_of_the_form_are_kept_by_nobody_but_the_plain_one(client, costs):
    plain, about = client.get(FORM), client.get(f"{FORM}?page=costs")

    assert plain["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "no-store" in about["Cache-Control"]
    for response in (plain, about, client.get(f"{FORM}thanks/")):
        assert "noindex" in response.content.decode()
        assert not response.cookies


def test_staff_see_what_is_new_mark_it_and_take_it_along(client, costs):
    editor = make_staff("editor")
    editor.groups.set(Group.objects.filter(name="Editor"))
    client.force_login(editor)
    Answer.objects.keep(costs, "mistake", "=1+1 is wrong.")
    Answer.objects.keep(costs, "clear")
    listed = reverse("admin:feedback_answer_changelist")

    start = client.get(reverse("admin:index")).content.decode()
    assert "answer of a reader is new" in start
    rows = client.get(f"{listed}?state__exact=new").content.decode()
    assert "=1+1 is wrong." in rows
    answer = Answer.objects.get(verdict="mistake")
    client.post(listed, {"action": "mark_as_done", "_selected_action": answer.pk})

    answer.refresh_from_db()
    assert answer.state == "done"
    assert "answer of a reader is new" not in client.get(reverse("admin:index")).content.decode()
    file = client.get(reverse("admin:content_page_report_answers") + "?csv")
    today = timezone.localdate()
    assert list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"))))[1:] == [
        [f"{today.day} {today:%B %Y}", "Costs", "1", "Yes, it was clear", "", "Done"],
        [
            f"{today.day} {today:%B %Y}",
            "Costs",
            "1",
            "I found a mistake",
            "'=1+1 is wrong.",
            "Done",
        ],
    ]


def test_report_counts_the_answers_of_each_page_the_worst_first(admin_client, costs):
    words = make_live(make_page("words"))
    for revision, verdict in [(costs, "clear"), (costs, "unclear"), (words, "mistake")]:
        Answer.objects.keep(revision, verdict)
    Answer.objects.keep(None, "mistake")

    file = admin_client.get(reverse("admin:content_page_report_clearness") + "?csv")

    assert list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"))))[1:] == [
        ["Words", "1", "0", "0"],
        ["Costs", "0", "1", "1"],
    ]


def test_answers_cannot_be_written_or_changed_by_staff(admin_client, costs):
    answer = Answer.objects.keep(costs, "mistake", WORDS)
    address = reverse("admin:feedback_answer_change", args=[answer.pk])

    admin_client.post(address, {"state": "looked-at", "words": "Other.", "verdict": "clear"})

    answer.refresh_from_db()
    assert (answer.state, answer.words, answer.verdict) == ("looked-at", WORDS, "mistake")


def test_what_is_too_old_goes_when_somebody_answers(client, costs):
    long_ago = timezone.localdate() - datetime.timedelta(days=181)
    Answer.objects.create(verdict="mistake", words=WORDS, day=long_ago)

    send(Client(), page="costs", verdict="clear")

    assert kept() == [(1, "clear", "")]
