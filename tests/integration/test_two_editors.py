"""Editors who save at the same moment: each version gets a number of its own."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from content.models import Revision
from mesosite.environment import BASE_DIR
from tests.factories import make_page, make_revision

EDITORS, VERSIONS = 3, 5
SET_UP = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from content.models import Page
Page.objects.create(key="costs")
"""
WRITE = f"""
import django
django.setup()
from content.models import Page, Revision
page = Page.objects.get()
for _ in range({VERSIONS}):
    Revision.objects.create(page=page, title="Costs", slug="costs", summary="-", body="-")
"""
READ = """
import django
django.setup()
from content.models import Revision
print(sorted(Revision.objects.values_list("number", flat=True)))
"""


def test_editors_in_several_processes_on_sqlite_get_a_number_each(tmp_path):
    def start(script):
        return subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", script],
            cwd=BASE_DIR,
            env={
                "DATA_DIR": str(tmp_path),
                "DJANGO_SETTINGS_MODULE": "mesosite.settings",
                "PYTHONDONTWRITEBYTECODE": "1",
            },
            stdout=subprocess.PIPE,
            text=True,
        )

    start(SET_UP).communicate()
    editors = [start(WRITE) for _ in range(EDITORS)]
    for editor in editors:
        editor.communicate()
    numbers = start(READ).communicate()[0].strip()

    assert [editor.returncode for editor in editors] == [0] * EDITORS
    assert numbers == str(list(range(1, EDITORS * VERSIONS + 1)))


@pytest.mark.django_db(transaction=True)
def test_editors_in_several_threads_get_a_number_each():
    page = make_page("costs")

    def write(_):
        try:
            return [make_revision(page).number for _ in range(VERSIONS)]
        finally:
            connection.close()

    with ThreadPoolExecutor(EDITORS) as threads:
        list(threads.map(write, range(EDITORS)))

    numbers = Revision.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, EDITORS * VERSIONS + 1))
