"""A source that is only read is closed to go on where it was opened."""

import pytest
from django.urls import reverse

from tests.factories import make_reference
from tests.integration.pages import PageReader, links


def address_of_source():
    return reverse("admin:content_reference_change", args=[make_reference().pk])


@pytest.mark.parametrize(
    ("before", "closed"),
    [
        ("/admin/content/revision/7/change/", "/admin/content/revision/7/change/"),
        ("/admin/content/reference/?q=hair", "/admin/content/reference/?q=hair"),
        ("/costs/", "/admin/content/reference/"),
        ("//elsewhere.example/admin/", "/admin/content/reference/"),
        (None, "/admin/content/reference/"),
    ],
)
def test_source_that_is_only_read_closes_to_where_it_was_opened(client, sign_in, before, closed):
    sign_in("view_reference")
    here = address_of_source()
    origin = "http:" if before and before.startswith("//") else "http://testserver"
    sent = {"Referer": f"{origin}{before}"} if before else {}

    page = PageReader(client.get(here, headers=sent).content.decode())

    assert links(page, "Close") == [closed]


def test_source_never_closes_to_itself(client, sign_in):
    sign_in("view_reference")
    here = address_of_source()

    page = client.get(here, headers={"Referer": f"http://testserver{here}"})

    assert links(PageReader(page.content.decode()), "Close") == ["/admin/content/reference/"]
