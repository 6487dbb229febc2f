"""The door to publishing: what is judged is what goes live, whatever was read before."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from content.models import Revision
from content.publishing import publish_together
from tests.factories import make_live, make_page, make_revision, make_staff

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def tomorrow():
    return timezone.now() + datetime.timedelta(days=1)


def test_version_that_a_colleague_published_meanwhile_is_not_sent_back_to_later():
    revision = make_revision(make_page("costs"))
    as_read_before = Revision.objects.get(pk=revision.pk)
    revision.publish()

    with pytest.raises(ValidationError, match="It was published already"):
        publish_together([as_read_before], by=make_staff("priya"), at=tomorrow())

    assert Revision.objects.live().get() == revision


def test_version_that_a_colleague_published_meanwhile_is_not_called_off():
    revision = make_revision(make_page("costs"))
    revision.publish(at=tomorrow())
    as_read_before = Revision.objects.get(pk=revision.pk)
    revision.publish()

    with pytest.raises(ValidationError, match="nothing to call off"):
        as_read_before.unschedule()

    assert Revision.objects.live().get() == revision


def test_nothing_goes_live_instead_of_a_version_that_was_not_looked_at():
    seen = make_live(make_page("costs"))
    mine = make_revision(seen.page)
    theirs = make_live(seen.page)

    with pytest.raises(ValidationError, match="since you opened this page"):
        publish_together([mine], by=make_staff("priya"), instead_of=[seen])

    assert Revision.objects.live().get() == theirs
