"""Worlds that several kinds of test live in."""

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client, override_settings

from content.guide_files import SHIPPED, load_guide, read_guide
from tests.integration.pages import ADDRESSES, TOOLS, PageReader


@pytest.fixture
def shipped_guide(db):
    """The database with the guide as it is shipped."""
    load_guide(read_guide(SHIPPED))


@pytest.fixture(scope="session")
def guide_responses(django_db_setup, django_db_blocker):
    """Every page of the shipped guide as answered to a reader, by address. Asked for once."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_guide(read_guide(SHIPPED))
        client = Client()
        responses = {address: client.get(address) for address in [*ADDRESSES, *TOOLS]}
        transaction.set_rollback(True)
    return responses


@pytest.fixture(scope="session")
def guide_pages(guide_responses):
    """The same pages, read into elements."""
    return {
        address: PageReader(response.content.decode())
        for address, response in guide_responses.items()
    }


@pytest.fixture(scope="session")
def collected_static(tmp_path_factory):
    """The static files as they are served: bundled, hashed and compressed."""
    root = tmp_path_factory.mktemp("static")
    storages = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "mesosite.static_files.BundledStaticFilesStorage"},
    }
    with override_settings(STATIC_ROOT=root, STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0)
    return root
