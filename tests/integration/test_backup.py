"""The site's own database goes through a backup and back, as on a clinic's server."""

import shutil
import subprocess
import sys

from content.guide_files import SHIPPED
from mesosite.environment import BASE_DIR
from tests.processes import environment_of_site


def run(data_dir, *command):
    """Run a command as an administrator would, and return what it says."""
    result = subprocess.run(  # noqa: S603 (our own command)
        [sys.executable, *map(str, command)],
        cwd=BASE_DIR,
        env=environment_of_site(data_dir),
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_guide_is_the_same_after_backup_loss_and_restore(shipped_site, tmp_path):
    shutil.copytree(shipped_site, tmp_path / "data")
    run(tmp_path / "data", "manage.py", "backup", tmp_path / "guide.tar.gz")

    said = run(tmp_path / "new", "manage.py", "restore", tmp_path / "guide.tar.gz")

    run(tmp_path / "new", "manage.py", "export_guide", tmp_path / "after")
    assert said.splitlines()[0] == (
        f"Restored from {tmp_path}/guide.tar.gz: guide.sqlite3, secret-key. Restart the site now."
    )
    # An export of the shipped guide is its files, byte for byte.
    shipped = {file.name: file.read_bytes() for file in SHIPPED.iterdir()}
    assert shipped == {file.name: file.read_bytes() for file in (tmp_path / "after").iterdir()}
