"""Pictures from end to end: uploaded, listed, shown, changed and deleted."""

import datetime
import errno
import re
from unittest.mock import patch

import pytest
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.auth.models import Group
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from content.models import Clinic, Picture
from content.picture_files import NOT_A_PICTURE
from tests.factories import make_home, make_live, make_page, make_picture, make_revision, make_staff
from tests.picture_bytes import picture_bytes, stored

UPLOAD = reverse("markdownx_upload")
LIST = reverse("admin:content_picture_changelist")
ADD = reverse("admin:content_picture_add")
STEM = "/media/pictures/" + "f00d" * 8
ALL = ("add_picture", "change_picture", "delete_picture", "view_picture")

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


@pytest.fixture
def staff(client):
    person = make_staff("nurse", permissions=ALL)
    client.force_login(person)
    return person


def file(content=None, name="a.png"):
    return SimpleUploadedFile(name, content or picture_bytes(), "image/png")


def change_url(picture):
    return reverse("admin:content_picture_change", args=[picture.pk])


def delete_url(picture):
    return reverse("admin:content_picture_delete", args=[picture.pk])


def tomorrow():
    return timezone.now() + datetime.timedelta(days=1)


def logged():
    return list(LogEntry.objects.values_list("action_flag", "object_repr", "user__username"))


# From the editor


def test_upload_answers_with_the_markdown_that_shows_the_picture(client, staff, media):
    response = client.post(UPLOAD, {"image": file(), "alternative": " A vial [5 ml]\r\n"})

    picture = Picture.objects.get()
    assert response.status_code == 200
    assert response.json() == {
        "image_code": f"![A vial \\[5 ml\\]]({picture.url})",
        "url": picture.url,
        "alternative": "A vial [5 ml]",
    }
    assert (picture.alternative, picture.uploaded_by) == ("A vial [5 ml]", staff)
    assert [str(path) for path in stored(media)] == sorted(
        f"pictures/{name}" for name in picture.file.file_names
    )
    assert logged() == [(ADDITION, "A vial [5 ml]", "nurse")]


@pytest.mark.parametrize("data", [{}, {"alternative": ""}, {"alternative": " \r\n "}])
def test_upload_refuses_a_picture_with_no_words(client, staff, media, data):
    response = client.post(UPLOAD, {"image": file(), **data})

    assert (response.status_code, response.json()) == (
        400,
        {"alternative": ["Say what the picture shows: some people do not see it."]},
    )
    assert stored(media) == []
    assert not Picture.objects.exists()
    assert logged() == []


def test_upload_refuses_words_that_are_too_many(client, staff, media):
    response = client.post(UPLOAD, {"image": file(), "alternative": "x" * 126})

    assert (response.status_code, response.json()) == (
        400,
        {"alternative": ["Ensure this value has at most 125 characters (it has 126)."]},
    )
    assert stored(media) == []


def test_upload_says_all_that_is_wrong_at_once(client, staff):
    response = client.post(UPLOAD, {"image": file(b"<svg></svg>")})

    assert response.status_code == 400
    assert response.json().keys() == {"image", "alternative"}
    assert response.json()["image"] == [NOT_A_PICTURE]


@pytest.mark.parametrize("data", [{}, {"image": "not a file"}])
def test_upload_without_a_file_is_refused(client, staff, data):
    response = client.post(UPLOAD, {"alternative": "A vial", **data})

    assert (response.status_code, response.json()) == (400, {"image": ["This field is required."]})


@pytest.mark.parametrize(
    ("role", "status"), [("Editor", 200), ("Publisher", 200), ("Clinical reviewer", 403)]
)
def test_roles_that_write_may_upload(client, role, status):
    person = make_staff("somebody")
    person.groups.set(Group.objects.filter(name=role))
    client.force_login(person)

    response = client.post(UPLOAD, {"image": file(), "alternative": "A vial"})

    assert response.status_code == status
    assert Picture.objects.count() == (status == 200)


# Served


@pytest.mark.parametrize(("ending", "kind"), [(".png", "image/png"), ("-8.webp", "image/webp")])
def test_stored_picture_is_served_and_cannot_run_or_load_anything(client, staff, ending, kind):
    client.post(UPLOAD, {"image": file(), "alternative": "A vial"})
    client.logout()
    url = Picture.objects.get().url.removesuffix(".png") + ending

    response = client.get(url)

    assert (response.status_code, response["Content-Type"]) == (200, kind)
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert b"".join(response.streaming_content)[:4] in {b"\x89PNG", b"RIFF"}
    assert client.post(url).status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        *("pictures/", "pictures/evil.html", "pictures/old.jpg", "guide.sqlite3", "pictures/"),
        *("../guide.sqlite3", "%2e%2e/guide.sqlite3", "pictures/..%2f..%2fguide.sqlite3"),
        f"pictures/{'f00d' * 8}-8x4.jpg%00.html",
        f"pictures/{'f00d' * 8}-8x4.svg",
        f"pictures/{'f00d' * 8}-8x4.jpg",
    ],
)
def test_nothing_else_is_served(client, media, path):
    (media / "pictures").mkdir(parents=True)
    for name in ("evil.html", "old.jpg", f"{'f00d' * 8}-8x4.svg"):
        (media / "pictures" / name).write_text("Secret.")
    for folder in (media, media.parent):
        (folder / "guide.sqlite3").write_text("Secret.")

    response = client.get(f"/media/{path}")

    assert response.status_code == 404
    assert "Secret." not in response.content.decode()


def test_live_page_shows_a_picture_that_was_uploaded(client, staff):
    client.post(UPLOAD, {"image": file(), "alternative": "A vial"})
    picture = Picture.objects.get()
    make_live(make_page("costs"), body=f"Words.\n\n{picture.markdown}\n")

    html = client.get("/costs/").content.decode()

    assert f'<img src="{picture.url}" alt="A vial" width="8" height="4"' in html
    assert f'srcset="{picture.smallest.url} 8w"' in html


# The list


def test_list_shows_each_picture_and_where_it_is_used(client, staff):
    picture = make_picture("A vial", uploaded_by=staff)
    page = make_page("costs")
    make_live(page, title="Old costs", body=f"{picture.markdown}\n")
    make_live(page, title="What it costs", body=f"{picture.markdown}\n")
    make_revision(page, title="New costs", body=f"{picture.markdown}\n")
    Clinic.objects.create(logo=picture)

    html = client.get(LIST).content.decode()

    page_url = reverse("admin:content_page_change", args=[page.pk])
    assert f'src="{picture.smallest.url}" alt="A vial" width="120" height="80"' in html
    assert "1600 × 1067 pixels" in html
    assert re.findall(r'<li><a href="([^"]+)">([^<]+)</a> \(([^)]+)\)</li>', html) == [
        (page_url, "What it costs", "live"),
        (page_url, "New costs", "newer version"),
        (page_url, "Old costs", "older version"),
        (reverse("admin:content_clinic_changelist"), "The clinic", "logo"),
    ]


def test_list_says_which_pictures_are_used_nowhere_and_asks_for_either(client, staff):
    used = make_picture("A vial")
    make_picture("A needle")
    make_revision(make_page("costs"), body=f"{used.markdown}\n")

    def listed(**query):
        response = client.get(LIST, query)
        return [picture.alternative for picture in response.context["cl"].result_list]

    assert (listed(used="yes"), listed(used="no")) == (["A vial"], ["A needle"])
    assert listed() == ["A needle", "A vial"]
    assert listed(q="needle") == ["A needle"]
    assert client.get(LIST).content.decode().count("Not used</td>") == 1


def test_list_costs_the_same_queries_for_one_picture_and_for_three(client, staff):
    counts = []
    for keys in (["one"], ["two", "three"]):
        for key in keys:
            picture = make_picture(uploaded_by=make_staff(key))
            make_live(make_page(key), body=f"{picture.markdown}\n")
        with CaptureQueriesContext(connection) as queries:
            html = client.get(LIST).content.decode()
        assert html.count("(live)") == Picture.objects.count()
        counts.append(len(queries))

    assert counts[0] == counts[1]


# Added, changed and deleted in the admin


def test_picture_is_added_in_the_admin(client, staff, media):
    response = client.post(ADD, {"image": file(), "alternative": "A vial"})

    assert response["Location"] == LIST
    picture = Picture.objects.get()
    assert (picture.alternative, picture.uploaded_by) == ("A vial", staff)
    assert len(stored(media)) == 2
    assert logged() == [(ADDITION, "A vial", "nurse")]


def test_refused_picture_says_why_beside_its_field(client, staff, media):
    response = client.post(ADD, {"image": file(b"<svg></svg>"), "alternative": ""})

    assert response.status_code == 200
    assert response.context["adminform"].form.errors == {
        "image": [NOT_A_PICTURE],
        "alternative": ["Say what the picture shows: some people do not see it."],
    }
    assert stored(media) == []
    assert not Picture.objects.exists()


def test_words_of_a_picture_can_be_changed_and_nothing_else(client, staff):
    picture = make_picture("A vial", uploaded_by=staff)

    page = client.get(change_url(picture)).content.decode()
    client.post(
        change_url(picture), {"alternative": "A sealed vial", "name": "x.html", "image": file()}
    )

    changed = Picture.objects.get()
    assert changed.alternative == "A sealed vial"
    assert changed.name == picture.name
    assert logged() == [(CHANGE, "A sealed vial", "nurse")]
    assert picture.markdown in page
    assert 'type="file"' not in page


def test_picture_is_deleted_with_its_files_after_it_is_said_what_happens(
    client, staff, media, django_capture_on_commit_callbacks
):
    client.post(UPLOAD, {"image": file(), "alternative": "A vial"})
    picture = Picture.objects.get()
    page = make_page("costs")
    make_live(page, body=f"{picture.markdown}\n")
    make_live(page)

    asked = client.get(delete_url(picture)).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(delete_url(picture), {"post": "yes"})

    assert "Old versions of pages that show it then say in words what it showed: “A vial”." in (
        " ".join(asked.split())
    )
    assert not Picture.objects.exists()
    assert stored(media) == []
    assert logged()[0] == (DELETION, "A vial", "nurse")


@pytest.mark.parametrize("use", ["live page", "logo", "version that waits"])
def test_picture_that_readers_get_cannot_be_deleted(client, staff, use):
    picture = make_picture()
    if use == "logo":
        Clinic.objects.create(logo=picture)
    else:
        revision = make_revision(make_page("costs"), body=f"{picture.markdown}\n")
        revision.publish(at=tomorrow() if use == "version that waits" else None)

    page = client.get(change_url(picture)).content.decode()
    response = client.post(delete_url(picture), {"post": "yes"})

    assert response.status_code == 403
    assert Picture.objects.get() == picture
    assert "It cannot be deleted." in page
    assert delete_url(picture) not in page


def test_picture_can_be_deleted_only_with_the_permission(client):
    picture = make_picture()
    client.force_login(make_staff(permissions=("view_picture", "change_picture")))

    response = client.post(delete_url(picture), {"post": "yes"})

    assert response.status_code == 403
    assert Picture.objects.get() == picture


def test_several_pictures_cannot_be_deleted_at_once(client, staff):
    picture = make_picture()

    client.post(
        LIST, {"action": "delete_selected", "_selected_action": [picture.pk], "post": "yes"}
    )

    assert Picture.objects.get() == picture


# The clinic's logo


def test_logo_stands_in_the_contact_box_of_every_page(client, django_assert_num_queries):
    make_home()
    clinic = Clinic.objects.create(name="Hill clinic", contact="Call us.")
    with CaptureQueriesContext(connection) as without:
        before = client.get("/").content.decode()
    clinic.logo = make_picture("Hill clinic’s hill", name=f"{'f00d' * 8}-900x300.png")
    clinic.save()

    with django_assert_num_queries(len(without)):
        html = " ".join(client.get("/").content.decode().split())

    assert "<img" not in before
    assert (
        f'<img src="{STEM}-900x300-400.webp" alt="Hill clinic’s hill" '
        'width="400" height="133" loading="lazy">'
    ) in html


# Where they are kept


def test_picture_is_stored_served_and_deleted_where_there_is_no_folder(
    client, staff, pictures_in_no_folder, django_capture_on_commit_callbacks
):
    client.post(UPLOAD, {"image": file(), "alternative": "A vial"})
    picture = Picture.objects.get()

    response = client.get(picture.url)

    assert response.headers["Content-Length"] == str(len(b"".join(response.streaming_content)))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(delete_url(picture), {"post": "yes"})
    assert default_storage.listdir("pictures") == ([], [])


def test_picture_that_cannot_be_read_now_is_worth_asking_for_again(client, monkeypatch):
    def fail(name):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(default_storage, "open", fail)

    response = client.get(f"{STEM}-8x4.png")

    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "no-store" in response["Cache-Control"]


def test_upload_to_a_full_disk_leaves_nothing_half_and_says_try_again(client, staff, media):
    client.raise_request_exception = False
    save, saved = default_storage.save, []

    def save_one(name, content):
        if saved:
            raise OSError(errno.ENOSPC, "No space left on device")
        saved.append(save(name, content))
        return saved[0]

    with patch.object(default_storage, "save", save_one):
        response = client.post(UPLOAD, {"image": file(), "alternative": "A vial"})

    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert (len(saved), stored(media), Picture.objects.count()) == (1, [], 0)
