"""A guide of one page and one reference as files, and how to change them."""

import pytest

from content.guide_files import REFERENCES_FILE, GuideError, read_guide

REFERENCES = """moftah2012:
  short_name: Moftah 2012
  citation: 'Moftah N: dutasteride. 2012.'
  year: 2012
  link: ''
  kind: Controlled trial
  size: 126 women
  found: More hair.
  limits: Small.
  read: abstract
"""
# The body starts on line 10.
PAGE = """---
kind: article
group: decide
position: 1
slug: costs
title: Costs
summary: What it costs.
note: First version.
---
::: key-points
- Ask for the price. [@moftah2012]
- You may say no.
:::

## The price {#price}

See [the price](#price).

::: unknown
- Nobody knows the price.
:::
"""


def make_folder(folder):
    """Write the guide's two files."""
    (folder / "costs.md").write_text(PAGE)
    (folder / REFERENCES_FILE).write_text(REFERENCES)


def write_page(folder, name="costs.md", **changes):
    """Write a page's file with lines changed: `title="Costs"` replaces the line of the title."""
    lines = [
        f"{field}: {changes[field]}" if (field := line.split(":")[0]) in changes else line
        for line in PAGE.splitlines()
    ]
    (folder / name).write_text("\n".join(lines) + "\n")


def files_of(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def faults_of(folder):
    with pytest.raises(GuideError) as caught:
        read_guide(folder)
    assert str(caught.value) == "\n".join(str(fault) for fault in caught.value.faults)
    return [str(fault) for fault in caught.value.faults]
