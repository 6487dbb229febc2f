"""What two pages say of a choice, each fact written once."""

from content.choices import own_facts, with_drawn_facts, without_evidence, words_of
from content.markdown import render

COMPARISON = """::: table What each is {#what}
| Treatment | What it is | Where |
|---|---|---|
| Nothing {option nothing} | No task [@a] {sure some: 9 men.} | [Below](#what) |
| Lotion {option lotion} | A liquid | [Costs](/costs/#a) |
:::
"""
PAGE = """::: choices comparing
- Where
- What it is
- Colour

### Doing nothing {#nothing}
Cost
: None. [@a] {sure weak: 8 men.}

### Minoxidil {#lotion}
Cost
: Not known
:::
"""


def chosen():
    return with_drawn_facts(render(PAGE).decision, render(COMPARISON).tables)


def test_facts_of_the_comparison_come_first_in_the_order_of_the_page():
    nothing, lotion = chosen()

    assert [fact.name for fact in nothing.facts] == ["Where", "What it is", "Colour", "Cost"]
    assert [words_of(fact) for fact in nothing.facts] == [
        *("Below", "No task", "Not known"),
        "None.",
    ]
    assert lotion.name == "Minoxidil"
    assert words_of(lotion.facts[1]) == "A liquid"


def test_cell_leads_to_its_own_page_and_has_no_number_of_its_sources():
    (where, what, *_), lotion = (choice.facts for choice in chosen())

    assert 'href="/comparing/#what"' in where.html
    assert 'href="/costs/#a"' in lotion[0].html
    assert "cite" not in what.html
    assert "Some evidence" in what.html


def test_cell_names_its_sources_in_its_note_where_they_are_known():
    tables = render(COMPARISON.replace("A liquid", "A liquid [@b; @a]")).tables
    links = {"1": '<a href="/sources/#ref-a">Aly 2020</a>', "2": '<a href="/sources/#ref-b">Bo</a>'}
    (_, labelled, *_), (where, plain, *_) = (
        choice.facts for choice in with_drawn_facts(render(PAGE).decision, tables, links)
    )

    assert labelled.html.count('<div class="sure') == 1
    assert "Some evidence" in labelled.html.partition("Aly 2020</a></span></div>")[0]
    assert plain.html.endswith(f"{links['2']}; {links['1']}</span></div>")
    assert "sure" not in where.html
    assert without_evidence(plain) == "A liquid"


def test_fact_without_evidence_has_no_note():
    cost = chosen()[0].facts[-1]

    assert without_evidence(cost) == "None."


def test_own_facts_stand_elsewhere_without_their_evidence_and_lead_home():
    page = PAGE.replace(": Not known", ": See [days](#nothing). [@a]")

    assert own_facts(render(page).decision, "/decide/") == {
        "nothing": {"Cost": "None."},
        "lotion": {"Cost": 'See <a href="/decide/#nothing">days</a>.'},
    }


def test_without_a_comparison_nothing_is_known():
    choices = with_drawn_facts(render(PAGE).decision, ())

    assert words_of(choices[0].facts[0]) == "Not known"
