"""Two machines that start for the first time at once, on one database."""

import os
import subprocess
import sys

import psycopg
import pytest

from mesosite.environment import BASE_DIR
from tests.processes import environment_of_site

COUNT = """
import django
django.setup()
from content.models import Page, Revision
print(Page.objects.count(), Revision.objects.live().count(), Revision.objects.count())
"""


@pytest.fixture
def machines(tmp_path):
    """The environments of two: of one folder with SQLite, of one address with PostgreSQL."""
    if address := os.environ.get("DATABASE_URL"):
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("DROP DATABASE IF EXISTS two_starts")
            connection.execute("CREATE DATABASE two_starts TEMPLATE template0")
        other = address.rpartition("/")[0] + "/two_starts"
        return [environment_of_site(tmp_path / name, DATABASE_URL=other) for name in "ab"]
    return [environment_of_site(tmp_path)] * 2


@pytest.mark.postgresql
def test_both_are_ready_and_the_guide_is_there_once(machines):
    starts = [
        subprocess.Popen(
            [sys.executable, "manage.py", "prepare_site"],
            cwd=BASE_DIR,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for environment in machines
    ]
    said = [start.communicate(timeout=240)[0] for start in starts]

    assert [start.returncode for start in starts] == [0, 0], said
    counted = subprocess.run(  # noqa: S603
        [sys.executable, "-c", COUNT],
        cwd=BASE_DIR,
        env=machines[0],
        capture_output=True,
        text=True,
        check=True,
    )
    pages, live, versions = map(int, counted.stdout.split())
    assert pages == live == versions > 15
