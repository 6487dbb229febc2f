"""No request makes an error of ours, whoever sends it.

The suite sends a few; `FUZZ=20000 pytest tests/integration/test_odd_requests.py` sends more, and
`FUZZ_SEED` others.
"""

import os

import pytest
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.test import Client

from handouts import pdf_process
from security import throttle
from tests.factories import (
    make_app,
    make_handout,
    make_home,
    make_live,
    make_page,
    make_picture,
    make_procedure,
    make_reference,
    make_revision,
)
from tests.odd_requests import Maker

COUNT, SEED = int(os.environ.get("FUZZ", "25")), int(os.environ.get("FUZZ_SEED", "1"))

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture
def world(media, monkeypatch):
    """A small guide; no limit on numbers, and files that are made at once."""
    monkeypatch.setattr(throttle, "is_too_many", lambda *args: False)
    monkeypatch.setattr(pdf_process, "make_pdf_apart", lambda html: b"%PDF-")
    make_home()
    make_procedure()
    costs = make_live(make_page("costs"))
    draft = make_revision(costs.page)
    handout = make_handout("page=costs")
    make_app(User.objects.create_user("colleague"))
    rows = [make_reference("one2020"), make_picture(), draft, costs.page, handout]
    return [*(str(row.pk) for row in rows), handout.code, "costs", "procedure", rows[1].name]


def visitor():
    return Client(raise_request_exception=False)


def editor():
    client = visitor()
    user = User.objects.create_user("editor", is_staff=True)
    user.groups.set(Group.objects.all())
    client.force_login(user)
    return client


def superuser():
    client = visitor()
    client.force_login(User.objects.create_superuser("owner"))
    return client


@pytest.mark.parametrize("person", [visitor, editor, superuser])
def test_odd_request_is_answered(world, person, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    client, maker = person(), Maker(SEED, world)
    failed = []

    for _ in range(COUNT):
        request = maker.make()
        with transaction.atomic():
            answer = request.send(client)
            if answer.status_code >= 500:
                failed.append((answer.status_code, request))
            # The next one finds the same world, and the same person signed in.
            transaction.set_rollback(True)

    assert failed == []
    assert len(maker.routes) > 80
