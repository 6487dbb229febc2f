"""Who asks, and over which connection, in tests of whole requests."""

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from tests.factories import make_doctor, make_staff


@pytest.fixture
def sign_in(client, db):
    """Sign a member of staff in who has these permissions."""

    def sign_in(*permissions, username="nurse"):
        user = make_staff(username, permissions=permissions)
        client.force_login(user)
        return user

    return sign_in


@pytest.fixture
def doctor(client, db):
    """A clinician who is signed in."""
    doctor = make_doctor()
    client.force_login(doctor)
    return doctor


@pytest.fixture
def one_connection(monkeypatch):
    """The test's connection, with what it has not committed, stays open: as for Django's client."""
    for module in ("era_reader", "key"):
        monkeypatch.setattr(f"mesosite.kept_pages.{module}.close_old_connections", lambda: None)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
