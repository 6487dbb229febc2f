from content.markdown import render
from handouts.sections import select_sections

TEXT = """::: key-points
- Short.
:::

## First {#first}

One.

### Inside {#inside}

Two.

## Second {#second}

::: care urgent See a doctor today if:
- it burns
:::

::: unknown
- How often.
:::
"""


def sections(*ids):
    return select_sections(TEXT, render(TEXT), ids)


def test_section_goes_on_to_the_next_heading_as_high():
    assert sections("first").split() == [
        "##",
        "First",
        "{#first}",
        "One.",
        "###",
        "Inside",
        "{#inside}",
        "Two.",
    ]


def test_lower_section_ends_before_the_next_higher_heading():
    assert sections("inside").split() == ["###", "Inside", "{#inside}", "Two."]


def test_section_keeps_its_blocks_whole_and_ends_before_what_is_not_known():
    chosen = sections("second")

    assert "it burns" in chosen
    assert "How often" not in chosen
    assert render(chosen).problems == ()


def test_sections_come_in_the_order_of_the_text_and_unknown_ids_are_passed_over():
    chosen = sections("second", "nothing", "inside")

    assert chosen.index("Inside") < chosen.index("Second")
    assert sections("nothing") == ""
