"""The page for deciding and its sheet, as readers get them, and that nothing of a reader is kept.

The suite sends a few odd posts; `FUZZ=500 pytest tests/integration/test_deciding.py` sends more, and
`FUZZ_SEED` others.
"""

import os
import random
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import RequestFactory
from django.test.client import ClientHandler
from django.test.utils import CaptureQueriesContext

from content.choice_checks import LONGEST_TO_SHORTEST
from content.choices import with_drawn_facts, words_of
from content.guide_files import SHIPPED, read_guide
from content.models import Clinic, Revision
from decision_aid.views import BODY_BYTES_AT_MOST, FORM_TYPE, POSTS_AT_MOST
from tests.factories import make_live
from tests.integration.pages import PageReader, read_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_guide")]

ADDRESS = "/decide/"
OURS = {"Sec-Fetch-Site": "same-origin"}
STATEMENTS = [
    *("proof", "feelings", "speed", "needles", "every-day"),
    *("harm", "child", "money", "time", "years"),
]
NAMES = [
    "Doing nothing",
    "Mesotherapy",
    "Your own blood plasma (PRP)",
    "Microneedling (tiny pricks)",
    "Low-level laser (red light)",
    "Minoxidil",
    "Finasteride",
    "Hair transplant",
]
COUNT, SEED = int(os.environ.get("FUZZ", "60")), int(os.environ.get("FUZZ_SEED", "2026"))
STATEMENT_NAMES = [f"answer-{name}" for name in STATEMENTS]
# Words, not counting the facts of the choices.
WORDS_AT_MOST = 1200


def send(client, headers=OURS, **answers):
    data = {f"answer-{name.replace('_', '-')}": level for name, level in answers.items()}
    return client.post(ADDRESS, urlencode(data), FORM_TYPE, headers=headers)


def test_page_shows_every_choice_with_the_same_facts_in_the_same_order(client):
    page = read_page(client, ADDRESS)

    choices = [e for e in page.all("section") if e.attributes.get("class") == "choice"]
    assert [h3.text for h3 in page.all("h3")][:8] == NAMES
    names = {dt.text.strip() for dt in page.all("dt")}
    asked = [
        [line for line in map(str.strip, choice.text.split("\n")) if line in names]
        for choice in choices
    ]
    assert len(asked[0]) > 15
    assert asked == [asked[0]] * 8


def test_fact_that_the_comparison_has_is_written_there_alone(client):
    comparing = Revision.objects.live().get(slug="comparing")
    changed = comparing.body.replace("| Lotion or foam [@minox_label]", "| A liquid [@minox_label]")
    make_live(comparing.page, body=changed)

    assert changed != comparing.body
    assert "A liquid" in client.get(ADDRESS).content.decode()
    assert "A liquid" in client.get("/comparing/").content.decode()
    assert "Lotion or foam" not in Revision.objects.live().get(slug="decide").body


def test_fact_that_the_comparison_has_leads_to_its_sources(client):
    page = read_page(client, ADDRESS)

    links = [a.attributes["href"] for a in page.all("a")]
    assert links.count("/sources/#ref-olsen_min") >= 2
    assert links.count("/sources/#ref-kaufman1998") >= 1


def test_without_a_comparison_the_page_says_that_nothing_is_known(client):
    Revision.objects.filter(slug="comparing").update(published_at=None)

    html = client.get(ADDRESS).content.decode()

    assert html.count("Not known") >= 8


def test_sheet_says_what_matters_most_beside_each_choice_and_gives_no_score(client):
    response = send(client, proof="5", money="4", time="2", years="1")

    page = PageReader(response.content.decode())
    assert [" ".join(e.text.split()) for e in page.all("h3")][:2] == [
        "Good proof that it works",
        "Spending little money What it costs:",
    ]
    names = [e.text for e in page.all("dt")]
    # The third part, for everybody, tells of harm.
    assert names == NAMES * 3
    assert "What is the whole price, in writing" in response.content.decode()
    checked = [
        e.attributes["name"] + e.attributes["value"]
        for e in page.all("input")
        if "checked" in e.attributes
    ]
    assert checked == ["answer-proof5", "answer-money4", "answer-time2", "answer-years1"]


def test_reader_to_whom_nothing_matters_gets_a_sheet_too(client):
    response = send(client, **{name.replace("-", "_"): "1" for name in STATEMENTS})

    assert response.status_code == 200
    assert "You marked nothing that matters to you" in response.content.decode()


def test_answer_is_kept_by_nobody_and_the_page_itself_by_all(client):
    answer, page = send(client, proof="5"), client.get(ADDRESS)

    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]
    assert not answer.cookies
    assert page["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert 'action="/decide/#your-sheet"' in page.content.decode()


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({}, "Nothing is marked yet"),
        ({"proof": ""}, "Nothing is marked yet"),
        ({"proof": "6"}, "We could not read this answer"),
        ({"proof": "much"}, "We could not read this answer"),
    ],
)
def test_wrong_answer_shows_the_page_again_with_the_way_to_it(client, answers, words):
    response = send(client, **answers, **({"money": "3"} if answers.get("proof") else {}))

    page = PageReader(response.content.decode())
    assert response.status_code == 400
    assert "no-store" in response["Cache-Control"]
    assert page.all("title")[0].text.startswith("Error: ")
    (link,) = [e for e in page.all("a") if e.attributes["href"] == "#answer-proof"]
    assert words in link.text
    assert "answer-proof" in page.ids()


@pytest.fixture(autouse=True)
def no_posts_yet():
    """What one address may send is counted in memory, for all tests of a process."""
    cache.clear()


@pytest.mark.parametrize(
    ("headers", "body", "kind", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, "answer-proof=5", FORM_TYPE, 403),
        ({}, "answer-proof=5", FORM_TYPE, 403),
        (OURS, "answer-proof=5", "text/plain", 415),
        (OURS, '{"answer-proof": 5}', "application/json", 415),
        (OURS, "answer-proof=" + "5" * BODY_BYTES_AT_MOST, FORM_TYPE, 413),
        (OURS, "&" * (BODY_BYTES_AT_MOST + 1), FORM_TYPE, 413),
    ],
)
def test_post_that_is_none_of_ours_is_not_read(client, headers, body, kind, status):
    response = client.post(ADDRESS, body, kind, headers=headers)

    assert response.status_code == status
    assert "Your answers were not read" in response.content.decode()
    assert "no-store" in response["Cache-Control"]


def test_script_that_ran_away_is_told_to_wait(client, monkeypatch):
    monkeypatch.setattr("decision_aid.views.POSTS_AT_MOST", 2)

    statuses = [send(client, proof="5").status_code for _ in range(3)]

    assert statuses == [200, 200, 429]
    assert POSTS_AT_MOST > 1000


def test_who_answers_and_who_pays_is_the_clinics_to_fill_in(client):
    assert client.get(ADDRESS).content.decode().count("Not filled in yet") == 2
    Clinic.objects.create(authors="A. Example,\nskin doctor.", funding="The Hill clinic pays.")

    html = client.get(ADDRESS).content.decode()

    assert "A. Example,<br>skin doctor." in html
    assert "The Hill clinic pays." in html
    assert "Not filled in yet" not in html


def test_shipped_page_is_short_and_tells_each_choice_in_equal_detail():
    documents = {page.front.slug: document for page, document in read_guide(SHIPPED).documents()}
    document = documents["decide"]
    choices = with_drawn_facts(document.decision, documents["comparing"].tables)

    all_words = sum(len(p.text.split()) for p in document.passages if p.place.block != "choices")
    lengths = [sum(len(words_of(fact).split()) for fact in choice.facts) for choice in choices]

    assert all_words <= WORDS_AT_MOST
    assert max(lengths) <= LONGEST_TO_SHORTEST * min(lengths)
    assert len(document.decision.statements) == len(STATEMENTS)


def odd_posts(count):
    """Bodies, kinds and headers that nobody thought of, the same ones each time."""
    dice = random.Random(SEED)  # noqa: S311 (no secret)
    values = [
        "1",
        "5",
        "3",
        "",
        "0",
        "6",
        "-1",
        "٣",
        "9" * 300,
        "x",
        "\x00",
        "<b>",
        "é😀",
        "5 ",
        "[]",
    ]
    names = [*STATEMENT_NAMES, "answer-", "a", "form", "answer-proof_0"]
    kinds = [FORM_TYPE] * 6 + [
        "multipart/form-data; boundary=x",
        "text/plain",
        "",
        "application/json",
    ]
    headers = [OURS] * 6 + [
        *({"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}, {"Origin": "http://["}, {}),
        {"Referer": "http://testserver/decide/"},
    ]
    for _ in range(count):
        # One in three is as our form sends it, but for a field that is there twice.
        some = [*STATEMENT_NAMES] if (is_ours := dice.random() < 0.3) else names
        levels = ["1", "3", "5"] if is_ours else values
        fields = [(dice.choice(some), dice.choice(levels)) for _ in range(dice.randrange(25))]
        body = urlencode(fields) if is_ours or dice.random() < 0.8 else dice.randbytes(40)
        if dice.random() < 0.05:
            body = urlencode(fields * 60)
        yield body, dice.choice(kinds), dice.choice(headers)


class Plain(RequestFactory):
    """Whole requests, answered as they are: the client's look at each template takes most time."""

    handler = ClientHandler(enforce_csrf_checks=True)

    def request(self, **extra):
        return self.handler(self._base_environ(**extra))


def test_odd_posts_get_a_clear_answer_and_leave_nothing_behind(caplog):
    statuses = set()

    with CaptureQueriesContext(connection) as queries:
        for body, kind, headers in odd_posts(COUNT):
            response = Plain().post(ADDRESS, body, kind, headers=headers)
            statuses.add(response.status_code)
            assert "no-store" in response["Cache-Control"]
            assert "<h1" in response.content.decode()
            assert not response.cookies

    written = [q["sql"] for q in queries if not q["sql"].lstrip().startswith("SELECT")]
    assert written == []
    assert statuses == {200, 400, 403, 413, 415}
    assert "answer-" not in caplog.text
