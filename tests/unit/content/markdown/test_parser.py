"""The parser in a process that has just started, where several threads ask at once."""

import subprocess
import sys

from mesosite.environment import BASE_DIR

TABLES_BEFORE_AND_AFTER_THE_FIRST_TEXT = """
from mdurl._decode import decode_cache
from mdurl._encode import encode_cache
from content.markdown.render import render
before = [*encode_cache], [*decode_cache]
render("[Costs](/costs/) <https://example.org/%41>")
print(before, ([*encode_cache], [*decode_cache]), sep="\\n")
"""


def test_tables_for_addresses_are_full_before_threads_share_them():
    printed = subprocess.run(  # noqa: S603
        [sys.executable, "-c", TABLES_BEFORE_AND_AFTER_THE_FIRST_TEXT],
        cwd=BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()

    before, after = printed
    assert before == after
    assert "[]" not in after
