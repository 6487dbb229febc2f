"""Values that the gallery's components are drawn with: rows that are never saved."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth.models import User
from django.templatetags.static import static
from django.utils import timezone
from django.utils.safestring import SafeString

from content.contents_list import PageGroup, PageLink
from content.markdown import Document, render
from content.models import Clinic, Page, Reference, Revision
from content.side_by_side import SideBySide, side_by_side

PUBLISHED = datetime.datetime(2026, 11, 2, 9, tzinfo=datetime.UTC)
YEAR = datetime.timedelta(days=365)


def sample_revision(**fields: Any) -> Revision:
    """A published version that nobody has checked, unless `fields` say otherwise."""
    page = Page(pk=1, key="costs", kind=Page.Kind.ARTICLE, group=Page.Group.DECIDE)
    defaults = {
        "pk": 1,
        "page": page,
        "number": 3,
        "title": "Costs",
        "slug": "costs",
        "summary": "What you pay for, and what to ask before you do.",
        "note": "Prices of this year.",
        "published_at": PUBLISHED,
    }
    return Revision(**defaults | fields)


def checked_revision(*, is_overdue: bool = False, **fields: Any) -> Revision:
    """One that a clinician signed off; its next review is due in a year, or was a year ago."""
    doctor = User(first_name="Asha", last_name="Rao")
    due = timezone.localdate() + (-YEAR if is_overdue else YEAR)
    return sample_revision(
        signed_off_by=doctor,
        signed_off_role="Dermatologist",
        signed_off_at=PUBLISHED,
        review_due=due,
        **fields,
    )


def sample_clinic() -> Clinic:
    return Clinic(
        name="Hill clinic",
        contact="+44 1632 960001\n12 Hill Street\nMonday to Friday, 9:00 to 17:00",
        out_of_hours="+44 1632 960002",
        country="the UK",
        emergency_number="999",
        currency="GBP",
    )


def clinic_with_logo() -> dict[str, Any]:
    """The same clinic with a picture, whose file is one of the site's own."""
    clinic = sample_clinic()
    logo = {"url": static("icons/apple-touch-icon.png"), "width": 180, "height": 180}
    names = ("name", "contact", "contact_lines", "has_contact")
    return {name: getattr(clinic, name) for name in names} | {
        "logo": {"smallest": logo, "alternative": "Hill clinic"}
    }


def right_to_left_clinic() -> Clinic:
    """Details in a language that runs the other way, with numbers that do not."""
    return Clinic(
        name="عيادة التل",
        contact="هاتف: +971 4 123 4567\nشارع التل ١٢، دبي",
        country="the UAE",
        emergency_number="998",
    )


def sample_links() -> tuple[PageLink, ...]:
    """Three pages of a group."""
    pages = {
        "benefits": ("Benefits: what we know", "What trials found, and how sure that is."),
        "costs": ("Costs", "What you pay for, and what to ask before you do."),
        "questions-to-ask": ("Questions to ask", "A list to take along to the clinic."),
    }
    return tuple(
        PageLink(key, "decide", title, summary, f"/{key}/")
        for key, (title, summary) in pages.items()
    )


def sample_groups() -> tuple[PageGroup, ...]:
    return tuple(
        PageGroup(group.value, group.label, sample_links()) for group in Page.CHAPTER_GROUPS
    )


def sample_reference(**fields: Any) -> Reference:
    defaults = {
        "key": "moftah2012",
        "short_name": "Moftah 2012",
        "citation": "Moftah N and others. Mesotherapy using dutasteride. 2012.",
        "year": 2012,
        "link": "https://doi.org/10.1111/j.1468-3083.2012.04535.x",
        "kind": "Controlled trial",
        "size": "126 women, 18 weeks",
        "found": "Photographs looked better in about 54 of 86 women given a dutasteride mix.",
        "limits": "The groups were unequal, and people judged the photographs by eye.",
        "read": Reference.Read.ABSTRACT,
    }
    return Reference(**defaults | fields)


def sample_tables() -> Document:
    """Two tables of three choices: one fits a phone, the other is wide."""
    return render(TABLES)


def sample_answer() -> SideBySide:
    """Two choices with all that may stand around their rows."""
    facts = {"first": {"What it costs": SafeString("INR 5,000 to 15,000 a visit.")}}
    return side_by_side(render(GROUPS), facts, "first", "nothing")


TABLES = """::: table What each choice is {#what-each-is}
| Choice | What it is |
|---|---|
| First choice {option first} | A few words |
| Second choice {option second} | Some more words that run over two lines on a phone |
| Doing nothing {option nothing} | No treatment |
:::

::: table What each choice asks of you {#what-each-asks}
| Choice | Visits | Price of a visit | At home | What can go wrong | How sure |
|---|---|---:|---|---|---|
| First choice {option first} | 6 to 10 | INR 5,000 to 15,000 | Nothing to do | Words that fill a cell | {sure weak: Few people.} |
| Second choice {option second} | 1 | Not known | Some minutes on most days | Words that fill a cell | {sure some: Short trials.} |
| Doing nothing {option nothing} | None | Does not apply | Nothing to do | Words that fill a cell | {sure none: Nobody counted.} |
:::
"""

GROUPS = """## What it is {#what-it-is}

::: table What each choice is {#what-each-is}
| Choice | What it is | How it may work |
|---|---|---|
| First choice {option first} | A few words | Nobody knows |
| Doing nothing {option nothing} | No treatment | Does not apply |
:::

## What studies found {#what-studies-found}

::: table What each did {#what-each-did}
| Choice | More hairs | Looked better | Better years later |
|---|---|---|---|
| First choice {option first} | 21, with it. 4, without it. {sure some: 393 men, 11 months.} | 63 in 100 {sure weak: Few people.} | Not known |
| Doing nothing {option nothing} | 4 {sure some: 393 men, 11 months.} | Not known | Does not apply |
:::
"""
