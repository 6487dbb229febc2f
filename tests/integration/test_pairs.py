"""The answer to every choice of two treatments: short tables with the words of the page's own."""

import re
from itertools import permutations

import brotli
import pytest
from django.db import transaction
from django.test import Client

from tests.integration.pages import PageReader
from tests.integration.test_side_by_side import ADDRESS, NAMES, PUBLIC, WRONG

pytestmark = pytest.mark.django_db

COSTS, DAYS = "What it costs", "Your days (our own reading)"
ROWS = [
    "What it is",
    "How it may work",
    COSTS,
    "Hair better, as others judged",
    "Hair better, as people felt",
    "More hairs in three to six months",
    "More hairs in about a year",
    "Hair not worse after five years",
    "What you may notice",
    "What can be serious",
    "If harm happens",
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
    start = html.index('<section class="side-by-side"')
    return html[start : html.index("</section>", start)]


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


@pytest.mark.usefixtures("shipped_guide")
def test_before_a_choice_a_phone_gets_the_first_pair_below_how_to_compare(client):
    html = client.get(ADDRESS).content.decode()
    chosen = client.get(f"{ADDRESS}?a=mesotherapy&b=nothing").content.decode()

    places = [
        html.index(words)
        for words in (
            *("key-points", 'id="how-to-choose"', 'id="contents-title"'),
            *('class="compare-form', "data-first-pair", 'id="doing-nothing-choice"'),
            'id="table-what"',
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


def test_cells_and_labels_have_the_words_of_the_full_tables(pairs):
    tables = pairs["minoxidil", "nothing"].context["document"].tables
    full = {one: _words(tables, one) for one in NAMES}
    for (a, b), response in pairs.items():
        groups = response.context["side_by_side"].groups
        labels = {row.name: dict(row.sure) for group in groups for row in group.rows}
        _, rows = tables_of(response.content.decode())

        for name, one, other, *below in rows:
            sure = {who: _text(label) for who, label in labels[name].items()}
            said = " ".join(f"{who}: {label}" for who, label in sure.items())
            assert below == ([said] if said else [])
            if name not in (COSTS, DAYS):
                for option, cell in ((a, one), (b, other)):
                    label = sure.get("Both") or sure.get(NAMES[option], "")
                    assert f"{cell} {label}".strip() == full[option][name]


def test_costs_and_days_are_those_of_the_page_for_deciding(pairs):
    html = pairs["mesotherapy", "nothing"].content.decode()
    rows = {name: cells for name, *cells in tables_of(html)[1]}

    assert rows[COSTS][0].startswith("At 1 clinic in India (no date), INR 30,000 to INR 150,000")
    assert rows[COSTS][1] == "No money, unless you buy a hat or a wig."
    assert rows[DAYS][0].endswith("this touches a partner too.")
    assert 'href="/decide/#your-choices"' in part_of(html)


def _text(html):
    return " ".join(PageReader(f"<td>{html}</td>").all("td")[0].text.split())


def _words(tables, option):
    """What the full tables say of an option, by the names of their columns."""
    return {
        name: _text(cell)
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

    said = [cells for name, *cells in rows if name == "Hair not worse after five years"]
    assert said[0][2] == (
        "Finasteride: How sure: Weak or mixed evidence. Probably 40 to 80 more in 100; 279 and 16 "
        "men, 5 years, read second-hand."
    )
    assert said[0][1] == "Not known"


@pytest.mark.usefixtures("shipped_guide")
def test_proxies_keep_one_answer_for_each_pair_and_none_for_other_addresses(client, pairs):
    others = ["b=nothing&a=minoxidil", "a=minoxidil&b=nothing&utm=1", "utm=1", "a=&b="]

    assert {response["Cache-Control"] for response in pairs.values()} == {PUBLIC}
    assert client.get(ADDRESS)["Cache-Control"] == PUBLIC
    for query in [*others, *WRONG]:
        response = client.get(f"{ADDRESS}?{query}")
        assert "no-store" in response["Cache-Control"]
        assert "ETag" not in response
