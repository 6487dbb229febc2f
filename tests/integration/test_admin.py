"""The staff's front door: writing, and that nothing written is changed or deleted."""

import re
import shutil

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from content.days import write_day
from content.models import Clinic, Page, Reference, Revision
from content.skeletons import write_skeleton
from tests.factories import (
    BODY,
    make_doctor,
    make_live,
    make_page,
    make_picture,
    make_reference,
    make_revision,
    make_staff,
)
from tests.integration.details import change_details
from tests.integration.messages import messages_of
from tests.integration.pages import read_page

pytestmark = pytest.mark.postgresql

ADD = reverse("admin:content_revision_add")
LIST = reverse("admin:content_revision_changelist")
WRITER = ("add_revision", "view_revision")
EDITOR = (
    *(*WRITER, "publish_revision", "change_revision", "delete_revision"),
    *("add_page", "view_page", "change_page", "delete_page"),
    *("add_reference", "view_reference", "change_reference", "delete_reference"),
    *("add_clinic", "view_clinic", "change_clinic", "delete_clinic"),
)
FIELDS_OF_A_REFERENCE = [
    "citation",
    "short_name",
    "year",
    "kind",
    "size",
    "found",
    "limits",
    "read",
    "position",
]


def words_for(page, **fields):
    return {
        "page": page.pk,
        "title": "Costs",
        "slug": "costs",
        "summary": "What it costs.",
        "body": BODY,
        "note": "Newer prices.",
        "based_on": page.revisions.count(),
    } | fields


def read_cells(html, column):
    """The words in one column of a list of the admin."""
    cells = re.findall(rf'<td class="field-{column}[^"]*">(.*?)</td>', html, flags=re.DOTALL)
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in cells]


def errors_of(response):
    assert response.status_code == 200
    return response.context["adminform"].form.errors


# Writing


def test_new_revision_has_its_author_the_next_number_and_is_a_draft(client, sign_in):
    nurse = sign_in(*WRITER)
    page = make_live(make_page("costs")).page

    response = client.post(ADD, words_for(page, body="\r\n" + BODY.replace("\n", "\r\n")))

    revision = Revision.objects.get(number=2)
    assert response["Location"] == reverse("admin:content_revision_change", args=[revision.pk])
    assert (revision.author, revision.page, revision.title) == (nurse, page, "Costs")
    assert (revision.body, revision.note) == (BODY, "Newer prices.")
    assert (revision.is_published, revision.is_signed_off) == (False, False)
    assert Revision.objects.live().get().number == 1


def test_version_with_letters_that_no_font_has_is_saved_with_a_warning(
    client, sign_in, monkeypatch
):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    sign_in(*WRITER)
    page = make_live(make_page("costs")).page

    response = client.post(ADD, words_for(page, body=f"{BODY}\n\nবি\n"))

    assert "বি" in Revision.objects.get(number=2).body
    told = [text for _, text in messages_of(response) if "empty boxes instead: ব ি." in text]
    assert len(told) == 1


def test_form_cannot_set_who_wrote_published_or_signed_off(client, sign_in):
    nurse = sign_in(*WRITER)
    doctor = make_staff("doctor")
    page = make_page("costs")

    client.post(
        ADD,
        words_for(
            page,
            author=doctor.pk,
            number=9,
            published_at="2026-01-01 00:00",
            published_by=doctor.pk,
            signed_off_by=doctor.pk,
            signed_off_role="Dermatologist",
        ),
    )

    revision = Revision.objects.get()
    assert (revision.author, revision.number) == (nurse, 1)
    assert (revision.published_at, revision.published_by, revision.signed_off_by) == (
        None,
        None,
        None,
    )


def test_draft_with_mistakes_is_kept_and_every_mistake_is_told(client, sign_in):
    sign_in(*WRITER)

    response = client.post(
        ADD, words_for(make_page("costs"), body="Words alone. [@nobody2020] It is painless.")
    )

    assert Revision.objects.count() == 1
    assert messages_of(response)[1] == ("warning", "Found in it: 4 to mend.")
    found = client.get(response["Location"]).context["problems"]
    assert [f"Line {problem.line}: {problem.message}"[:45] for problem in found] == [
        "Line 1: A page of the guide says what we do no"[:45],
        "Line 1: A page opens with its key points: a :::"[:45],
        "Line 1: There is no reference “nobody2020”: che"[:45],
        "Line 1: “painless” promises too much: say what "[:45],
    ]


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"page": ""}, {"page": ["This field is required."]}),
        (
            {"title": "x" * 66},
            {"title": ["Ensure this value has at most 65 characters (it has 66)."]},
        ),
        ({"slug": "Costs_2026"}, {"slug": ["Use words in small letters, joined by hyphens."]}),
        ({"slug": ""}, {"slug": ["Only the home page has an empty address."]}),
        ({"slug": "admin"}, {"slug": ["“admin” is an address of another part of the site."]}),
        (
            {"slug": "prices"},
            {
                "slug": [
                    "The page “words” has or had this address: choose another, so that old links keep working."
                ]
            },
        ),
        ({"body": ""}, {"body": ["This field is required."]}),
        ({"note": ""}, {"note": ["Say in a few words what you changed, and why."]}),
    ],
)
def test_revision_with_a_wrong_field_is_refused_beside_that_field(client, sign_in, fields, errors):
    sign_in(*WRITER)
    make_live(make_page("words"), slug="prices")

    response = client.post(ADD, words_for(make_page("costs")) | fields)

    assert errors_of(response) == errors
    assert Revision.objects.count() == 1


@pytest.mark.parametrize(("missing", "is_open"), [("note", False), ("title", True)])
def test_what_is_folded_opens_for_a_mistake_in_it_alone(client, sign_in, missing, is_open):
    sign_in(*WRITER)
    page = make_live(make_page("costs")).page

    response = client.post(f"{ADD}?page={page.pk}", words_for(page, **{missing: ""}))

    assert list(errors_of(response)) == [missing]
    folded = re.search(
        r'<details class="editor__guide"([^>]*)>\s*<summary>Title', response.content.decode()
    )
    assert ("open" in folded[1]) is is_open


def test_new_version_starts_from_what_readers_get_and_tells_of_drafts(client, sign_in):
    sign_in(*WRITER)
    page = make_live(make_page("costs"), title="Live").page
    draft = make_revision(page, title="Junk", note="Only a try.", author=make_staff("anna"))

    response = client.get(f"{ADD}?page={page.pk}")

    initial = response.context["adminform"].form.initial
    assert (initial["title"], initial["slug"], initial["body"]) == ("Live", "costs", BODY)
    assert (initial["based_on"], initial["seen"]) == (1, 2)
    assert "note" not in initial
    html = " ".join(response.content.decode().split())
    assert "You start from version 1, which came with the site. Readers get it now." in html
    assert "Version 2 by anna" in html
    assert f'href="{ADD}?source={draft.pk}">Start from version 2' in html


def test_version_that_readers_went_back_to_is_where_writing_starts(client, sign_in):
    sign_in(*WRITER)
    good = make_live(make_page("costs"), title="Good")
    make_live(good.page, title="Bad")
    good.publish(by=make_staff("publisher"))

    response = client.get(f"{ADD}?page={good.page.pk}")

    assert response.context["adminform"].form.initial["title"] == "Good"


def test_page_that_is_not_live_is_written_on_from_its_newest_version(client, sign_in):
    sign_in(*WRITER)
    page = make_revision(make_page("costs"), title="First").page
    make_revision(page, title="Newest")

    response = client.get(f"{ADD}?page={page.pk}")

    assert response.context["adminform"].form.initial["title"] == "Newest"
    assert "(draft)" in response.content.decode()


def test_first_version_of_a_page_starts_from_the_blanks_of_its_kind(client, sign_in):
    sign_in(*WRITER)
    page = make_page("costs", kind=Page.Kind.QUESTIONS)

    response = client.get(f"{ADD}?page={page.pk}")

    initial = response.context["adminform"].form.initial
    assert initial == {"page": page.pk, "body": write_skeleton(page)}
    assert "[What people ask]?" in initial["body"]
    assert "This page has no words yet." in response.content.decode()


@pytest.mark.parametrize("query", ["", "?page=999999", "?page=costs", "?source=²"])
def test_writing_starts_with_the_choice_of_a_page(client, sign_in, query):
    sign_in(*WRITER)
    make_live(make_page("costs"))

    response = client.get(f"{ADD}{query}")

    assert response.status_code == 302
    assert response["Location"] == reverse("admin:content_page_changelist")
    assert messages_of(response) == [("info", "Choose the page that you want to write.")]


# Nothing written is changed or deleted


def test_written_revision_can_be_read_and_nothing_else(client, sign_in):
    sign_in(*EDITOR)
    revision = make_live(make_page("costs"))
    change = reverse("admin:content_revision_change", args=[revision.pk])
    delete = reverse("admin:content_revision_delete", args=[revision.pk])

    page = client.get(change).content.decode()
    answers = [
        client.post(change, words_for(revision.page, title="Other")),
        client.post(delete, {"post": "yes"}),
        client.post(LIST, {"action": "delete_selected", "_selected_action": revision.pk}),
    ]

    assert "Words about hair." in page
    assert 'name="title"' not in page
    assert [response.status_code for response in answers] == [403, 403, 302]
    assert Revision.objects.get().title == "Costs"


@pytest.mark.parametrize("name", ["page", "clinic"])
def test_page_and_clinic_cannot_be_deleted_either(client, sign_in, name):
    sign_in(*EDITOR)
    thing = {
        "page": lambda: make_page("costs"),
        "clinic": lambda: Clinic.objects.create(name="Hill clinic"),
    }[name]()

    response = client.post(
        reverse(f"admin:content_{name}_delete", args=[thing.pk]), {"post": "yes"}
    )
    client.post(
        reverse(f"admin:content_{name}_changelist"),
        {"action": "delete_selected", "_selected_action": thing.pk, "post": "yes"},
    )

    assert response.status_code == 403
    assert type(thing).objects.count() == 1


@pytest.mark.parametrize("path", [ADD, LIST, reverse("admin:content_page_changelist")])
def test_admin_is_closed_to_staff_without_permissions(client, sign_in, path):
    sign_in()

    response = client.get(path)

    assert response.status_code == 403


@pytest.mark.django_db
def test_admin_sends_a_stranger_to_the_log_in_page(client):
    assert client.get(LIST)["Location"] == f"/admin/login/?next={LIST}"


# Pages, references, the clinic


def test_list_of_pages_shows_what_is_live_and_where_to_write(client, sign_in):
    sign_in(*EDITOR)
    costs = make_live(make_page("costs"), title="Costs").page
    make_revision(costs, title="Draft of costs")
    words = make_page("words")

    page = client.get(reverse("admin:content_page_changelist")).content.decode()

    assert read_cells(page, "live_version") == ["Version 1", "Not published"]
    assert read_cells(page, "draft") == ["Version 2 came with the site, not signed off", "None"]
    due = write_day(Revision.objects.live().get(page=costs).next_review_due)
    assert read_cells(page, "checked") == [f"Not signed off. Next review {due}", "Not live"]
    for name, pk in [("Costs", costs.pk), ("words", words.pk)]:
        assert f'<a href="{ADD}?page={pk}">Write a new version of {name}</a>' in page


def test_list_of_pages_says_of_a_draft_that_it_is_signed_off_and_not_of_what_is_live(
    client, sign_in
):
    sign_in(*EDITOR)
    live = make_live(make_page("costs"))
    make_revision(live.page).sign_off(by=make_doctor(), role="Dermatologist")

    page = client.get(reverse("admin:content_page_changelist")).content.decode()

    assert read_cells(page, "draft") == ["Version 2 came with the site, signed off"]
    assert read_cells(page, "checked")[0].startswith("Not signed off.")
    for heading in ("Clinical check of what is live", "Problems in the newest version"):
        assert heading in page


def test_way_back_from_a_version_says_the_title_of_its_page(client, sign_in):
    sign_in(*EDITOR)
    live = make_live(make_page("costs"), title="What it costs")
    draft = make_revision(live.page, title="Prices")

    page = read_page(client, reverse("admin:content_revision_change", args=[draft.pk]))

    assert page.one("div", class_="breadcrumbs").text.split("›")[-1].strip() == "What it costs"


def test_list_of_pages_offers_nobody_what_they_may_not_do(client, sign_in):
    sign_in("view_page", "view_revision", username="doctor")
    make_live(make_page("costs"))

    page = client.get(reverse("admin:content_page_changelist")).content.decode()

    assert "Version 1" in page
    assert ADD not in page


@pytest.mark.parametrize("key", ["²", "٣", "1_0", "costs", "9" * 20])
def test_page_at_an_address_that_is_no_number_is_said_to_be_missing(client, sign_in, key):
    sign_in(*EDITOR)
    make_page("costs", pk=3)
    make_page("words", pk=10)

    response = client.get(f"/admin/content/page/{key}/change/", follow=True)

    assert response.redirect_chain[0] == (reverse("admin:index"), 302)
    assert "doesn’t exist. Perhaps it was deleted?" in response.content.decode()


@pytest.mark.parametrize("name", ["page", "revision", "reference"])
def test_lists_take_the_same_queries_for_one_row_and_for_three(
    client, sign_in, name, django_assert_num_queries
):
    sign_in(*EDITOR)
    address = reverse(f"admin:content_{name}_changelist")
    keys = ["costs", "words", "about"]

    def add(key):
        make_live(make_page(key), author=make_staff(f"author-of-{key}"))
        make_reference(key)

    add(keys[0])
    client.get(address)  # the first request of all fills caches
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    for_one = len(queries)
    for key in keys[1:]:
        add(key)
    client.get(address)  # the first request with a new version makes its index
    with django_assert_num_queries(for_one):
        page = client.get(address).content.decode()

    assert "about" in page.lower()


def test_key_of_a_page_or_reference_never_changes(client, sign_in):
    sign_in(*EDITOR)
    page, reference = make_page("costs"), make_reference("moftah2012")

    client.post(
        reverse("admin:content_page_change", args=[page.pk]),
        {"key": "prices", "kind": "article", "group": "decide", "position": 7},
    )
    change_details(
        client,
        reverse("admin:content_reference_change", args=[reference.pk]),
        {
            **{name: getattr(reference, name) for name in ("citation", "short_name", "year")},
            **{name: getattr(reference, name) for name in ("link", "kind")},
            **{name: getattr(reference, name) for name in ("size", "limits", "read", "position")},
            "key": "other",
            "found": "Other words.",
        },
    )

    page.refresh_from_db()
    reference.refresh_from_db()
    assert (page.key, page.position) == ("costs", 7)
    assert (reference.key, reference.found) == ("moftah2012", "Other words.")


def test_new_page_gets_the_key_that_is_given(client, sign_in):
    sign_in(*EDITOR)

    client.post(
        reverse("admin:content_page_add"),
        {"key": "prices", "kind": "article", "group": "decide", "position": 7},
    )

    assert Page.objects.get().key == "prices"


def test_home_page_in_a_group_is_refused_beside_that_field(client, sign_in):
    sign_in(*EDITOR)

    response = client.post(
        reverse("admin:content_page_add"),
        {"key": "home", "kind": "home", "group": "decide", "position": 7},
    )

    assert errors_of(response) == {"group": ["The home page stands beside the guide."]}


def test_reference_that_staff_save_is_theirs_from_then_on(client, sign_in):
    sign_in(*EDITOR)
    reference = make_reference("moftah2012", is_shipped=True)
    fields = ("citation", "short_name", "year", "link", "kind", "size", "found", "limits", "read")
    fields = (*fields, "position")

    client.post(
        reverse("admin:content_reference_change", args=[reference.pk]),
        {name: getattr(reference, name) for name in fields},
    )

    assert Reference.objects.get().is_shipped is False


@pytest.mark.parametrize(
    ("cite", "fields"),
    [
        (lambda: make_live(body=f"{BODY}\nIt helps. [@ours2026]"), {"key": "ours2026"}),
        (
            lambda: make_revision(body=f"{BODY}\nA draft. [@gajjar2019; @ours2026]"),
            {"key": "ours2026"},
        ),
        # The next start would bring it back.
        (lambda: None, {"key": "moftah2012", "is_shipped": True}),
        (lambda: None, {"key": "moftah2012", "is_shipped": False}),
    ],
)
def test_reference_that_is_cited_or_came_with_the_site_cannot_be_deleted(
    client, sign_in, cite, fields
):
    sign_in(*EDITOR)
    reference = make_reference(**fields)
    revision = cite()

    response = client.post(
        reverse("admin:content_reference_delete", args=[reference.pk]), {"post": "yes"}
    )
    client.post(
        reverse("admin:content_reference_changelist"),
        {"action": "delete_selected", "_selected_action": reference.pk, "post": "yes"},
    )

    assert response.status_code == 403
    assert Reference.objects.get() == reference
    page = client.get(reverse("admin:content_reference_change", args=[reference.pk]))
    assert (str(revision) in page.content.decode()) is (revision is not None)


def test_reference_that_nobody_cites_can_be_deleted(client, sign_in):
    sign_in(*EDITOR)
    make_live(body=f"{BODY}\nIt helps. [@ours2026b]")
    reference = make_reference("ours2026")

    client.post(reverse("admin:content_reference_delete", args=[reference.pk]), {"post": "yes"})

    assert not Reference.objects.exists()


def test_list_of_references_names_the_live_pages_that_cite_each(client, sign_in):
    sign_in(*EDITOR)
    make_reference("moftah2012")
    make_reference("gajjar2019")
    make_live(make_page("costs"), title="Costs", body=f"{BODY}\nIt helps. [@moftah2012]")
    make_revision(make_page("words"), title="Words", body=f"{BODY}\nSo. [@gajjar2019]")

    html = client.get(reverse("admin:content_reference_changelist")).content.decode()

    assert read_cells(html, "cited_on") == ["None", "Costs"]


def test_logo_is_one_of_the_pictures(client, sign_in):
    sign_in(*EDITOR)
    picture = make_picture("The clinic’s sign")

    client.post(reverse("admin:content_clinic_add"), {"name": "Hill clinic", "logo": picture.pk})

    assert Clinic.objects.get().logo == picture


def test_currency_may_be_written_in_small_letters(client, sign_in):
    sign_in(*EDITOR)

    client.post(reverse("admin:content_clinic_add"), {"name": "Hill clinic", "currency": "inr"})

    assert Clinic.objects.get().currency == "INR"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"currency": "Rs."}, "Give the currency as three capital letters, for example INR."),
        (
            {"emergency_number": "112"},
            "Give the country too: patients must know where this number works.",
        ),
    ],
)
def test_clinic_that_breaks_a_rule_is_refused_in_words_for_staff(client, sign_in, fields, message):
    sign_in(*EDITOR)

    response = client.post(reverse("admin:content_clinic_add"), {"name": "Hill clinic", **fields})

    assert errors_of(response) == {"__all__": [message]}
    assert not Clinic.objects.exists()


def test_clinic_with_letters_that_no_font_has_is_saved_with_a_warning(client, sign_in, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    sign_in(*EDITOR)

    response = client.post(
        reverse("admin:content_clinic_add"),
        {"name": "বিউটি, बालों का क्लिनिक", "contact": "Telephone 1234"},
    )

    assert Clinic.objects.get().name.startswith("বিউটি")
    told = [text for _, text in messages_of(response) if "empty boxes instead: ব ি উ ট." in text]
    assert len(told) == 1


@pytest.mark.parametrize(
    ("fields", "messages"),
    [
        (
            {"country": "India", "emergency_number": "call me <b>"},
            {"emergency_number": ["Give the number alone, for example 112."]},
        ),
        (
            {"contact": "Painless\n020 7946 0018"},
            {
                "contact": [
                    "The contact box says “Painless”, which promises too much: say what was found."
                ]
            },
        ),
    ],
)
def test_clinics_details_are_what_their_fields_are_for(client, sign_in, fields, messages):
    sign_in(*EDITOR)

    response = client.post(reverse("admin:content_clinic_add"), {"name": "Hill clinic", **fields})

    assert errors_of(response) == messages
    assert not Clinic.objects.exists()


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("home", "There is one home page already."),
        ("procedure", "There is one page with the steps already."),
    ],
)
def test_second_page_of_a_kind_is_refused_in_words_for_staff(client, sign_in, kind, message):
    sign_in(*EDITOR)
    make_page("first", kind=kind, group="beside")

    response = client.post(
        reverse("admin:content_page_add"),
        {"key": "second", "kind": kind, "group": "beside", "position": 7},
    )

    assert errors_of(response) == {"__all__": [message]}
    assert Page.objects.count() == 1


def test_link_of_a_reference_is_taken_as_https_when_it_does_not_say(client, sign_in):
    sign_in(*EDITOR)
    reference = make_reference("moftah2012")
    change_details(
        client,
        reverse("admin:content_reference_change", args=[reference.pk]),
        {name: getattr(reference, name) for name in FIELDS_OF_A_REFERENCE}
        | {"link": "doi.org/10.1111/x"},
    )

    assert Reference.objects.get().link == "https://doi.org/10.1111/x"


def test_reference_that_promises_is_refused_and_readers_keep_the_old_words(client, sign_in):
    sign_in(*EDITOR)
    reference = make_reference("moftah2012")
    changed = {"found": "Guaranteed to grow hair in 100 of 100 people.", "limits": "<b>None</b>"}

    response = client.post(
        reverse("admin:content_reference_change", args=[reference.pk]),
        {name: getattr(reference, name) for name in FIELDS_OF_A_REFERENCE} | changed,
    )

    assert list(errors_of(response)) == ["found", "limits"]
    assert Reference.objects.get().found == reference.found


def test_there_is_one_clinic_to_fill_in(client, sign_in):
    sign_in(*EDITOR)
    add = reverse("admin:content_clinic_add")

    first = client.post(add, {"name": "Hill clinic"})
    second = client.post(add, {"name": "Other clinic"})

    assert (first.status_code, second.status_code) == (302, 403)
    assert Clinic.objects.get().name == "Hill clinic"
