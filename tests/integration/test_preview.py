"""What the editor asks the site for: the preview, the frame around it, and the handbook."""

import re

import pytest
from django.urls import reverse
from django.utils.html import escape

from content.handbook_examples import chapters
from content.markdown import render
from content.surroundings import editor_context
from tests.factories import BODY, make_page, make_revision, make_staff
from tests.integration.pages import read_page
from tests.integration.test_security_headers import OTHER_HEADERS, SECURITY_HEADERS

REFUSAL = "Sign in as a member of staff who may write pages."
# The only page that another page may frame, and that page is this site's own.
FRAMED = {
    "Content-Security-Policy": SECURITY_HEADERS["Content-Security-Policy"].replace(
        "frame-ancestors 'none'", "frame-ancestors 'self'"
    ),
    "X-Frame-Options": "SAMEORIGIN",
}


@pytest.fixture
def writer_client(client, db):
    client.force_login(make_staff("writer", ("add_revision", "view_revision")))
    return client


def headers_of(response):
    return {name: value for name, value in response.items() if name not in OTHER_HEADERS}


# The preview


def test_preview_holds_what_readers_get(writer_client):
    response = writer_client.post(reverse("markdownx_markdownify"), {"content": BODY})

    document = render(BODY, editor_context()).html
    assert f'<div data-part="document">{document}</div>' in response.content.decode()
    assert headers_of(response) == SECURITY_HEADERS


def test_preview_judges_the_text_for_the_page_and_address_that_it_is_written_for(writer_client):
    page = make_page("costs")
    data = {"content": f"{BODY}\nSee [above](/prices/#why).", "page": page.pk, "slug": "prices"}
    address = reverse("markdownx_markdownify")

    assert "Nothing to mend." in writer_client.post(address, data).content.decode()
    assert "leads nowhere" in writer_client.post(address, data | {"slug": "x"}).content.decode()
    told = writer_client.post(address, data | {"content": "One."}).content.decode()
    assert "A page opens with its key points" in told


@pytest.mark.parametrize("page", ["", "0", "99999999999999999999", "costs", "1'"])
def test_preview_of_a_page_that_is_not_there_shows_the_text_all_the_same(writer_client, page):
    data = {"content": "The words.", "page": page}

    response = writer_client.post(reverse("markdownx_markdownify"), data)

    assert response.status_code == 200
    assert "<p>The words.</p>" in response.content.decode()
    assert "Nothing to mend." in response.content.decode()


def test_preview_of_nothing_is_empty(writer_client):
    response = writer_client.post(reverse("markdownx_markdownify"))

    assert response.status_code == 200
    assert '<div data-part="document"></div>' in response.content.decode()


def test_preview_of_a_text_that_is_too_long_says_what_to_do(writer_client):
    response = writer_client.post(reverse("markdownx_markdownify"), {"content": "a" * 40_001})

    assert "the most is 40,000: split the page in two." in response.content.decode()
    assert '<div data-part="document"></div>' in response.content.decode()


def test_preview_of_a_text_that_cannot_be_saved_shows_it_and_says_where_and_why(writer_client):
    data = {"content": "One line.\r\n\r\nTwo\0 words."}

    page = writer_client.post(reverse("markdownx_markdownify"), data).content.decode()

    assert "<p>Two words.</p>" in page
    assert 'data-line="3"' in page
    assert "a character that nobody sees and that cannot be saved (NUL)" in page


# The frame


def test_frame_has_the_patients_look_and_may_be_framed_by_this_site_alone(writer_client):
    response = writer_client.get(reverse("admin:content_revision_preview_frame"))

    page = response.content.decode()
    assert 'href="/static/css/site.css"' in page
    assert "<script" not in page
    assert re.search(r'<div class="article__text prose"\s+data-document></div>', page)
    assert headers_of(response) == SECURITY_HEADERS | FRAMED


def test_frame_shows_an_example_of_the_handbook(writer_client):
    address = reverse("admin:content_revision_preview_frame")

    page = writer_client.get(address, {"example": "warning-1"}).content.decode()

    assert '<div class="warning">' in page
    assert "<h2>" in page
    assert 'class="warning"' not in writer_client.get(address, {"example": "no"}).content.decode()


def test_frame_shows_a_version_and_marks_what_changed_on_either_side(writer_client):
    page = make_page("costs")
    old = make_revision(page, body="Same.\n\nOld words.\n")
    new = make_revision(page, body="Same.\n\nNew words.\n\nMore.\n")
    address = reverse("admin:content_revision_preview_frame")

    def show(**asked):
        return writer_client.get(address, asked).content.decode()

    assert "<h1 data-title>Costs</h1>" in show(revision=new.pk)
    assert "changed-1" not in show(revision=new.pk)
    assert show(revision=old.pk, until=new.pk).count('class="changed changed-1"') == 1
    assert show(revision=new.pk, since=old.pk).count('class="changed changed-1"') == 2
    assert writer_client.get(address, {"revision": "none"}).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["preview_frame", "handbook"])
def test_frame_and_handbook_are_for_signed_in_staff(client, name):
    address = reverse(f"admin:content_revision_{name}")

    response = client.get(address)

    assert response.status_code == 302
    assert response["Location"].startswith(reverse("admin:login"))
    assert headers_of(response) == SECURITY_HEADERS | {"Location": response["Location"]}


@pytest.mark.django_db
def test_frame_refuses_staff_who_may_not_see_the_texts(client):
    client.force_login(make_staff("accountant", ("view_clinic",)))

    response = client.get(reverse("admin:content_revision_preview_frame"))

    assert response.status_code == 403
    assert "staff/preview_frame.html" not in {template.name for template in response.templates}
    assert (
        f'<a href="{reverse("admin:index")}">the start page for staff' in response.content.decode()
    )


# The handbook and the form


def test_handbook_shows_what_to_write_and_frames_what_patients_see(writer_client):
    page = read_page(writer_client, reverse("admin:content_revision_handbook"))

    examples = [example for chapter in chapters() for example in chapter.examples]
    frame = reverse("admin:content_revision_preview_frame")
    assert [pre.text for pre in page.all("pre")] == [example.text for example in examples]
    assert [element.attributes["src"] for element in page.all("iframe")] == [
        f"{frame}?example={example.id}" for example in examples
    ]
    shown = [heading.text for heading in page.all("h2") if "id" in heading.attributes]
    assert shown == [chapter.name for chapter in chapters()]
    assert len(examples) > 30


def test_form_offers_each_block_of_the_handbook_and_leads_to_it(writer_client):
    page = make_page("costs")
    address = f"{reverse('admin:content_revision_add')}?page={page.pk}"

    html = writer_client.get(address).content.decode()

    for chapter in chapters()[5:]:
        assert f'data-insert="{escape(chapter.skeleton)}">{chapter.name}</button>' in html
    assert f'href="{reverse("admin:content_revision_handbook")}"' in html


def test_form_loads_no_script_and_no_style_of_the_package(writer_client):
    page = make_page("costs")
    address = f"{reverse('admin:content_revision_add')}?page={page.pk}"

    html = writer_client.get(address).content.decode()

    assert "staff/live-preview.js" in html
    assert 'class="vLargeTextField markdownx-editor"' in html
    assert "/static/markdownx/" not in html


def test_form_after_an_error_knows_that_its_text_is_not_saved(writer_client):
    page = make_page("costs")
    address = reverse("admin:content_revision_add")

    html = writer_client.post(address, {"page": page.pk, "body": "My words."}).content.decode()

    assert "data-unsaved" in html
    assert "My words.</textarea>" in html
    fresh = writer_client.get(f"{address}?page={page.pk}").content.decode()
    assert "data-unsaved" not in fresh
