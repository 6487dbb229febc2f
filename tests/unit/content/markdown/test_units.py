"""No line ends between a number and its unit."""

import pytest

from content.markdown import render
from content.markdown.units import keep_units


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("4 mm deep", "4~mm deep"),
        ("a fever of 38 °C.", "a fever of 38~°C."),
        ("0.1 ml, 5 mg, 2 %", "0.1~ml, 5~mg, 2~%"),
        ("10 µg/ml", "10~µg/ml"),
        ("4 men, 4 mothers, 5 gels, 6 months", "4 men, 4 mothers, 5 gels, 6 months"),
        ("vitamin B12 m", "vitamin B12~m"),
        ("4 mm-long", "4 mm-long"),
        ("mm 4", "mm 4"),
        ("4  mm", "4  mm"),
    ],
)
def test_number_stays_with_its_unit(text, shown):
    assert keep_units(text).replace("\u00a0", "~") == shown


def test_page_keeps_units_everywhere_and_rules_read_plain_spaces():
    text = """## Down to 4 mm {#deep}

- **1 mm** or [4 mm](/costs/) & <b>

::: table 2 mm {#t}
| 1 mm |
|---|
| 3 mm |
:::
"""
    document = render(text)

    assert " mm" not in document.html  # with a plain space
    assert document.html.count("&nbsp;mm") == 6
    assert "&amp; &lt;b&gt;" in document.html
    assert document.headings[0].text == "Down to 4 mm"
    assert all("\u00a0" not in passage.text for passage in document.passages)
    assert "\u00a0" not in document.source
