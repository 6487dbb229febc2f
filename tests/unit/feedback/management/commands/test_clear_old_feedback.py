"""Answers go after their time, by a command too."""

import datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from feedback.models import Answer


@pytest.mark.django_db
def test_old_answers_go_and_the_command_says_how_many():
    for days in (180, 181):
        day = timezone.localdate() - datetime.timedelta(days=days)
        Answer.objects.create(verdict=Answer.Verdict.UNCLEAR, day=day)
    output = StringIO()

    call_command("clear_old_feedback", stdout=output)

    assert output.getvalue() == "1 old answers removed.\n"
    assert Answer.objects.count() == 1
