"""A corrected number: who writes it and who publishes it are told where the old one still stands."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from content.models import Revision
from tests.factories import BODY, make_live, make_page, make_reference, make_revision

pytestmark = pytest.mark.postgresql

WRITE = reverse("admin:content_revision_add")
PUBLISH = reverse("admin:content_revision_publish")
WRITER = ("view_revision", "add_revision", "view_page")
HEADING = "Where the old numbers still stand"
CORRECTED = "Corrected in a draft, which is to go live too"
OLD, NEW = "It is INR 5,000.", "It is INR 6,000."


def body_with(words):
    return BODY.replace("Words about hair.", words)


def make_pages(*keys, words=OLD):
    return [make_live(make_page(key), body=body_with(words)) for key in keys]


def desk_of(revision):
    return reverse("admin:content_revision_change", args=[revision.pk])


def line_of(revision, words=OLD):
    return revision.body.splitlines().index(words) + 1


def items_told(response, heading=HEADING):
    """The items of the list, with their links as they are, in one line each; empty for no list."""
    page = html.unescape(response.content.decode())
    told = re.search(rf"{heading}\s*</h3>(.*?)</ul>", page, re.DOTALL)
    items = re.findall(r"<li>(.*?)</li>", told[1], re.DOTALL) if told else []
    return [" ".join(item.split()) for item in items]


def test_writer_is_led_to_each_line_with_the_old_price_and_to_a_new_version(client, sign_in):
    sign_in(*WRITER)
    costs, summary = make_pages("costs", "summary")
    make_pages("words", words="It is INR 15,000.")
    draft = make_revision(costs.page, body=body_with(NEW))

    (told,) = items_told(client.get(desk_of(draft)))

    line = line_of(summary)
    assert told.startswith(
        f'Summary: “INR 5,000”: <a href="{WRITE}?source={summary.pk}#line-{line}-INR%205%2C000">change line {line}</a>'
    )
    assert told.endswith(
        f'<a href="{WRITE}?source={summary.pk}">Write a new version of Summary</a>'
    )


def test_price_that_a_draft_still_has_itself_is_told_with_its_line(client, sign_in):
    sign_in(*WRITER)
    (costs,) = make_pages("costs", words=f"{OLD}\n\nOur sum: INR 5,000 in all.")
    draft = make_revision(costs.page, body=costs.body.replace(OLD, NEW))

    (told,) = items_told(client.get(desk_of(draft)))

    line = line_of(draft, "Our sum: INR 5,000 in all.")
    assert told.startswith("This version itself: “INR 5,000”")
    assert "(<q>Our sum: INR 5,000 in all.</q>)" in told
    assert (
        f'<a href="{WRITE}?source={draft.pk}#line-{line}-INR%205%2C000">change line {line}</a>'
        in told
    )


def test_page_whose_draft_has_the_old_price_too_leads_to_that_draft(client, sign_in):
    sign_in(*WRITER)
    costs, summary = make_pages("costs", "summary")
    draft = make_revision(costs.page, body=body_with(NEW))
    other = make_revision(summary.page, body=body_with(f"{OLD} More words."))

    (told,) = items_told(client.get(desk_of(draft)))

    assert f'<a href="{desk_of(other)}">Open its newer draft, version 2: Summary</a>' in told
    line = line_of(summary)
    assert f'in <a href="{desk_of(summary)}#line-{line}">line {line}</a>' in told
    assert "Write a new version" not in told


def test_page_that_a_draft_corrects_is_told_apart_and_can_be_published_with_it(client, sign_in):
    sign_in(*WRITER, "publish_revision")
    costs, summary, _ = make_pages("costs", "summary", "questions")
    draft = make_revision(costs.page, body=body_with(NEW))
    other = make_revision(summary.page, body=body_with(NEW))

    responses = client.get(desk_of(draft)), client.get(PUBLISH, {"revision": draft.pk})

    for response in responses:
        assert [item.partition(":")[0] for item in items_told(response)] == ["Questions"]
        assert items_told(response, CORRECTED) == [
            f'<a href="{desk_of(other)}">Summary (version 2)</a>, not signed off yet'
        ]
    link = f'"?revision={draft.pk}&amp;revision={other.pk}">Publish them together with this one'
    assert [link in response.content.decode() for response in responses] == [False, True]


def test_where_the_number_stands_is_told_before_the_way_on(client, sign_in, monkeypatch):
    """And “Nothing to mend” below it would say the opposite."""
    monkeypatch.setattr("content.admin.revisions.find_problems", lambda revision: [])
    sign_in(*WRITER)
    costs, summary = make_pages("costs", "summary")
    draft = make_revision(costs.page, body=body_with(NEW))

    words = client.get(desk_of(draft)).content.decode()

    assert words.index(HEADING) < words.index(">Ready for review</a>")
    assert "The text breaks no rule." in words
    assert "Nothing to mend." not in words

    make_revision(summary.page, body=body_with(NEW))
    assert "Nothing to mend." in client.get(desk_of(draft)).content.decode()


def test_more_pages_with_drafts_ask_no_more_of_the_database(client, sign_in):
    sign_in(*WRITER)
    first, *others = make_pages(*(f"page-{letter}" for letter in "abcdef"))
    draft = make_revision(first.page, body=body_with(NEW))
    make_revision(others[0].page, body=body_with(NEW))
    client.get(desk_of(draft))
    with CaptureQueriesContext(connection) as few:
        client.get(desk_of(draft))
    for other in others:
        make_revision(other.page, body=body_with(NEW))
        make_revision(other.page, body=body_with(f"{NEW} Again."))
    client.get(desk_of(draft))

    with CaptureQueriesContext(connection) as many:
        client.get(desk_of(draft))

    assert len(many) == len(few)


def test_nothing_is_told_of_a_draft_that_corrects_no_number(client, sign_in):
    sign_in(*WRITER)
    costs, _ = make_pages("costs", "summary")
    draft = make_revision(costs.page, body=body_with(f"{OLD} More words."))

    assert items_told(client.get(desk_of(draft))) == []


def test_draft_that_is_older_than_what_is_live_calls_no_number_old(client, sign_in):
    sign_in("view_revision", "publish_revision")
    (costs,) = make_pages("costs")
    draft = make_revision(costs.page, body=body_with("It is INR 4,000."))
    make_live(costs.page, body=body_with(NEW))
    make_pages("summary", words=NEW)

    for address in (desk_of(draft), f"{PUBLISH}?revision={draft.pk}"):
        response = client.get(address)
        assert items_told(response) == []
        assert "Overtaken by version 3, which is live" in response.content.decode()


def test_going_back_tells_of_newer_numbers_on_other_pages_alone(client, sign_in):
    """A price that the version has too is none of them, though at one place it says another."""
    sign_in("view_revision", "publish_revision")
    (costs,) = make_pages("costs", words=f"{OLD} Abroad, INR 9,000.\n\nAll: INR 8,000.")
    make_live(costs.page, body=body_with(f"{NEW} Abroad, INR 9,000.\n\nAll: INR 9,000."))
    make_pages("summary", words=NEW)
    make_pages("questions", words=OLD)
    make_pages("words", words="It is INR 9,000.")

    response = client.get(PUBLISH, {"revision": costs.pk})

    assert items_told(response) == []
    (told,) = items_told(response, "Where the newer numbers stay")
    assert told.startswith("Summary: “INR 6,000” in ")


def test_publisher_is_told_and_nothing_is_stopped(client, sign_in):
    sign_in("view_revision", "publish_revision")
    costs, *_ = make_pages("costs", "summary", "questions")
    draft = make_revision(costs.page, body=body_with(NEW))

    told = items_told(client.get(PUBLISH, {"revision": draft.pk}))
    client.post(
        f"{PUBLISH}?revision={draft.pk}",
        {"when": "now", "is_unchecked_accepted": "on", "instead_of": costs.pk},
    )

    assert [item.partition(":")[0] for item in told] == ["Summary", "Questions"]
    assert WRITE not in "".join(told)
    assert draft in Revision.objects.live()


def test_page_that_is_mended_together_with_another_is_not_told(client, sign_in):
    sign_in("view_revision", "publish_revision")
    drafts = [
        make_revision(live.page, body=body_with(NEW)) for live in make_pages("costs", "summary")
    ]

    assert items_told(client.get(PUBLISH, {"revision": [draft.pk for draft in drafts]})) == []


def test_at_most_seven_pages_are_named(client, sign_in):
    sign_in(*WRITER)
    first, *_ = make_pages(*(f"page-{letter}" for letter in "abcdefghij"))
    draft = make_revision(first.page, body=body_with(NEW))

    response = client.get(desk_of(draft))

    assert len(items_told(response)) == 7
    assert "More pages than these still have numbers" in response.content.decode()


@pytest.mark.parametrize(
    ("permissions", "leads"),
    [
        ((*WRITER, "change_reference"), "Change the source clinic</a>"),
        (WRITER, "See the source clinic</a>"),
    ],
)
def test_source_with_the_old_price_is_told_with_its_field_and_to_be_changed_first(
    client, sign_in, permissions, leads
):
    """Changed later, it ends the sign-offs of the pages that cite it."""
    sign_in(*permissions)
    source = make_reference("clinic", short_name="A clinic", found="It is INR 5,000 to INR 9,000.")
    make_reference("other", short_name="Another", found="It is INR 15,000.", limits="Of 5,000.")
    (costs,) = make_pages("costs")
    draft = make_revision(costs.page, body=body_with(NEW))

    response = client.get(desk_of(draft))

    (told,) = items_told(response)
    address = reverse("admin:content_reference_change", args=[source.pk])
    assert told.startswith("Source clinic (A clinic), What it found: “INR 5,000”. ")
    assert f'<a href="{address}#id_found">{leads}' in told
    assert "Change a source before the sign-off:" in response.content.decode()


def test_title_of_a_work_is_not_told(client, sign_in):
    """It is the work’s own, and nobody corrects that."""
    sign_in(*WRITER)
    make_reference("work", citation="What INR 5,000 buys. 2020.")
    (costs,) = make_pages("costs")

    response = client.get(desk_of(make_revision(costs.page, body=body_with(NEW))))

    assert items_told(response) == []


def test_publisher_is_told_of_sources_and_at_most_of_seven(
    client, sign_in, django_assert_max_num_queries
):
    sign_in("view_revision", "publish_revision", "change_reference")
    for number in range(9):
        make_reference(f"clinic{number}", found=OLD)
    (costs,) = make_pages("costs")
    draft = make_revision(costs.page, body=body_with(NEW))

    with django_assert_max_num_queries(40):
        response = client.get(PUBLISH, {"revision": draft.pk})

    assert len(items_told(response)) == 7
    assert "More sources than these" in response.content.decode()
