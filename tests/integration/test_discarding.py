"""What nobody wants any more: drafts that are put aside, pages that were made by mistake."""

import pytest
from django.contrib.admin.models import DELETION, LogEntry
from django.urls import reverse

from content.models import Page, Revision
from tests.factories import make_live, make_page, make_revision

ADD = reverse("admin:content_revision_add")


@pytest.fixture
def editor(client, sign_in):
    return sign_in("add_revision", "view_revision", "view_page", "withdraw_page")


def address(name, row):
    return reverse(f"admin:content_{name}", args=[row.pk])


def test_draft_is_discarded_and_brought_back_on_its_own_page(client, editor):
    live = make_live()
    draft = make_revision(live.page, title="A draft to forget")
    discard = address("revision_discard", draft)

    client.post(discard)

    desk = client.get(address("page_change", live.page))
    assert [version for version, _ in desk.context["versions"]] == [live]
    assert desk.context["discarded"] == [draft]
    assert client.get(f"{ADD}?page={live.page_id}").context["newer"].count() == 0

    client.post(discard, {"bring_back": ""})

    assert Revision.objects.drafts().get() == draft
    assert LogEntry.objects.filter(object_id=draft.pk).count() == 2


def test_page_made_by_mistake_is_removed_with_its_discarded_drafts(client, editor):
    page = make_page("mistake")
    draft = make_revision(page)
    remove = address("page_remove", page)

    client.post(remove)
    assert Page.objects.get() == page

    draft.discard(by=editor)
    assert str(draft) in client.get(remove).content.decode()
    client.post(remove)

    assert (Page.objects.count(), Revision.objects.count()) == (0, 0)
    assert LogEntry.objects.get(action_flag=DELETION).object_repr == "mistake"


def test_text_that_nobody_changed_makes_no_version(client, editor):
    live = make_live()
    words = {name: getattr(live, name) for name in Revision.WORDS}
    words |= {"page": live.page_id, "note": "Nothing.", "based_on": 1, "seen": 1}
    words["body"] = words["body"].replace("\n", "\r\n")

    response = client.post(ADD, words)

    assert response.context["adminform"].form.non_field_errors() == [
        "Nothing was changed, so nothing was saved: these are the words of version 1."
    ]
    assert Revision.objects.get() == live


def test_who_may_only_read_discards_nothing(client, sign_in):
    sign_in("view_revision")
    draft = make_revision()

    assert client.post(address("revision_discard", draft)).status_code == 403
    assert not Revision.objects.get().is_discarded
