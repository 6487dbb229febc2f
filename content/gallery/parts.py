"""The parts of the guide's pages around their text: drawn from the templates that readers get."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from content.contents_list import Contents, PageGroup
from content.gallery.registry import Component, State, register
from content.gallery.samples import (
    PUBLISHED,
    YEAR,
    checked_revision,
    clinic_with_logo,
    right_to_left_clinic,
    sample_clinic,
    sample_groups,
    sample_links,
    sample_reference,
    sample_revision,
)
from content.gallery.template_parts import render_block
from content.handbook_examples import example
from content.markdown import render
from content.markdown.document import Heading
from content.models import Clinic, Page
from content.sources import LibraryEntry, Source
from content.whole_list import GroupAtHome

HEADINGS = ("What you pay for", "What others paid", "Before you pay", "What we do not know")
MANY_SOURCES = 14


def draw(component: str, /, **context: Any) -> str:
    """A template of `templates/components/`."""
    return render_to_string(f"components/{component}.html", context)


def in_article(html: str) -> SafeString:
    """HTML in the grid of a page, as beside or above its text."""
    return format_html('<div class="article">{}</div>', html)


def in_heading(html: str) -> SafeString:
    """HTML where a page has its heading."""
    return in_article(format_html('<div class="article__heading">{}</div>', html))


@register
def frame() -> Iterator[Component]:
    """What stands around every page."""
    header = draw("site_header")
    is_open = header.replace('<details class="menu">', '<details class="menu" open>')
    help_address = reverse("content:page-detail", args=["get-help"])
    yield Component(
        "header",
        "Header and menu",
        (
            State("As it comes", header, is_text=False),
            State("Menu open", is_open, is_text=False),
            State("On the page of help", draw("site_header", here=help_address), is_text=False),
        ),
    )
    yield Component(
        "footer",
        "Footer",
        (
            State("As it comes", draw("site_footer"), is_text=False),
            State(
                "With the clinic’s details",
                draw("site_footer", clinic=sample_clinic()),
                is_text=False,
            ),
        ),
    )
    yield Component(
        "contact-box",
        "Contact box",
        (
            State("Full", draw("contact_box", clinic=sample_clinic())),
            State("With a logo, and nothing for the night", _contact_box_with_logo()),
            State("One line, no name", draw("contact_box", clinic=Clinic(out_of_hours="111"))),
            State("Right to left", draw("contact_box", clinic=right_to_left_clinic())),
        ),
    )


def _contact_box_with_logo() -> str:
    return draw("contact_box", clinic=clinic_with_logo())


@register
def home() -> Iterator[Component]:
    """The home page, whose parts stand nowhere else."""
    page = Page(key="home", kind=Page.Kind.HOME, group=Page.Group.BESIDE)
    revision = sample_revision(page=page, title="Mesotherapy for hair loss", slug="")
    beside = PageGroup("beside", "Beside the guide", sample_links())
    groups = (*sample_groups(), beside)
    context = {
        "revision": revision,
        "document": render(_facts()),
        "groups": [
            GroupAtHome(group.key, group.name, group.pages, count, "/contents/")
            for group, count in zip(groups, (3, 3, 300, 3), strict=True)
        ],
    }
    html = render_block("content/home.html", "content", context)
    yield Component("home", "Home page", (State("Not checked", html, is_text=False),))


def _facts() -> str:
    """A text with pictures of people, and labels."""
    found = map(example, ("people-2", "how_sure-4"))
    texts = [one.text for one in found if one]
    parts = (f"### Part {n} {{#part-{n}}}\n\n{text}" for n, text in enumerate(texts, start=1))
    return "## In numbers {#numbers}\n\n" + "\n\n".join(parts)


@register
def message() -> Iterator[Component]:
    html = render_block("404.html", "content", {})
    yield Component("message", "Message in place of a page", (State("Not found", html, False),))


@register
def headings() -> Iterator[Component]:
    lines = {
        "Checked": checked_revision(),
        "Overdue": checked_revision(is_overdue=True),
        "No longer checked": checked_revision(unsettled_at=PUBLISHED),
        "Draft": sample_revision(published_at=None),
    }
    yield Component(
        "heading",
        "Back link, heading and status line",
        (
            *(
                State(name, in_heading(draw("status_line", revision=revision)), is_text=False)
                for name, revision in lines.items()
            ),
            State("Not checked", _heading(), is_text=False),
        ),
    )


@register
def contents() -> Iterator[Component]:
    sections = [Heading(2, text, f"part-{n}", n) for n, text in enumerate(HEADINGS)]
    lists = {
        "Of the guide": Contents(sample_groups(), ()).html("costs"),
        "Of a page": draw("on_this_page", sections=sections),
        "Of the page of help": render_block(
            "content/get_help.html", "sections", {"sections": sections}
        ),
    }
    yield Component(
        "contents",
        "Contents",
        tuple(State(name, in_article(html), is_text=False) for name, html in lists.items()),
        is_printed=False,
    )


@register
def bar_for_staff() -> Iterator[Component]:
    live, draft = sample_revision(), sample_revision(published_at=None)
    ways = {
        "Who may write": {"edit_bar": {"may_write": True}, "revision": live},
        "Who may not": {"edit_bar": {}, "revision": live},
        "Preview of a draft": {"edit_bar": {"is_preview": True}, "revision": draft},
        "End of a preview to sign off": {"is_at_end": True, "revision": draft},
    }
    states = (State(name, draw("edit_bar", **given), is_text=False) for name, given in ways.items())
    yield Component("edit-bar", "Bar for staff", tuple(states), is_printed=False)


@register
def after_a_text() -> Iterator[Component]:
    before, _, after = sample_links()
    yield Component(
        "pager",
        "Previous and next",
        (
            State("Both", draw("pager", previous=before, next=after)),
            State("The first page", draw("pager", next=after)),
            State("The last page", draw("pager", previous=before)),
        ),
        is_printed=False,
    )
    yield Component("sources", "Sources", tuple(_sources()))
    folded = draw("share", title="Costs", address="https://guide.example.org/costs/")
    yield Component(
        "share",
        "Sending a page",
        (State("Folded", folded), State("Open", folded.replace("<details ", "<details open ", 1))),
        is_printed=False,
    )


@register
def review_box() -> Iterator[Component]:
    address = "https://guide.example.org/costs/"
    yield Component(
        "review-box",
        "Review box",
        (
            State(
                "Not checked; on paper, with the address",
                draw("review_box", revision=sample_revision(), canonical_url=address),
            ),
            State("Checked", draw("review_box", revision=checked_revision())),
            State("Overdue", draw("review_box", revision=checked_revision(is_overdue=True))),
            State(
                "Not checked, and overdue",
                draw("review_box", revision=sample_revision(published_at=PUBLISHED - 2 * YEAR)),
            ),
            State(
                "No longer checked",
                draw("review_box", revision=checked_revision(unsettled_at=PUBLISHED)),
            ),
            State(
                "Draft, with no word on what changed",
                draw("review_box", revision=sample_revision(published_at=None, note="")),
            ),
        ),
    )


def _heading() -> str:
    group = Page.Group.DECIDE
    way_back = draw("back_link", name=group.label, key=group.value)
    context = {"revision": sample_revision()}
    return way_back + in_heading(render_block("content/page_detail.html", "heading", context))


def _sources() -> Iterator[State]:
    reference = sample_reference()
    without_link = sample_reference(key="abdallah2009", short_name="Abdallah 2009", link="")
    few = [Source(1, reference), Source(2, without_link)]
    many = [Source(n, reference) for n in range(1, MANY_SOURCES + 1)]
    yield State("A few", draw("source_list", sources=few))
    yield State("Many: folded", draw("source_list", sources=many))
    used = [LibraryEntry(reference, sample_links()), LibraryEntry(without_link, ())]
    yield State("The page of all sources", draw("library", library=used))
