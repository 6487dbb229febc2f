"""What the start-up checks find, and that they leave a plain site alone."""

import dataclasses
import errno
from ipaddress import ip_network

import pytest
from django.core.files.storage import default_storage
from django.db import connection

from mesosite import checks

SAFE = "https://guide.example.org"
FAR = (ip_network("10.0.0.0/24"),)


def ids(messages):
    assert all(message.hint for message in messages)
    return [message.id.removeprefix("mesosite.") for message in messages]


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"site_url": "http://127.0.0.1:8000"}, []),
        ({"site_url": "http://localhost:8000", "host": "0.0.0.0", "debug": True}, []),  # noqa: S104
        ({"site_url": SAFE}, []),
        ({"site_url": SAFE, "debug": True}, ["W001"]),
        ({"site_url": SAFE, "host": "0.0.0.0"}, ["W002"]),  # noqa: S104
        ({"site_url": SAFE, "host": "10.0.0.7", "trusted_proxies": FAR}, []),
        ({"site_url": "http://guide.example.org"}, ["W003"]),
        ({"site_url": "http://127.0.0.1", "trusted_proxies": FAR}, ["W004"]),
    ],
)
def test_variables_that_do_not_go_together_are_told(settings, environment, expected):
    settings.ENVIRONMENT = dataclasses.replace(settings.ENVIRONMENT, **environment)

    assert ids(checks.environment_fits_together()) == expected


def test_folders_that_do_not_fit_a_server_are_told(settings, tmp_path):
    settings.DATA_DIR = settings.STATIC_ROOT = tmp_path
    tmp_path.chmod(0o755)

    assert ids(checks.folders_fit_a_server()) == ["W005", "W006"]
    tmp_path.chmod(0o700)
    (tmp_path / "staticfiles.json").touch()
    assert ids(checks.folders_fit_a_server()) == []


def test_pictures_that_only_this_machine_finds_are_told(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(connection, "vendor", "postgresql")
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"

    assert ids(checks.pictures_can_be_kept()) == ["W007"]


def test_place_of_pictures_is_tried(media, monkeypatch):
    monkeypatch.setattr(connection, "vendor", "sqlite")
    assert ids(checks.pictures_can_be_kept()) == []
    assert list(media.rglob("check-*")) == []

    def fail(*args):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(default_storage, "save", fail)
    (told,) = checks.pictures_can_be_kept()
    assert (told.id, "No space left on device" in told.msg) == ("mesosite.W008", True)
