"""What is far too large is refused before anything reads it, a text with what to do."""

import pytest
from django.conf import settings
from django.urls import reverse

from security.request_size import BYTES_AT_MOST
from tests.factories import make_staff
from tests.integration.test_preview import headers_of
from tests.integration.test_security_headers import SECURITY_HEADERS


@pytest.mark.parametrize("address", ["/markdownx/upload/", "/admin/login/", "/procedure/clear/"])
def test_request_that_is_far_too_large_is_refused_unread(client, address):
    response = client.post(address, headers={"Content-Length": str(BYTES_AT_MOST + 1)})

    assert (response.status_code, response.content) == (
        413,
        b"This is too large: send at most 10 MB.",
    )


def test_text_that_is_too_large_gets_a_page_that_says_what_to_do(client, db):
    client.force_login(make_staff("writer", ("add_revision",)))
    body = "a" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)

    response = client.post(
        reverse("admin:content_revision_add"), f"body={body}", "application/x-www-form-urlencoded"
    )

    page = response.content.decode()
    assert response.status_code == 400
    assert "press Back: what you wrote is still there. Make it shorter" in page
    assert '<link rel="stylesheet"' in page
    assert headers_of(response) == SECURITY_HEADERS


def test_request_for_another_host_gets_the_page_without_asking_for_data(client):
    response = client.get("/", headers={"Host": "elsewhere.example"})

    assert response.status_code == 400
    assert "too large, or broken on the way" in response.content.decode()
