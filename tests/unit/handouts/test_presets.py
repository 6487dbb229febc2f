import pytest

from content.guide_files import SHIPPED, read_guide
from content.markdown import render
from handouts.presets import PRESETS, WARNING_SIGNS


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_every_part_is_in_the_shipped_guide(preset):
    bodies = {page.key: page.body for page in read_guide(SHIPPED).pages}

    for part in preset.parts:
        ids = {heading.id for heading in render(bodies[part.page]).headings}
        assert set(part.sections) <= ids, part


def test_warning_signs_hold_a_card_of_each_level():
    body = next(p.body for p in read_guide(SHIPPED).pages if p.key == WARNING_SIGNS.page)

    assert [block for block in render(body).blocks if block == "care"] == ["care"] * 4
