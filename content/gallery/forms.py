"""The forms of the guide: filled in, not filled in, and with mistakes."""

from __future__ import annotations

from collections.abc import Iterator

from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join

from content.gallery.parts import draw
from content.gallery.registry import Component, State, register
from content.gallery.samples import sample_answer, sample_tables
from content.markdown.blocks.table import WIDE
from content.side_by_side import CompareForm, list_pairs, options, side_by_side
from content.whole_course import WholeCourseForm

COMPARING = "css/comparing.css"
CHOICES = [("12", "12 point"), ("14", "14 point"), ("18", "18 point, large print")]


class SampleForm(forms.Form):
    """A field of each kind that the site has."""

    code = forms.CharField(label="Code of the sheet", error_messages={"required": "Write a code."})
    visits = forms.IntegerField(
        label="Number of visits",
        error_messages={"required": "Write how many visits are planned."},
    )
    start = forms.DateField(
        label="Date of the first visit",
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": "Choose the date of the first visit."},
    )
    choice = forms.ChoiceField(
        label="First choice",
        choices=[("", "Choose one"), *CHOICES],
        error_messages={"required": "Make your first choice."},
    )
    size = forms.ChoiceField(
        label="Size of the words",
        choices=CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of these."},
    )
    pages = forms.MultipleChoiceField(
        label="Pages to add",
        choices=[("costs", "Costs"), ("benefits", "Benefits: what we know")],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick a page from the list."},
    )


FILLED_IN = {
    "code": "7K3-QX7",
    "visits": "6",
    "start": "2027-01-31",
    "choice": "14",
    "size": "14",
    "pages": ["costs"],
}


@register
def fields() -> Iterator[Component]:
    empty, wrong = SampleForm(prefix="empty"), SampleForm(data={}, prefix="wrong")
    full = SampleForm(initial=FILLED_IN, prefix="full")
    yield Component(
        "form-field",
        "Fields",
        (
            State("Empty", _fields(empty)),
            State("Filled in", _fields(full)),
            State("With mistakes", _fields(wrong)),
        ),
        is_printed=False,
    )
    yield Component(
        "error-summary",
        "Summary of mistakes",
        (State("Of a form with mistakes", draw("error_summary", form=wrong)),),
        is_printed=False,
    )


def _fields(form: forms.Form) -> str:
    several = ("size", "pages")
    drawn = (
        draw("choice_field" if field.name in several else "form_field", field=field)
        for field in form
    )
    return format_html(
        '<form class="plan-form" novalidate>{}</form>', format_html_join("", "{}", zip(drawn))
    )


@register
def tools() -> Iterator[Component]:
    """The forms that answer on their own page."""
    yield Component(
        "whole-course",
        "Price of a whole course",
        (
            State("Not filled in; on paper, lines for a pen", _whole_course("")),
            State("With mistakes", _whole_course("price=much&visits=0")),
            State("The price of a visit", _whole_course("price=£120")),
            State(
                "Everything known",
                _whole_course("price=£120&visits=8&top_ups=4&other=£50"),
            ),
        ),
    )


@register
def comparing() -> Iterator[Component]:
    """What a page that compares treatments has."""
    document = sample_tables()
    pairs, tables = list_pairs(document), document.tables
    compare = {
        "Not filled in": CompareForm(options(document)),
        "The same choice twice": CompareForm(options(document), {"a": "first", "b": "first"}),
    }
    yield Component(
        "compare-form",
        "Two choices to compare",
        tuple(
            State(name, draw("compare_form", form=form, pairs=pairs, tables=tables))
            for name, form in compare.items()
        ),
        stylesheet=COMPARING,
        is_printed=False,
    )
    answers = {
        "As it comes": side_by_side(document, {}, "first", "nothing"),
        "A label of both, facts of another page, and rows without an answer": sample_answer(),
    }
    yield Component(
        "side-by-side",
        "Two choices side by side",
        tuple(
            State(name, draw("side_by_side", answer=answer, deciding="/decide/"))
            for name, answer in answers.items()
        ),
        stylesheet=COMPARING,
    )
    links = {f"{WIDE}-{table.id}": draw("wide_table", table=table) for table in tables}
    yield Component(
        "wide-table",
        "Tables of a page that compares",
        (State("On a phone, a link opens each", document.fill_slots(links).html),),
    )


def _whole_course(query: str) -> str:
    form = WholeCourseForm(QueryDict(query), currency="GBP")
    return render_to_string("content/whole_course.html", {"form": form, "address": "/costs/"})
