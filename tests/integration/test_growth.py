"""A guide of many pages costs what one of few costs: as many texts rendered, as many queries."""

import importlib
import itertools
import string

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from content.markdown.render import render_kept
from content.models import Page, Revision
from content.version_indexes import make_missing_indexes
from tests.factories import (
    BODY,
    make_home,
    make_live,
    make_page,
    make_reference,
    make_revision,
    make_staff,
)

FEW, MANY = 3, 12


@pytest.fixture
def renders(monkeypatch):
    """The texts that were rendered, one entry for each."""
    # The package has a function of the module's name.
    module = importlib.import_module("content.markdown.render")
    engines = []
    make_engine = module.make_engine

    def count():
        engines.append(make_engine())
        return engines[-1]

    monkeypatch.setattr(module, "make_engine", count)
    return engines


def grow(count):
    """That many more pages, each with a text of its own, three versions, links and a source."""
    number = Page.objects.count()
    for first, second in itertools.islice(
        itertools.product(string.ascii_lowercase, repeat=2), number, number + count
    ):
        key = f"page-{first}{second}"
        page = make_page(key)
        body = f"{BODY}\nAbout {key}, [costs](/costs/#why), [more](/{key}/#why). [@moftah2012]\n"
        make_live(page, body=f"{body}\nOnce.\n")
        make_live(page, body=body)
        make_revision(page, body=f"{body}\nIt is a sure cure.\n")
    make_missing_indexes()


@pytest.fixture
def ask(client):
    """Ask for each address that shows the guide's pages, and write a text, by name."""
    make_reference("moftah2012")
    make_home()
    make_live(make_page("sources", kind=Page.Kind.SOURCES, group=Page.Group.BESIDE))
    live = make_live(make_page("costs"))
    draft = make_revision(live.page, body=f"{BODY}\n[More](/sources/#why)\n")
    client.force_login(make_staff("editor", is_superuser=True))
    listed = reverse("admin:content_page_changelist")
    publish = f"{reverse('admin:content_revision_publish')}?revision={draft.pk}"
    addresses = {
        "page": "/costs/",
        "home": "/",
        "sources": "/sources/",
        "start": reverse("admin:index"),
        "pages": listed,
        "search": f"{listed}?q=hair",
        "errors": f"{listed}?problems=error",
        "warnings": f"{listed}?problems=warning",
        "versions": reverse("admin:content_revision_changelist"),
        "references": reverse("admin:content_reference_changelist"),
        "desk": reverse("admin:content_page_change", args=[live.page_id]),
        "version": reverse("admin:content_revision_change", args=[draft.pk]),
        "sign-off": reverse("admin:content_revision_sign_off", args=[draft.pk]),
        "withdraw": reverse("admin:content_page_withdraw", args=[live.page_id]),
        "publish": publish,
    }
    asked = {
        name: lambda address=address: client.get(address) for name, address in addresses.items()
    }
    text = {"content": f"{BODY}\n[More](/sources/)\n", "page": live.page_id, "slug": "costs"}
    asked["preview"] = lambda: client.post(reverse("markdownx_markdownify"), text)
    return asked


NAMES = [
    *("page", "home", "sources", "start", "pages", "search", "errors", "warnings", "versions"),
    *("references", "desk", "version", "sign-off", "withdraw", "publish", "preview"),
]


def cost(renders, request):
    """The texts that a request renders when none is in memory, and its queries."""
    render_kept.cache_clear()
    renders.clear()
    with CaptureQueriesContext(connection) as queries:
        response = request()
    assert response.status_code == 200
    return len(renders), len(queries)


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_many_pages_cost_as_many_renders_and_queries_as_few(ask, renders, name):
    assert list(ask) == NAMES
    grow(FEW - 1)
    cost(renders, ask[name])  # the first request of all fills caches
    grow(1)  # and after each change what all pages show is read anew
    few = cost(renders, ask[name])
    grow(MANY)

    many = cost(renders, ask[name])

    assert many == few
    assert many[0] <= 2
    assert Revision.objects.live().count() == 3 + FEW + MANY
