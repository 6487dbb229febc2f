"""Worlds that several kinds of test live in."""

import fcntl
import gc
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client, override_settings
from django.test.utils import setup_databases, teardown_databases

from content.guide_files import SHIPPED, load_guide, read_guide
from content.models import Page, Reference, Revision, VersionIndex
from content.version_indexes import make_missing_indexes
from handouts import pdf
from mesosite.environment import BASE_DIR
from tests.integration.pages import ADDRESSES, TOOLS, PageReader
from tests.processes import environment_of_site

# Static files as readers get them.
BUNDLED = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "mesosite.static_files.BundledStaticFilesStorage"},
}

# Both in one process: to start one takes longer than to load the guide.
LOAD_GUIDE = """
import django
from django.core.management import call_command
django.setup()
call_command("migrate", verbosity=0)
call_command("load_guide")
"""


def pytest_collection_finish():
    # Thousands of tests are objects too, and live to the end: collecting garbage would look at
    # each of them again and again.
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000)


def pytest_collection_modifyitems(items):
    for item in items:
        if has_transactions_of_its_own(item):
            # First set up, so last to end: after the tables were emptied.
            item.fixturenames.insert(0, "rows_of_migrations")
        if is_of_models(item) or has_transactions_of_its_own(item):
            item.add_marker(pytest.mark.postgresql)


# Two kinds of test run on PostgreSQL too without being marked, so that none is forgotten.


def is_of_models(item):
    return "models" in item.path.parts or item.path.stem == "test_models"


def has_transactions_of_its_own(item):
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction")) or (
        "transactional_db" in item.fixturenames
    )


@pytest.fixture(scope="session")
def django_db_setup(django_db_modify_db_settings, django_test_environment, django_db_blocker):
    """The tests' database, for whoever asks for it.

    pytest-django's own makes one only where a test is marked, and not for what lasts a session.
    """
    with django_db_blocker.unblock():
        old_config = setup_databases(verbosity=0, interactive=False)
    yield
    with django_db_blocker.unblock():
        teardown_databases(old_config, verbosity=0)


@pytest.fixture
def rows_of_migrations(django_db_setup, django_db_blocker):
    """Put back what migrations wrote, such as the roles: the tests after this one want it too.

    A test with transactions of its own ends with all tables emptied.
    """
    yield
    with django_db_blocker.unblock():
        call_command(
            "flush",
            verbosity=0,
            interactive=False,
            inhibit_post_migrate=True,
            # New rows must not take the numbers of those that are put back.
            reset_sequences=False,
        )
        connection.creation.deserialize_db_from_string(connection._test_serialized_contents)


@pytest.fixture(autouse=True)
def generation_at_once(request):
    """Have PostgreSQL write a new generation with each change: most tests commit none."""
    has_database = request.node.get_closest_marker("django_db") or "db" in request.fixturenames
    commits = has_transactions_of_its_own(request.node)
    if connection.vendor != "postgresql" or not has_database or commits:
        return
    request.getfixturevalue("db")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgname LIKE 'generation%' AND tgdeferrable"
        )
        names = ", ".join(name for (name,) in cursor.fetchall())
        cursor.execute(f"SET CONSTRAINTS {names} IMMEDIATE")


@pytest.fixture
def media(settings, tmp_path):
    """The folder that uploaded pictures land in, empty."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture
def pictures_in_no_folder(settings):
    """A storage without paths, as a bucket is one."""
    in_memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.MEDIA_ROOT = ""
    settings.STORAGES = {**settings.STORAGES, "default": in_memory}


@pytest.fixture(scope="session")
def put_guide(django_db_setup, django_db_blocker):
    """Put the guide into an empty database as it is shipped.

    Reading its files and loading them takes seconds: that is done once, and the rows that it
    made are written again each time.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        load_guide(read_guide(SHIPPED))
        make_missing_indexes()
        models = (Reference, Page, Revision, VersionIndex)
        rows = {model: list(model.objects.all()) for model in models}
        transaction.set_rollback(True)

    def put():
        with transaction.atomic():
            for model, instances in rows.items():
                model.objects.bulk_create(instances)

    return put


def skip_or_fail(reason):
    """Skip where something is not installed, and say what; in CI nothing may be skipped."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def pdf_maker():
    """Skip where WeasyPrint's libraries are missing; in CI that is a failure."""
    if not pdf.is_available():
        skip_or_fail(f"No PDF files here. {pdf.HOW_TO_INSTALL}")


@pytest.fixture
def shipped_guide(put_guide, db):
    """The database with the guide as it is shipped."""
    put_guide()


@pytest.fixture(scope="session")
def guide_responses(put_guide, django_db_blocker):
    """Every page of the shipped guide as answered to a reader, by address. Asked for once."""
    with django_db_blocker.unblock(), transaction.atomic():
        put_guide()
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
def make_once(tmp_path_factory):
    """Give a folder that `make` fills, once for all workers, and for all runs that share a place:
    the others wait for the first."""
    folders = tmp_path_factory.getbasetemp()
    if "SHARED_BY_TESTS" in os.environ:
        folders = Path(os.environ["SHARED_BY_TESTS"])
    elif "PYTEST_XDIST_WORKER" in os.environ:
        folders = folders.parent

    def make_once(name, make):
        folder = folders / name
        with (folders / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not folder.exists():
                draft = folders / f"{name}.draft"
                draft.mkdir()
                make(draft)
                draft.rename(folder)
        return folder

    return make_once


@pytest.fixture(scope="session")
def collected_static(make_once):
    """The static files as they are served: bundled, hashed and compressed. Only to be read."""

    def collect(folder):
        with override_settings(STATIC_ROOT=folder, STORAGES=BUNDLED):
            call_command("collectstatic", interactive=False, verbosity=0)

    return make_once("static", collect)


@pytest.fixture(scope="session")
def served_static(collected_static, make_once):
    """The same where a real server has them. It reads their names when it starts, so that they are
    put there once, and whole before anybody goes on."""

    def put(folder):
        shutil.copytree(collected_static, BASE_DIR / ".static", dirs_exist_ok=True)

    make_once("served-static", put)


@pytest.fixture(scope="session")
def shipped_site(make_once):
    """The `DATA_DIR` of a site with the shipped guide, to be copied.

    With PostgreSQL its rows are in the database that `DATABASE_URL` names.
    """

    def load(folder):
        subprocess.run(  # noqa: S603 (our own command)
            [sys.executable, "-c", LOAD_GUIDE],
            cwd=BASE_DIR,
            env=environment_of_site(folder, DATABASE_URL=os.environ.get("DATABASE_URL", "")),
            check=True,
            capture_output=True,
        )

    return make_once("shipped-site", load)


@pytest.fixture(scope="module")
def server_environment(shipped_site, tmp_path_factory):
    """The environment of the real server: a free port, a folder and a database of its own.

    `requests.log` in that folder has a line for each answer: the worker's id and the address.
    """
    folder = tmp_path_factory.mktemp("server") / "data"
    shutil.copytree(shipped_site, folder)
    return environment_of_site(
        folder,
        PORT=str(free_port()),
        WEB_CONCURRENCY="2",
        DATABASE_URL=os.environ.get("DATABASE_URL", ""),
        GUNICORN_CMD_ARGS=f"--access-logfile '{folder}/requests.log'"
        " --access-logformat '%(p)s %(U)s'",
    )


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture(scope="module")
def port(server_environment):
    """The port of a running server with the shipped guide and a database of its own.

    One for each file, whose tests share what an address may post.
    """
    with serve(server_environment) as number:
        yield number


@contextmanager
def serve(environment):
    """The port of a server that runs meanwhile."""
    server = subprocess.Popen(  # noqa: S603 (our own command)
        [sys.executable, "-m", "gunicorn", "--config", BASE_DIR / "mesosite/gunicorn_conf.py"],
        env=environment,
        cwd=BASE_DIR,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    number = int(environment["PORT"])
    try:
        wait_for(number)
        yield number
    finally:
        server.terminate()
        server.wait(timeout=30)


def wait_for(port):
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("The server did not start.")


@pytest.fixture
def clock(monkeypatch):
    """Seconds that a test lets pass between reads of the generation."""
    now = [1000.0]
    monkeypatch.setattr("mesosite.kept_pages.era_reader.time.monotonic", lambda: now[0])

    def let_pass(seconds):
        now[0] += seconds

    return let_pass
