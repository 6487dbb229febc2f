"""What waits for staff is asked of each app that registered, and of no other."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts import to_do
from accounts.to_do import Task

SOMEBODY = AnonymousUser()
DRAFT = Task(1, "draft to check", "/drafts/")
REVIEW = Task(2, "reviews are overdue", "/reviews/")


@pytest.fixture(autouse=True)
def nothing_registered(monkeypatch):
    monkeypatch.setattr(to_do, "_registered", [])


def test_tasks_of_each_app_stand_in_the_order_they_registered():
    to_do.register(lambda person: [DRAFT])
    to_do.register(lambda person: [REVIEW])

    assert to_do.tasks_for(SOMEBODY) == [DRAFT, REVIEW]


def test_list_is_empty_when_all_is_done_and_absent_for_whoever_may_not_see_it():
    to_do.register(lambda person: None)

    assert to_do.tasks_for(SOMEBODY) is None

    to_do.register(lambda person: [])

    assert to_do.tasks_for(SOMEBODY) == []


def test_app_is_told_who_asks():
    asked = []
    to_do.register(asked.append)

    to_do.tasks_for(SOMEBODY)

    assert asked == [SOMEBODY]
