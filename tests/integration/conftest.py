"""Who asks, in tests of whole requests."""

import pytest

from tests.factories import make_staff


@pytest.fixture
def sign_in(client, db):
    """Sign a member of staff in who has these permissions."""

    def sign_in(*permissions, username="nurse"):
        user = make_staff(username, permissions=permissions)
        client.force_login(user)
        return user

    return sign_in
