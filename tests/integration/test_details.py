"""References and the clinic's details: what a change does is shown first, and leaves a trace."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from content.details import save_details
from content.models import Clinic, DetailChange, Reference
from tests.factories import BODY, make_doctor, make_live, make_page, make_reference, make_revision
from tests.integration.details import change_details, confirm
from tests.integration.pages import PageReader

CLINIC = reverse("admin:content_clinic_change", args=[Clinic.THE_ONE])


@pytest.fixture
def publisher(client, sign_in):
    return sign_in(
        *("view_reference", "change_reference", "view_clinic", "change_clinic", "view_page")
    )


def address(name, reference):
    return reverse(f"admin:content_reference_{name}", args=[reference.pk])


def fields_of(reference, **changed):
    names = (*Reference.SHOWN, "position")
    return {name: getattr(reference, name) for name in names} | changed


def words_of(response):
    html = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(html.split())


def test_changed_reference_is_saved_once_it_was_shown_whose_sign_off_it_ends(client, publisher):
    reference = make_reference("moftah2012", found="54 of 86 women had thicker hair.")
    live = make_live(make_page("costs"), title="Costs", body=f"{BODY}\nSo. [@moftah2012]\n")
    live.sign_off(by=make_doctor(), role="Dermatologist")
    sent = fields_of(reference, found="64 of 86 women had thicker hair.")

    asked = client.post(address("change", reference), sent)

    assert Reference.objects.get().found == reference.found
    assert "Costs (version 1): its sign-off will no longer hold" in words_of(asked)
    assert "54 of 86" in words_of(asked)

    saved = confirm(client, address("change", reference), asked)

    assert saved.status_code == 302
    assert Reference.objects.get().found == "64 of 86 women had thicker hair."
    readers = words_of(client.get(live.get_absolute_url()))
    assert "Not checked again by a clinician." in readers
    assert "Asha Rao" not in readers
    to_do = words_of(client.get(reverse("admin:index")))
    assert "1 page lost its sign-off: the source “moftah2012” (moftah2012) changed" in to_do


def test_confirmation_holds_for_the_change_that_was_shown_and_no_other(client, publisher):
    reference = make_reference("moftah2012", found="First words.")
    asked = client.post(address("change", reference), fields_of(reference, found="My words."))
    Reference.objects.update(found="A colleague’s words.")

    again = confirm(client, address("change", reference), asked)

    assert "A colleague’s" in words_of(again)
    assert Reference.objects.get().found == "A colleague’s words."


def test_history_compares_each_change_with_the_words_before(client, publisher):
    reference = make_reference("moftah2012", found="54 of 86 women.")
    for found in ("64 of 86 women.", "65 of 86 women."):
        change_details(client, address("change", reference), fields_of(reference, found=found))

    told = words_of(client.get(address("history", reference)))

    assert told.index("65 of 86") < told.index("54 of 86")
    assert publisher.get_username() in told


def test_changed_clinic_is_shown_first_and_leaves_its_old_number(client, publisher):
    Clinic.objects.create(name="Hill clinic", country="India", emergency_number="112")
    sent = {"name": "Hill clinic", "country": "India", "emergency_number": "108"}

    asked = client.post(CLINIC, sent)

    assert "On every page of the guide" in words_of(asked)
    assert Clinic.objects.get().emergency_number == "112"

    confirm(client, CLINIC, asked)

    assert Clinic.objects.get().emergency_number == "108"
    assert DetailChange.objects.get().before == {"emergency_number": "112"}


def test_who_signs_off_again_sees_what_changed_in_the_source(client, publisher):
    reference = make_reference("moftah2012", found="54 of 86 women.")
    live = make_live(body=f"{BODY}\nSo. [@moftah2012]\n")
    doctor = make_doctor()
    live.sign_off(by=doctor, role="Dermatologist")
    change_details(
        client, address("change", reference), fields_of(reference, found="64 of 86 women.")
    )
    client.force_login(doctor)

    page = words_of(client.get(reverse("admin:content_revision_sign_off", args=[live.pk])))

    assert "What changed in the source moftah2012" in page
    assert "54 of 86" in page


def test_sign_off_waits_when_a_source_changed_while_the_text_was_read(client, db):
    reference = make_reference("moftah2012")
    live = make_live(body=f"{BODY}\nSo. [@moftah2012]\n")
    client.force_login(make_doctor())
    sign_off = reverse("admin:content_revision_sign_off", args=[live.pk])
    answers = {"role": "Dermatologist", "review_due": "2027-01-01", "is_read": "on"}
    seen = client.get(sign_off).context["newest_change"]
    reference.found = "Less hair."
    save_details(reference, by=None)

    refused = client.post(sign_off, answers | {"seen": seen})

    live.refresh_from_db()
    assert "changed while you were reading" in words_of(refused)
    assert not live.is_signed_off

    client.post(sign_off, answers | {"seen": refused.context["newest_change"]})

    live.refresh_from_db()
    assert live.is_signed_off


@pytest.fixture
def costs_of(db):
    """Make a live page that cites the source, with these words."""

    def make(key, words):
        return make_live(make_page(key), body=f"{BODY}\n{words} [@moftah2012]\n")

    return make


def test_pages_that_still_say_the_old_number_are_told_first_with_their_drafts(
    client, publisher, costs_of
):
    reference = make_reference("moftah2012", found="It begins at GBP 1,000.")
    corrected, behind, bare = (costs_of(k, "It is GBP 1,000.") for k in ("costs", "decide", "who"))
    costs_of("words", "It is GBP 2,000.")
    make_live(make_page("questions"), body=f"{BODY}\nWithout a source: GBP 1,000.\n")
    draft = make_revision(corrected.page, body=corrected.body.replace("1,000", "1,500"))
    also = make_revision(behind.page, body=f"{behind.body}\nMore.\n")
    sent = fields_of(reference, found="It begins at GBP 1,500.")

    asked = client.post(address("change", reference), sent)

    told = words_of(asked).partition("Pages that still say")[2].partition("Where readers see it")[0]
    parts = [
        "Decide : “GBP 1,000”, and so does its newer draft: Decide (version 2)",
        "Who : “GBP 1,000”, and no draft corrects it",
        "Costs : “GBP 1,000”, until Costs (version 2) is live (not signed off yet)",
        "Best order: correct each page in a draft, save this source,",
    ]
    assert [part for part in parts if part not in told] == []
    assert sorted(told.index(part) for part in parts) == [told.index(part) for part in parts]
    assert "Words" not in told
    assert "Questions" not in told
    links = [link.attributes["href"] for link in PageReader(asked.content.decode()).all("a")]
    for row in (draft, also):
        assert reverse("admin:content_revision_change", args=[row.pk]) in links
    assert {corrected.get_absolute_url(), bare.get_absolute_url()} <= set(links)


def test_change_of_a_source_that_leaves_no_number_behind_tells_of_no_page(
    client, publisher, costs_of
):
    reference = make_reference("moftah2012", found="It begins at GBP 1,000.")
    costs_of("costs", "It is GBP 1,000.")

    asked = client.post(
        address("change", reference), fields_of(reference, found="From GBP 1,000 on.")
    )

    assert "Pages that still say the old number" not in words_of(asked)


def test_more_pages_behind_a_source_ask_no_more_of_the_database(client, publisher, costs_of):
    reference = make_reference("moftah2012", found="It begins at GBP 1,000.")
    sent = fields_of(reference, found="It begins at GBP 1,500.")
    counts = []
    for keys in (("costs",), ("decide", "who", "words")):
        for key in keys:
            page = costs_of(key, "It is GBP 1,000.").page
            make_revision(page, body=f"{BODY}\nIt is GBP 1,500. [@moftah2012]\n")
        with CaptureQueriesContext(connection) as asked:
            client.post(address("change", reference), sent)
        counts.append(len(asked))

    assert counts[0] == counts[1]
