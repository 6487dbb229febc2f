"""Numbers of sources on a sheet."""

from content.markdown import render
from content.markdown.context import Context
from handouts.numbering import Numbers

NAMES = Context(short_names=(("a", "A 2001"), ("b", "B 2002"), ("c", "C 2003")))


def renumbered(numbers, text):
    document = render(text, NAMES)
    return numbers.renumber(document.html, document.citations)


def test_a_text_goes_on_where_the_one_before_it_ended():
    numbers = Numbers()
    first = renumbered(numbers, "One. [@b]\n\nTwo of 63 people. [@a; @b]")
    second = renumbered(numbers, "Three. [@c; @a]")

    assert numbers.keys == ("b", "a", "c")
    assert '<sup class="cite">&nbsp;2, 1</sup>' in first
    assert '<sup class="cite">&nbsp;3, 2</sup>' in second
    assert '<a href="#source-3">C 2003</a>; <a href="#source-2">A 2001</a>' in second


def test_numbers_of_sources_go_on_where_the_text_before_ended():
    numbers = Numbers()
    renumbered(numbers, "Before. [@a; @c]")
    html = renumbered(numbers, "One. [@b; @a]")

    assert numbers.keys == ("a", "c", "b")
    assert '<sup class="cite">&nbsp;3, 1</sup>' in html


def test_no_other_number_of_a_text_is_touched():
    numbers = Numbers()
    renumbered(numbers, "First. [@c]")
    html = renumbered(numbers, "See [it](#source-code), 1 of 100, [2](/costs/#part-1). [@a]")

    for kept in ("1 of 100", 'href="#source-code"', 'href="/costs/#part-1">2<'):
        assert kept in html
    assert '<sup class="cite">&nbsp;2</sup>' in html


def test_source_that_stands_in_none_of_the_words_shown_gets_no_number():
    numbers = Numbers()
    document = render("One. [@a]\n\nTwo. [@b]\n\nThree. [@c]", NAMES)

    shown = numbers.renumber('Three.<sup class="cite">&nbsp;3</sup>', document.citations)

    assert shown == 'Three.<sup class="cite">&nbsp;1</sup>'
    assert numbers.keys == ("c",)


def test_a_text_that_cites_nothing_stays_as_it_is():
    assert renumbered(Numbers(), "Nothing.") == render("Nothing.", NAMES).html
