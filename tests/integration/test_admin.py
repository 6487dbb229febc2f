"""The staff's front door: writing, publishing, and that nothing written is changed or deleted."""

import datetime
import re

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from content.checks import find_problems
from content.models import Clinic, Page, Reference, Revision
from content.publishing import find_live_versions
from tests.factories import (
    BODY,
    make_doctor,
    make_live,
    make_page,
    make_picture,
    make_reference,
    make_revision,
    make_staff,
)

pytestmark = pytest.mark.postgresql

ADD = reverse("admin:content_revision_add")
LIST = reverse("admin:content_revision_changelist")
PUBLISH = reverse("admin:content_revision_publish")
WRITER = ("add_revision", "view_revision")
PUBLISHER = ("view_revision", "publish_revision")
EDITOR = (
    *(*WRITER, "publish_revision", "change_revision", "delete_revision"),
    *("add_page", "view_page", "change_page", "delete_page"),
    *("add_reference", "view_reference", "change_reference", "delete_reference"),
    *("add_clinic", "view_clinic", "change_clinic", "delete_clinic"),
)


@pytest.fixture
def sign_in(client, db):
    """Sign a member of staff in who has these permissions."""

    def sign_in(*permissions, username="nurse"):
        user = make_staff(username, permissions=permissions)
        client.force_login(user)
        return user

    return sign_in


def words_for(page, **fields):
    return {
        "page": page.pk,
        "title": "Costs",
        "slug": "costs",
        "summary": "What it costs.",
        "body": BODY,
        "note": "Newer prices.",
        "based_on": page.revisions.count(),
    } | fields


def publish(client, *revisions, **answers):
    chosen = urlencode([("revision", revision.pk) for revision in revisions])
    live = [revision.pk for revision in find_live_versions(revisions)]
    answers = {"when": "now", "is_unchecked_accepted": "on", "instead_of": live} | answers
    return client.post(f"{PUBLISH}?{chosen}", answers)


def messages_of(response):
    return [(message.level_tag, str(message)) for message in get_messages(response.wsgi_request)]


def read_cells(html, column):
    """The words in one column of a list of the admin."""
    cells = re.findall(rf'<td class="field-{column}[^"]*">(.*?)</td>', html, flags=re.DOTALL)
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in cells]


def errors_of(response):
    assert response.status_code == 200
    return response.context["adminform"].form.errors


# Writing


def test_new_revision_has_its_author_the_next_number_and_is_a_draft(client, sign_in):
    nurse = sign_in(*WRITER)
    page = make_live(make_page("costs")).page

    response = client.post(ADD, words_for(page, body="\r\n" + BODY.replace("\n", "\r\n")))

    revision = Revision.objects.get(number=2)
    assert response["Location"] == reverse("admin:content_revision_change", args=[revision.pk])
    assert (revision.author, revision.page, revision.title) == (nurse, page, "Costs")
    assert (revision.body, revision.note) == (BODY, "Newer prices.")
    assert (revision.is_published, revision.is_signed_off) == (False, False)
    assert Revision.objects.live().get().number == 1


def test_form_cannot_set_who_wrote_published_or_signed_off(client, sign_in):
    nurse = sign_in(*WRITER)
    doctor = make_staff("doctor")
    page = make_page("costs")

    client.post(
        ADD,
        words_for(
            page,
            author=doctor.pk,
            number=9,
            published_at="2026-01-01 00:00",
            published_by=doctor.pk,
            signed_off_by=doctor.pk,
            signed_off_role="Dermatologist",
        ),
    )

    revision = Revision.objects.get()
    assert (revision.author, revision.number) == (nurse, 1)
    assert (revision.published_at, revision.published_by, revision.signed_off_by) == (
        None,
        None,
        None,
    )


def test_draft_with_mistakes_is_kept_and_every_mistake_is_told(client, sign_in):
    sign_in(*WRITER)

    response = client.post(
        ADD, words_for(make_page("costs"), body="Words alone. [@nobody2020] It is painless.")
    )

    assert Revision.objects.count() == 1
    assert messages_of(response)[1] == ("warning", "Found in it: 4 to mend.")
    found = client.get(response["Location"]).context["problems"]
    assert [f"Line {problem.line}: {problem.message}"[:45] for problem in found] == [
        "Line 1: A page of the guide says what we do no"[:45],
        "Line 1: A page opens with its key points: a :::"[:45],
        "Line 1: There is no reference “nobody2020”: che"[:45],
        "Line 1: “painless” promises too much: say what "[:45],
    ]


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"page": ""}, {"page": ["This field is required."]}),
        (
            {"title": "x" * 66},
            {"title": ["Ensure this value has at most 65 characters (it has 66)."]},
        ),
        ({"slug": "Costs_2026"}, {"slug": ["Use words in small letters, joined by hyphens."]}),
        ({"slug": ""}, {"slug": ["Only the home page has an empty address."]}),
        ({"slug": "admin"}, {"slug": ["“admin” is an address of another part of the site."]}),
        (
            {"slug": "prices"},
            {
                "slug": [
                    "The page “words” has or had this address: choose another, so that old links keep working."
                ]
            },
        ),
        ({"body": ""}, {"body": ["This field is required."]}),
        ({"note": ""}, {"note": ["This field is required."]}),
    ],
)
def test_revision_with_a_wrong_field_is_refused_beside_that_field(client, sign_in, fields, errors):
    sign_in(*WRITER)
    make_live(make_page("words"), slug="prices")

    response = client.post(ADD, words_for(make_page("costs")) | fields)

    assert errors_of(response) == errors
    assert Revision.objects.count() == 1


def test_new_version_starts_from_the_newest_words_of_its_page(client, sign_in):
    sign_in(*WRITER)
    page = make_live(make_page("costs"), title="Live").page
    make_revision(page, title="Newest draft", note="Not to be repeated.")

    response = client.get(f"{ADD}?page={page.pk}")

    initial = response.context["adminform"].form.initial
    assert (initial["title"], initial["slug"], initial["body"]) == ("Newest draft", "costs", BODY)
    assert "note" not in initial


def test_first_version_of_a_page_starts_empty(client, sign_in):
    sign_in(*WRITER)
    page = make_page("costs")

    response = client.get(f"{ADD}?page={page.pk}")

    assert response.status_code == 200
    assert "body" not in response.context["adminform"].form.initial


@pytest.mark.parametrize("query", ["", "?page=999999", "?page=costs", "?source=²"])
def test_writing_starts_with_the_choice_of_a_page(client, sign_in, query):
    sign_in(*WRITER)
    make_live(make_page("costs"))

    response = client.get(f"{ADD}{query}")

    assert response.status_code == 302
    assert response["Location"] == reverse("admin:content_page_changelist")
    assert messages_of(response) == [("info", "Choose the page that you want to write.")]


# Publishing


def test_publish_makes_a_draft_live_and_keeps_who_did_it(client, sign_in):
    nurse = sign_in(*PUBLISHER)
    draft = make_revision(make_page("costs"))

    before = timezone.now()
    response = publish(client, draft)

    draft.refresh_from_db()
    assert (draft.is_published, draft.published_by) == (True, nurse)
    assert before <= draft.published_at <= timezone.now()
    assert messages_of(response) == [("success", "Costs (version 1) is live.")]
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
    assert told == [("success", f"Costs (version 1) goes live at 08:30 on {day:%Y-%m-%d} (UTC).")]
    assert draft.published_at is None
    assert Revision.objects.live().count() == 0


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"when": "later"}, {"at": ["Say the day and the time when it goes live."]}),
        (
            {"when": "later", "at_0": "2020-01-01", "at_1": "08:00"},
            {"at": ["This time has passed: give a later one, or choose “Now”."]},
        ),
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
    assert Revision.objects.live().count() == 0


def test_signed_off_version_is_published_without_a_further_question(client, sign_in):
    sign_in(*PUBLISHER)
    draft = make_revision(make_page("costs"), author=make_staff("writer"))
    draft.sign_off(by=make_doctor(), role="Dermatologist")

    response = publish(client, draft, is_unchecked_accepted="")

    assert messages_of(response) == [("success", "Costs (version 1) is live.")]
    assert list(Revision.objects.live()) == [draft]


def test_old_version_that_is_published_again_is_what_readers_get(client, sign_in):
    sign_in(*PUBLISHER)
    old = make_live(make_page("costs"), title="Old words")
    make_live(old.page, title="New words")

    publish(client, old)

    assert "Old words" in client.get("/costs/").content.decode()


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


# Nothing written is changed or deleted


def test_written_revision_can_be_read_and_nothing_else(client, sign_in):
    sign_in(*EDITOR)
    revision = make_live(make_page("costs"))
    change = reverse("admin:content_revision_change", args=[revision.pk])
    delete = reverse("admin:content_revision_delete", args=[revision.pk])

    page = client.get(change).content.decode()
    answers = [
        client.post(change, words_for(revision.page, title="Other")),
        client.post(delete, {"post": "yes"}),
        client.post(LIST, {"action": "delete_selected", "_selected_action": revision.pk}),
    ]

    assert "Words about hair." in page
    assert 'name="title"' not in page
    assert [response.status_code for response in answers] == [403, 403, 302]
    assert Revision.objects.get().title == "Costs"


@pytest.mark.parametrize("name", ["page", "clinic"])
def test_page_and_clinic_cannot_be_deleted_either(client, sign_in, name):
    sign_in(*EDITOR)
    thing = {
        "page": lambda: make_page("costs"),
        "clinic": lambda: Clinic.objects.create(name="Hill clinic"),
    }[name]()

    response = client.post(
        reverse(f"admin:content_{name}_delete", args=[thing.pk]), {"post": "yes"}
    )
    client.post(
        reverse(f"admin:content_{name}_changelist"),
        {"action": "delete_selected", "_selected_action": thing.pk, "post": "yes"},
    )

    assert response.status_code == 403
    assert type(thing).objects.count() == 1


@pytest.mark.parametrize("path", [ADD, LIST, reverse("admin:content_page_changelist")])
def test_admin_is_closed_to_staff_without_permissions(client, sign_in, path):
    sign_in()

    response = client.get(path)

    assert response.status_code == 403


@pytest.mark.django_db
def test_admin_sends_a_stranger_to_the_log_in_page(client):
    assert client.get(LIST)["Location"] == f"/admin/login/?next={LIST}"


# Pages, references, the clinic


def test_list_of_pages_shows_what_is_live_and_where_to_write(client, sign_in):
    sign_in(*EDITOR)
    costs = make_live(make_page("costs"), title="Costs").page
    make_revision(costs, title="Draft of costs")
    words = make_page("words")

    page = client.get(reverse("admin:content_page_changelist")).content.decode()

    assert read_cells(page, "live_version") == ["Version 1", "Not published"]
    assert read_cells(page, "draft") == ["Version 2 by Came with the site", "None"]
    assert read_cells(page, "checked") == ["Not signed off", "Not live"]
    for key, pk in [("costs", costs.pk), ("words", words.pk)]:
        assert f'<a href="{ADD}?page={pk}">Write a new version of {key}</a>' in page


def test_list_of_pages_offers_nobody_what_they_may_not_do(client, sign_in):
    sign_in("view_page", "view_revision", username="doctor")
    make_live(make_page("costs"))

    page = client.get(reverse("admin:content_page_changelist")).content.decode()

    assert "Version 1" in page
    assert ADD not in page


@pytest.mark.parametrize("key", ["²", "٣", "1_0", "costs", "9" * 20])
def test_page_at_an_address_that_is_no_number_is_said_to_be_missing(client, sign_in, key):
    sign_in(*EDITOR)
    make_page("costs", pk=3)
    make_page("words", pk=10)

    response = client.get(f"/admin/content/page/{key}/change/", follow=True)

    assert response.redirect_chain[0] == (reverse("admin:index"), 302)
    assert "doesn’t exist. Perhaps it was deleted?" in response.content.decode()


@pytest.mark.parametrize("name", ["page", "revision", "reference"])
def test_lists_take_the_same_queries_for_one_row_and_for_three(
    client, sign_in, name, django_assert_num_queries
):
    sign_in(*EDITOR)
    address = reverse(f"admin:content_{name}_changelist")
    keys = ["costs", "words", "about"]

    def add(key):
        make_live(make_page(key), author=make_staff(f"author-of-{key}"))
        make_reference(key)

    add(keys[0])
    client.get(address)  # the first request of all fills caches
    with CaptureQueriesContext(connection) as for_one:
        client.get(address)
    for key in keys[1:]:
        add(key)
    with django_assert_num_queries(len(for_one)):
        page = client.get(address).content.decode()

    assert "about" in page.lower()


def test_key_of_a_page_or_reference_never_changes(client, sign_in):
    sign_in(*EDITOR)
    page, reference = make_page("costs"), make_reference("moftah2012")

    client.post(
        reverse("admin:content_page_change", args=[page.pk]),
        {"key": "prices", "kind": "article", "group": "decide", "position": 7},
    )
    client.post(
        reverse("admin:content_reference_change", args=[reference.pk]),
        {
            **{name: getattr(reference, name) for name in ("citation", "year", "link", "kind")},
            **{name: getattr(reference, name) for name in ("size", "limits", "read", "position")},
            "key": "other",
            "found": "Other words.",
        },
    )

    page.refresh_from_db()
    reference.refresh_from_db()
    assert (page.key, page.position) == ("costs", 7)
    assert (reference.key, reference.found) == ("moftah2012", "Other words.")


def test_new_page_gets_the_key_that_is_given(client, sign_in):
    sign_in(*EDITOR)

    client.post(
        reverse("admin:content_page_add"),
        {"key": "prices", "kind": "article", "group": "decide", "position": 7},
    )

    assert Page.objects.get().key == "prices"


def test_home_page_in_a_group_is_refused_beside_that_field(client, sign_in):
    sign_in(*EDITOR)

    response = client.post(
        reverse("admin:content_page_add"),
        {"key": "home", "kind": "home", "group": "decide", "position": 7},
    )

    assert errors_of(response) == {"group": ["The home page stands beside the guide."]}


def test_reference_that_staff_save_is_theirs_from_then_on(client, sign_in):
    sign_in(*EDITOR)
    reference = make_reference("moftah2012", is_shipped=True)
    fields = ("citation", "year", "link", "kind", "size", "found", "limits", "read", "position")

    client.post(
        reverse("admin:content_reference_change", args=[reference.pk]),
        {name: getattr(reference, name) for name in fields},
    )

    assert Reference.objects.get().is_shipped is False


@pytest.mark.parametrize(
    ("cite", "fields"),
    [
        (lambda: make_live(body=f"{BODY}\nIt helps. [@ours2026]"), {"key": "ours2026"}),
        (
            lambda: make_revision(body=f"{BODY}\nA draft. [@gajjar2019; @ours2026]"),
            {"key": "ours2026"},
        ),
        # The next start would bring it back.
        (lambda: None, {"key": "moftah2012", "is_shipped": True}),
        (lambda: None, {"key": "moftah2012", "is_shipped": False}),
    ],
)
def test_reference_that_is_cited_or_came_with_the_site_cannot_be_deleted(
    client, sign_in, cite, fields
):
    sign_in(*EDITOR)
    reference = make_reference(**fields)
    revision = cite()

    response = client.post(
        reverse("admin:content_reference_delete", args=[reference.pk]), {"post": "yes"}
    )
    client.post(
        reverse("admin:content_reference_changelist"),
        {"action": "delete_selected", "_selected_action": reference.pk, "post": "yes"},
    )

    assert response.status_code == 403
    assert Reference.objects.get() == reference
    page = client.get(reverse("admin:content_reference_change", args=[reference.pk]))
    assert (str(revision) in page.content.decode()) is (revision is not None)


def test_reference_that_nobody_cites_can_be_deleted(client, sign_in):
    sign_in(*EDITOR)
    make_live(body=f"{BODY}\nIt helps. [@ours2026b]")
    reference = make_reference("ours2026")

    client.post(reverse("admin:content_reference_delete", args=[reference.pk]), {"post": "yes"})

    assert not Reference.objects.exists()


def test_list_of_references_names_the_live_pages_that_cite_each(client, sign_in):
    sign_in(*EDITOR)
    make_reference("moftah2012")
    make_reference("gajjar2019")
    make_live(make_page("costs"), title="Costs", body=f"{BODY}\nIt helps. [@moftah2012]")
    make_revision(make_page("words"), title="Words", body=f"{BODY}\nSo. [@gajjar2019]")

    html = client.get(reverse("admin:content_reference_changelist")).content.decode()

    assert read_cells(html, "cited_on") == ["None", "Costs"]


def test_logo_is_one_of_the_pictures(client, sign_in):
    sign_in(*EDITOR)
    picture = make_picture("The clinic’s sign")

    client.post(reverse("admin:content_clinic_add"), {"name": "Hill clinic", "logo": picture.pk})

    assert Clinic.objects.get().logo == picture


def test_currency_may_be_written_in_small_letters(client, sign_in):
    sign_in(*EDITOR)

    client.post(reverse("admin:content_clinic_add"), {"name": "Hill clinic", "currency": "inr"})

    assert Clinic.objects.get().currency == "INR"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"currency": "Rs."}, "Give the currency as three capital letters, for example INR."),
        (
            {"emergency_number": "112"},
            "Give the country too: patients must know where this number works.",
        ),
    ],
)
def test_clinic_that_breaks_a_rule_is_refused_in_words_for_staff(client, sign_in, fields, message):
    sign_in(*EDITOR)

    response = client.post(reverse("admin:content_clinic_add"), {"name": "Hill clinic", **fields})

    assert errors_of(response) == {"__all__": [message]}
    assert not Clinic.objects.exists()


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("home", "There is one home page already."),
        ("procedure", "There is one page with the steps already."),
    ],
)
def test_second_page_of_a_kind_is_refused_in_words_for_staff(client, sign_in, kind, message):
    sign_in(*EDITOR)
    make_page("first", kind=kind, group="beside")

    response = client.post(
        reverse("admin:content_page_add"),
        {"key": "second", "kind": kind, "group": "beside", "position": 7},
    )

    assert errors_of(response) == {"__all__": [message]}
    assert Page.objects.count() == 1


def test_link_of_a_reference_is_taken_as_https_when_it_does_not_say(client, sign_in):
    sign_in(*EDITOR)
    reference = make_reference("moftah2012")
    fields = ("citation", "year", "kind", "size", "found", "limits", "read", "position")

    client.post(
        reverse("admin:content_reference_change", args=[reference.pk]),
        {name: getattr(reference, name) for name in fields} | {"link": "doi.org/10.1111/x"},
    )

    assert Reference.objects.get().link == "https://doi.org/10.1111/x"


def test_there_is_one_clinic_to_fill_in(client, sign_in):
    sign_in(*EDITOR)
    add = reverse("admin:content_clinic_add")

    first = client.post(add, {"name": "Hill clinic"})
    second = client.post(add, {"name": "Other clinic"})

    assert (first.status_code, second.status_code) == (302, 403)
    assert Clinic.objects.get().name == "Hill clinic"
