"""The editor's two addresses: who may use them. What they do has tests of its own."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLResolver, get_resolver, reverse

from content.admin import live_preview, picture_upload
from tests.factories import make_staff
from tests.picture_bytes import picture_bytes, stored

REFUSAL = "Sign in as a member of staff who may write pages."
MAY = {"markdownx_markdownify": "add_revision", "markdownx_upload": "add_picture"}
MAY_NOT = {"markdownx_markdownify": "add_picture", "markdownx_upload": "add_revision"}


@pytest.mark.django_db
@pytest.mark.parametrize("name", MAY)
@pytest.mark.parametrize("who", ["nobody", "patient", "staff", "other staff", "former staff"])
def test_editor_refuses_whoever_may_not_write_pages(client, media, name, who):
    permissions = {"staff": (), "other staff": (MAY_NOT[name], "publish_revision")}
    if who != "nobody":
        user = make_staff(permissions=permissions.get(who, (MAY[name],)))
        user.is_staff = who != "patient"
        user.is_active = who != "former staff"
        user.save()
        client.force_login(user)
    file = SimpleUploadedFile("a.png", picture_bytes(), "image/png")

    response = client.post(
        reverse(name), {"content": "Words.", "image": file, "alternative": "A vial"}
    )

    assert (response.status_code, response["Content-Type"]) == (403, "text/plain")
    assert response.content.decode() == REFUSAL
    assert stored(media) == []


@pytest.mark.django_db
@pytest.mark.parametrize("name", MAY)
def test_editor_can_only_be_posted_to(client, name):
    client.force_login(make_staff("writer", permissions=(MAY[name],)))

    response = client.get(reverse(name))

    assert (response.status_code, response["Allow"]) == (405, "POST")


@pytest.mark.django_db
@pytest.mark.parametrize("name", MAY)
def test_editor_asks_for_the_token_of_its_form(client, name):
    client.handler.enforce_csrf_checks = True
    client.force_login(make_staff("writer", permissions=(MAY[name],)))

    response = client.post(reverse(name), {"content": "Words."})

    assert response.status_code == 403
    assert "CSRF" in response.content.decode()


def test_views_of_the_package_are_at_no_address():
    found = list(views_of(get_resolver()))

    assert [view for view in found if view.__module__.startswith("markdownx")] == []
    assert {live_preview.markdownify, picture_upload.upload} <= set(found)


def views_of(resolver):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from views_of(pattern)
        else:
            yield pattern.callback
