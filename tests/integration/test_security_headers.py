"""Every answer carries the same security headers, whoever in the site gives it."""

import pytest

from tests.factories import make_home

SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'; object-src 'none'"
    ),
    "Permissions-Policy": (
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), "
        "encrypted-media=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), "
        "usb=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
# Headers that say what an answer is and how long it keeps.
OTHER_HEADERS = {
    "Allow",
    "Cache-Control",
    "Content-Language",
    "Content-Length",
    "Content-Type",
    "ETag",
    "Expires",
    "Last-Modified",
    "Vary",
    "X-Robots-Tag",  # of the sitemap, which is not to be found itself
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/nowhere/", 404),
        ("/admin/login/", 200),
        ("/healthz", 200),
        ("/procedure/plan/", 200),
        ("/procedure/steps/injection/", 405),
        ("/robots.txt", 200),
        ("/sitemap.xml", 200),
        ("/favicon.ico", 200),
    ],
)
def test_every_kind_of_answer_has_the_full_set_of_security_headers(client, path, status):
    make_home()

    response = client.get(path)

    assert response.status_code == status
    assert {
        name: value for name, value in response.items() if name not in OTHER_HEADERS
    } == SECURITY_HEADERS
    response.close()


@pytest.mark.django_db
def test_page_and_its_404_set_no_cookie(client):
    make_home()

    assert [dict(client.get(path).cookies) for path in ("/", "/nowhere/")] == [{}, {}]
