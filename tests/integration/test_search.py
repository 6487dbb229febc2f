"""The page of search: what it finds in the shipped guide, what it keeps, and what it takes."""

import random
from pathlib import Path

import pytest
import yaml
from django.db import transaction
from django.urls import reverse

from mesosite.kept_pages.key import KeyReader
from search.answers import answer
from search.live_index import LiveIndex
from search.models import MissedWord
from tests.factories import make_home, make_live, make_page
from tests.integration.pages import PageReader
from tests.odd_requests import ODD

QUESTIONS = yaml.safe_load((Path(__file__).parent.parent / "search_questions.yaml").read_text())
FIRST = 3

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shipped(put_guide, django_db_blocker):
    """The shipped guide, put together to be searched. Only to be read."""
    with django_db_blocker.unblock(), transaction.atomic():
        put_guide()
        snapshot = LiveIndex().current()
        transaction.set_rollback(True)
    return snapshot


def is_found(question, asked, snapshot):
    first = [result.entry.address for result in answer(asked, snapshot).results[:FIRST]]
    return not set(first).isdisjoint(question["found"])


def misspell(text, number):
    """The text with a slip in the middle of its longest word: one of four kinds, by turns."""
    word = max(text.split(), key=len)
    at = len(word) // 2
    before, letter, after = word[:at], word[at], word[at + 1 :]
    slips = (
        before + after,
        before + after[:1] + letter + after[1:],
        before + ("a" if letter == "e" else "e") + after,
        before + letter + letter + after,
    )
    return text.replace(word, slips[number % len(slips)], 1)


def test_real_questions_find_the_right_section_among_the_first_three(shipped):
    missed = [one["ask"] for one in QUESTIONS if not is_found(one, one["ask"], shipped)]

    assert len(QUESTIONS) == 60
    assert len(missed) <= 5, missed


def test_misspelt_questions_find_it_too(shipped):
    misspelt = {misspell(one["ask"], number): one for number, one in enumerate(QUESTIONS)}

    missed = [asked for asked, one in misspelt.items() if not is_found(one, asked, shipped)]

    assert len(misspelt) == 60
    assert len(missed) <= 10, missed


def test_who_may_be_in_danger_is_led_to_help_first(shipped):
    for asked, place in {
        "I want to kill myself": "/get-help/#crisis",
        "suicide": "/get-help/#crisis",
        "chest pain": "/get-help/#red-head",
        "my throat is tight": "/get-help/#severe-allergy",
    }.items():
        assert answer(asked, shipped).results[0].entry.address == place, asked


def test_odd_texts_are_answered(shipped):
    chance = random.Random(1)  # noqa: S311 (no secret)
    marks = [*ODD, "hair", "AND", "title:", "~2", "(", "\U0001f489", "\u0000", "बाल", "\ud7ff" * 9]

    for _ in range(300):
        text = chance.choice(["", " "]).join(chance.choices(marks, k=chance.randrange(1, 9)))
        assert len(answer(text[:200], shipped).results) <= 10


def test_answers_stand_in_one_list_and_lead_to_what_is_there(client, shipped_guide):
    page = PageReader(client.get("/search/", {"q": "does it hurt"}).content.decode())

    links = [e.attributes["href"] for e in page.all("a") if "results__title" in str(e.attributes)]
    assert links[0] == "/questions/#pain"
    assert len(page.all("ol")) == 1
    assert [e.text for e in page.all("mark")] != []
    address, _, anchor = links[1].partition("#")
    assert anchor in PageReader(client.get(address).content.decode()).ids()


def test_answer_is_kept_by_nobody_and_the_page_by_everybody(client):
    make_home()
    asked = client.get("/search/", {"q": "hair"})
    plain = client.get("/search/")

    assert asked["Cache-Control"] == "private, no-store"
    assert 'name="robots" content="noindex"' in asked.content.decode()
    assert "public" in plain["Cache-Control"]
    assert "noindex" not in plain.content.decode()
    assert 'property="og:title" content="Search"' in plain.content.decode()
    assert client.get("/search/", {"q": ""})["Cache-Control"] == "private, no-store"
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/search/",
        "wsgi.url_scheme": "http",
        "HTTP_HOST": "testserver",
        "QUERY_STRING": "q=hair",
    }
    assert KeyReader().read(environ) is None


def test_word_that_nobody_has_is_counted_for_staff_and_a_suggestion_is_not(client, admin_client):
    make_home()

    client.get("/search/suggestions/", {"q": "turmeric"})
    nothing = client.get("/search/", {"q": "turmeric 07700900123"}).content.decode()
    client.head("/search/", {"q": "turmeric"})

    assert "We found nothing for “turmeric 07700900123”" in nothing
    assert list(MissedWord.objects.values_list("word", "times")) == [("turmeric", 1)]
    report = admin_client.get(reverse("admin:content_page_report_missed-words")).content.decode()
    assert "turmeric" in report
    assert "07700900123" not in report


def test_suggestions_say_what_and_where(client):
    make_live(make_page("costs"), body="## Prices of a visit {#prices}\n\nINR 5,000.\n")

    response = client.get("/search/suggestions/", {"q": "pric"})

    assert response.json()["suggestions"][0] == {
        "title": "Prices of a visit",
        "place": "Costs",
        "address": "/costs/#prices",
    }
    assert response["Cache-Control"] == "private, no-store"


def test_what_is_typed_is_said_again_without_harm_and_cut(client):
    make_home()

    words = client.get("/search/", {"q": "<script>" + "x" * 5000}).content.decode()

    assert "<script>x" not in words
    assert "&lt;script&gt;" + "x" * 192 in words
    assert "x" * 193 not in words
