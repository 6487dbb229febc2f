from content.markdown import render
from handouts.joining import make_joinable


def join(html, **options):
    defaults = {"prefix": "costs-", "levels_down": 0, "address_of": "https://example.org{}".format}
    return make_joinable(html, **defaults | options)


def test_ids_and_the_links_to_them_get_the_prefix():
    html = '<h2 id="prices">Prices</h2><p><a href="#prices">Prices</a></p>'

    assert join(html) == (
        '<h2 id="costs-prices">Prices</h2><p><a href="#costs-prices">Prices</a></p>'
    )


def test_every_id_that_names_an_element_gets_the_prefix():
    html = '<section aria-labelledby="a b"><h3 id="a">A</h3></section>'

    assert join(html) == (
        '<section aria-labelledby="costs-a costs-b"><h3 id="costs-a">A</h3></section>'
    )


def test_what_a_heading_names_is_named_by_the_title_of_its_text_first():
    html = '<section aria-labelledby="a"><h3 id="a">A</h3></section>'

    assert join(html, title_id="costs") == (
        '<section aria-labelledby="costs costs-a"><h3 id="costs-a">A</h3></section>'
    )


def test_list_of_sources_is_everybodys():
    html = '<a href="#source-1">Moftah 2012</a>'

    assert join(html) == html


def test_headings_go_down_and_no_further_than_the_lowest():
    assert join("<h2>A</h2><h6>B</h6>", levels_down=1) == "<h3>A</h3><h6>B</h6>"


def test_links_to_other_pages_and_to_ids_elsewhere_get_the_address_they_have_here():
    html = (
        '<a href="/words/#dermis">skin</a> <a href="#gone">gone</a> <a href="https://a.org/">a</a>'
    )

    assert join(html) == (
        '<a href="https://example.org/words/#dermis">skin</a> '
        '<a href="https://example.org#gone">gone</a> <a href="https://a.org/">a</a>'
    )


def test_words_that_look_like_attributes_stay_as_they_are():
    html = render('Write id="x" or href="#x" here, as 1 < 2.').html

    assert join(html) == html
