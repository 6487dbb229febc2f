"""What the site makes of its environment: each variable, its default, its wrong values."""

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from mesosite import environment
from mesosite.database_options import POSTGRESQL_OPTIONS, SQLITE_OPTIONS
from mesosite.environment import BASE_DIR, EnvironmentVariableError, pictures
from tests.processes import environment_of_site

KEY = "k" * 32


def read(tmp_path, **environ):
    return environment.read({"DATA_DIR": str(tmp_path), **environ})


def message_of(tmp_path, **environ):
    with pytest.raises(EnvironmentVariableError) as caught:
        read(tmp_path, **environ)
    return str(caught.value)


def test_read_gives_defaults_when_only_the_folder_is_named(tmp_path):
    result = read(tmp_path, SECRET_KEY=KEY)

    assert (result.host, result.port, result.site_url, result.site_host) == (
        "127.0.0.1",
        8000,
        "http://127.0.0.1:8000",
        "127.0.0.1",
    )
    assert (result.web_concurrency, result.debug, result.is_https) == (2, False, False)
    assert (result.second_factor_required, result.kept_pages_mb) == (False, 32)
    assert (result.data_dir, result.secret_key) == (tmp_path, KEY)
    assert result.database["NAME"] == str(tmp_path / "guide.sqlite3")


def test_read_takes_empty_variables_as_unset(tmp_path):
    names = (
        "HOST",
        "PORT",
        "DATABASE_URL",
        "SITE_URL",
        "WEB_CONCURRENCY",
        "DEBUG",
        "SECOND_FACTOR_REQUIRED",
        "KEPT_PAGES_MB",
        "MEDIA_ROOT",
        "REQUEST_LOG",
        "METRICS",
        "METRICS_TOKEN",
    )

    result = read(tmp_path, SECRET_KEY=KEY, **dict.fromkeys(names, ""))

    assert result == read(tmp_path, SECRET_KEY=KEY)


def test_read_takes_every_variable_that_is_given(tmp_path):
    result = read(
        tmp_path,
        HOST="0.0.0.0",  # noqa: S104
        PORT="9000",
        SITE_URL="https://guide.example.org",
        SECRET_KEY=KEY,
        WEB_CONCURRENCY="5",
        DEBUG="1",
        SECOND_FACTOR_REQUIRED="1",
        KEPT_PAGES_MB="0",
        DATABASE_URL="postgresql://nurse:word@db.example.org:5433/guide",
        TRUSTED_PROXIES="192.0.2.1, 10.0.0.0/24",
    )

    assert (result.host, result.port, result.site_url) == (
        "0.0.0.0",  # noqa: S104
        9000,
        "https://guide.example.org",
    )
    assert (result.web_concurrency, result.debug, result.is_https) == (5, True, True)
    assert (result.second_factor_required, result.kept_pages_mb) == (True, 0)
    assert [str(n) for n in result.trusted_proxies] == ["192.0.2.1/32", "10.0.0.0/24"]
    database = result.database
    assert database["ENGINE"] == "mesosite.postgresql"
    assert [database[name] for name in ("HOST", "PORT", "NAME", "USER", "PASSWORD")] == [
        "db.example.org",
        5433,
        "guide",
        "nurse",
        "word",
    ]


@pytest.mark.parametrize(
    ("host", "site_url"),
    [
        ("192.0.2.7", "http://192.0.2.7:8000"),
        ("guide.local", "http://guide.local:8000"),
        ("0.0.0.0", "http://localhost:8000"),  # noqa: S104
        ("::", "http://localhost:8000"),
        ("::1", "http://[::1]:8000"),
    ],
)
def test_site_url_follows_the_host_as_a_browser_writes_it(tmp_path, host, site_url):
    assert read(tmp_path, SECRET_KEY=KEY, HOST=host).site_url == site_url


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://guide.example.org/", "https://guide.example.org"),
        ("HTTPS://Guide.Example.org", "https://guide.example.org"),
        ("http://[2001:db8::1]:8000", "http://[2001:db8::1]:8000"),
    ],
)
def test_site_url_is_kept_as_a_browser_sends_it(tmp_path, given, kept):
    assert read(tmp_path, SECRET_KEY=KEY, SITE_URL=given).site_url == kept


@pytest.mark.parametrize("word", ["1", "true", "YES", "on"])
def test_debug_is_on_for_a_word_that_says_so(tmp_path, word):
    assert read(tmp_path, SECRET_KEY=KEY, DEBUG=word).debug is True


@pytest.mark.parametrize("word", ["0", "False", "no", "off"])
def test_debug_is_off_for_a_word_that_says_so(tmp_path, word):
    assert read(tmp_path, SECRET_KEY=KEY, DEBUG=word).debug is False


@pytest.mark.parametrize("host", ["two words", "http://guide", "*", ".example.org", "[::1]x"])
def test_wrong_host_is_refused(tmp_path, host):
    assert message_of(tmp_path, HOST=host) == (
        f"HOST is {host!r}: give an address of this machine, for example HOST=127.0.0.1."
    )


@pytest.mark.parametrize("port", ["0", "65536", "-1", "8000.0", "eighty", "٨", " 80", "1" * 10])
def test_wrong_port_is_refused(tmp_path, port):
    assert message_of(tmp_path, PORT=port) == (
        f"PORT is {port!r}: give a whole number from 1 to 65535, for example PORT=8000."
    )


@pytest.mark.parametrize("workers", ["0", "65", "many"])
def test_wrong_web_concurrency_is_refused(tmp_path, workers):
    assert message_of(tmp_path, WEB_CONCURRENCY=workers) == (
        f"WEB_CONCURRENCY is {workers!r}: give a whole number from 1 to 64, "
        "for example WEB_CONCURRENCY=2."
    )


@pytest.mark.parametrize("word", ["maybe", "2", "tru"])
def test_wrong_debug_is_refused(tmp_path, word):
    assert message_of(tmp_path, DEBUG=word) == f"DEBUG is {word!r}: give 1 (on) or 0 (off)."


@pytest.mark.parametrize(
    "url",
    [
        "guide.example.org",
        "ftp://guide.example.org",
        "https://",
        "https://guide.example.org/guide",
        "https://guide.example.org?a=b",
        "https://guide.example.org/?",
        "https://guide.example.org#top",
        "https://nurse@guide.example.org",
        "https://:word@guide.example.org",
        "https://guide.example.org:port",
        "https://guide.example.org:99999",
        "https://[guide",
        "https://*",
        "https://.example.org",
        "https://guide example.org",
        "https://guide.example.org\n",
    ],
)
def test_wrong_site_url_is_refused(tmp_path, url):
    assert message_of(tmp_path, SITE_URL=url) == (
        f"SITE_URL is {url!r}: give the address that readers type, without a path, "
        "for example SITE_URL=https://guide.example.org."
    )


@pytest.mark.parametrize(
    "url",
    [
        "guide",
        "nonsense://host/name",
        "mysql://nurse@db.example.org/guide",
        "postgresql://nurse@db.example.org",
        "postgresql://nurse@db.example.org:port/guide",
        "postgresql://nurse@[db/guide",
        "sqlite://:memory:",
        "sqlite:////no/such/folder/guide.sqlite3",
    ],
)
def test_wrong_database_url_is_refused_without_showing_its_password(tmp_path, url):
    assert message_of(tmp_path, DATABASE_URL=url) == (
        "DATABASE_URL is not one that the site can use: give "
        "postgresql://USER:PASSWORD@HOST/NAME or sqlite:////PATH, or leave it out for SQLite "
        "in DATA_DIR."
    )


def test_postgresql_without_a_key_that_machines_share_is_refused(tmp_path):
    assert message_of(tmp_path, DATABASE_URL="postgresql://nurse@db.example.org/guide") == (
        "SECRET_KEY is missing: with PostgreSQL give the same one to each machine, at least "
        "32 random characters, else they refuse each other's cookies."
    )


def test_postgresql_waits_for_nothing_for_long_unless_its_address_says_so(tmp_path):
    url = "postgresql://nurse@db.example.org/guide?sslmode=require&connect_timeout=9"

    options = read(tmp_path, SECRET_KEY=KEY, DATABASE_URL=url).database["OPTIONS"]

    assert options == {**POSTGRESQL_OPTIONS, "sslmode": "require", "connect_timeout": 9}


@pytest.mark.parametrize("proxies", ["proxy.example.org", "10.0.0.1/24", "127.0.0.1,", "*"])
def test_proxies_that_are_no_addresses_are_refused(tmp_path, proxies):
    assert message_of(tmp_path, TRUSTED_PROXIES=proxies) == (
        f"TRUSTED_PROXIES is {proxies!r}: give addresses or networks with commas between them, "
        "for example TRUSTED_PROXIES=127.0.0.1,10.0.0.0/24."
    )


def test_database_url_may_name_a_sqlite_file(tmp_path):
    path = tmp_path / "other.sqlite3"

    database = read(tmp_path, SECRET_KEY=KEY, DATABASE_URL=f"sqlite:///{path}").database

    assert (database["NAME"], database["OPTIONS"]) == (str(path), SQLITE_OPTIONS)


def test_database_is_found_in_a_folder_whose_name_needs_quoting(tmp_path):
    folder = tmp_path / "the 1% & more? #2"

    assert read(folder, SECRET_KEY=KEY).database["NAME"] == str(folder / "guide.sqlite3")


def test_data_dir_is_var_beside_the_code_by_default():
    assert environment.read({"SECRET_KEY": KEY}).data_dir == BASE_DIR / "var"


def test_data_dir_is_made_with_its_parents(tmp_path):
    folder = tmp_path / "srv" / "guide"

    assert read(folder, SECRET_KEY=KEY).data_dir == folder
    assert folder.is_dir()


def test_data_dir_that_is_a_file_is_refused(tmp_path):
    path = tmp_path / "file"
    path.touch()

    assert message_of(path) == (
        f"DATA_DIR is '{path}': that folder cannot be made (File exists). "
        "Give a folder that this user may write to."
    )


def test_data_dir_that_may_not_be_written_is_refused(tmp_path, monkeypatch):
    # The superuser, who runs the tests in a container, may write everywhere.
    monkeypatch.setattr(os, "access", lambda path, mode: False)

    assert message_of(tmp_path) == (
        f"DATA_DIR is '{tmp_path}': this user may not write there. "
        "Give a folder that this user may write to."
    )


def test_secret_key_that_is_short_is_refused(tmp_path):
    assert message_of(tmp_path, SECRET_KEY="short") == (
        "SECRET_KEY has 5 characters: give at least 32 random ones, "
        "or leave it out and one is made and kept in DATA_DIR."
    )


def test_secret_key_is_made_once_and_kept_for_its_owner_alone(tmp_path):
    first = read(tmp_path).secret_key
    second = read(tmp_path).secret_key

    assert first == second
    assert len(first) == 50
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_secret_key_that_is_given_leaves_no_file(tmp_path):
    read(tmp_path, SECRET_KEY=KEY)

    assert list(tmp_path.iterdir()) == []


def test_secret_key_is_one_when_processes_start_together(tmp_path):
    script = "import os; from mesosite import environment; print(environment.read(os.environ).secret_key)"

    processes = [
        subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", script],
            cwd=BASE_DIR,
            env=environment_of_site(tmp_path),
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    keys = [process.communicate()[0].strip() for process in processes]

    assert keys == [(tmp_path / "secret-key").read_text()] * 4
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_secret_key_of_the_quicker_process_is_used(tmp_path, monkeypatch):
    def link_after_another_process(draft: Path, path: Path) -> None:
        path.write_text(KEY)
        raise FileExistsError

    monkeypatch.setattr(os, "link", link_after_another_process)

    assert read(tmp_path).secret_key == KEY
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_secret_key_file_that_cannot_be_read_is_refused(tmp_path):
    (tmp_path / "secret-key").mkdir()

    assert message_of(tmp_path) == (
        f"The secret key in {tmp_path}/secret-key cannot be read or made (Is a directory). "
        "Make that file readable for this user, or set SECRET_KEY."
    )


@pytest.mark.parametrize(("content", "characters"), [(b"", 0), (b"short\n", 5), (b"\xff", 1)])
def test_secret_key_file_that_holds_no_key_is_refused(tmp_path, content, characters):
    (tmp_path / "secret-key").write_bytes(content)

    assert message_of(tmp_path) == (
        f"The secret key in {tmp_path}/secret-key has {characters} characters, too few to be "
        "one: delete that file and a new one is made, or set SECRET_KEY."
    )


def test_sample_file_lists_every_variable_that_is_read(tmp_path):
    asked = []

    class Recorder(dict):
        def get(self, name, default=None):
            asked.append(name)
            return super().get(name, default)

    environment.read(Recorder(DATA_DIR=str(tmp_path)))
    sample = (BASE_DIR / ".env-sample").read_text()
    listed = re.findall(r"^([A-Z0-9_]+)=", sample, flags=re.MULTILINE)
    of_a_bucket = [name for name in listed if name.startswith("AWS_")]  # boto3 reads them itself

    assert "DATA_DIR" in listed
    assert sorted(listed) == sorted({*asked, *of_a_bucket})
    assert len(of_a_bucket) == 4


def test_sample_file_names_the_defaults(tmp_path):
    sample = (BASE_DIR / ".env-sample").read_text()
    environ = dict(re.findall(r"^([A-Z_]+)=(.*)$", sample, flags=re.MULTILINE))

    result = environment.read({**environ, "DATA_DIR": str(tmp_path), "SECRET_KEY": KEY})

    assert result == read(tmp_path, SECRET_KEY=KEY)
    assert environ["DATA_DIR"] == "var"


def test_pictures_are_in_data_dir_or_in_a_folder_of_their_own(tmp_path):
    shared = tmp_path / "shared"

    assert read(tmp_path, SECRET_KEY=KEY).media_root == tmp_path / "media"
    assert read(tmp_path, SECRET_KEY=KEY, MEDIA_ROOT=str(shared)).media_root == shared
    assert shared.is_dir()


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("s3://guide-pictures", {"bucket_name": "guide-pictures", "location": ""}),
        ("s3://guide/one/two/", {"bucket_name": "guide", "location": "one/two"}),
    ],
)
def test_pictures_are_in_a_bucket_where_one_is_named(tmp_path, monkeypatch, text, options):
    monkeypatch.setattr(pictures, "find_spec", lambda name: name)

    result = read(tmp_path, SECRET_KEY=KEY, MEDIA_ROOT=text)

    assert result.media_root is None
    assert result.media_storage == {"BACKEND": "mesosite.bucket.Bucket", "OPTIONS": options}


def test_wrong_bucket_and_missing_packages_are_told(tmp_path, monkeypatch):
    monkeypatch.setattr(pictures, "find_spec", lambda name: None)

    assert message_of(tmp_path, MEDIA_ROOT="s3://B") == (
        "MEDIA_ROOT is 's3://B': give a folder, or a bucket as in MEDIA_ROOT=s3://pictures/guide."
    )
    assert "requirements-s3.txt" in message_of(tmp_path, MEDIA_ROOT="s3://guide-pictures")


def test_metrics_are_on_for_this_machine_or_for_a_token(tmp_path):
    token = "t" * 32

    assert read(tmp_path).has_metrics is False
    assert read(tmp_path, METRICS="1").has_metrics is True
    assert read(tmp_path, METRICS_TOKEN=token).has_metrics is True
    assert message_of(tmp_path, METRICS_TOKEN="short") == (
        "METRICS_TOKEN is no token: give at least 32 random letters and digits."
    )


def test_time_zone_is_one_that_there_is(tmp_path):
    assert read(tmp_path).time_zone == "UTC"
    assert read(tmp_path, TIME_ZONE="Asia/Kolkata").time_zone == "Asia/Kolkata"
    for wrong in ("Kolkata", "../etc/passwd", "Asia", "Asia/\0"):
        assert "TIME_ZONE=Asia/Kolkata" in message_of(tmp_path, TIME_ZONE=wrong)
