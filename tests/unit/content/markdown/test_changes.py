"""What changed is marked on the page of a version, in words and in a class."""

from content.markdown import render
from content.markdown.changes import mark_changes
from content.markdown.context import Context
from content.markdown.render import render_marked

TEXT = """## Why {#why}

Same words.

- One
- Two

::: table What {#what}
| A | B |
|---|---|
| c | d |
:::
"""


def marked(*lines):
    changes = {line: number for number, line in enumerate(lines, start=1)}
    return render_marked(TEXT, Context(), changes).html


def test_block_on_a_changed_line_has_the_number_of_its_change():
    hidden = '<span class="visually-hidden">Changed: </span>'

    assert f'<h2 id="why" class="changed changed-1">{hidden}Why</h2>' in marked(1).replace("\n", "")
    assert f'<p class="changed changed-1">{hidden}Same words.</p>' in marked(3).replace("\n", "")
    items = marked(6, 5).replace("\n", "")
    assert f'<li class="changed changed-2">{hidden}One</li>' in items
    assert f'<li class="changed changed-1">{hidden}Two</li>' in items
    assert marked(11).count("changed changed-1") == 2
    assert marked(8).count('<caption id="what" class="changed changed-1">') == 1


def test_page_without_changes_is_that_of_readers():
    assert marked() == render(TEXT).html
    assert marked(2, 4) == render(TEXT).html
    assert mark_changes([], {1: 1}) == []
