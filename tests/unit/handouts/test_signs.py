"""Signs in short: whom to call on top, one title each, and no evidence."""

from content.markdown import Context, render
from handouts.signs import make_signs

CARD = """::: care emergency Call an ambulance now if:
- it is hard to breathe
:::

[All signs](#signs)
"""
TODAY = """## Pus, low mood: doctor today {#today}

Pus with fever: call an ambulance now. [@one]

::: care urgent Get seen by a doctor today if:
#### Skin {#skin}

- pus shows

Rest.
:::

Some of this is our own caution: see [where it comes from](/get-help/#where-from). [@one]
"""
CRISIS = """## Thoughts of ending your life: crisis line {#crisis}

::: warning Thoughts of ending your life? Call now
- In India, call [14416](tel:14416)
:::
"""


def test_card_keeps_its_title_and_begins_with_the_clinics_number():
    html = make_signs(render(CARD, Context(emergency_call="Call 108 now.")).html)

    call = '<p class="care__call">Call <a href="tel:108">108</a> now.</p>'
    assert "Call an ambulance now if:</h2>" in html
    assert html.index(call) < html.index("hard to breathe")
    assert "999" not in html


def test_line_that_only_leads_to_another_place_is_left_to_the_site():
    assert "All signs" not in make_signs(render(CARD).html)


def test_evidence_is_left_to_the_site():
    html = make_signs(render(TODAY).html)

    assert 'class="cite"' not in html
    assert "where it comes from" not in html
    assert "Rest." in html


def test_what_stands_around_a_card_is_left_to_the_site():
    assert "Pus with fever" not in make_signs(render(TODAY).html)


def test_list_without_a_card_keeps_its_title_and_loses_its_drawings():
    figure = "::: figure press-a-bleed\n**Press.**\n\nA hand.\n:::\n"
    text = f"## All ambulance signs {{#all}}\n\n- fits\n- shivers\n\n### In pictures {{#in}}\n\n{figure}"
    html = make_signs(render(text).html)

    assert "All ambulance signs</h2>" in html
    assert "shivers" in html
    assert "In pictures" not in html
    assert "<figure" not in html


def test_card_and_warning_have_one_title():
    today, crisis = (make_signs(render(text).html) for text in (TODAY, CRISIS))

    assert "Pus, low mood" not in today
    assert "Get seen by a doctor today if:</h3>" in today
    assert "Skin</h4>" in today
    assert "crisis line" not in crisis
    assert "Call now</h3>" in crisis
