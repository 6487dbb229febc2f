"""The last stage: an allow-list of what may be in the HTML of a text.

The engine writes no raw HTML of an author's. This is the second wall: whatever a plugin
or a block of ours lets through by mistake, nothing that runs, loads or restyles gets by.
"""

import re

import nh3

from content.markdown.picture_name import FOLDER

# fmt: off
TAGS = {
    "a", "blockquote", "br", "caption", "code", "dd", "details", "dfn", "div", "dl", "dt", "em",
    "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "nav", "ol", "p",
    "picture", "pre", "section", "source", "span", "strong", "summary", "sup", "table", "tbody", "td", "th",
    "thead", "tr", "ul",
}
# fmt: on
ATTRIBUTES = {
    "*": {"class", "id"},
    "a": {"href"},
    "div": {"aria-label", "aria-labelledby", "data-drawing", "data-slot", "role", "tabindex"},
    "figure": {"aria-label"},
    "img": {"alt", "decoding", "height", "loading", "src", "width"},
    "nav": {"aria-label"},
    "ol": {"role", "start"},
    "section": {"aria-labelledby"},
    "source": {"sizes", "srcset", "type"},
    "th": {"scope"},
}
URL_SCHEMES = {"https", "http", "mailto", "tel"}
# Pictures come from this site alone.
PICTURE_FOLDERS = ("/media/", "/static/")
# One or more files of an uploaded picture, each with its width.
SRCSET = re.compile(rf"{FOLDER}[\w.-]+ \d+w(, {FOLDER}[\w.-]+ \d+w)*", flags=re.ASCII)


def clean(html: str) -> str:
    return _clean(html, ATTRIBUTES)


def clean_copy(html: str) -> str:
    """Clean HTML of words that stand on the page already: an id may be there once."""
    return _clean(html, {**ATTRIBUTES, "*": ATTRIBUTES["*"] - {"id"}})


def _clean(html: str, attributes: dict[str, set[str]]) -> str:
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=attributes,
        attribute_filter=_only_own_pictures,
        url_schemes=URL_SCHEMES,
        link_rel=None,
    )


def _only_own_pictures(tag: str, attribute: str, value: str) -> str | None:
    if (tag, attribute) == ("img", "src") and not value.startswith(PICTURE_FOLDERS):
        return None
    if (tag, attribute) == ("source", "srcset") and not SRCSET.fullmatch(value):
        return None
    return value
