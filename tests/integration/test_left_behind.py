"""A corrected number: who writes it and who publishes it are told where the old one still stands."""

import html
import re

import pytest
from django.urls import reverse

from content.models import Revision
from tests.factories import BODY, make_live, make_page, make_revision

pytestmark = pytest.mark.postgresql

WRITE = reverse("admin:content_revision_add")
PUBLISH = reverse("admin:content_revision_publish")
WRITER = ("view_revision", "add_revision", "view_page")
OLD, NEW = "It is INR 5,000.", "It is INR 6,000."


def body_with(words):
    return BODY.replace("Words about hair.", words)


def make_pages(*keys, words=OLD):
    return [make_live(make_page(key), body=body_with(words)) for key in keys]


def desk_of(revision):
    return reverse("admin:content_revision_change", args=[revision.pk])


def line_of(revision, words=OLD):
    return revision.body.splitlines().index(words) + 1


def items_told(response):
    """The items of the list, with their links as they are, in one line each; empty for no list."""
    page = html.unescape(response.content.decode())
    told = re.search(r"Where the old numbers still stand</h\d>(.*?)</ul>", page, re.DOTALL)
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
        f'Summary: “INR 5,000”: <a href="{WRITE}?source={summary.pk}#line-{line}">change line {line}</a>'
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
    assert f'<a href="{WRITE}?source={draft.pk}#line-{line}">change line {line}</a>' in told


def test_page_that_is_being_mended_leads_to_its_draft(client, sign_in):
    sign_in(*WRITER)
    costs, summary = make_pages("costs", "summary")
    draft = make_revision(costs.page, body=body_with(NEW))
    other = make_revision(summary.page, body=body_with(NEW))

    (told,) = items_told(client.get(desk_of(draft)))

    assert f'<a href="{desk_of(other)}">Open its newer draft, version 2: Summary</a>' in told
    line = line_of(summary)
    assert f'in <a href="{desk_of(summary)}#line-{line}">line {line}</a>' in told
    assert "Write a new version" not in told


def test_nothing_is_told_of_a_draft_that_corrects_no_number(client, sign_in):
    sign_in(*WRITER)
    costs, _ = make_pages("costs", "summary")
    draft = make_revision(costs.page, body=body_with(f"{OLD} More words."))

    assert items_told(client.get(desk_of(draft))) == []


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
