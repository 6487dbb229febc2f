"""One command makes a database ready, also a second time."""

from io import StringIO

import pytest
from django.core.management import call_command

from content.models import Revision
from tests.factories import make_staff

pytestmark = pytest.mark.django_db


def prepare():
    output = StringIO()
    call_command("prepare_site", stdout=output)
    return output.getvalue()


def test_empty_database_gets_the_guide_and_says_how_to_make_an_account():
    said = prepare()

    assert "The guide is loaded: " in said
    assert "make staff" in said
    assert Revision.objects.live().count() > 15


def test_prepared_database_stays_as_it_is():
    prepare()
    make_staff()
    versions = Revision.objects.count()

    said = prepare()

    assert (Revision.objects.count(), said.count("\n")) == (versions, 1)
