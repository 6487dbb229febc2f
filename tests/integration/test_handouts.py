"""Handouts through the client: the builder, the sheet, its file, and whether it is current."""

import re
from contextlib import ExitStack
from urllib.parse import parse_qs, urlencode

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from checklist import list_cookie
from checklist.models import Tick
from content.models import Clinic, Page, Revision
from handouts import codes, pdf, pdf_process, sheet, views
from handouts.choices import Choices
from handouts.models import Handout
from handouts.presets import PRESETS
from tests.factories import make_live, make_page
from tests.integration.pages import PageReader

AFTERCARE = "preset=aftercare&size=12&paper=a4&steps=blank&contact=clinic"
FROM_OUR_PAGES = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


@pytest.fixture
def data_dir(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path


def page_of(response):
    return PageReader(response.content.decode())


def text_of(response):
    words = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(words.split())


def make_sheet(client, query):
    """Make a sheet as the builder does; the answer is what its address then shows."""
    return client.post("/handouts/", parse_qs(query), headers=FROM_OUR_PAGES, follow=True)


def sent_by(response):
    """The choices that the one button of a page sends."""
    inputs = page_of(response).all("input")
    return urlencode([(e.attributes["name"], e.attributes["value"]) for e in inputs])


def change_costs(note="New price."):
    live = Revision.objects.live().get(page__key="costs")
    words = {name: getattr(live, name) for name in Revision.WORDS}
    words["body"] += "\n## New {#new}\n\nNew words.\n"
    revision = Revision.objects.create(page=live.page, note=note, **words)
    revision.publish()
    return revision


# The builder


def test_builder_offers_every_ready_made_handout_and_every_page_for_paper(client, shipped_guide):
    page = page_of(client.get("/handouts/"))

    inputs = [e.attributes for e in page.elements if e.tag == "input"]
    offered = {
        name: [i["value"] for i in inputs if i["name"] == name] for name in ("preset", "page")
    }
    assert offered["preset"] == [*(preset.key for preset in PRESETS), ""]
    not_for_paper = {"home", "about", "accessibility", "privacy", "sources", "decide"}
    every_page = set(Page.objects.values_list("key", flat=True))
    assert sorted(offered["page"]) == sorted(every_page - not_for_paper)
    assert {"costs", "words", "questions-to-ask"} <= set(offered["page"])


def test_builder_has_a_legend_for_every_group_of_choices(client, shipped_guide):
    page = page_of(client.get("/handouts/"))

    legends = [e.text.strip() for e in page.elements if e.tag == "legend"]
    assert len(legends) == len(set(legends)) == len(page.all("fieldset")) > 1


def test_each_id_stands_once_beside_the_contact_box_of_a_clinic(client, shipped_guide):
    Clinic.objects.create(name="The Hill clinic", contact="020 7946 0018")

    for address in ("/handouts/", "/handouts/?page=costs"):
        page = page_of(client.get(address))
        ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]

        assert "clinic-contact" in ids
        assert sorted(ids) == sorted(set(ids))


def test_choices_in_the_address_are_chosen_again(client, shipped_guide):
    page = page_of(client.get("/handouts/?page=costs&size=18&paper=letter"))

    checked = {
        (e.attributes["name"], e.attributes["value"])
        for e in page.elements
        if e.tag == "input" and "checked" in e.attributes
    }
    assert checked == {
        ("preset", ""),
        ("page", "costs"),
        ("size", "18"),
        ("paper", "letter"),
        ("steps", "blank"),
        ("contact", "clinic"),
    }


def test_nothing_chosen_leads_to_the_builder(client, shipped_guide):
    assert client.get("/handouts/sheet/").headers["Location"] == "/handouts/"


@pytest.mark.parametrize(
    ("query", "field", "words"),
    [
        ("size=12", "page", "Nothing is chosen yet."),
        ("preset=nonsense", "preset", "There is no such ready-made handout."),
        ("page=gone", "page", "A page that was chosen is not there to print."),
        ("page=costs&size=13", "size", "This is not one of the choices."),
    ],
)
def test_wrong_choice_is_told_on_top_and_beside_its_field(
    client, shipped_guide, query, field, words
):
    response = client.get(f"/handouts/sheet/?{query}")
    page = page_of(response)

    assert response.status_code == 400
    assert page.one("title").text.startswith("Error: Handouts")
    links = [e for e in page.elements if e.tag == "a" and e.text.strip().startswith(words)]
    assert [link.attributes["href"] for link in links] == [f"#{field}"]
    fieldset = next(e for e in page.elements if e.attributes.get("id") == field)
    assert fieldset.attributes["aria-describedby"] == f"{field}_error"
    error = next(e for e in page.elements if e.attributes.get("id") == f"{field}_error")
    assert words in error.text


def test_hostile_choice_is_not_shown_again(client, shipped_guide):
    response = client.get(
        "/handouts/sheet/", {"page": "<script>alert(1)</script>", "size": "x" * 99}
    )

    assert response.status_code == 400
    assert b"alert(1)" not in response.content
    assert b"xxxx" not in response.content


# The sheet


def test_sheet_has_everything_in_its_order(client, shipped_guide):
    Clinic.objects.create(
        name="Our clinic",
        contact="Telephone 1234",
        out_of_hours="Ring 5678",
        country="India",
        emergency_number="112",
    )

    text = text_of(make_sheet(client, AFTERCARE))

    handout = Handout.objects.get()
    order = [
        "Aftercare and warning signs",
        f"Code {handout.spoken_code}.",
        "Ask for large print or another language.",
        "Our clinic",
        "Telephone 1234",
        "Ring 5678",
        "Emergency in India",
        "Immediate action required:",
        "Call 112 now",
        "Your treatment",
        "What you can do, and when",
        "This week",
        "This sheet",
        "version 1,",
        "Not yet checked by a clinician.",
    ]
    places = [text.index(words, text.index("Back to the guide")) for words in order]
    assert places == sorted(places)


def test_sheet_shows_the_versions_of_the_database(client, shipped_guide):
    revision = change_costs()

    text = text_of(make_sheet(client, "page=costs"))

    assert f"{revision.title}: version {revision.number}," in text
    assert set(Handout.objects.get().revisions.values_list("page__key", flat=True)) == {
        "costs",
        "get-help",
    }


def test_same_sheet_has_the_same_code_until_a_version_changes(client, shipped_guide):
    for query in ("page=costs", "size=12&page=costs", "page=costs"):
        make_sheet(client, query)
    assert Handout.objects.count() == 1

    change_costs()
    make_sheet(client, "page=costs")

    assert Handout.objects.count() == 2


def test_contact_box_shows_what_is_known_and_lines_for_the_rest(client, shipped_guide):
    Clinic.objects.create(name="Our clinic", country="India", emergency_number="112")

    text = text_of(make_sheet(client, AFTERCARE))

    assert "Our clinic Telephone Emergency in India : 112 Nights and weekends" in text


def test_contact_box_is_lines_for_a_pen_when_it_is_not_filled_in(client, shipped_guide):
    assert "Nights and weekends" in text_of(make_sheet(client, AFTERCARE))

    Clinic.objects.create(name="Our clinic", contact="Telephone 1234")

    blank = text_of(make_sheet(client, AFTERCARE.replace("=clinic", "=blank")))
    assert "Nights and weekends" in blank
    assert "1234" not in blank


def test_ticks_are_shown_to_their_own_browser_and_kept_by_nobody(client, shipped_guide):
    query = Choices(pages=("procedure",), steps="ticked").query
    client.post("/procedure/steps/solution/", {"done": "1"}, headers=FROM_OUR_PAGES)
    make_sheet(client, query)
    assert Tick.objects.count() == 1

    # Where the browser sends its cookie to: below the path that the cookie has.
    assert client.get(f"/handouts/sheet/?{query}").headers["Location"] == (
        f"/procedure/sheet/?{query}"
    )
    assert client.cookies[list_cookie.NAME]["path"] == "/procedure/"
    own = client.get(f"/procedure/sheet/?{query}")
    other = type(client)().get(f"/procedure/sheet/?{query}")

    assert own.content.count(b"step-paper__box--ticked") == 1
    assert other.content.count(b"step-paper__box--ticked") == 0
    assert own.headers["Cache-Control"] == "private, no-store"
    assert "Cookie" in own.headers["Vary"]
    blank = make_sheet(client, "page=procedure")
    assert b"step-paper__box" in blank.content
    assert b"step-paper__box--ticked" not in blank.content


def test_sheet_sets_no_cookie_and_only_its_own_address_may_be_kept(client, shipped_guide):
    made = client.post("/handouts/", parse_qs(AFTERCARE), headers=FROM_OUR_PAGES)
    kept = client.get(f"/handouts/sheet/?{AFTERCARE}")
    other = client.get(f"/handouts/sheet/?{AFTERCARE}&other=1")

    assert made.cookies == kept.cookies == other.cookies == {}
    assert made.headers["Cache-Control"] == "private, no-store"
    assert "public" in kept.headers["Cache-Control"]
    assert other.headers["Cache-Control"] == "private, no-store"


def test_sheet_asks_for_nothing_about_a_patient(client, shipped_guide):
    make_sheet(client, AFTERCARE)
    for address in ("/handouts/", f"/handouts/sheet/?{AFTERCARE}"):
        kinds = {
            e.attributes.get("type")
            for e in page_of(client.get(address)).elements
            if e.tag in {"input", "textarea"}
        }
        assert kinds <= {"radio", "checkbox"}

    assert {field.name for field in Handout._meta.get_fields()} == {
        "id",
        "identity",
        "code",
        "query",
        "revisions",
        "clinic_details",
    }


def test_every_page_leads_to_its_sheet_and_pages_about_the_site_do_not(client, shipped_guide):
    assert b"/handouts/?page=costs" in client.get("/costs/").content
    assert b"/handouts/?page=" not in client.get("/privacy/").content


def test_script_that_ran_away_is_stopped_and_old_sheets_stay(client, shipped_guide, monkeypatch):
    monkeypatch.setattr(views, "NEW_SHEETS_AT_MOST", 2)
    pages = ["costs", "benefits", "words", "summary"]

    answers = [make_sheet(client, f"page={key}") for key in pages]

    assert [answer.status_code for answer in answers] == [200, 200, 429, 429]
    assert answers[2].headers["Retry-After"] == "600"
    assert "Too many sheets at once" in text_of(answers[2])
    assert "Code " in text_of(make_sheet(client, "page=costs"))
    assert Handout.objects.count() == 2


# Making it


def test_asking_for_a_sheet_writes_nothing_and_offers_to_make_it(client, shipped_guide):
    with CaptureQueriesContext(connection) as queries:
        offered = client.get(f"/handouts/sheet/?{AFTERCARE}")

    assert [q["sql"] for q in queries if not q["sql"].startswith("SELECT")] == []
    assert len(queries) > 0
    assert not Handout.objects.exists()
    page = page_of(offered)
    assert page.one("h1").text.split() == [
        "Make",
        "the",
        "handout",
        *["Aftercare", "and", "warning", "signs"],
    ]
    form = page.one("form")
    assert (form.attributes["method"], form.attributes["action"]) == ("post", "/handouts/")
    assert sent_by(offered) == AFTERCARE
    # Nothing to print that would carry a code nobody can look up.
    assert b"Code " not in offered.content


def test_made_sheet_is_only_read_from_its_address(client, shipped_guide):
    sent = client.post("/handouts/", parse_qs(AFTERCARE), headers=FROM_OUR_PAGES)
    assert (sent.status_code, sent.headers["Location"]) == (303, f"/handouts/sheet/?{AFTERCARE}")

    with CaptureQueriesContext(connection) as queries:
        made = client.get(sent.headers["Location"])

    assert [q["sql"] for q in queries if not q["sql"].startswith("SELECT")] == []
    assert f"Code {Handout.objects.get().spoken_code}." in text_of(made)


def test_bookmark_of_a_sheet_offers_a_new_one_once_the_guide_has_changed(client, shipped_guide):
    make_sheet(client, "page=costs")
    assert "Code " in text_of(client.get("/handouts/sheet/?page=costs"))

    change_costs()

    assert "the guide has changed since" in text_of(client.get("/handouts/sheet/?page=costs"))
    assert Handout.objects.count() == 1


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "cross-site"}])
def test_page_elsewhere_makes_no_sheet(client, shipped_guide, headers):
    response = client.post("/handouts/", parse_qs(AFTERCARE), headers=headers)

    assert response.status_code == 403
    assert "so nothing was made. Please press the button here." in text_of(response)
    assert not Handout.objects.exists()


def test_form_with_a_mistake_comes_back_with_what_was_chosen(client, shipped_guide):
    response = make_sheet(client, "size=18&paper=letter&steps=blank&contact=clinic")
    page = page_of(response)

    assert response.status_code == 400
    assert "Nothing is chosen yet." in text_of(response)
    checked = {
        e.attributes["value"]
        for e in page.elements
        if e.tag == "input" and "checked" in e.attributes
    }
    assert {"18", "letter"} <= checked
    assert not Handout.objects.exists()


# The file


def test_code_of_a_file_can_be_looked_up(client, shipped_guide, data_dir, monkeypatch):
    pages = []
    monkeypatch.setattr(pdf_process, "make_pdf_apart", lambda html: pages.append(html) or b"%PDF")

    for _ in range(2):
        client.get(f"/handouts/sheet.pdf?{AFTERCARE}")

    code = Handout.objects.get().code
    assert f"/h/{code}" in pages[0]
    assert "Your sheet is current" in text_of(client.get(f"/h/{code}"))


def test_file_is_made_once_for_a_version_and_named_for_its_sheet(
    client, shipped_guide, data_dir, monkeypatch
):
    made = []
    monkeypatch.setattr(pdf_process, "make_pdf_apart", lambda html: made.append(html) or b"%PDF")

    answers = [client.get(f"/handouts/sheet.pdf?{AFTERCARE}") for _ in range(3)]

    assert [answer.content for answer in answers] == [b"%PDF"] * 3
    assert len(made) == 1
    assert answers[0].headers["Content-Type"] == "application/pdf"
    assert answers[0].headers["Content-Disposition"] == (
        'inline; filename="mesotherapy-aftercare-12pt-a4.pdf"'
    )
    live = Revision.objects.live().get(page__key="aftercare")
    live.page.revisions.create(
        note="New.", body=f"{live.body}\n## New {{#new}}\n\nNew.\n", title=live.title,
        slug=live.slug, summary=live.summary,
    ).publish()  # fmt: skip
    client.get(f"/handouts/sheet.pdf?{AFTERCARE}")
    assert len(made) == 2


def test_file_with_ticks_is_not_kept(client, shipped_guide, data_dir, monkeypatch):
    monkeypatch.setattr(pdf_process, "make_pdf_apart", lambda html: b"%PDF")

    response = client.get("/handouts/sheet.pdf?page=procedure&steps=ticked", follow=True)

    assert response.request["PATH_INFO"] == "/procedure/sheet.pdf"

    assert response.content == b"%PDF"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert list(data_dir.rglob("*.pdf")) == []


def test_wrong_choices_for_a_file_lead_to_the_form_and_its_errors(client, shipped_guide):
    response = client.get("/handouts/sheet.pdf?page=gone")

    assert response.headers["Location"] == "/handouts/sheet/?page=gone"


def test_without_its_libraries_the_site_offers_no_file(client, shipped_guide, monkeypatch):
    monkeypatch.setattr(pdf, "is_available", lambda: False)

    assert b"sheet.pdf" not in client.get("/costs/").content
    assert b"sheet.pdf" not in client.get(f"/handouts/sheet/?{AFTERCARE}").content
    assert b"sheet.pdf" not in make_sheet(client, AFTERCARE).content


def test_file_that_cannot_be_made_is_told_with_another_way(
    client, shipped_guide, data_dir, monkeypatch
):
    def fail(html):
        raise pdf.PdfError

    monkeypatch.setattr(pdf_process, "make_pdf_apart", fail)

    response = client.get(f"/handouts/sheet.pdf?{AFTERCARE}")

    assert response.status_code == 503
    assert "open the sheet" in text_of(response)


def test_sheet_is_still_offered_while_others_are_made(client, shipped_guide, data_dir, monkeypatch):
    monkeypatch.setattr(pdf_process, "make_pdf_apart", lambda html: b"%PDF")
    address = f"/handouts/sheet.pdf?{AFTERCARE}"

    with ExitStack() as taken:
        for _ in range(pdf_process.FILES_AT_ONCE):
            taken.enter_context(pdf_process.take_place())
        busy = client.get(address)
        ticked = client.get("/procedure/sheet.pdf?page=procedure&steps=ticked")
    made = client.get(address)
    with ExitStack() as taken:
        for _ in range(pdf_process.FILES_AT_ONCE):
            taken.enter_context(pdf_process.take_place())
        kept = client.get(address)

    assert [r.status_code for r in (busy, ticked, made, kept)] == [503, 503, 200, 200]
    assert busy.headers["Retry-After"] == busy.headers["Refresh"] == "20"
    assert busy.headers["Cache-Control"] == "private, no-store"
    assert 'href="/handouts/sheet/?' in busy.content.decode()
    assert "being made" in text_of(busy)


def test_file_is_found_without_its_sheet_or_texts_until_something_on_it_changes(
    client, shipped_guide, data_dir, monkeypatch
):
    monkeypatch.setattr(pdf_process, "make_pdf_apart", str.encode)
    address = f"/handouts/sheet.pdf?{AFTERCARE}"
    first = client.get(address)
    with monkeypatch.context() as without_sheets:
        without_sheets.setattr(views, "compose_page", None)
        without_sheets.setattr(views, "revisions_for_paper", None)
        assert client.get(address).content == first.content

    Clinic.objects.create(name="Clinic of the other name")

    assert b"Clinic of the other name" in client.get(address).content


def test_sheet_that_is_too_long_for_a_file_offers_none_and_is_told_so_before_it_is_made(
    client, shipped_guide, data_dir, monkeypatch
):
    whole = "preset=whole-guide&size=12&paper=a4&steps=blank&contact=clinic"
    made = make_sheet(client, whole)
    assert b"sheet.pdf" in made.content
    monkeypatch.setattr(sheet, "FILE_CHARACTERS_AT_MOST", 100_000)
    monkeypatch.setattr(views, "compose_sheet", None)

    response = client.get(f"/handouts/sheet.pdf?{whole}")

    assert response.status_code == 422
    assert "Choose fewer of them" in text_of(response)
    assert page_of(response).one("a", href=f"/handouts/?{whole}")
    monkeypatch.setattr(views, "compose_sheet", sheet.compose_sheet)
    assert b"sheet.pdf" not in client.get(f"/handouts/sheet/?{whole}").content


def test_who_looks_at_a_sheet_has_a_process_made_ready_for_its_file(
    client, shipped_guide, monkeypatch
):
    prepared = []
    monkeypatch.setattr(pdf_process, "prepare", lambda: prepared.append(True))

    assert b"sheet.pdf" in client.get("/handouts/sheet/?page=costs").content

    assert prepared == [True]


def test_too_many_files_are_refused_and_kept_ones_are_not(
    client, shipped_guide, data_dir, monkeypatch
):
    monkeypatch.setattr(views, "PDF_FILES_AT_MOST", 1)
    monkeypatch.setattr(pdf_process, "make_pdf_apart", lambda html: b"%PDF")
    pages = ["costs", "benefits", "costs"]

    answers = [client.get(f"/handouts/sheet.pdf?page={key}") for key in pages]

    assert [answer.status_code for answer in answers] == [200, 429, 200]


# Is my printout current?


def test_code_of_a_sheet_says_that_it_is_current_and_then_what_changed(client, shipped_guide):
    make_sheet(client, "page=costs")
    handout = Handout.objects.get()
    address = reverse("handouts:freshness", args=[handout.code])

    before = text_of(client.get(address))
    assert "Your sheet is current" in before
    assert "Costs You have version 1. It is current." in before
    change_costs("New price of 1 visit.")
    after = text_of(client.get(address))

    assert "Your sheet is out of date" in after
    assert "You have version 1. The current version is 2" in after
    assert "New price of 1 visit." in after
    assert "Get help now You have version 1. It is current." in after
    assert sent_by(client.get(address)) == handout.query


def test_withdrawn_page_on_a_sheet_is_told(client, shipped_guide, django_user_model):
    make_sheet(client, "page=costs")
    Page.objects.get(key="costs").withdraw(by=django_user_model.objects.create_user("nurse"))

    response = client.get(f"/h/{Handout.objects.get().code}")

    assert "This page was withdrawn: do not rely on it." in text_of(response)
    # Nothing that was chosen is there any more.
    assert page_of(response).one("a", class_="action").attributes["href"] == "/handouts/"


def test_new_sheet_leaves_out_a_page_that_was_withdrawn(client, shipped_guide, django_user_model):
    make_sheet(client, "page=benefits&page=costs")
    Page.objects.get(key="costs").withdraw(by=django_user_model.objects.create_user("nurse"))

    response = client.get(f"/h/{Handout.objects.get().code}")
    new = make_sheet(client, sent_by(response))

    assert page_of(response).one("button", class_="action").text.strip() == "Get the new sheet"
    assert new.status_code == 200
    assert "page=benefits&size" in sent_by(response)
    assert [r.page.key for r in Handout.objects.last().revisions.in_reading_order()] == [
        "benefits",
        "get-help",
    ]


def test_chapter_that_was_added_makes_the_whole_guide_old(client, shipped_guide):
    make_sheet(client, "preset=whole-guide")
    make_live(make_page("later"), title="Later on")

    text = text_of(client.get(f"/h/{Handout.objects.get().code}"))

    assert "Your sheet is out of date" in text
    assert "Later on This page is not on your sheet." in text


def test_address_on_the_sheet_may_be_pasted_as_its_code(client, shipped_guide):
    make_sheet(client, "page=costs")
    code = Handout.objects.get().code

    for typed in (f"https://example.org/h/{code}", f"{code[:3]}\u2013{code[3:]}", f"{code}/"):
        assert client.get("/h/", {"code": typed}).headers["Location"] == f"/h/{code}"
    assert client.get(f"/h/{code}/").status_code == 200


@pytest.mark.parametrize("typed", ["%00", "..", "x" * 300, "%C3%84", "'\"><b>"])
def test_any_code_at_all_gets_help(client, shipped_guide, typed):
    response = client.get("/h/", {"code": typed}, follow=True)

    assert response.status_code == 404
    assert b"><b>" not in response.content
    assert client.get(f"/h/{typed}").status_code == 404


def test_code_may_be_typed_in_any_way(client, shipped_guide):
    make_sheet(client, "page=costs")
    code = Handout.objects.get().code

    spoken = f" {code[:3]}-{code[3:]} ".lower().replace("0", "o")
    found = client.get("/h/", {"code": spoken}, follow=True)

    assert found.redirect_chain == [(f"/h/{code}", 302)]
    assert "Your sheet is current" in text_of(found)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("39A9FQ", "One letter or digit seems wrong or missing."),
        ("39A9", "One letter or digit seems wrong or missing."),
        ("39A9FP", "The sheet may come from another clinic’s site"),
    ],
)
def test_code_that_no_sheet_has_gets_help(client, shipped_guide, typed, words):
    response = client.get(f"/h/{typed}")

    assert response.status_code == 404
    assert words in text_of(response)
    field = next(e for e in page_of(response).elements if e.attributes.get("id") == "code")
    assert field.attributes["value"] == typed


def test_sheets_and_codes_are_not_for_search_engines(client, shipped_guide):
    make_sheet(client, "page=costs")

    for address in ("/handouts/sheet/?page=costs", f"/h/{Handout.objects.get().code}", "/h/"):
        assert b'<meta name="robots" content="noindex">' in client.get(address).content
    assert b"Disallow: /handouts/sheet" in client.get("/robots.txt").content


def test_address_that_tries_codes_is_told_to_wait(client, shipped_guide, monkeypatch):
    make_sheet(client, AFTERCARE)
    monkeypatch.setattr(views, "UNKNOWN_CODES_AT_MOST", 2)
    code = Handout.objects.get().code
    unknown = [codes.derive_code(f"of no sheet {number}") for number in (1, 2)]

    asked = [client.get(f"/h/{typed}").status_code for typed in ("no-code", code, *unknown)]
    refused = client.get(f"/h/{code}")

    assert asked == [404, 200, 404, 404]
    assert (refused.status_code, refused["Retry-After"]) == (429, "600")
    assert "no-store" in refused["Cache-Control"]
    assert client.get(f"/h/{code}", REMOTE_ADDR="192.0.2.9").status_code == 200
