"""Every address of the staff's part of the site, for every role and for strangers."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse

from content.admin.reports import REPORTS
from content.models import Clinic, Page, Revision
from feedback.models import Answer
from tests.admin_addresses import address_of, admin_names
from tests.factories import (
    make_app,
    make_live,
    make_page,
    make_picture,
    make_reference,
    make_revision,
    make_staff,
)

EDITOR, PUBLISHER, REVIEWER = "Editor", "Publisher", "Clinical reviewer"
STAFF_ROLES = (EDITOR, PUBLISHER, REVIEWER)
SUPERUSER, NEWCOMER, READER, STRANGER = "superuser", "newcomer", "reader", "stranger"
EVERYBODY = (*STAFF_ROLES, SUPERUSER, NEWCOMER, READER, STRANGER)

ANY_STAFF = frozenset({*STAFF_ROLES, SUPERUSER, NEWCOMER})
READERS_OF_ALL = frozenset({*STAFF_ROLES, SUPERUSER})
NOBODY = frozenset()


def only(*roles):
    return frozenset({*roles, SUPERUSER})


# Who may open an address of the admin, and who may send its form. What is not named here is
# for superusers alone: accounts, roles, wrong passwords, second factors.
OPEN = {
    "index": ANY_STAFF,
    "logout": NOBODY,  # signing out is a form
    "password_change": ANY_STAFF,
    "password_change_done": ANY_STAFF,
    "second_factor": ANY_STAFF,
    "jsi18n": ANY_STAFF,
    "app_list": READERS_OF_ALL,
    "autocomplete": NOBODY,  # no form of ours asks it
    "content_page_changelist": READERS_OF_ALL,
    "content_page_change": READERS_OF_ALL,
    "content_page_history": READERS_OF_ALL,
    "content_page_add": only(PUBLISHER),
    "content_page_delete": NOBODY,
    "content_page_order": only(PUBLISHER),
    "content_page_published": only(PUBLISHER),
    "content_page_reports": READERS_OF_ALL,
    **{f"content_page_report_{report.name}": READERS_OF_ALL for report in REPORTS},
    "content_page_withdraw": only(PUBLISHER),
    "content_page_remove": only(PUBLISHER),
    "content_revision_changelist": READERS_OF_ALL,
    "content_revision_change": READERS_OF_ALL,
    "content_revision_history": READERS_OF_ALL,
    "content_revision_preview": READERS_OF_ALL,
    "content_revision_preview_frame": READERS_OF_ALL,
    "content_revision_compare": READERS_OF_ALL,
    "content_revision_handbook": READERS_OF_ALL,
    "content_revision_choices": only(EDITOR),
    "content_revision_gallery": READERS_OF_ALL,
    "content_revision_gallery_frame": READERS_OF_ALL,
    "content_revision_add": only(EDITOR),
    "content_revision_delete": NOBODY,
    "content_revision_publish": only(PUBLISHER),
    "content_revision_call_off": only(PUBLISHER),
    "content_revision_discard": only(EDITOR, PUBLISHER),
    "content_revision_waiting": READERS_OF_ALL,
    "content_revision_hand_over": only(EDITOR, PUBLISHER),
    "content_revision_ask_for_changes": only(PUBLISHER, REVIEWER),
    "content_revision_ask_for_source": only(EDITOR),
    "content_revision_sign_off": only(REVIEWER),
    "content_revision_take_back": only(REVIEWER),
    "content_picture_changelist": READERS_OF_ALL,
    "content_picture_change": READERS_OF_ALL,
    "content_picture_history": READERS_OF_ALL,
    "content_picture_add": only(EDITOR, PUBLISHER),
    "content_picture_delete": only(PUBLISHER),
    "content_reference_changelist": READERS_OF_ALL,
    "content_reference_change": READERS_OF_ALL,
    "content_reference_history": READERS_OF_ALL,
    "content_reference_add": only(PUBLISHER),
    "content_reference_delete": only(PUBLISHER),
    "content_clinic_changelist": READERS_OF_ALL,
    "content_clinic_change": READERS_OF_ALL,
    "content_clinic_history": READERS_OF_ALL,
    "content_clinic_add": NOBODY,  # there is one already
    "content_clinic_delete": NOBODY,
    "feedback_answer_changelist": READERS_OF_ALL,
    "feedback_answer_change": READERS_OF_ALL,
    "feedback_answer_history": READERS_OF_ALL,
    "feedback_answer_add": NOBODY,  # readers write them
    "feedback_answer_delete": only(PUBLISHER),
}
SEND = OPEN | {
    "logout": ANY_STAFF,
    "password_change_done": NOBODY,
    "jsi18n": NOBODY,
    "content_page_change": only(PUBLISHER),
    "content_revision_change": NOBODY,
    "content_revision_preview": NOBODY,
    "content_picture_change": only(EDITOR, PUBLISHER),
    "content_reference_change": only(PUBLISHER),
    "content_clinic_change": only(PUBLISHER),
}
MAY = {"get": OPEN, "post": SEND}
# Sent to whoever may, instead of a page: the way on.
WAYS_ON = {
    ("post", "content_page_order"),
    ("get", "content_clinic_changelist"),
    ("post", "content_revision_waiting"),
    ("post", "content_clinic_changelist"),
    ("post", "content_page_remove"),
    ("get", "content_revision_ask_for_source"),
    ("post", "content_revision_ask_for_source"),
    ("get", "content_revision_discard"),
    ("post", "content_revision_discard"),
    ("get", "content_revision_call_off"),
    ("post", "content_revision_call_off"),
    ("post", "content_clinic_change"),
    ("post", "second_factor"),
}
READ_ONLY = {
    "content_revision_choices",
    *("content_revision_handbook", "content_revision_preview_frame"),
    *("content_revision_gallery", "content_revision_gallery_frame"),
    *("content_page_reports", *(f"content_page_report_{report.name}" for report in REPORTS)),
}
REFUSALS = {302, 403, 404, 405}
# Redirects and pages without a name or an answer of their own.
LOG_IN, SHORT_CUT = "login", "view_on_site"


@pytest.fixture
def things(db, settings):
    """One of everything that an address can be about."""
    live = make_live(make_page("costs"), author=make_staff("nurse"))
    draft = make_revision(live.page, author=live.author, body=live.body + "\nA secret draft.\n")
    Clinic.objects.create(name="Hill clinic")
    app = make_app(make_staff("colleague"))
    return {
        "page": live.page.pk,
        "revision": draft.pk,
        "live": live.pk,
        "picture": make_picture().pk,
        "reference": make_reference("nobody_cites_it").pk,
        "clinic": Clinic.THE_ONE,
        "user": live.author_id,
        "answer": Answer.objects.keep(live, Answer.Verdict.MISTAKE).pk,
        "group": Group.objects.get(name=EDITOR).pk,
        "totpdevice": app.pk,
    }


def sign_in(client, role):
    client.logout()
    if role == STRANGER:
        return
    users = get_user_model().objects
    user = users.filter(username=role).first()
    if user is None:
        is_staff = role != READER
        user = users.create_user(role, password="a long password", is_staff=is_staff)
        user.is_superuser = role == SUPERUSER
        user.save()
        user.groups.set(Group.objects.filter(name=role))
    client.force_login(user)


def is_let_in(response, method, name):
    if (method, name) in WAYS_ON and response.status_code == 302:
        return not response["Location"].startswith(reverse("admin:login"))
    return response.status_code == 200


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", EVERYBODY)
def test_each_address_of_the_admin_lets_in_whom_it_should_and_nobody_else(
    client, things, role, method
):
    names = [name for name in admin_names() if name not in {LOG_IN, SHORT_CUT}]
    if method == "post":
        names = [name for name in names if name not in READ_ONLY]
    # Signing out comes last: to sign in again takes as long as to ask for a page.
    names.sort(key=lambda name: name == "logout")
    let_in, unexpected = set(), []
    sign_in(client, role)
    for name in names:
        response = getattr(client, method)(address_of(name, things))

        if is_let_in(response, method, name):
            let_in.add(name)
        elif role in {STRANGER, READER}:
            # To the sign-in page, or the page that keeps the text of a form.
            assert response.status_code in {302, 403}, name
            assert "A secret draft" not in response.content.decode(), name
        elif response.status_code not in REFUSALS:
            unexpected.append((name, response.status_code))

    if method == "get":
        # Nothing that was asked for has ended the sign-in: each answer was to this role.
        assert ("_auth_user_id" in client.session) == (role != STRANGER)
    may = {name for name in MAY[method] if role in MAY[method][name]} & set(names)
    if role == SUPERUSER:
        let_in &= set(OPEN)
    assert unexpected == []
    assert let_in == may
    assert len(names) == {"get": 95, "post": 79}[method]
    assert Revision.objects.count() == 2
    assert Page.objects.get().is_withdrawn is False


@pytest.mark.parametrize("role", EVERYBODY)
def test_editor_s_own_addresses_refuse_with_words_that_a_script_can_show(client, db, role):
    let_in = set()
    for name in ("markdownx_markdownify", "markdownx_upload"):
        sign_in(client, role)

        response = client.post(reverse(name))

        if response.status_code == 403:
            assert response.headers["Content-Type"] == "text/plain"
            assert response.content.startswith(b"Sign in as a member of staff")
        else:
            # An upload of nothing is told what is missing.
            assert response.status_code in {200, 400}
            let_in.add(name)

    assert let_in == {
        EDITOR: {"markdownx_markdownify", "markdownx_upload"},
        PUBLISHER: {"markdownx_upload"},
        SUPERUSER: {"markdownx_markdownify", "markdownx_upload"},
    }.get(role, set())


@pytest.mark.parametrize("role", EVERYBODY)
def test_draft_has_no_address_outside_the_admin(client, things, role):
    page = make_revision(make_page("words"), slug="words-to-come", body="A secret draft.").page
    make_live(page, slug="words")
    sign_in(client, role)

    for address in ("/words-to-come/", "/words/", "/costs/", "/sitemap.xml"):
        assert "A secret draft" not in client.get(address).content.decode()
    assert client.get("/words-to-come/").status_code == 404
