"""Input that no page of ours sends gets an answer, never an error of the server."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.factories import make_picture, make_procedure, make_reference

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

ODD_QUERIES = [
    *("_to_field=", "_popup=1&_to_field=slug", "e=1", "o=9.9.-9&p=-1", "p=x&all=", "q=%00"),
    *("id__exact=x", "pk__in=a,b&next=//evil.example", "_changelist_filters=%ff&=&&=%00"),
]
ODD_FORMS = [
    *({"_to_field": ""}, {"_to_field": "id", "_popup": "1"}),
    *({"action": "delete_selected", "_selected_action": row} for row in ("x", "²")),
]


@pytest.fixture
def superuser(db):
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.create_superuser("owner", password="correct-horse-1"))
    return client


def addresses_of(model):
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    yield reverse(f"{name}_changelist")
    for row in model._default_manager.all()[:1]:
        yield reverse(f"{name}_change", args=[row.pk])
        yield reverse(f"{name}_delete", args=[row.pk])


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model.__name__)
def test_admin_answers_odd_input(superuser, model):
    make_procedure()
    make_reference("one2020")
    make_picture()
    answers = {}

    for address in addresses_of(model):
        for query in ODD_QUERIES:
            answers[f"{address}?{query}"] = superuser.get(f"{address}?{query}")
        for form in ODD_FORMS:
            answers[f"{address} {form}"] = superuser.post(address, form)

    assert [what for what, answer in answers.items() if answer.status_code >= 500] == []
