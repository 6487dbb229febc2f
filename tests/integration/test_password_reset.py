"""A forgotten password: set anew by mail where the site sends some, and no way to ask elsewhere."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from tests.factories import make_app, make_staff

LOGIN = reverse("admin:login")
FORGOTTEN = reverse("admin_password_reset")
NEW = "another long password"


@pytest.fixture
def nurse(db):
    return make_staff("nurse", email="nurse@clinic.example")


def test_without_a_mail_server_nothing_offers_it(client, nurse):
    assert FORGOTTEN not in client.get(LOGIN).content.decode()
    assert client.get(FORGOTTEN).status_code == 404


def test_new_password_by_mail_opens_a_sign_in_that_was_closed(client, nurse, settings):
    settings.EMAIL_HOST = "mail.example"
    for _ in range(6):
        closed = client.post(LOGIN, {"username": "nurse", "password": "wrong"})
    assert FORGOTTEN in closed.content.decode()

    client.post(FORGOTTEN, {"email": "nurse@clinic.example"})
    (address,) = re.findall(r"https?://testserver(/\S+)", mail.outbox[0].body)
    form = client.get(address)["Location"]
    client.post(form, {"new_password1": NEW, "new_password2": NEW})

    assert client.post(LOGIN, {"username": "nurse", "password": NEW}).status_code == 302
    assert client.get(address).context["validlink"] is False


def test_second_factor_is_asked_for_after_a_new_password(client, nurse, settings):
    settings.EMAIL_HOST = "mail.example"
    make_app(nurse)

    client.post(FORGOTTEN, {"email": "nurse@clinic.example"})
    (address,) = re.findall(r"https?://testserver(/\S+)", mail.outbox[0].body)
    client.post(client.get(address)["Location"], {"new_password1": NEW, "new_password2": NEW})

    response = client.post(LOGIN, {"username": "nurse", "password": NEW})
    assert "has a second factor" in response.content.decode()


def test_address_that_nobody_has_is_answered_alike_and_gets_no_mail(client, nurse, settings):
    settings.EMAIL_HOST = "mail.example"

    answers = [
        client.post(FORGOTTEN, {"email": f"{name}@clinic.example"}) for name in ("nurse", "nobody")
    ]

    assert [answer["Location"] for answer in answers] == [reverse("password_reset_done")] * 2
    assert [sent.to for sent in mail.outbox] == [["nurse@clinic.example"]]
    for _ in range(4):
        last = client.post(FORGOTTEN, {"email": "nurse@clinic.example"})
    assert last.status_code == 429
