"""What readers get at an address: the live words, a redirect, or a friendly refusal."""

import datetime

import pytest
from django.utils import timezone

from content.models import Clinic, Page, Revision
from tests.factories import (
    make_home,
    make_live,
    make_page,
    make_reference,
    make_revision,
    make_staff,
)
from tests.integration.pages import read_page

pytestmark = pytest.mark.postgresql


@pytest.mark.django_db
def test_reader_gets_the_live_words_and_never_a_draft(client):
    page = make_page("costs")
    make_live(page, title="Costs")
    make_revision(page, title="Draft of costs")
    make_revision(page, title="Costs from tomorrow").publish(
        at=timezone.now() + datetime.timedelta(days=1)
    )

    html = client.get("/costs/").content.decode()

    assert "Costs" in html
    assert "Draft of costs" not in html
    assert "Costs from tomorrow" not in html


@pytest.mark.django_db
def test_going_back_shows_the_old_words_again(client):
    page = make_page("costs")
    old = make_live(page, title="Old words")
    make_live(page, title="New words")

    old.publish()

    assert read_page(client, "/costs/").one("h1").text.startswith("Old words")


@pytest.mark.django_db
def test_old_address_redirects_for_good_however_often_the_page_moved(client):
    page = make_page("costs")
    for slug in ("price", "prices", "costs"):
        make_live(page, slug=slug)

    for slug in ("price", "prices"):
        response = client.get(f"/{slug}/")
        assert (response.status_code, response["Location"]) == (301, "/costs/")


@pytest.mark.django_db
def test_address_of_a_draft_is_not_found(client):
    make_revision(make_page("costs"), slug="costs")

    response = client.get("/costs/")

    assert response.status_code == 404
    assert "Page not found" in response.content.decode()


@pytest.mark.django_db
def test_missing_page_helps_the_reader_on(client):
    make_home()

    response = client.get("/no-such-page/")

    html = response.content.decode()
    assert response.status_code == 404
    assert 'href="/"' in html
    assert '<a href="/get-help/">when to get help, and where</a>' in html
    assert not response.cookies


def test_error_page_needs_no_database_and_says_what_to_do(client, monkeypatch, settings):
    settings.DEBUG_PROPAGATE_EXCEPTIONS = False
    client.raise_request_exception = False

    def fail(*args):
        raise RuntimeError("The server is on fire.")

    monkeypatch.setattr("content.views.Revision", fail)
    response = client.get("/costs/")

    html = response.content.decode()
    assert response.status_code == 500
    assert "Something went wrong" in html
    assert "on fire" not in html


@pytest.mark.django_db
def test_address_without_slash_redirects_to_the_page(client):
    make_live(make_page("costs"))

    response = client.get("/costs")

    assert (response.status_code, response["Location"]) == (301, "/costs/")


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages_can_only_be_read(client, method):
    make_home()

    response = getattr(client, method)("/")

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"


@pytest.mark.django_db
@pytest.mark.parametrize("others", [1, 3])
def test_a_page_takes_its_own_query_and_two_for_the_era(client, django_assert_num_queries, others):
    make_reference()
    make_live(make_page("costs"), body="A trial. [@moftah2012]")
    for number in range(others):
        make_live(make_page(f"page-{'abc'[number]}"))

    client.get("/costs/")

    # Twice whether all pages are still as they were, and its revision.
    with django_assert_num_queries(3):
        client.get("/costs/")


@pytest.mark.django_db
def test_emergency_card_gives_the_number_of_the_clinics_country(client):
    card = "::: care emergency Call for an ambulance now if:\n- you cannot breathe\n:::\n"
    make_live(make_page("costs"), body=card)
    before = client.get("/costs/").content.decode()

    Clinic.objects.create(country="India", emergency_number="112")
    after = client.get("/costs/").content.decode()

    assert "Call your local emergency number now" in before
    assert 'Call <a href="tel:112">112</a> now (the emergency number in India).' in after


@pytest.mark.django_db
def test_clinics_contact_appears_once_staff_fill_it_in(client):
    make_home()
    assert "Telephone" not in client.get("/").content.decode()

    Clinic.objects.create(name="A clinic", contact="Telephone 12345")

    assert "Telephone 12345" in client.get("/").content.decode()


@pytest.mark.django_db
def test_page_of_help_has_the_clinics_numbers_in_its_text_once(client):
    signs = "::: care urgent See a doctor today if:\n- it hurts\n:::"
    page = make_page("get-help", kind=Page.Kind.HELP, group=Page.Group.BESIDE)
    make_live(page, body=signs)
    assert "Contact" not in client.get("/get-help/").content.decode()

    Clinic.objects.create(name="A clinic", contact="Telephone 12345", out_of_hours="67890")

    html = client.get("/get-help/").content.decode()
    words, foot = html.split("</main>")
    assert "Telephone 12345" in words
    assert "67890" in words
    assert "Telephone 12345" not in foot


@pytest.mark.django_db
def test_signed_off_page_names_who_checked_it_and_a_newer_text_does_not(client):
    page = make_page("costs")
    reviewer = make_staff("reviewer")
    reviewer.first_name, reviewer.last_name = "Asha", "Example"
    reviewer.save()
    revision = make_live(page)
    Revision.objects.filter(pk=revision.pk).update(
        signed_off_by=reviewer,
        signed_off_role="dermatologist",
        signed_off_at=datetime.datetime(2026, 11, 1, tzinfo=datetime.UTC),
        review_due=datetime.date(2028, 11, 1),
    )

    signed = " ".join(client.get("/costs/").content.decode().split())
    make_live(page)
    unsigned = " ".join(client.get("/costs/").content.decode().split())

    assert "Checked by Asha Example, dermatologist, on 1 November 2026." in signed
    assert "Next review due 1 November 2028." in signed
    assert "Not yet checked by a clinician" not in signed
    assert "Checked by" not in unsigned
    assert "Not yet checked by a clinician" in unsigned


@pytest.mark.django_db
def test_overdue_review_is_told_to_readers(client):
    revision = make_live(make_page("costs"))
    Revision.objects.filter(pk=revision.pk).update(
        signed_off_by=make_staff("reviewer"),
        signed_off_role="dermatologist",
        signed_off_at=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC),
        review_due=datetime.date(2022, 1, 1),
    )

    assert "overdue for review" in client.get("/costs/").content.decode()


@pytest.mark.django_db
def test_page_that_nobody_checked_says_when_it_is_due_and_when_that_is_past(client):
    revision = make_live(make_page("costs"))
    fresh = " ".join(client.get("/costs/").content.decode().split())
    due = revision.next_review_due

    Revision.objects.update(published_at=revision.published_at - datetime.timedelta(days=370))
    past = " ".join(client.get("/costs/").content.decode().split())

    assert f"Not yet checked by a clinician. Next review due {due:%-d %B %Y}." in fresh
    assert "overdue for review" not in fresh
    assert "overdue for review" in past
    assert "Not yet checked by a clinician" in past


@pytest.mark.django_db
def test_first_chapter_has_no_previous_and_last_has_no_next(client):
    for position, key in enumerate(("one", "two", "three"), start=1):
        page = make_page(key, group=Page.Group.DECIDE, position=position)
        make_live(page, title=key.capitalize())

    ways = {
        address: [
            (e.attributes["rel"], e.attributes["href"])
            for e in read_page(client, address).all("a")
            if e.attributes.get("rel") in {"prev", "next"}
        ]
        for address in ("/one/", "/two/", "/three/")
    }

    assert ways == {
        "/one/": [("next", "/two/")],
        "/two/": [("prev", "/one/"), ("next", "/three/")],
        "/three/": [("prev", "/two/")],
    }


@pytest.mark.django_db
def test_sitemap_lists_live_pages_under_the_sites_own_address(client, settings):
    make_home()
    make_live(make_page("costs"))
    make_revision(make_page("draft"))

    xml = client.get("/sitemap.xml", headers={"host": "localhost"}).content.decode()

    assert xml.count("<loc>") == 3
    assert f"<loc>{settings.SITE_URL}/changes/</loc>" in xml
    assert f"<loc>{settings.SITE_URL}/</loc>" in xml
    assert f"<loc>{settings.SITE_URL}/costs/</loc>" in xml


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["costs", "prices"])
def test_every_address_of_a_withdrawn_page_says_that_it_is_gone(client, slug):
    page = make_page("costs")
    make_live(page, slug="prices", title="Old prices")
    make_live(page)
    page.withdraw(by=make_staff())

    response = client.get(f"/{slug}/")

    assert response.status_code == 410
    html = response.content.decode()
    assert "This page was withdrawn" in html
    assert "Words about hair" not in html
    assert "/costs/" not in html


@pytest.mark.django_db
def test_withdrawn_page_is_back_at_its_address_once_it_is_published_again(client):
    revision = make_live(make_page("costs"))
    revision.page.withdraw(by=make_staff())

    revision.publish()

    assert read_page(client, "/costs/").one("h1").text.startswith("Costs")
