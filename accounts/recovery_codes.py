"""Recovery codes: kept as digests, so that whoever reads the database can sign in as nobody."""

from __future__ import annotations

from base64 import b32encode

from django.utils.crypto import salted_hmac
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken

# As long as the column of django-otp's table, and twice as long as a code.
DIGEST_CHARACTERS = 16


def digest(code: str, user: int) -> str:
    """What is kept of a code of the person with this id. Without the site's key none is found.

    >>> digest("abcd2345", 1) == digest("abcd2345", 2), len(digest("abcd2345", 1))
    (False, 16)
    """
    mac = salted_hmac("accounts.recovery_codes", f"{user}:{code}", algorithm="sha256")
    return b32encode(mac.digest()).decode().lower()[:DIGEST_CHARACTERS]


def make_codes(device: StaticDevice, count: int) -> list[str]:
    """New codes for a device. They can be shown now and never again."""
    codes = [StaticToken.random_token() for _ in range(count)]
    for code in codes:
        device.token_set.create(token=digest(code, device.user_id))
    return codes


def token_of(device: StaticDevice, code: str) -> str:
    """The token that this code is kept as. Codes of django-otp's own command are kept as they are.

    A digest is never a code: what was read in the database opens nothing.
    """
    kept = digest(code, device.user_id)
    if len(code) < DIGEST_CHARACTERS and not device.token_set.filter(token=kept).exists():
        return code
    return kept
