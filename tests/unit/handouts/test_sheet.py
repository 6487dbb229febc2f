import re

import pytest
from django.utils.html import strip_tags

from content.models import Clinic
from handouts import sheet
from handouts.choices import Choices, revisions_for_paper
from handouts.presets import PRESETS, WARNING_SIGNS
from handouts.sheet import compose_sheet
from tests.factories import STEPS, make_live, make_page, make_procedure, make_reference

CARD = """::: care emergency Call for an ambulance now if:
- you cannot breathe
:::

## All signs {#sight-and-skin}

Shivers.

## Thoughts {#crisis}

Call.

## Hospital {#other-signs}

Go.

## Today {#today}

::: care urgent See a doctor today if:
- pus shows
:::

## Soon {#later-signs}

Lumps.

## Sources {#where-from}

Ours.
"""
HARM = """::: care emergency Call for an ambulance now if:
- you cannot breathe
:::

## Common {#common}

Pain.
"""


@pytest.fixture
def guide(db):
    """Three chapters, one with the red card, the page of all signs, and two references."""
    for key in ("one", "two"):
        make_reference(key)
    make_live(
        make_page("benefits", group="decide"),
        body="## Found {#found}\n\nA. [@two] See [prices](/costs/#prices) and [this](#found).\n",
    )
    make_live(make_page("side-effects", group="decide"), body=HARM)
    make_live(make_page("get-help", kind="help"), body=CARD)
    make_live(
        make_page("costs", group="decide"),
        body="## Prices {#prices}\n\nB. [@one; @two]\n\n{sure weak: 1 site.}\n",
    )


def make(choices, **options):
    return compose_sheet(choices, revisions_for_paper(), Clinic(), **options)


def html_of(made):
    return "".join(leaf.html for leaf in made.leaves)


def test_one_page_is_the_title_of_its_sheet_and_warning_signs_follow(guide):
    made = make(Choices(pages=("costs",)))

    assert made.title == "Costs"
    assert [(leaf.revision.page.key, leaf.title) for leaf in made.leaves] == [
        ("costs", ""),
        ("get-help", ""),
    ]
    for sign in ("you cannot breathe", "Call.", "Go.", "pus shows", "Lumps."):
        assert sign in made.leaves[1].html
    assert "Ours." not in made.leaves[1].html
    assert [revision.page.key for revision in made.revisions] == ["costs", "get-help"]


def test_page_with_the_red_card_alone_gets_the_signs_that_it_leaves_out(guide):
    made = make(Choices(pages=("side-effects",)))

    assert [leaf.revision.page.key for leaf in made.leaves] == ["side-effects", "get-help"]
    for sign in ("Go.", "pus shows", "Lumps."):
        assert sign in made.leaves[1].html
    assert "you cannot breathe" not in made.leaves[1].html


def test_whole_guide_has_every_sign(guide):
    html = html_of(make(Choices(preset="whole-guide")))

    for sign in ("you cannot breathe", "Shivers.", "Go.", "pus shows", "Lumps."):
        assert sign in html


def test_page_with_all_signs_needs_no_other(guide):
    made = make(Choices(pages=("get-help",)))

    assert [leaf.revision.page.key for leaf in made.leaves] == ["get-help"]


def test_several_pages_have_titles_one_above_their_headings(guide):
    made = make(Choices(pages=("benefits", "costs")))

    assert [leaf.title for leaf in made.leaves] == ["Benefits", "Costs", ""]
    assert re.findall("<h[1-6]", html_of(made))[:4] == ["<h3", "<h3", "<h2", "<h2"]


def test_sources_are_numbered_once_for_the_whole_sheet(guide):
    made = make(Choices(pages=("benefits", "costs")))

    assert [(s.number, s.reference.key) for s in made.sources] == [(1, "two"), (2, "one")]
    assert re.findall(r"<sup[^>]*>&nbsp;([^<]*)", html_of(made)) == ["1", "2, 1"]


def test_no_id_is_there_twice_and_every_link_leads_somewhere(guide):
    made = make(Choices(preset="whole-guide"))
    html = html_of(made)
    ids = re.findall(r'\bid="([^"]+)"', html)
    sources = [f"source-{source.number}" for source in made.sources]
    own = {*ids, *sources, *(leaf.id for leaf in made.leaves)}

    assert len(ids) == len(set(ids))
    links = re.findall(r'href="([^"]+)"', html)
    assert [link for link in links if link.startswith("#") and link[1:] not in own] == []
    assert "#page-costs-prices" in links


def test_link_to_a_page_that_is_not_on_the_sheet_leads_to_the_site(guide):
    html = html_of(make(Choices(pages=("benefits",))))

    assert 'href="http://testserver/costs/#prices"' in html
    assert 'href="#page-benefits-found"' in html


def test_label_stands_below_the_fact(guide):
    html = html_of(make(Choices(pages=("costs",))))

    assert re.search(r'<div class="said"><p>B\..*</p>\n<div class="sure sure--weak"', html)


def test_steps_have_a_box_each_and_are_ticked_when_asked(guide):
    make_procedure()

    blank = html_of(make(Choices(pages=("procedure",))))
    ticked = html_of(
        make(Choices(pages=("procedure",), steps="ticked"), ticked=frozenset({"solution"}))
    )

    assert blank.count("Done on") == len(STEPS)
    assert ticked.count("Done on") == len(STEPS) - 1
    assert 'aria-hidden="true"' not in ticked
    assert "step-paper__box--ticked" not in blank
    assert ticked.count("step-paper__box--ticked") == 1
    assert "<form" not in blank + ticked


def test_questions_have_a_line_to_write_on_and_other_items_have_none(guide):
    make_live(
        make_page("questions-to-ask", group="beside"),
        body="## Ask {#ask}\n\n- What is in it? [@one] {sure weak: 1 site.}\n- Why?\n- Bring a pen.\n",
    )

    html = make(Choices(pages=("questions-to-ask",))).leaves[0].html

    lines = re.findall(r"<li>(.*?)</li>", html, flags=re.DOTALL)
    assert ["pen-line" in line for line in lines] == [True, True, False]


def test_section_that_is_gone_gives_way_to_its_whole_page(guide):
    page = make_page("procedure", kind="procedure", group="having-it")
    make_live(page, body="## Renamed {#renamed}\n\nWash later.\n")

    made = make(Choices(preset="getting-ready"))

    assert "Wash later." in html_of(made)


def test_one_section_that_is_gone_leaves_no_part_of_its_page_out(guide):
    page = make_page("procedure", kind="procedure", group="having-it")
    make_live(page, body="## Before {#before}\n\nEat.\n\n## Renamed {#renamed}\n\nWash later.\n")

    html = html_of(make(Choices(preset="getting-ready")))

    assert "Eat." in html
    assert "Wash later." in html


def test_page_that_is_not_there_is_left_out(guide):
    made = make(Choices(preset="getting-ready"))

    assert [leaf.revision.page.key for leaf in made.leaves] == ["get-help"]


def test_emergency_number_is_the_clinics(guide):
    clinic = Clinic(country="India", emergency_number="112")

    made = compose_sheet(Choices(preset="aftercare"), revisions_for_paper(), clinic)

    assert 'Call <a href="tel:112">112</a> now (the emergency number in India).' in html_of(made)


def test_lines_in_short_stand_for_the_milder_signs_alone(shipped_guide, monkeypatch):
    card = Choices(preset="aftercare")
    short = len(make(card).leaves)

    monkeypatch.setattr(sheet, "find_missing_signs", lambda *_, **__: WARNING_SIGNS)

    assert len(make(card).leaves) == short + 1
    assert make(card).leaves[-1].is_signs


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_every_ready_made_handout_of_the_shipped_guide_warns(shipped_guide, preset):
    made = make(Choices(preset=preset.key))

    assert made.title == preset.title
    assert made.audience == preset.audience
    assert "Call an ambulance now if:" in html_of(made)
    assert "Call your local emergency number now:" in strip_tags(html_of(made))
    assert "Call at any hour, whatever you take" in html_of(made)
    assert bool(made.sources) != made.is_card
