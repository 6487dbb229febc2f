"""Signs of a card, grouped by what to do."""

import re

from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from content.markdown import render
from content.models import Clinic
from handouts.acts import group_by_act
from handouts.choices import Choices, revisions_for_paper
from handouts.presets import MILDER_LINES
from handouts.sections import select_text
from handouts.sheet import compose_sheet

TEXT = """- You twitch: **call an ambulance now**.
- A rash (itchy) with a fever: **go to an emergency department now**.
- You fall: **call an ambulance now**.

If none of these fits:

- You have a fever: **see a doctor today**, also at night.
"""


def lists_by_act(html):
    """Each act with the words of its signs, in their order."""
    return [
        (act, [strip_tags(sign) for sign in re.findall("<li>(.*?)</li>", signs)])
        for act, signs in re.findall(r"<h4>(.*?):</h4>\s*<ul>(.*?)</ul>", html, re.DOTALL)
    ]


def test_each_act_is_said_once_above_its_signs():
    html = group_by_act(render(TEXT).html)

    assert lists_by_act(html) == [
        ("Call an ambulance now", ["You twitch", "You fall"]),
        ("Go to an emergency department now", ["A rash (itchy) with a fever"]),
        ("See a doctor today, also at night", ["You have a fever"]),
    ]
    assert (
        html.index("You fall") < html.index("If none of these fits:") < html.index("See a doctor")
    )


def test_lists_with_a_line_that_names_no_act_stay_as_they_are():
    html = render(TEXT + "- Rest.\n").html

    assert group_by_act(html) == html
    assert group_by_act(SafeString("<p>Rest.</p>")) == "<p>Rest.</p>"


def test_no_milder_sign_of_the_shipped_guide_is_lost_on_the_card(shipped_guide):
    live = revisions_for_paper()
    body = select_text(MILDER_LINES, next(r for r in live if r.page.key == MILDER_LINES.page))
    lines = re.findall(r"^- (.*): \*\*(.*?)\*\*(.*)\.$", body, re.MULTILINE)
    leaves = compose_sheet(Choices(preset="aftercare"), live, Clinic()).leaves
    by_act = dict(pair for leaf in leaves for pair in lists_by_act(leaf.html))

    assert len(lines) == body.count("\n- ")
    for sign, act, rest in lines:
        assert sign.replace("'", "’") in by_act[(act + rest).capitalize()], sign
