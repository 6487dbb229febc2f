"""The site's own database goes through a backup and back, as on a clinic's server."""

import os
import subprocess
import sys
from pathlib import Path

from content.guide_files import SHIPPED

ROOT = Path(__file__).resolve().parent.parent.parent


def manage(data_dir, *arguments):
    """Run a command of manage.py as an administrator would, and return what it says."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONDONTWRITEBYTECODE": "1",
        "DATA_DIR": str(data_dir),
    }
    result = subprocess.run(  # noqa: S603 (our own command)
        [sys.executable, ROOT / "manage.py", *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_guide_is_the_same_after_backup_loss_and_restore(tmp_path):
    manage(tmp_path / "data", "migrate", "--verbosity", 0)
    manage(tmp_path / "data", "load_guide")
    manage(tmp_path / "data", "export_guide", tmp_path / "before")
    manage(tmp_path / "data", "backup", tmp_path / "guide.tar.gz")

    said = manage(tmp_path / "new", "restore", tmp_path / "guide.tar.gz")

    manage(tmp_path / "new", "export_guide", tmp_path / "after")
    assert said.splitlines()[0] == (
        f"Restored from {tmp_path}/guide.tar.gz: guide.sqlite3, secret-key. Restart the site now."
    )
    before = {file.name: file.read_bytes() for file in (tmp_path / "before").iterdir()}
    assert before == {file.name: file.read_bytes() for file in (tmp_path / "after").iterdir()}
    assert set(before) == {file.name for file in SHIPPED.iterdir()}
