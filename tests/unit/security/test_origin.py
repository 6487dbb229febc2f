"""Which posts are taken for ours, as one table."""

import pytest
from django.test import RequestFactory

from security.origin import is_from_our_pages

SITE_URL = "https://guide.example.org"
OWN_HOST = "http://127.0.0.1:8000"


@pytest.mark.parametrize(
    ("site", "origin", "expected"),
    [
        ("same-origin", None, True),
        ("same-origin", SITE_URL, True),
        ("same-site", None, False),
        ("cross-site", None, False),
        ("none", None, False),
        ("", None, False),
        ("same-site", SITE_URL, False),
        ("cross-site", SITE_URL, False),
        ("none", SITE_URL, False),
        ("", SITE_URL, False),
        (None, SITE_URL, True),
        (None, OWN_HOST, True),
        (None, "https://127.0.0.1:8000", False),
        (None, "http://127.0.0.1", False),
        (None, "http://guide.example.org", False),
        (None, f"{SITE_URL}/", False),
        (None, f"{SITE_URL}.evil.example", False),
        (None, "https://evil.example", False),
        (None, "null", False),
        (None, "", False),
        (None, None, False),
    ],
)
def test_post_is_ours(settings, site, origin, expected):
    settings.SITE_URL = SITE_URL
    given = {"Sec-Fetch-Site": site, "Origin": origin, "Host": "127.0.0.1:8000"}
    headers = {name: value for name, value in given.items() if value is not None}

    request = RequestFactory().post("/procedure/clear/", headers=headers)

    assert is_from_our_pages(request) is expected
