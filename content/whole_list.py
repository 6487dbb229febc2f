"""The list of all pages, in parts, and how much of it the home page shows.

Today's guide is shown whole. With a thousand pages nobody would find one on the home page, and each
first reader after a change would wait for it to be written.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse

from content.contents_list import Contents, PageGroup, PageLink
from content.models import Page

SHOWN_AT_HOME = 30  # pages of a group
IN_A_PART = 100


@dataclass(frozen=True)
class GroupAtHome:
    """`count` pages stand in the whole group, and the list has all of them from `address` on."""

    key: str
    name: str
    pages: tuple[PageLink, ...]
    count: int
    address: str

    @property
    def has_more(self) -> bool:
        return self.count > len(self.pages)


def groups_at_home(contents: Contents) -> list[GroupAtHome]:
    """What the home page shows: the guide's groups, and what stands beside it."""
    shown, index = [], 0
    for key, name, pages in _groups(contents):
        address = f"{address_of_part(index // IN_A_PART + 1)}#{key}"
        shown.append(GroupAtHome(key, name, pages[:SHOWN_AT_HOME], len(pages), address))
        index += len(pages)
    return shown


def list_part(contents: Contents, number: int) -> list[PageGroup]:
    """The groups in one part of the list, in reading order, each with its pages there."""
    pages = [page for _, _, pages in _groups(contents) for page in pages]
    part = pages[(number - 1) * IN_A_PART : number * IN_A_PART]
    return [
        PageGroup(key, Page.Group(key).label, tuple(pages))
        for key, pages in groupby(part, lambda page: page.group)
    ]


def address_of_part(number: int) -> str:
    """Part 1 has the address without a number."""
    if number == 1:
        return reverse("content:whole-list")
    return reverse("content:part-of-list", args=[number])


def _groups(contents: Contents) -> list[tuple[str, str, tuple[PageLink, ...]]]:
    beside = Page.Group.BESIDE
    return [
        *((group.key, group.name, group.pages) for group in contents.groups),
        (beside.value, beside.label, contents.beside),
    ]
