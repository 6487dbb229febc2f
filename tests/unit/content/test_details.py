import pytest

from content.details import delete_reference, save_details
from content.models import Clinic, DetailChange, Reference, Revision
from tests.factories import BODY, make_doctor, make_live, make_page, make_reference, make_staff

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

CITING = f"{BODY}\nIt helps. [@moftah2012]\n"


def traces():
    return list(
        DetailChange.objects.values_list("about", "before", "after", "changed_by__username")
    )


def test_changed_reference_keeps_what_it_said_and_who_changed_it():
    reference, nurse = make_reference("moftah2012", found="Thicker hair."), make_staff("nurse")
    reference.found, reference.position = "Thinner hair.", 9

    save_details(reference, by=nurse)

    before, after = {"found": "Thicker hair."}, {"found": "Thinner hair."}
    assert traces() == [("moftah2012", before, after, "nurse")]
    assert Reference.objects.get().found == "Thinner hair."


def test_reference_that_readers_see_alike_leaves_no_trace_and_no_sign_off_unsettled():
    reference = make_reference("moftah2012", limits="Small\nand short.")
    live = make_live(body=CITING)
    live.sign_off(by=make_doctor(), role="Dermatologist")
    reference.position, reference.limits = 9, "Small\r\nand short."

    save_details(reference, by=None)

    live.refresh_from_db()
    assert (traces(), live.is_signed_off) == ([], True)


def test_changed_reference_unsettles_each_sign_off_of_a_text_that_cites_it():
    doctor, reference = make_doctor(), make_reference("moftah2012")
    citing = make_live(make_page("costs"), body=CITING)
    other = make_live(make_page("words"), body=f"{BODY}\nIt helps. [@moftah2012b]\n")
    for version in (citing, other):
        version.sign_off(by=doctor, role="Dermatologist")
    reference.year = 2013

    save_details(reference, by=None)

    assert list(
        Revision.objects.values_list("page__key", "unsettled_why").order_by("page__key")
    ) == [
        ("costs", "the source “moftah2012” (moftah2012) changed."),
        ("words", ""),
    ]
    citing.refresh_from_db()
    assert (citing.is_signed_off, citing.signed_off_by) == (False, doctor)

    citing.sign_off(by=doctor, role="Dermatologist")

    assert (citing.is_signed_off, citing.unsettled_why) == (True, "")


def test_clinics_details_leave_a_trace_from_the_first_ones_on():
    save_details(Clinic(name="Hill clinic"), by=None)
    clinic = Clinic.objects.get()
    clinic.name = "Lake clinic"

    save_details(clinic, by=None)

    assert [(before, after) for _, before, after, _ in traces()] == [
        ({"name": "Hill clinic"}, {"name": "Lake clinic"}),
        ({"name": ""}, {"name": "Hill clinic"}),
    ]


def test_deleted_reference_leaves_its_words():
    delete_reference(make_reference("ours2026", found="Little."), by=make_staff("nurse"))

    (about, before, after, who) = traces()[0]
    assert not Reference.objects.exists()
    assert (about, before["found"], after, who) == ("ours2026", "Little.", {}, "nurse")


def test_trace_is_never_changed_or_deleted():
    save_details(Clinic(name="Hill clinic"), by=None)
    change = DetailChange.objects.get()

    for attempt in (
        change.save,
        change.delete,
        DetailChange.objects.all().delete,
        lambda: DetailChange.objects.update(about="x"),
    ):
        with pytest.raises(TypeError, match="never changed"):
            attempt()
