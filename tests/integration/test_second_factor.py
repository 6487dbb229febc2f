"""The second factor: turning it on and off, signing in with it, and owing it."""

import datetime
import re
from importlib import import_module

import pytest
from axes.models import AccessAttempt
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.factories import code_of, make_app, make_staff

pytestmark = pytest.mark.postgresql

LOGIN = reverse("admin:login")
INDEX = reverse("admin:index")
PAGE = reverse("admin:second_factor")
PASSWORD = {"username": "nurse", "password": "a long password"}
ASKED = "Your account has a second factor"
WRONG = "This code is not right"


@pytest.fixture
def nurse(db):
    return make_staff("nurse", ("add_revision", "view_revision"))


@pytest.fixture
def signed_in(client, nurse):
    client.force_login(nurse)
    return client


def sign_in(code=""):
    """A browser of its own, and what it got."""
    browser = Client()
    return browser, browser.post(LOGIN, {**PASSWORD, "otp_token": code})


def ask_for_key(browser):
    """The page with a key on it."""
    return browser.post(PAGE, {"turn": "key"}, follow=True)


def text_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", response.content.decode()))


def log():
    return list(LogEntry.objects.values_list("user__username", "object_repr", "change_message"))


# On and off


def test_opening_the_page_writes_nothing(signed_in):
    page = signed_in.get(PAGE)

    assert "Show me a key for my app" in text_of(page)
    assert TOTPDevice.objects.count() == 0


def test_page_shows_a_key_as_picture_and_in_words(signed_in, nurse):
    response = ask_for_key(signed_in)

    app = TOTPDevice.objects.get(user=nurse, confirmed=False)
    assert response.content.decode().count("<path") >= 2
    assert re.search(r"([A-Z2-7]{4} ){7}[A-Z2-7]{4}", text_of(response))
    assert response.context["key"].replace(" ", "") in app.config_url
    assert "no-store" in response["Cache-Control"]


def test_code_of_the_app_turns_it_on_with_eight_recovery_codes(signed_in, nurse):
    ask_for_key(signed_in)
    app = TOTPDevice.objects.get()

    response = signed_in.post(PAGE, {"turn": "on", "otp_token": code_of(app)})

    shown = re.findall(r"<li><code>([a-z2-7]{8})</code></li>", response.content.decode())
    assert len(shown) == StaticToken.objects.count()
    assert len(set(shown)) == 8
    app.refresh_from_db()
    assert app.confirmed
    assert signed_in.get(INDEX).status_code == 200
    assert log() == [("nurse", "nurse", "Turned the second factor on.")]


def test_recovery_codes_are_shown_only_once(signed_in):
    ask_for_key(signed_in)
    sent = {"turn": "on", "otp_token": code_of(TOTPDevice.objects.get())}
    signed_in.post(PAGE, sent)

    again = signed_in.post(PAGE, sent)
    page = signed_in.get(PAGE)

    assert again["Location"] == PAGE
    assert "not used yet: 8." in text_of(page)
    assert [t for t in StaticToken.objects.all() if t.token in page.content.decode()] == []


def test_wrong_code_turns_nothing_on_and_keeps_the_key(signed_in):
    shown = ask_for_key(signed_in).context["key"]

    response = signed_in.post(PAGE, {"turn": "on", "otp_token": "no code"})

    assert WRONG in text_of(response)
    assert response.context["key"] == shown
    assert not TOTPDevice.objects.get().confirmed
    assert log() == []


def test_code_is_right_when_the_page_was_opened_in_another_window_since(signed_in):
    first = ask_for_key(signed_in).context["key"]
    code = code_of(TOTPDevice.objects.get())
    second = ask_for_key(signed_in).context["key"]

    signed_in.post(PAGE, {"turn": "on", "otp_token": code})

    assert first == second
    assert TOTPDevice.objects.get().confirmed


@pytest.mark.parametrize("created_at", [timezone.now() - datetime.timedelta(hours=2), None])
def test_key_that_was_on_a_screen_long_before_is_never_used(signed_in, created_at):
    first = ask_for_key(signed_in).context["key"]
    TOTPDevice.objects.update(created_at=created_at)

    second = ask_for_key(signed_in).context["key"]

    assert first != second
    assert TOTPDevice.objects.count() == 1


def test_wrong_code_of_an_old_key_keeps_it(signed_in):
    shown = ask_for_key(signed_in).context["key"]
    TOTPDevice.objects.update(created_at=None)

    response = signed_in.post(PAGE, {"turn": "on", "otp_token": "no code"})

    assert response.context["key"] == shown


def test_code_turns_it_off_and_the_password_is_enough_again(nurse):
    app = make_app(nurse)
    browser, _ = sign_in(code_of(app))

    response = browser.post(PAGE, {"turn": "off", "otp_token": "ABCD 2345"})

    assert response["Location"] == PAGE
    assert (TOTPDevice.objects.count(), StaticToken.objects.count()) == (0, 0)
    assert log() == [("nurse", "nurse", "Turned the second factor off.")]
    assert browser.get(INDEX).status_code == 200
    assert sign_in()[1].status_code == 302


@pytest.mark.parametrize("code", ["", "abcd9999"])
def test_open_screen_alone_cannot_turn_it_off(nurse, code):
    browser, _ = sign_in(code_of(make_app(nurse)))

    response = browser.post(PAGE, {"turn": "off", "otp_token": code})

    assert response.status_code == 200
    assert TOTPDevice.objects.get().confirmed


# Signing in


def test_password_alone_is_not_enough(nurse):
    make_app(nurse)

    browser, response = sign_in()

    assert ASKED in text_of(response)
    assert "a long password" not in response.content.decode()
    assert browser.get(INDEX)["Location"].startswith(LOGIN)
    assert AccessAttempt.objects.count() == 0


@pytest.mark.parametrize("spaced", [False, True])
def test_code_of_the_app_signs_in_once(nurse, spaced):
    code = code_of(make_app(nurse))
    typed = f"{code[:3]} {code[3:]}" if spaced else code

    browser, _ = sign_in(typed)
    _, again = sign_in(typed)

    assert browser.get(INDEX).context["user"] == nurse
    assert WRONG in text_of(again)


def test_code_that_turned_it_on_does_not_sign_in(signed_in):
    ask_for_key(signed_in)
    code = code_of(TOTPDevice.objects.get())
    signed_in.post(PAGE, {"turn": "on", "otp_token": code})

    assert WRONG in text_of(sign_in(code)[1])


def test_recovery_code_signs_in_once(nurse):
    make_app(nurse)

    browser, _ = sign_in("ABCD-2345")
    _, again = sign_in("abcd2345")

    assert browser.get(INDEX).context["user"] == nurse
    assert WRONG in text_of(again)


def test_what_the_database_keeps_of_recovery_codes_signs_nobody_in(signed_in, nurse):
    ask_for_key(signed_in)
    app = TOTPDevice.objects.get()
    shown = signed_in.post(PAGE, {"turn": "on", "otp_token": code_of(app)}).context["codes"]
    kept = list(StaticToken.objects.values_list("token", flat=True))

    assert len({*shown, *kept}) == 2 * len(shown)
    assert WRONG in text_of(sign_in(kept[0])[1])
    StaticDevice.objects.update(throttling_failure_timestamp=None)
    assert sign_in(shown[0])[0].get(INDEX).context["user"] == nurse


def test_codes_of_before_are_kept_as_digests_and_still_sign_in(nurse):
    make_app(nurse)
    step = import_module("accounts.migrations.0001_recovery_codes_as_digests")

    step.hash_codes(apps, None)

    assert StaticToken.objects.get().token != "abcd2345"
    assert sign_in("abcd2345")[1].status_code == 302


def test_app_of_a_colleague_does_not_sign_in(nurse):
    make_app(nurse)
    other = make_app(make_staff("doctor"))

    assert WRONG in text_of(sign_in(code_of(other))[1])


def test_code_of_an_app_that_was_never_confirmed_is_not_asked_for(nurse):
    TOTPDevice.objects.create(user=nurse, confirmed=False)

    assert sign_in()[1].status_code == 302


def test_wrong_code_counts_as_a_failed_log_in(nurse):
    make_app(nurse)

    for _ in range(5):
        TOTPDevice.objects.update(throttling_failure_timestamp=None)
        _, response = sign_in("000000")

    assert response.status_code == 429
    assert sign_in("abcd2345")[1].status_code == 429


def test_next_code_must_wait_after_a_wrong_one(nurse):
    app = make_app(nurse)
    sign_in("000000")

    _, response = sign_in(code_of(app))

    assert "There were wrong codes (1)." in text_of(response)
    assert AccessAttempt.objects.get().failures_since_start == 1
    # The wait is the app's alone: a recovery code is another way in.
    assert sign_in("abcd2345")[1].status_code == 302


def test_turning_it_on_ends_what_a_password_alone_opened_elsewhere(signed_in, nurse):
    assert signed_in.get(INDEX).status_code == 200
    make_app(nurse)

    assert signed_in.get(INDEX)["Location"].startswith(LOGIN)
    assert signed_in.get(PAGE)["Location"].startswith(LOGIN)
    assert signed_in.get(LOGIN).status_code == 200
    assert signed_in.post(reverse("markdownx_markdownify")).status_code == 403


# Demanded of all


@pytest.fixture
def demanded(settings):
    settings.SECOND_FACTOR_REQUIRED = True


def test_who_has_none_is_led_to_it_from_everywhere(demanded, signed_in):
    addresses = [INDEX, reverse("admin:content_revision_changelist")]

    assert [signed_in.get(address)["Location"] for address in addresses] == [PAGE, PAGE]
    assert signed_in.post(reverse("markdownx_markdownify")).status_code == 403
    assert "everybody on this site needs one" in text_of(signed_in.get(PAGE))
    assert signed_in.get(reverse("admin:password_change")).status_code == 200


def test_who_has_none_can_sign_out(demanded, signed_in):
    signed_in.post(reverse("admin:logout"))

    assert signed_in.get(INDEX)["Location"].startswith(LOGIN)


def test_who_turns_it_on_goes_on_at_once(demanded, signed_in):
    ask_for_key(signed_in)
    signed_in.post(PAGE, {"turn": "on", "otp_token": code_of(TOTPDevice.objects.get())})

    assert signed_in.get(INDEX).status_code == 200


def test_who_has_one_needs_it(demanded, nurse):
    app = make_app(nurse)

    assert ASKED in text_of(sign_in()[1])
    assert sign_in(code_of(app))[0].get(INDEX).status_code == 200


def test_who_is_no_staff_gets_nothing_by_it(demanded, client, django_user_model):
    client.force_login(django_user_model.objects.create_user("reader"))

    assert client.get(PAGE)["Location"].startswith(LOGIN)
