"""The bar for staff above a page: the way to its text, and nothing that a reader ever gets."""

import pytest
from django.urls import reverse

from tests.factories import make_live, make_page, make_revision
from tests.integration.pages import links, read_page

BAR = 'aria-label="For staff"'


@pytest.fixture
def live(db):
    return make_live(make_page("costs"))


def test_editor_gets_the_way_to_the_text_on_an_answer_that_nobody_keeps(client, sign_in, live):
    sign_in("view_revision", "add_revision")

    response = client.get("/costs/")

    html = response.content.decode()
    assert f'href="{reverse("admin:content_revision_add")}?page={live.page_id}"' in html
    assert response["Cache-Control"] == "private, no-store"
    assert "ETag" not in response


@pytest.mark.parametrize("permissions", [None, ()], ids=["reader", "staff who may not see it"])
def test_nobody_else_gets_the_bar(client, sign_in, live, permissions):
    if permissions is not None:
        sign_in(*permissions)

    response = client.get("/costs/")

    assert BAR not in response.content.decode()
    assert "staff/" not in response.content.decode()
    assert "public" in response["Cache-Control"]


def test_preview_of_a_draft_says_so_and_leads_back(client, sign_in, live):
    sign_in("view_revision")
    draft = make_revision(live.page)

    html = client.get(reverse("admin:content_revision_preview", args=[draft.pk])).content.decode()

    assert "Readers do not see it." in html
    assert f'href="{reverse("admin:content_revision_change", args=[draft.pk])}"' in html


def test_page_read_for_the_sign_off_leads_back_to_it_at_its_head_and_its_end(client, sign_in, live):
    sign_in("view_revision", "sign_off_revision")
    draft = make_revision(live.page)
    sign_off = reverse("admin:content_revision_sign_off", args=[draft.pk])

    (way,) = links(read_page(client, sign_off), "Read the whole page as patients will")
    page = read_page(client, way)

    assert links(page, "Back to the sign-off") == [sign_off, sign_off]
    assert links(page, "Back to this version") == []


def test_only_a_preview_leads_to_a_sign_off(client, sign_in, live):
    sign_in("view_revision", "sign_off_revision")

    assert links(read_page(client, "/costs/?sign-off"), "Back to the sign-off") == []
