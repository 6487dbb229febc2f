"""What a test needs to read pages as a browser would: every address, and a page's elements."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

# In reading order.
CHAPTERS = [
    "/summary/",
    "/benefits/",
    "/side-effects/",
    "/who-it-suits/",
    "/comparing/",
    "/decide/",
    "/costs/",
    "/questions/",
    "/questions-to-ask/",
    "/procedure/",
    "/aftercare/",
    "/what-it-is/",
    "/how-it-works/",
    "/ingredients/",
]
ADDRESSES = [
    "/",
    *CHAPTERS,
    "/get-help/",
    "/words/",
    "/sources/",
    "/about/",
    "/accessibility/",
    "/privacy/",
]


# Pages beside the guide's own that readers get at a fixed address.
TOOLS = [
    *("/procedure/plan/", "/handouts/", "/h/", "/search/", "/changes/", "/contents/", "/feedback/"),
    "/keep/",
]


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    text: str = ""


# The field for searching that stands in the menu of every page: no part of what a page is about.
SEARCH_OF_MENU = re.compile(r"<form[^>]*>\s*<label for=\"menu-search\">.*?</form>", re.DOTALL)


@dataclass
class PageReader(HTMLParser):
    """Every element of a page in order, each with the text inside it that is not hidden.

    Without the search in the menu.
    """

    html: str
    elements: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[Element] = []
        self.feed(SEARCH_OF_MENU.sub("", self.html))

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in {"br", "hr", "img", "input", "link", "meta"}:
            self._open.append(element)

    def handle_endtag(self, tag):
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data):
        for element in reversed(self._open):
            element.text += data
            if "hidden" in element.attributes:
                break

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]

    def ids(self) -> list[str]:
        return [e.attributes["id"] for e in self.elements if "id" in e.attributes]

    def words(self, id: str) -> str:
        """The text of the element with that id, on one line."""
        (element,) = [e for e in self.elements if e.attributes.get("id") == id]
        return " ".join(element.text.split())

    def one(self, tag: str, **attributes: str) -> Element:
        """The only element with that tag and those attributes."""
        found = [
            element
            for element in self.all(tag)
            if all(
                element.attributes.get(name.rstrip("_")) == value
                for name, value in attributes.items()
            )
        ]
        assert len(found) == 1, f"{len(found)} <{tag}> with {attributes}"
        return found[0]


def read_page(client, address: str) -> PageReader:
    response = client.get(address)
    assert response.status_code == 200, address
    return PageReader(response.content.decode())


def links(page, words):
    """Where the links lead that are read out with these words first."""
    return [
        a.attributes["href"]
        for a in page.all("a")
        if a.attributes.get("aria-label", " ".join(a.text.split())).startswith(words)
    ]
