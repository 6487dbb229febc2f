import pytest
from django.core.exceptions import ValidationError

from content.models import Page, Revision
from tests.factories import make_live, make_page, make_revision, make_staff

pytestmark = pytest.mark.django_db


def state():
    return Page.objects.with_state().get()


def test_discarded_draft_is_out_of_the_way_and_comes_back():
    draft = make_revision()

    draft.discard(by=make_staff("nurse"))

    assert (state().draft_id, draft.reasons_not_to_publish()) == (
        None,
        ["It is discarded: bring it back first."],
    )

    draft.bring_back()

    assert (state().draft_id, draft.reasons_not_to_publish()) == (draft.pk, [])


def test_version_that_readers_have_cannot_be_discarded():
    live = make_live()

    with pytest.raises(ValidationError, match="only a draft"):
        live.discard(by=make_staff("nurse"))


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda page: None, ""),
        (lambda page: make_revision(page).discard(by=make_staff("nurse")), ""),
        (make_revision, "It has drafts"),
        (make_live, "Readers had it"),
        (lambda page: Page.objects.update(shipped_place="article decide 1"), "It came with"),
    ],
)
def test_page_is_removed_only_where_nobody_loses_anything(make, reason):
    page = make_page()
    make(page)
    page.refresh_from_db()

    if reason:
        with pytest.raises(ValidationError, match=reason):
            page.remove()
    else:
        page.remove()

    assert Page.objects.exists() is bool(reason)
    assert not reason or Revision.objects.count() == page.revisions.count()
