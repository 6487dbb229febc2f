"""Pictures in a text, and what an upload puts there."""

import pytest

from content.markdown import render
from content.markdown.pictures import picture_markdown

STEM = "/media/pictures/" + "f00d" * 8


def test_uploaded_picture_has_its_lighter_files_and_its_size():
    html = render(f"![A vial]({STEM}-1200x900.jpg)").html

    assert html == (
        '<p><picture><source type="image/webp" '
        f'srcset="{STEM}-1200x900-400.webp 400w, {STEM}-1200x900-800.webp 800w, '
        f'{STEM}-1200x900-1200.webp 1200w" sizes="(min-width: 42rem) 42rem, 100vw">'
        f'<img src="{STEM}-1200x900.jpg" alt="A vial" width="1200" height="900" '
        'loading="lazy" decoding="async"></picture></p>\n'
    )


@pytest.mark.parametrize(
    "url", ["/static/vial.jpg", "/media/vial.jpg", f"{STEM}-8x4-8.webp", f"{STEM}-8x4.jpg?x"]
)
def test_every_other_picture_is_a_plain_one(url):
    assert render(f'![A "vial"]({url} "Title")').html == (
        f'<p><img src="{url}" alt="A “vial”"></p>\n'.replace("“", "&quot;").replace("”", "&quot;")
    )


def test_words_of_a_picture_cannot_leave_their_attribute():
    html = render(f'![" onload="alert(1)]({STEM}-8x4.png)').html

    assert 'alt="&quot; onload=&quot;alert(1)"' in html


@pytest.mark.parametrize(
    "alternative",
    [
        "A vial",
        "A vial [sealed], 5 ml",
        "](/admin/) ![",
        r"A back\slash \] and \\",
        "*Not* _thin_ `code` &amp; <https://example.org>",
        "{sure good: why.} [@moftah2012]",
        "1 | 2",
        "पहले और बाद में",
    ],
)
def test_words_typed_at_the_upload_are_the_words_that_readers_get(alternative):
    text = picture_markdown(alternative, f"{STEM}-8x4.png")

    document = render(text)

    assert [picture.alternative for picture in document.pictures] == [alternative]
    assert (document.problems, document.citations, document.links) == ((), (), ())


def test_lines_of_the_words_are_joined():
    assert picture_markdown("A\r\n\r\nvial ", "/a.png") == "![A vial](/a.png)"


def test_picture_in_a_table_keeps_the_table_whole():
    code = picture_markdown("1 | 2", f"{STEM}-8x4.png")

    document = render(f"::: table Sizes {{#sizes}}\n| a | b |\n|---|---|\n| {code} | c |\n:::")

    assert document.tables[0].rows[1][1] == "c"
    assert [picture.alternative for picture in document.pictures] == ["1 | 2"]
