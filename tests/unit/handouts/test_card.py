"""A card: what to do and when, without the evidence."""

import re
from html import unescape

from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from content.markdown import render
from content.models import Clinic
from handouts.card import make_card
from handouts.choices import Choices, revisions_for_paper
from handouts.sheet import compose_sheet

TEXT = """Wait. [@one] {advice ours: Nobody tested it.}

::: table How long to wait after a visit {#waiting-table}
| What | Wait | Clinics say |
|---|---|---|
| Hat | No wait | Yes [@one] |
| Wine | That day and 2 days more | 2 days |
| Sport | 3 days | Nothing found |
| Lotion | Until healed | Yes |
:::

Not in pregnancy.

::: do
- rest
:::

::: do-not
- run
:::
"""


def test_card_says_what_to_do_and_not_how_sure_it_is():
    html = make_card(render(TEXT).html)

    assert "Wait." in html
    assert "Not in pregnancy." in html
    assert not re.search(r'class="(sure|cite)|Nobody tested|[Cc]linics|<table', html)


def test_waits_are_sorted_by_when_they_end():
    html = make_card(render(TEXT).html)
    parts = re.findall(r'<h3>(.*?)</h3>\s*<ul role="list">(.*?)</ul>', html, re.DOTALL)

    assert [(name, re.findall(r"<strong>(\w+):", rows)) for name, rows in parts[:3]] == [
        ("Today and 2 days more", ["Hat", "Wine"]),
        ("This week", ["Sport"]),
        ("Weeks later", ["Lotion"]),
    ]


def test_things_with_one_wait_stand_in_one_row():
    html = make_card(render(TEXT.replace("| Hat |", "| Dye | 3 days | Yes |\n| Hat |")).html)

    assert "<strong>Dye; Sport:</strong> 3 days" in html


def test_no_wait_of_the_shipped_guide_is_lost(shipped_guide):
    live = revisions_for_paper()
    html = compose_sheet(Choices(preset="aftercare"), live, Clinic()).leaves[-1].html
    card = unescape(strip_tags(html))
    body = next(revision.body for revision in live if revision.page.key == "aftercare")
    rows = next(t for t in render(body).tables if t.id == "waiting-table").rows[1:]

    assert [what for what, wait, _ in rows if what not in card] == []
    assert [wait for what, wait, _ in rows if wait not in card] == []


def test_card_leaves_out_the_drawings_of_what_it_says_in_words():
    kept = '<figure class="figure" id="a-figure-photos-to-take">photos</figure>'
    drawn = '<figure class="figure" id="a-figure-waits-after-a-visit">waits</figure>'

    assert make_card(SafeString(f"{drawn}\n{kept}")) == kept
