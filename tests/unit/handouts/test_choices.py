import pytest
from django.http import QueryDict
from django.template.loader import render_to_string

from handouts.choices import Choices, HandoutForm, pages_for_paper, revisions_for_paper
from handouts.presets import PRESETS, WHOLE_GUIDE, Part
from tests.factories import make_live, make_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def contents():
    make_live(make_page("home", kind="home", group="beside"))
    make_live(make_page("benefits", group="decide"))
    make_live(make_page("costs", group="decide"))
    make_live(make_page("about", group="beside"))
    make_live(make_page("words", kind="words", group="beside"))
    make_live(make_page("decide", kind="decision", group="decide"))
    return pages_for_paper().contents


def form(contents, query):
    return HandoutForm(contents, QueryDict(query))


def test_pages_are_offered_in_reading_order_without_those_about_the_site(contents):
    offered = form(contents, "").fields["page"].choices

    assert [key for key, _ in offered] == ["benefits", "costs", "words"]


def test_nothing_chosen_is_an_empty_form_without_errors(contents):
    assert not form(contents, "").is_bound
    assert not form(contents, "preset=&other=1").is_bound


def test_form_without_choices_shows_its_sheets_without_going_through_the_pages():
    shown = form(None, "")["preset"]

    assert len(list(shown)) == len(PRESETS) + 1


def test_what_an_address_leaves_out_is_the_usual(contents):
    chosen = form(contents, "page=costs")

    assert chosen.is_valid()
    assert chosen.choices == Choices(pages=("costs",))


def test_address_of_a_sheet_is_the_same_however_it_was_asked_for(contents):
    asked = form(contents, "paper=letter&page=words&page=benefits&size=18&x=1")

    assert asked.is_valid()
    query = asked.choices.query
    assert query == "page=benefits&page=words&size=18&paper=letter&steps=blank&contact=clinic"
    again = form(contents, query)
    assert again.is_valid()
    assert again.choices == asked.choices == Choices.of(query)


def test_only_a_size_is_not_enough_and_says_what_is_missing(contents):
    chosen = form(contents, "size=14")

    assert chosen.errors == {
        "page": ["Nothing is chosen yet. Choose a ready-made handout, or tick a page."]
    }


@pytest.mark.parametrize(
    ("query", "field", "words"),
    [
        ("preset=nonsense", "preset", "There is no such ready-made handout."),
        ("page=gone", "page", "A page that was chosen is not there to print."),
        ("page=about", "page", "A page that was chosen is not there to print."),
        ("page=costs&size=13", "size", "This is not one of the choices."),
        ("page=costs&paper=a5", "paper", "This is not one of the choices."),
        ("page=costs&steps=all", "steps", "This is not one of the choices."),
        ("page=costs&contact=me", "contact", "This is not one of the choices."),
    ],
)
def test_unknown_choice_is_told_beside_its_field_alone(contents, query, field, words):
    chosen = form(contents, query)

    assert list(chosen.errors) == [field]
    assert chosen.errors[field][0].startswith(words)


def test_whole_guide_holds_every_chapter():
    assert Choices(preset=WHOLE_GUIDE.key).parts(["benefits", "costs"]) == (
        Part("benefits"),
        Part("costs"),
    )


def test_pages_are_added_to_a_ready_made_handout_and_stand_there_once():
    preset = next(preset for preset in PRESETS if preset.key == "getting-ready")
    chosen = Choices(preset="getting-ready", pages=("procedure", "costs"))

    parts = chosen.parts([])

    assert [part for part in preset.parts if part.page == "procedure"] != []
    assert parts == (preset.parts[0], preset.parts[2], Part("procedure"), Part("costs"))


def test_pages_to_tick_are_written_as_djangos_widget_writes_them(contents):
    empty = form(contents, "")
    by_django = render_to_string("components/choice_field.html", {"field": empty["page"]})

    assert "".join(empty.unticked_pages.split()) == "".join(by_django.split())
    assert 'value="costs"' in empty.unticked_pages


def test_form_with_choices_shows_what_is_ticked(contents):
    assert form(contents, "page=costs").unticked_pages == ""


def test_page_for_deciding_lends_words_to_sheets_and_is_no_page_of_the_whole_guide(contents):
    live = revisions_for_paper()

    assert "decide" in [revision.page.key for revision in live]
    assert Choices(preset=WHOLE_GUIDE.key).parts_of(live) == (Part("benefits"), Part("costs"))
