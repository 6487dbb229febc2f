"""How the site starts, in processes of its own: what a wrong environment does to it."""

import json
import subprocess
import sys

import pytest

from mesosite.environment import BASE_DIR
from tests.processes import environment_of_site

CHECK = ("manage.py", "check")
GUNICORN = (
    *("-m", "gunicorn", "--config", "mesosite/gunicorn_conf.py"),
    *("--check-config", "mesosite.wsgi"),
)
DATABASE_FACTS = """
import json, sqlite3, django
django.setup()
from django.db import connection, transaction
facts = {}
with connection.cursor() as cursor:
    for pragma in ("journal_mode", "synchronous", "busy_timeout"):
        facts[pragma] = cursor.execute(f"PRAGMA {pragma}").fetchone()[0]
other = sqlite3.connect(connection.settings_dict["NAME"], timeout=0)
with transaction.atomic():
    try:
        other.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        facts["a second writer"] = str(error)
    facts["a reader"] = other.execute("SELECT 1").fetchone()[0]
other.close()
connection.close()
print(json.dumps(facts))
"""


def run(*arguments, data_dir, **environ):
    return subprocess.run(  # noqa: S603
        [sys.executable, *arguments],
        cwd=BASE_DIR,
        env=environment_of_site(data_dir, **environ),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("command", [CHECK, GUNICORN], ids=["check", "gunicorn"])
@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        (
            "PORT",
            "eighty",
            "PORT is 'eighty': give a whole number from 1 to 65535, for example PORT=8000.",
        ),
        (
            "SITE_URL",
            "guide.example.org",
            "SITE_URL is 'guide.example.org': give the address that readers type, without a "
            "path, for example SITE_URL=https://guide.example.org.",
        ),
        (
            "DATABASE_URL",
            "mysql://guide",
            "DATABASE_URL is not one that the site can use: give "
            "postgresql://USER:PASSWORD@HOST/NAME or sqlite:////PATH, or leave it out for "
            "SQLite in DATA_DIR.",
        ),
    ],
)
def test_wrong_value_stops_the_start_with_one_line(tmp_path, command, name, value, message):
    result = run(*command, data_dir=tmp_path, **{name: value})

    assert (result.returncode, result.stdout, result.stderr) == (
        1,
        "",
        f"The site cannot start: {message}\n",
    )


@pytest.mark.parametrize(
    ("command", "output"),
    [(CHECK, "System check identified no issues (0 silenced).\n"), (GUNICORN, "")],
    ids=["check", "gunicorn"],
)
def test_site_starts_with_nothing_but_a_folder(tmp_path, command, output):
    result = run(*command, data_dir=tmp_path)

    assert (result.returncode, result.stdout, result.stderr) == (0, output, "")


def test_sqlite_file_is_durable_and_has_one_writer_at_a_time(tmp_path):
    result = run("-c", DATABASE_FACTS, data_dir=tmp_path)

    assert json.loads(result.stdout) == {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "busy_timeout": 20_000,  # milliseconds
        "a second writer": "database is locked",
        "a reader": 1,
    }
    assert (tmp_path / "guide.sqlite3").is_file()


def test_database_that_cannot_be_reached_stops_the_start_with_one_line(tmp_path):
    url = "postgresql://guide:word@127.0.0.1:1/guide"

    result = run("manage.py", "migrate", data_dir=tmp_path, DATABASE_URL=url)

    assert (result.returncode, result.stdout) == (1, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith("The database does not answer as it should, check DATABASE_URL: ")
    assert "word" not in line
