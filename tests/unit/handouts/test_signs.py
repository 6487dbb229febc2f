"""Signs in short: whom to call on top, and no evidence."""

from content.markdown import render
from handouts.signs import make_signs

CARD = """## When to worry {#worry}

::: care now Call an ambulance now if:
- it is hard to breathe [@one]

Call [112](tel:112) in India, or [999](tel:999) in the UK. One sign is enough.
:::

Some of this is our own caution: see [where it comes from](/get-help/#where-from). [@one]
"""
CRISIS = """## Thoughts of ending your life: crisis line {#crisis}

::: warning Thoughts of ending your life? Call now
- In India, call [14416](tel:14416)
:::
"""


def test_card_begins_with_the_clinics_number_and_says_no_other():
    html = make_signs(render(CARD).html, "Call 108 now.")

    call = '<p class="care__call">Call <a href="tel:108">108</a> now.</p>'
    assert html.index(call) < html.index("hard to breathe")
    assert "<p>One sign is enough.</p>" in html
    assert "999" not in html


def test_card_names_numbers_of_countries_where_the_clinic_named_none():
    assert "Call your local emergency number now: <a" in make_signs(render(CARD).html, "")


def test_call_is_escaped():
    assert "<b>" not in make_signs(render(CARD).html, "Call <b>108</b>")


def test_evidence_is_left_to_the_site():
    html = make_signs(render(CARD).html, "")

    assert 'class="cite"' not in html
    assert "where it comes from" not in html


def test_warning_has_one_title():
    html = make_signs(render(CRISIS).html, "")

    assert "crisis line" not in html
    assert "Call now</h3>" in html
