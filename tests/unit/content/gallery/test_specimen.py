"""A component's HTML can stand on the gallery's page many times, and does nothing there."""

from content.gallery.specimen import make_specimen


def test_what_names_or_leads_to_an_id_still_does():
    html = '<label for="a">A</label> <input id="a" aria-describedby="b c"> <a href="#a">A</a>'

    assert make_specimen(html, "x", "Text: long") == (
        '<label for="x-a">A</label> <input id="x-a" aria-describedby="x-b x-c"> <a href="#x-a">A</a>'
    )


def test_other_addresses_and_data_stay():
    html = '<a href="/costs/#a" data-id="b">A</a>'

    assert make_specimen(html, "x", "Text: long") == html


def test_script_and_the_wish_for_focus_go():
    html = '<div tabindex="-1" autofocus>A</div>\n<script type="module" src="a.js"></script>'

    assert make_specimen(html, "x", "Text: long") == '<div tabindex="-1">A</div>\n'


def test_landmark_says_where_it_is_shown_so_that_its_name_stands_there_once():
    html = '<section class="a" aria-labelledby="b"><nav aria-label="Pages"><a aria-label="Next">'

    assert make_specimen(html, "x", "“A” & B") == (
        '<section class="a" aria-labelledby="x-b x">'
        '<nav aria-label="Pages, “A” &amp; B"><a aria-label="Next">'
    )
