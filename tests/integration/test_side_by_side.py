"""Two treatments side by side, as readers get them from the shipped page."""

import pytest

from tests.factories import make_live, make_page, make_revision
from tests.integration.pages import PageReader, read_page

pytestmark = pytest.mark.django_db
ADDRESS = "/comparing/"
NAMES = {
    "mesotherapy": "Mesotherapy",
    "prp": "Your own blood plasma (PRP)",
    "microneedling": "Microneedling (tiny pricks)",
    "laser": "Low-level laser (red light)",
    "minoxidil": "Minoxidil",
    "finasteride": "Finasteride",
    "transplant": "Hair transplant",
    "nothing": "Doing nothing",
}
CHOICE = f"{ADDRESS}?a=minoxidil&b=nothing"
PUBLIC = "public, max-age=0, must-revalidate"
WRONG = [
    "a=minoxidil",
    "b=minoxidil&a=",
    "a=minoxidil&b=minoxidil",
    "a=minoxidil&b=snake-oil",
    "a=%3Cscript%3Ealert(1)%3C/script%3E&b=nothing",
    "a=%00&b=%FF%FE",
    f"a={'x' * 2000}&b=nothing",
    "a=minoxidil&b=nothing&b=%27%20OR%201=1--",
]


def has_table(page):
    return "side-by-side-table" in page.ids()


@pytest.mark.usefixtures("shipped_guide")
def test_form_offers_the_eight_choices_and_has_made_none(client):
    page = read_page(client, ADDRESS)

    offered = [(e.attributes["value"], e.text) for e in page.all("option")]
    selects = [e.attributes for e in page.all("select")]
    assert offered == [("", "Choose one"), *NAMES.items()] * 2
    assert [select["name"] for select in selects] == ["a", "b"]
    assert not any("aria-invalid" in select for select in selects)
    assert {e.attributes["for"] for e in page.all("label")} == {s["id"] for s in selects}
    taps = [
        (e.attributes["href"], " ".join(e.text.split()))
        for e in page.all("a")
        if e.attributes["href"].startswith("?a=") or "wide table" in e.text.lower()
    ]
    assert taps == [
        *(
            (f"?a=mesotherapy&b={one}#side-by-side-table", f"Mesotherapy beside {NAMES[one]}")
            for one in ["nothing", *list(NAMES)[1:-1]]
        ),
        ("#table-what", "All of them, in 11 wide tables"),
        ("#table-what", "Wide table: What each choice is"),
        ("#table-sure", "Wide table: What others saw after 12 to 18 weeks, of 100 people"),
        ("#table-felt", "Wide table: What people saw themselves, of 100 people (times differ)"),
        ("#table-hairs", "Wide table: What studies found, in hairs, within half a year"),
        ("#table-later", "Wide table: What studies found, in hairs, after a year"),
        ("#table-worse", "Wide table: Who was better or the same, years later"),
        ("#table-harm", "Wide table: Side effects"),
        ("#table-rates", "Wide table: What to do about harm, and how often it comes"),
        ("#table-suit", "Wide table: Who it may suit with pattern loss (our own reading)"),
        ("#table-who", "Wide table: Who should not have it, and who should ask first"),
        ("#table-days", "Wide table: What you do, and for how long"),
    ]
    # Other forms stand around the text.
    choices = PageReader(page.html.partition('class="compare-form"')[2])
    assert choices.all("form")[0].attributes["method"] == "get"
    assert choices.all("button")[0].text == "Show side by side"
    assert page.html.index("<form") < page.html.index('id="table-what"')


@pytest.mark.usefixtures("shipped_guide")
@pytest.mark.parametrize("query", ["", "?", "?a=&b=", "?b=", "?utm=1"])
def test_nothing_chosen_is_just_the_form(client, query):
    page = read_page(client, ADDRESS + query)

    assert page.all("title")[0].text.startswith("Comparing treatments")
    assert "There is a problem" not in page.html
    assert "data-first-pair" in page.html


@pytest.mark.usefixtures("shipped_guide")
@pytest.mark.parametrize(
    ("query", "messages"),
    [
        ("a=minoxidil", {"id_b": "Make your second choice."}),
        ("a=&b=minoxidil", {"id_a": "Make your first choice."}),
        (
            "a=minoxidil&b=minoxidil",
            {"id_b": "Both choices are the same. Choose another one here."},
        ),
        (
            "a=snake-oil&b=<b>",
            {
                "id_a": "We do not compare your first choice. Choose one from the list.",
                "id_b": "We do not compare your second choice. Choose one from the list.",
            },
        ),
    ],
)
def test_wrong_choice_says_so_beside_the_field_above_the_page_and_in_the_title(
    client, query, messages
):
    page = read_page(client, f"{ADDRESS}?{query}")

    wrong = [e.attributes for e in page.all("select") if "aria-invalid" in e.attributes]
    ways = {
        e.attributes["href"]: e.text
        for e in page.all("a")
        if e.attributes["href"].startswith("#id_")
    }
    assert {e["id"]: page.words(e["aria-describedby"]) for e in wrong} == {
        field: f"Error: {message}" for field, message in messages.items()
    }
    assert ways == {f"#{field}": message for field, message in messages.items()}
    assert page.all("title")[0].text.startswith("Error: Comparing treatments")
    assert page.html.index("There is a problem") < page.html.index("<h1>")
    assert not has_table(page)


@pytest.mark.usefixtures("shipped_guide")
def test_hostile_query_gets_the_whole_page_and_nothing_of_itself(client):
    for query in WRONG:
        response = client.get(f"{ADDRESS}?{query}")

        page = PageReader(response.content.decode())
        assert response.status_code == 200
        assert {"table-what", "sources", "id_a", "id_b"} <= set(page.ids())
        assert page.all("title")[0].text.startswith("Error: ")
        assert "script>alert" not in page.html
        assert "OR 1=1" not in page.html
        assert "xxxxx" not in page.html


@pytest.mark.usefixtures("shipped_guide")
def test_pair_has_an_etag_of_its_own_and_the_address_of_the_page(client, settings):
    response, other = client.get(CHOICE), client.get(f"{ADDRESS}?a=nothing&b=minoxidil")
    again = client.get(CHOICE, headers={"If-None-Match": response["ETag"]})

    page = PageReader(response.content.decode())
    assert response["ETag"] != other["ETag"] != client.get(ADDRESS)["ETag"]
    assert (again.status_code, again.content) == (304, b"")
    assert not response.cookies
    assert page.one("link", rel="canonical").attributes["href"] == settings.SITE_URL + ADDRESS
    assert page.one("meta", property="og:url").attributes["content"] == settings.SITE_URL + ADDRESS
    title = page.one("meta", property="og:title").attributes["content"]
    assert title.endswith(" beside Doing nothing")
    assert page.all("title")[0].text.startswith("Minoxidil beside Doing nothing – Comparing")


@pytest.mark.usefixtures("shipped_guide")
def test_choosing_asks_the_database_nothing_more(client, django_assert_num_queries):
    client.get(ADDRESS)

    for address in (ADDRESS, CHOICE, f"{ADDRESS}?a=x"):
        with django_assert_num_queries(3):
            client.get(address)


BODY = """::: table One {#one}
| Treatment | What |
|---|---|
| Laser {option laser} | Light |
| Nothing {option nothing} | No treatment |
:::
"""


@pytest.mark.parametrize(
    "body",
    [
        "Words.",
        BODY.replace("{option", "{"),
        BODY.replace("| Nothing {option nothing} | No treatment |\n", ""),
    ],
)
def test_page_without_two_options_has_no_form_and_takes_any_query(client, body):
    make_live(make_page("comparing", kind="comparison"), body=body)

    page = read_page(client, CHOICE)

    assert page.all("select") == []
    assert "compare-form" not in page.html
    assert not has_table(page)


def test_new_words_for_a_row_reach_its_old_address_at_once(client):
    page = make_page("comparing", kind="comparison")
    make_live(page, body=BODY)
    make_live(page, body=BODY.replace("Laser", "Red light").replace("| Light", "| A cap"))

    result = read_page(client, f"{ADDRESS}?a=laser&b=nothing")

    assert "Red light beside Nothing" in result.html
    assert "<td>A cap</td>" in result.html


def test_staff_see_a_draft_side_by_side_before_readers_do(admin_client):
    page = make_page("comparing", kind="comparison")
    make_live(page, body=BODY)
    draft = make_revision(page, body=BODY.replace("| Light", "| A cap"))

    address = f"/admin/content/revision/{draft.pk}/preview/?a=laser&b=nothing"

    assert "<td>A cap</td>" in admin_client.get(address).content.decode()
