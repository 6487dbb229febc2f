"""The contents list: what stands where, and where the reader is in it."""

import pytest

from content.contents_list import PageLink, contents_list
from content.models import Page, Revision
from tests.integration.pages import PageReader

PAGES = [
    ("what-it-is", "understand"),
    ("procedure", "having-it"),
    ("side-effects", "having-it"),
    ("costs", "decide"),
    ("home", "beside"),
    ("about", "beside"),
]


def revisions():
    """The revisions of PAGES, in that order. Nothing here asks the database."""
    return [
        Revision(
            page=Page(key=key, group=group, kind="home" if key == "home" else "article"),
            title=f"Title of {key}",
            slug="" if key == "home" else key,
            summary=f"About {key}.",
        )
        for key, group in PAGES
    ]


def test_list_has_three_groups_and_what_stands_beside_them():
    contents = contents_list(revisions())

    assert [
        (group.key, group.name, [page.key for page in group.pages]) for group in contents.groups
    ] == [
        ("decide", "Thinking about it", ["costs"]),
        ("having-it", "Having it", ["procedure", "side-effects"]),
        ("understand", "How it works", ["what-it-is"]),
    ]
    assert [page.key for page in contents.beside] == ["about"]
    assert [page.key for page in contents.chapters] == [
        "costs",
        "procedure",
        "side-effects",
        "what-it-is",
    ]


def test_link_has_what_a_reader_sees_of_the_page():
    contents = contents_list(revisions())

    assert contents.groups[0].pages == (
        PageLink("costs", "decide", "Title of costs", "About costs.", "/costs/"),
    )


def test_list_has_the_version_at_each_address():
    contents = contents_list(
        Revision(pk=number, page=Page(key=key, group=group, kind=kind), slug=slug)
        for number, (key, group, kind, slug) in enumerate(
            [("home", "beside", "home", ""), ("costs", "decide", "article", "money")]
        )
    )

    assert contents.versions == {"": 0, "money": 1}


@pytest.mark.parametrize(
    ("key", "marked"), [("procedure", ["Title of procedure"]), ("home", []), ("", [])]
)
def test_list_marks_the_open_page_alone(key, marked):
    page = PageReader(contents_list(revisions()).html(key))

    lines = [line for line in page.all("li") if line.attributes.get("aria-current") == "page"]
    links = [link.attributes["href"] for link in page.all("a")]
    assert [line.text.strip() for line in lines] == marked
    assert links == [
        address
        for address in ("/costs/", "/procedure/", "/side-effects/", "/what-it-is/")
        if address != f"/{key}/"
    ]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("costs", (None, "procedure")),
        ("procedure", ("costs", "side-effects")),
        ("what-it-is", ("side-effects", None)),
        ("about", (None, None)),
        ("home", (None, None)),
    ],
)
def test_neighbours_are_the_chapters_before_and_after(key, expected):
    neighbours = contents_list(revisions()).neighbours(key)

    assert tuple(page and page.key for page in neighbours) == expected


def test_list_without_pages_has_three_empty_groups():
    contents = contents_list([])

    assert [group.pages for group in contents.groups] == [(), (), ()]
    assert (contents.beside, contents.neighbours("costs")) == ((), (None, None))
