"""A form that is saved after the sign-in has ended: the text is kept through signing in again."""

import html
import re

import pytest
from axes.models import AccessAttempt
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from content.models import Page, Revision
from tests.factories import BODY, code_of, make_app, make_live, make_page, make_staff

ADD = reverse("admin:content_revision_add")
LOGIN = reverse("admin:login")
TITLE = "Your text is still here"
SIGN_IN = {"sign_in-username": "nurse", "sign_in-password": "a long password"}
GO_ON = {"sign_in-go_on": "Go on with saving"}


@pytest.fixture
def nurse(db):
    return make_staff("nurse", ("add_revision", "view_revision"))


@pytest.fixture
def words(db):
    """What a browser sends: lines end in CR LF."""
    return {
        "page": str(make_page("costs").pk),
        "title": 'What "it" costs & <why>',
        "slug": "costs",
        "summary": "What it costs.",
        "body": "\r\n" + BODY.replace("\n", "\r\n"),
        "note": "Newer prices.",
        "_continue": "Save and continue editing",
    }


def kept_in(response):
    """The hidden fields of the page, as a browser would send them again."""
    inputs = re.findall(
        r'<input type="hidden" name="([^"]+)" value="([^"]*)">', response.content.decode()
    )
    fields = {}
    for name, value in inputs:
        if name != "csrfmiddlewaretoken":
            fields.setdefault(html.unescape(name), []).append(html.unescape(value))
    return fields


def text_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", response.content.decode()))


def is_kept(response, words):
    return TITLE in text_of(response) and kept_in(response) == {
        name: [value] for name, value in words.items()
    }


# The page


def test_text_of_somebody_signed_out_is_on_the_log_in_page(client, words):
    response = client.post(ADD, words)

    assert response.status_code == 403
    assert is_kept(response, words)
    assert "Your sign-in has ended." in text_of(response)
    assert "no-store" in response["Cache-Control"]


def test_value_that_is_given_twice_is_kept_twice_and_no_password_is(client, db):
    sent = {"fits": ["a", "b"], "csrfmiddlewaretoken": "t", "old_password": "p", "sign_in-x": "x"}

    response = client.post(ADD, sent)

    assert kept_in(response) == {"fits": ["a", "b"]}


def test_file_cannot_be_kept_and_the_page_says_so(client, words):
    file = SimpleUploadedFile("scalp.png", b"png", "image/png")

    response = client.post(ADD, {**words, "image": file})

    assert "A file cannot be kept: choose “scalp.png” again afterwards." in text_of(response)
    assert is_kept(response, words)


def test_address_with_its_question_is_where_the_page_posts_to(client, words):
    response = client.post(f"{ADD}?page=1&_popup=1", words)

    assert f'action="{ADD}?page=1&amp;_popup=1"' in response.content.decode()


@pytest.mark.parametrize(
    "name", ["auth_user_add", "password_change", "content_revision_changelist", "index"]
)
def test_other_forms_go_to_the_log_in_page_without_what_was_sent(client, db, name):
    response = client.post(reverse(f"admin:{name}"), {"password1": "a new password", "action": "x"})

    assert response.status_code == 302
    assert response["Location"].startswith(LOGIN)


# Signing in again


def test_signing_in_saves_the_text_as_if_nothing_had_happened(client, nurse, words):
    page = client.post(ADD, words)

    response = client.post(ADD, kept_in(page) | SIGN_IN)

    revision = Revision.objects.get()
    assert (revision.title, revision.body, revision.author) == (words["title"], BODY, nurse)
    assert response.status_code == 302
    assert "_continue" in response.wsgi_request.POST
    assert client.get(response["Location"]).status_code == 200


def test_mistake_in_the_form_comes_back_in_the_form_itself(client, nurse, words):
    response = client.post(ADD, words | SIGN_IN | {"slug": "Not An Address"})

    assert response.status_code == 200
    assert "slug" in response.context["adminform"].form.errors
    assert "sign_in-password" not in response.wsgi_request.POST
    assert Revision.objects.count() == 0


def test_conflict_with_a_colleague_is_found_as_ever(client, nurse, words):
    make_live(Page.objects.get(key="costs"), body=BODY + "\nA colleague wrote this.\n")

    response = client.post(ADD, words | SIGN_IN | {"based_on": "0"})

    assert response.status_code == 200
    assert response.context["adminform"].form.conflict
    assert Revision.objects.count() == 1


def test_wrong_password_keeps_the_text_and_says_so(client, nurse, words):
    response = client.post(ADD, words | SIGN_IN | {"sign_in-password": "a wrong password"})

    assert response.status_code == 403
    assert is_kept(response, words)
    assert "Please enter the correct username and password" in text_of(response)
    assert "a wrong password" not in response.content.decode()


def test_closed_sign_in_keeps_the_text_and_nothing_of_it_elsewhere(client, nurse, words):
    wrong = {"sign_in-password": "a wrong password"}

    for _ in range(5):
        response = client.post(ADD, words | SIGN_IN | wrong)

    assert response.status_code == 429
    assert response["Retry-After"] == "900"
    assert is_kept(response, words)
    assert "closed for 15 minutes" in text_of(response)
    assert client.post(ADD, words | SIGN_IN).status_code == 429
    assert "a wrong password" not in AccessAttempt.objects.get().post_data


def test_second_factor_is_asked_for_here_too(client, nurse, words):
    app = make_app(nurse)

    without = client.post(ADD, words | SIGN_IN)
    response = client.post(ADD, words | SIGN_IN | {"sign_in-otp_token": code_of(app)})

    assert is_kept(without, words)
    assert "Your account has a second factor" in text_of(without)
    assert response.status_code == 302
    assert Revision.objects.get().author == nurse


def test_account_that_may_not_save_keeps_the_text(client, words):
    make_staff("reception")

    response = client.post(ADD, words | SIGN_IN | {"sign_in-username": "reception"})

    assert response.status_code == 403
    assert is_kept(response, words)
    assert "You are signed in as reception, and that account may not save this." in text_of(
        response
    )


def test_another_account_can_save_it_then(client, nurse, words):
    make_staff("reception")
    client.post(ADD, words | SIGN_IN | {"sign_in-username": "reception"})

    response = client.post(ADD, words | SIGN_IN)

    assert response.status_code == 302
    assert Revision.objects.get().author == nurse


def test_account_of_no_member_of_staff_keeps_the_text(client, words, django_user_model):
    django_user_model.objects.create_user("reader", password="a long password")

    response = client.post(ADD, words | SIGN_IN | {"sign_in-username": "reader"})

    assert is_kept(response, words)
    assert Revision.objects.count() == 0


def test_second_factor_that_must_be_set_up_first_keeps_the_text(client, nurse, words, settings):
    settings.SECOND_FACTOR_REQUIRED = True

    first = client.post(ADD, words | SIGN_IN)
    too_early = client.post(ADD, words | GO_ON)
    page = reverse("admin:second_factor")
    client.post(page, {"turn": "key"})
    client.post(page, {"turn": "on", "otp_token": code_of(TOTPDevice.objects.get())})
    response = client.post(ADD, words | GO_ON)

    assert [is_kept(first, words), is_kept(too_early, words)] == [True, True]
    assert "your account needs a second factor" in text_of(first)
    assert response.status_code == 302
    assert Revision.objects.get().author == nurse


def test_who_never_lost_the_sign_in_notices_nothing(client, nurse, words):
    client.force_login(nurse)

    response = client.post(ADD, words)

    assert response.status_code == 302
    assert Revision.objects.count() == 1


# A stale token


@pytest.fixture
def browser(nurse):
    """A signed-in browser whose requests are checked for their token."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(nurse)
    return browser


def token_in(response):
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', response.content.decode())[1]


SAME_ORIGIN = [{"sec-fetch-site": "same-origin"}, {"origin": "http://testserver"}]


@pytest.mark.parametrize("headers", SAME_ORIGIN, ids=["sec-fetch-site", "origin"])
def test_stale_token_gives_the_text_back_with_a_fresh_one(browser, nurse, words, headers):
    page = browser.post(ADD, words | {"csrfmiddlewaretoken": "a" * 64}, headers=headers)
    fresh = {"csrfmiddlewaretoken": token_in(page)}
    response = browser.post(ADD, kept_in(page) | GO_ON | fresh, headers=headers)

    assert page.status_code == 403
    assert is_kept(page, words)
    assert "Go on with saving" in page.content.decode()
    assert "sign_in-username" not in page.content.decode()
    assert response.status_code == 302
    assert Revision.objects.get().author == nurse


def test_stale_token_of_somebody_signed_out_leads_through_signing_in(browser, nurse, words):
    browser.logout()
    headers = {"sec-fetch-site": "same-origin"}

    page = browser.post(ADD, words, headers=headers)
    fresh = {"csrfmiddlewaretoken": token_in(page)}
    response = browser.post(ADD, kept_in(page) | SIGN_IN | fresh, headers=headers)

    assert is_kept(page, words)
    assert response.status_code == 302
    assert Revision.objects.get().author == nurse


@pytest.mark.parametrize(
    "headers",
    [{}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "null"}],
)
def test_words_that_another_site_sends_are_not_shown(browser, words, headers):
    response = browser.post(ADD, words, headers=headers)

    assert response.status_code == 403
    assert kept_in(response) == {}
    assert "Newer prices." not in response.content.decode()
    assert "Go back, load the page again" in text_of(response)
    assert Revision.objects.count() == 0
