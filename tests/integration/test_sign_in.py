"""Signing in with a password: what is refused, for how long, and what is kept of it."""

import datetime
import re

import pytest
from axes.models import AccessAttempt, AccessLog
from django.db.models import F
from django.urls import NoReverseMatch, reverse
from django_otp import devices_for_user

from tests.factories import make_app, make_staff

pytestmark = pytest.mark.postgresql

LOGIN = reverse("admin:login")
INDEX = reverse("admin:index")
HOME, ELSEWHERE = "203.0.113.7", "198.51.100.1"
PASSWORD = {"username": "nurse", "password": "a long password", "next": INDEX}
COOL_OFF = datetime.timedelta(minutes=15)


@pytest.fixture
def nurse(db):
    return make_staff("nurse")


def sign_in(client, address=HOME, **fields):
    return client.post(LOGIN, PASSWORD | fields, REMOTE_ADDR=address)


def guess(client, times, **fields):
    for number in range(times):
        response = sign_in(client, password=f"guess {number}", **fields)
    return response


def failures(username, address, times):
    AccessAttempt.objects.create(
        username=username, ip_address=address, user_agent=address, failures_since_start=times
    )


def text_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", response.content.decode()))


def test_right_password_opens_the_staff_pages_for_a_working_day(client, nurse):
    response = sign_in(client)

    assert response["Location"] == INDEX
    assert client.get(INDEX).context["user"] == nurse
    assert response.cookies["sessionid"]["max-age"] == 12 * 60 * 60


@pytest.mark.parametrize("elsewhere", ["https://example.org/x", "//example.org", "javascript:x"])
def test_sign_in_that_asks_for_a_page_elsewhere_leads_to_the_start_page(client, nurse, elsewhere):
    assert sign_in(client, next=elsewhere)["Location"] == INDEX


def test_staff_sign_in_and_out_by_those_words_on_every_page(client, nurse):
    texts = [client.get(LOGIN).content.decode()]
    client.force_login(nurse)
    inside = [INDEX, reverse("admin:password_change"), reverse("admin:second_factor")]
    texts += [client.get(address).content.decode() for address in inside]
    texts.append(client.post(reverse("admin:logout")).content.decode())

    assert [re.findall(r"[Ll]og(?:ged)?[ -](?:in|out)\b", text) for text in texts] == [[]] * 5
    assert [text.count("Sign out") for text in texts] == [0, 1, 1, 1, 0]
    assert "<title>Sign in |" in texts[0]
    assert "<title>Signed out |" in texts[-1]
    assert "Sign in again" in texts[-1]


def test_wrong_password_is_told_and_not_written_back(client, nurse):
    response = sign_in(client, password="a wrong password")

    assert response.status_code == 200
    assert "Please enter the correct username and password" in text_of(response)
    assert "a wrong password" not in response.content.decode()


# Closing


def test_fifth_wrong_password_closes_the_account_from_that_address(client, nurse):
    assert guess(client, 4).status_code == 200

    response = guess(client, 1)

    assert response.status_code == 429
    assert response["Retry-After"] == "900"
    assert "no-store" in response["Cache-Control"]
    assert "Sign-in from here is closed for 15 minutes." in text_of(response)
    assert sign_in(client).status_code == 429
    assert INDEX not in sign_in(client).get("Location", "")


def test_closed_account_opens_for_colleagues_and_from_elsewhere(client, nurse):
    make_staff("doctor")
    guess(client, 5)

    assert sign_in(client, username="doctor").status_code == 302
    assert sign_in(client, address=ELSEWHERE).status_code == 302


def test_account_opens_again_after_fifteen_minutes(client, nurse):
    guess(client, 5)
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - COOL_OFF)

    assert sign_in(client).status_code == 302
    assert AccessAttempt.objects.count() == 0


def test_tries_while_it_is_closed_do_not_make_it_longer(client, nurse):
    guess(client, 5)
    before = AccessAttempt.objects.get()

    guess(client, 3)

    after = AccessAttempt.objects.get()
    assert (after.attempt_time, after.failures_since_start) == (before.attempt_time, 5)


@pytest.mark.parametrize(("others", "status"), [(23, 200), (24, 429)])
def test_guesses_at_many_accounts_close_their_address(client, nurse, others, status):
    for number in range(others):
        failures(f"name{number}", HOME, 1)

    assert guess(client, 1).status_code == status
    assert sign_in(client, address=ELSEWHERE).status_code == 302


@pytest.mark.parametrize(("others", "status"), [(9, 302), (10, 429)])
def test_guesses_from_ten_addresses_close_the_account(client, nurse, others, status):
    for number in range(others):
        failures("nurse", f"192.0.2.{number}", 5)

    assert sign_in(client).status_code == status


def test_sign_in_forgets_the_failures_before_it(client, nurse):
    guess(client, 4)
    sign_in(client)
    client.logout()

    assert guess(client, 4).status_code == 200


def test_own_account_buys_no_new_guesses_at_another(client, nurse):
    make_staff("doctor")
    guess(client, 4, username="doctor")
    sign_in(client)
    client.logout()

    assert guess(client, 1, username="doctor").status_code == 429


# What is kept


def test_failure_is_kept_without_what_was_typed_and_success_is_not(client, nurse, caplog):
    make_app(nurse)

    sign_in(client, password="a wrong password", otp_token="123456")
    sign_in(client, otp_token="123456")

    attempt = AccessAttempt.objects.get()
    kept = f"{attempt.get_data} {attempt.post_data} {caplog.text}"
    assert (attempt.username, attempt.ip_address) == ("nurse", HOME)
    assert "otp_token=****" in kept
    assert [word for word in ("password=a", "wrong password", "123456") if word in kept] == []
    assert AccessLog.objects.count() == 0


def test_parts_of_signing_in_are_shown_to_superusers_alone(client, admin_client, nurse):
    make_app(nurse)
    client.force_login(make_staff("writer", ("view_revision",)))
    addresses = [
        reverse("admin:axes_accessattempt_changelist"),
        reverse("admin:otp_totp_totpdevice_changelist"),
        reverse("admin:otp_static_staticdevice_changelist"),
    ]

    assert [client.get(address).status_code for address in addresses] == [403, 403, 403]
    assert [admin_client.get(address).status_code for address in addresses] == [200, 200, 200]
    assert [a for a in addresses if a in client.get(INDEX).content.decode()] == []
    # Nobody typed a wrong password: there is no list of those to open.
    assert [a for a in addresses if a in admin_client.get(INDEX).content.decode()] == addresses[1:]


def test_superuser_cannot_read_a_colleagues_key_or_recovery_codes(admin_client, nurse):
    app = make_app(nurse)
    recovery = nurse.staticdevice_set.get()

    pages = [
        admin_client.get(reverse("admin:otp_totp_totpdevice_change", args=[app.pk])),
        admin_client.get(reverse("admin:otp_static_staticdevice_change", args=[recovery.pk])),
    ]

    assert [page.status_code for page in pages] == [200, 200]
    words = "".join(page.content.decode() for page in pages)
    assert [secret for secret in (app.key, "abcd2345") if secret in words] == []
    for picture_of_key in ("config", "qrcode"):
        with pytest.raises(NoReverseMatch):
            reverse(f"admin:otp_totp_totpdevice_{picture_of_key}", args=[app.pk])


def test_superuser_deletes_a_colleagues_second_factor_and_adds_none(admin_client, nurse):
    app = make_app(nurse)
    recovery = nurse.staticdevice_set.get()
    models = {"otp_totp_totpdevice": app, "otp_static_staticdevice": recovery}

    added = [admin_client.post(reverse(f"admin:{model}_add")).status_code for model in models]
    for model, device in models.items():
        address = reverse(f"admin:{model}_delete", args=[device.pk])
        admin_client.post(address, {"post": "yes"})

    assert added == [403, 403]
    assert list(devices_for_user(nurse)) == []


# Passwords


@pytest.mark.parametrize(
    ("password", "message"),
    [
        ("short words", "It must contain at least 12 characters."),
        ("password1234", "This password is too common."),
        ("202611240815", "This password is entirely numeric."),
    ],
)
def test_weak_password_is_refused(client, nurse, password, message):
    client.force_login(nurse)
    words = {"old_password": "a long password", "new_password1": password}

    response = client.post(reverse("admin:password_change"), {**words, "new_password2": password})

    assert message in text_of(response)
    nurse.refresh_from_db()
    assert nurse.check_password("a long password")


def test_form_without_token_gets_a_page_that_says_what_to_do(client, nurse):
    client.handler.enforce_csrf_checks = True

    response = sign_in(client)

    assert response.status_code == 403
    assert "Go back, load the page again, and send it once more." in text_of(response)
    assert "CSRF cookie not set." in text_of(response)
    assert "no-store" in response["Cache-Control"]
