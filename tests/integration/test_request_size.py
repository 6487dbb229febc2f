"""What is far too large is refused before anything reads it."""

import pytest

from mesosite.request_size import BYTES_AT_MOST


@pytest.mark.parametrize("address", ["/markdownx/upload/", "/admin/login/", "/procedure/clear/"])
def test_request_that_is_far_too_large_is_refused_unread(client, address):
    response = client.post(address, headers={"Content-Length": str(BYTES_AT_MOST + 1)})

    assert (response.status_code, response.content) == (
        413,
        b"This is too large: send at most 10 MB.",
    )
