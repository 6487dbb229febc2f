"""Editors who save at the same moment: each version gets a number of its own, no text is lost,
and whoever comes second is told."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import closing
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from content.models import Revision
from mesosite.environment import BASE_DIR
from tests.factories import make_page, make_revision, make_staff
from tests.processes import environment_of_site

ADD = reverse("admin:content_revision_add")
EDITORS, VERSIONS = 3, 5
SAVES = 10
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


def test_editors_in_several_processes_on_sqlite_get_a_number_each(tmp_path):
    def start(script):
        return subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", script],
            cwd=BASE_DIR,
            env=environment_of_site(tmp_path),
        )

    start(SET_UP).communicate()
    editors = [start(WRITE) for _ in range(EDITORS)]
    for editor in editors:
        editor.communicate()

    with closing(sqlite3.connect(tmp_path / "guide.sqlite3")) as database:
        numbers = database.execute("SELECT number FROM content_revision ORDER BY number").fetchall()
    assert [editor.returncode for editor in editors] == [0] * EDITORS
    assert numbers == [(number,) for number in range(1, EDITORS * VERSIONS + 1)]


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


class Editor:
    """A member of staff at the desk, who writes new versions of one page."""

    # Signals tell each thread's client of every template that any thread renders: what this
    # editor got is in `context_data`, never in `context`.

    def __init__(self, page, name, line):
        self.page, self.name, self.own_line = page, name, line
        self.client = Client()
        self.client.force_login(
            make_staff(name.lower(), ("add_revision", "view_revision"), first_name=name)
        )
        self.conflicts = []

    def open_form(self):
        response = self.client.get(f"{ADD}?page={self.page.pk}")
        return values_of(response.context_data["adminform"].form)

    def save(self, values, colleague):
        """Post the form until it is saved, each time as it came back."""
        while (response := self.client.post(ADD, values)).status_code == 200:
            form = response.context_data["adminform"].form
            assert form.conflict, form.errors
            told = f"Version {form.conflict.newest.number} by {colleague.name} on "
            assert told in response.content.decode()
            assert form["body"].value() == values["body"]
            self.conflicts.append(form.conflict)
            # Where both changed one line, theirs is left out, and that is said.
            values = values_of(form) | {"over": form.conflict.newest.number}
            if form.conflict.merged_text is not None:
                values |= {"body": form.conflict.merged_text, "over": ""}
        assert response.status_code == 302


def values_of(form):
    """What a browser would send of a form: nothing of what is not filled in."""
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value is not None}


def test_two_editors_who_save_at_the_same_moment_lose_no_text(transactional_db):
    body = "First words.\n\nWords of both.\n\nLast words.\n"
    page = make_revision(make_page("costs"), body=body).page
    asha, ben = Editor(page, "Asha", line=0), Editor(page, "Ben", line=4)
    together = Barrier(2, timeout=30)

    def write(editor, colleague):
        written = []
        try:
            for number in range(SAVES):
                together.wait()
                values = editor.open_form()
                lines = values["body"].split("\n")
                # By turns each a line of their own, and both the same one.
                line = editor.own_line if number % 2 else 2
                lines[line] = f"{editor.name} wrote text {number}."
                written.append(lines[line])
                values |= {"body": "\n".join(lines), "note": f"Save {number}."}
                together.wait()
                editor.save(values, colleague)
        finally:
            connection.close()
        return written

    with ThreadPoolExecutor(2) as threads:
        saving = [threads.submit(write, asha, ben), threads.submit(write, ben, asha)]
        for done in as_completed(saving):
            done.result()  # what went wrong first, not that the other one waited in vain
    written = [done.result() for done in saving]

    revisions = Revision.objects.order_by("number")
    assert [revision.number for revision in revisions] == list(range(1, 2 * SAVES + 2))
    texts = [text for of_one in written for text in of_one]
    assert len(set(texts)) == 2 * SAVES
    assert [t for t in texts if not any(t in revision.body for revision in revisions)] == []
    # Both began at the same version each time, so that one of them was refused each time.
    conflicts = asha.conflicts + ben.conflicts
    assert len(conflicts) == SAVES
    put_together = [conflict for conflict in conflicts if conflict.merged_text is not None]
    assert len(put_together) == SAVES // 2
    # Lines of their own, put together: the last version has those of both.
    assert written[0][-1] in revisions.last().body
    assert written[1][-1] in revisions.last().body
