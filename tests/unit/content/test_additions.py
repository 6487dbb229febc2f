"""What other apps put on the guide's pages."""

import pytest
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from content import additions
from content.additions import Place, render_additions
from content.models import Revision


@pytest.fixture(autouse=True)
def nothing_registered(monkeypatch):
    monkeypatch.setattr(additions, "_additions", {place: [] for place in Place})


def test_additions_stand_in_their_place_in_the_order_they_came_in():
    additions.register(Place.PAGE_END)(lambda revision: format_html("<p>{}</p>", revision.title))
    additions.register(Place.PAGE_END)(lambda revision: "")
    additions.register(Place.PAGE_END)(lambda revision: mark_safe("<p>Second</p>"))
    costs = Revision(title="Costs & fees")

    assert render_additions("page-end", costs) == "<p>Costs &amp; fees</p><p>Second</p>"
    assert render_additions("home-heading", costs) == ""


def test_addition_that_is_not_marked_safe_is_escaped():
    additions.register(Place.PAGE_END)(lambda revision: "<script>")

    assert render_additions("page-end", Revision()) == "&lt;script&gt;"


def test_place_that_is_not_there_is_an_error():
    with pytest.raises(ValueError, match="page-and"):
        render_additions("page-and", Revision())
