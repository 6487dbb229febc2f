"""Two treatments side by side, as readers get them from the shipped page."""

import re
from itertools import permutations

import brotli
import pytest
from django.db import transaction
from django.test import Client

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
COSTS, DAYS = "What it costs", "What your days look like (our own reading)"
ROWS = [
    "What it is",
    "How it may work",
    COSTS,
    "Looked better to others, within half a year",
    "Saw a gain themselves, at different times",
    "More hairs, within half a year",
    "More hairs after a year",
    "Better or the same, years later",
    "What you may notice",
    "What can be serious",
    "If harm happens: do this",
    "How often harm comes",
    "May suit",
    "Who should not",
    "Ask a doctor first if",
    "What you do",
    DAYS,
    "If you stop",
]
# The short tables, each with its number of rows.
GROUPS = {
    "What it is, and what it costs": 3,
    "What studies found": 5,
    "What can go wrong": 4,
    "Who it may suit, and who should not": 3,
    "What you do, and for how long": 3,
}
NO_ANSWER = {"Not known", "Does not apply"}
TABLES = [
    *("what", "sure", "felt", "hairs", "later", "worse", "harm", "rates", "suit", "who", "days")
]
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


@pytest.fixture(scope="module")
def pairs(put_guide, django_db_blocker):
    """The answer to every choice of two, by their ids. Asked for once."""
    with django_db_blocker.unblock(), transaction.atomic():
        put_guide()
        client = Client()
        responses = {
            (a, b): client.get(f"{ADDRESS}?a={a}&b={b}") for a, b in permutations(NAMES, 2)
        }
        transaction.set_rollback(True)
    return responses


def part_of(html):
    """The result from its heading to the words below its last table."""
    start = html.index('<div class="side-by-side"')
    return html[start : html.index("</div>", start)]


def rows_of(html):
    """The rows of one table: the name, then its two cells and what is said of both."""
    rows = []
    for body in html.split("<tbody>")[1:]:
        table = PageReader(body)
        (name,), cells = table.all("th"), table.all("td")
        assert name.attributes["scope"] == "rowgroup"
        rows.append((name.text, *(" ".join(cell.text.split()) for cell in cells)))
    return rows


def tables_of(html):
    """The result: the heads of each table by its caption, and the rows of all of them."""
    part = part_of(html)
    tables = [table.partition("</table>")[0] for table in part.split("<table>")[1:]]
    heads, rows = {}, []
    for table in tables:
        page = PageReader(table)
        caption = page.all("caption")[0].text
        heads[caption] = [h.text for h in page.all("th") if h.attributes["scope"] == "col"]
        rows += rows_of(table)
    return heads, rows


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
        ("#table-sure", "Wide table: What others saw, of 100 people"),
        ("#table-felt", "Wide table: What people saw themselves, of 100 people"),
        ("#table-hairs", "Wide table: What studies found, in hairs"),
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
def test_before_a_choice_a_phone_gets_the_first_pair_below_how_to_compare(client):
    html = client.get(ADDRESS).content.decode()
    chosen = client.get(f"{ADDRESS}?a=mesotherapy&b=nothing").content.decode()

    places = [
        html.index(words)
        for words in (
            *("key-points", 'id="how-to-choose"', "compare-form", "first-pair"),
            *('id="contents-title"', 'id="doing-nothing-choice"', 'id="table-what"'),
        )
    ]
    assert places == sorted(places)
    assert tables_of(html) == tables_of(chosen)
    assert "first-pair" not in chosen


def test_every_pair_has_all_rows_in_short_tables_that_name_both(pairs):
    for chosen, response in pairs.items():
        html = response.content.decode()

        heads, rows = tables_of(html)
        unknown = [row.name for g in response.context["side_by_side"].groups for row in g.unknown]

        assert list(heads) == list(GROUPS)
        assert all(names == [NAMES[one] for one in chosen] for names in heads.values())
        assert [name for name in ROWS if name not in unknown] == [name for name, *_ in rows]
        assert all(one and other for _, one, other, *_ in rows)
        assert not any({one, other} <= NO_ANSWER for _, one, other, *_ in rows)
        assert all(part_of(html).count(f" {name}") for name in unknown)
    groups = pairs["finasteride", "mesotherapy"].context["side_by_side"].groups
    assert {g.name: len(g.rows) + len(g.unknown) for g in groups} == GROUPS


def test_cells_have_the_words_of_the_full_tables(pairs):
    tables = pairs["minoxidil", "nothing"].context["document"].tables
    full = {one: _words(tables, one) for one in NAMES}
    for (a, b), response in pairs.items():
        _, rows = tables_of(response.content.decode())

        for name, one, other, *both in rows:
            if name not in (COSTS, DAYS):
                label = f" {both[0].removeprefix('Both: ')}" if both else ""
                assert (one + label, other + label) == (full[a][name], full[b][name])


def test_costs_and_days_are_those_of_the_page_for_deciding(pairs):
    html = pairs["mesotherapy", "nothing"].content.decode()
    rows = {name: cells for name, *cells in tables_of(html)[1]}

    assert rows[COSTS][0].startswith("At 1 clinic in India (no date), INR 30,000 to INR 150,000")
    assert rows[COSTS][1] == "No money, unless you buy a hat or a wig."
    assert rows[DAYS][0].endswith("so it touches a partner too.")
    assert 'href="/decide/#your-choices"' in part_of(html)


def _words(tables, option):
    """What the full tables say of an option, by the names of their columns."""
    return {
        name: " ".join(PageReader(f"<td>{cell}</td>").all("td")[0].text.split())
        for table in tables
        for one in table.options
        if one.id == option
        for name, cell in zip(table.rows[0][1:], one.cells, strict=True)
    }


def test_page_of_a_pair_keeps_its_full_tables_ids_and_ways_to_the_sources(pairs):
    for response in pairs.values():
        html = response.content.decode()

        ids = re.findall(r' id="([^"]+)"', html)
        named = set(re.findall(r'href="#(source-[^"]+)"', html))
        assert len(ids) == len(set(ids))
        assert {f"table-{name}" for name in TABLES} <= set(ids)
        assert named <= set(ids)
        assert html.index("how-to-choose") < html.index('id="compare-two"')
        assert html.index('id="side-by-side-table"') < html.index('id="table-what"')


def test_heaviest_pair_stays_within_the_budget_of_a_page(pairs):
    heaviest = max((response.content for response in pairs.values()), key=len)

    assert len(brotli.compress(heaviest, quality=11)) <= 25 * 1024


def test_how_sure_labels_come_with_their_words(pairs):
    _, rows = tables_of(pairs["finasteride", "mesotherapy"].content.decode())

    said = [cells for name, *cells in rows if name == "Better or the same, years later"]
    assert said[0][0].endswith(
        "How sure: Weak or mixed evidence. 279 and 16 men, 5 years, read second-hand."
    )
    assert said[0][1] == "Not known"


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
def test_proxies_keep_one_answer_for_each_pair_and_none_for_other_addresses(client, pairs):
    others = ["b=nothing&a=minoxidil", "a=minoxidil&b=nothing&utm=1", "utm=1", "a=&b="]

    assert {response["Cache-Control"] for response in pairs.values()} == {PUBLIC}
    assert client.get(ADDRESS)["Cache-Control"] == PUBLIC
    for query in [*others, *WRONG]:
        response = client.get(f"{ADDRESS}?{query}")
        assert "no-store" in response["Cache-Control"]
        assert "ETag" not in response


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
