"""What the templates of a page get besides its words."""

import pytest

from content.markdown import render
from content.page_context import sections_of

KEY_POINTS = "::: key-points\n- One.\n- Two.\n:::\n\n"
UNKNOWN = "\n\n::: unknown\n- A gap.\n:::"


def parts(count: int) -> str:
    return "\n\n".join(
        f"## Part {n} {{#part-{n}}}\n\n### Small {{#small-{n}}}" for n in range(count)
    )


def test_sections_are_the_parts_of_the_page_and_its_gaps_but_not_its_key_points():
    document = render(KEY_POINTS + parts(3) + UNKNOWN)

    assert [(section.id, section.text) for section in sections_of(document)] == [
        ("part-0", "Part 0"),
        ("part-1", "Part 1"),
        ("part-2", "Part 2"),
        ("what-we-do-not-know", "What we do not know"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        KEY_POINTS + parts(2) + UNKNOWN,
        # It has a list of its own.
        "::: questions\n" + parts(5) + "\n:::" + UNKNOWN,
    ],
)
def test_short_page_and_page_of_questions_list_no_sections(text):
    assert sections_of(render(text)) == ()
