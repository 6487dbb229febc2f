"""The two commands say what they did, and what they leave to the database's own tools."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

pytestmark = pytest.mark.postgresql


@pytest.fixture
def data_dir(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "data"
    settings.MEDIA_ROOT = settings.DATA_DIR / "media"
    settings.MEDIA_ROOT.mkdir(parents=True)
    (settings.DATA_DIR / "media" / "a.webp").write_bytes(b"picture")
    (settings.DATA_DIR / "secret-key").write_text("secret" * 10)
    return settings.DATA_DIR


@pytest.fixture
def on_postgresql(monkeypatch):
    for command in ("backup", "restore"):
        monkeypatch.setattr(f"mesosite.management.commands.{command}.sqlite_file", lambda: None)
    monkeypatch.setattr(connection, "close", lambda: None)


def test_backup_then_restore_brings_everything_back(data_dir, tmp_path, capsys, on_postgresql):
    file = tmp_path / "guide.tar.gz"
    call_command("backup", file)
    (data_dir / "secret-key").write_text("another" * 10)

    call_command("restore", file)

    (replaced,) = data_dir.glob("replaced-*.tar.gz")
    assert (data_dir / "secret-key").read_text() == "secret" * 10
    assert capsys.readouterr().out.splitlines() == [
        f"{file} holds secret-key, media. Keep it private: the secret key is in it.",
        "The database is not in it: back it up with pg_dump.",
        f"Restored from {file}: secret-key, media. Restart the site now.",
        f"What was there before is in {replaced}.",
        "The database is not in a backup: bring it back with pg_restore.",
    ]


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_what_cannot_be_done_is_an_error_and_not_a_traceback(
    data_dir, tmp_path, command, on_postgresql
):
    file = tmp_path / "wrong"
    file.write_text("not a backup")

    with pytest.raises(CommandError, match=str(file)):
        call_command(command, file)
