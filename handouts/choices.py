"""What a reader or a clinic's desk chooses for a sheet. The address of a sheet holds all of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from content.contents_list import FIELDS, Contents, contents_list
from content.era import once_per_era
from content.models import Revision
from handouts.presets import PRESETS, WHOLE_GUIDE, Part, Preset, is_for_paper, is_for_sheets

SIZES = {"12": "12 point", "14": "14 point", "18": "18 point, large print"}
PAPERS = {"a4": "A4", "letter": "Letter"}
STEPS = {"blank": "Empty boxes to tick with a pen", "ticked": "As ticked in this browser"}
# How a sheet is printed, as its address has it, after what is on it.
LAYOUT = ("size", "paper", "steps", "contact")
CONTACTS = {"clinic": "The clinic’s details", "blank": "Empty lines to write on"}


@dataclass(frozen=True)
class Choices:
    """A sheet in words and figures: what is on it, and how it is printed.

    `pages` are keys of whole pages in the order of the guide, added to what `preset` holds.
    """

    preset: str = ""
    pages: tuple[str, ...] = ()
    size: str = "12"
    paper: str = "a4"
    steps: str = "blank"
    contact: str = "clinic"

    @classmethod
    def of(cls, query: str) -> Choices:
        """The choices that a `query` of ours holds, however long ago it was made."""
        data = QueryDict(query)
        chosen = {name: str(data[name]) for name in ("preset", *LAYOUT) if name in data}
        return cls(pages=tuple(data.getlist("page")), **chosen)

    @property
    def fields(self) -> list[tuple[str, str]]:
        """Names and values as a form sends them, always in the same order and way."""
        fields = [("preset", self.preset)] if self.preset else []
        fields += [("page", key) for key in self.pages]
        return fields + [(name, getattr(self, name)) for name in LAYOUT]

    @property
    def query(self) -> str:
        """The choices as an address holds them."""
        return urlencode(self.fields)

    @property
    def file_name(self) -> str:
        """What a file of it is called: the preset or the first page, and how it is printed."""
        name = self.preset or self.pages[0]
        return f"mesotherapy-{name}-{self.size}pt-{self.paper}.pdf"

    @property
    def chosen_preset(self) -> Preset | None:
        return next((preset for preset in PRESETS if preset.key == self.preset), None)

    @property
    def is_card(self) -> bool:
        """Whether it is a card alone. With pages added to it, it is a sheet like others."""
        preset = self.chosen_preset
        return preset is not None and preset.is_card and not self.pages

    def parts(self, chapters: Iterable[str]) -> tuple[Part, ...]:
        """What stands on the sheet, in its order. `chapters` are all of the guide, by key."""
        preset = self.chosen_preset
        parts: list[Part] = []
        if preset is not None:
            parts += map(Part, chapters) if preset is WHOLE_GUIDE else preset.parts
        # A page that was ticked is there as a whole, and once.
        parts = [part for part in parts if part.page not in self.pages or part.is_whole]
        there = {part.page for part in parts}
        return (*parts, *(Part(key) for key in self.pages if key not in there))

    def parts_of(self, live: Iterable[Revision]) -> tuple[Part, ...]:
        """What stands on the sheet where these versions are live, be its page among them or not."""
        pages = [revision.page for revision in live]
        return self.parts(page.key for page in pages if page.is_chapter and is_for_paper(page))


def _one_of(label: str, choices: dict[str, str]) -> forms.ChoiceField:
    """Radios; an address without them means the first one."""
    return forms.ChoiceField(
        label=label,
        widget=forms.RadioSelect,
        choices=choices,
        error_messages={
            "required": "Choose one of these.",
            "invalid_choice": "This is not one of the choices. Choose one of these.",
        },
    )


class HandoutForm(forms.Form):
    preset = forms.ChoiceField(
        label="A ready-made handout",
        widget=forms.RadioSelect,
        required=False,
        choices=[
            *((preset.key, preset.title) for preset in PRESETS),
            ("", "None of these: only the pages that I tick"),
        ],
        error_messages={
            "invalid_choice": "There is no such ready-made handout. Choose one from the list."
        },
    )
    page = forms.MultipleChoiceField(
        label="Pages to add",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={
            "invalid_choice": "A page that was chosen is not there to print. Tick pages from the list."
        },
    )
    size = _one_of("Size of the words", SIZES)
    paper = _one_of("Paper", PAPERS)
    steps = _one_of("Steps of the procedure", STEPS)
    contact = _one_of("Contact box", CONTACTS)

    def __init__(self, contents: Contents, data: QueryDict) -> None:
        """Nothing chosen, in whatever way, is an empty form and no error."""
        chosen = data.copy()
        is_empty = not any(any(chosen.getlist(name)) for name in self.base_fields)
        for name, default in _defaults().items():
            chosen.setdefault(name, default)
        super().__init__(None if is_empty else chosen, initial=_defaults(), auto_id="%s")
        # Django walks through all of a thousand pages, so only where a form asks for them.
        self.fields["page"].choices = lambda: [  # type: ignore[attr-defined]
            (link.key, link.title) for link in (*contents.chapters, *contents.beside)
        ]

    @property
    def unticked_pages(self) -> SafeString | str:
        """The choice of pages where none is ticked, which is the same for all; else empty."""
        return "" if self.is_bound else pages_for_paper().unticked

    @property
    def folded_fields(self) -> list[forms.BoundField]:
        """What few need: for most a ready-made sheet and the size of its words are enough."""
        return [self[name] for name in ("page", "paper", "steps", "contact")]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not cleaned["preset"] and not cleaned["page"]:
            self.add_error(
                "page", "Nothing is chosen yet. Choose a ready-made handout, or tick a page."
            )
        return cleaned

    @property
    def choices(self) -> Choices:
        """What a valid form chose, its pages in the order of the guide."""
        data = dict(self.cleaned_data)
        ticked = data.pop("page")
        keys = [key for key, _ in self.fields["page"].choices]  # type: ignore[attr-defined]
        return Choices(pages=tuple(key for key in keys if key in ticked), **data)


def _defaults() -> dict[str, str]:
    choices = Choices()
    return {name: getattr(choices, name) for name in LAYOUT}


class PagesForPaper:
    """The pages that the builder offers. Each part is read when something first asks for it."""

    @cached_property
    def contents(self) -> Contents:
        live = Revision.objects.live_page_by_page().in_reading_order()
        # What the list shows and no more: a guide's texts would be megabytes.
        listed = live.select_related("page").only(*FIELDS)
        return contents_list(revision for revision in listed if is_for_paper(revision.page))

    @cached_property
    def unticked(self) -> SafeString:
        """The field of pages as a form without choices shows it.

        Its rows are written here: Django's widget takes a fifth of a second for a thousand pages.
        """
        rows = format_html_join(
            "",
            '<div class="choice-field__choice">'
            '<input type="checkbox" name="page" value="{}" id="page_{}">'
            '<label for="page_{}">{}</label></div>',
            (
                (link.key, number, number, link.title)
                for number, link in enumerate((*self.contents.chapters, *self.contents.beside))
            ),
        )
        field = HandoutForm(self.contents, QueryDict())["page"]
        context = {"field": field, "rows": rows}
        return SafeString(render_to_string("components/choice_field.html", context))


pages_for_paper = once_per_era(PagesForPaper)


def revisions_for_paper() -> list[Revision]:
    """The live versions of which something may stand on a sheet, in the order of the guide."""
    revisions = Revision.objects.for_readers().in_reading_order()
    return [revision for revision in revisions if is_for_sheets(revision.page)]
