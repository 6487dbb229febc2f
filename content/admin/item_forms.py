"""Forms of the editor that add one word, one question, one step or one row of a table.

Nothing is sent: `static/staff/add-item.js` writes the Markdown into the text.
"""

from __future__ import annotations

from django import forms

LINES = forms.Textarea(attrs={"rows": 4})


class ItemForm(forms.Form):
    """`kind` is the script's name for what is added, `name` that of people."""

    kind: str
    name: str

    def __init__(self) -> None:
        super().__init__(auto_id=f"add-{self.kind}-%s", prefix=None)


class WordForm(ItemForm):
    kind, name = "word", "One word"

    term = forms.CharField(label="The word")
    say = forms.CharField(
        label="How to say it",
        required=False,
        help_text="Where it is hard to say, with the part to stress in capital letters: DUR-miss.",
    )
    meaning = forms.CharField(
        widget=LINES, label="What it means", help_text="One or two short sentences."
    )


class QuestionForm(ItemForm):
    kind, name = "question", "One question"

    question = forms.CharField(label="The question", help_text="As people ask it.")
    answer = forms.CharField(
        widget=LINES, label="The answer", help_text="The short answer comes first."
    )


class StepForm(ItemForm):
    kind, name = "step", "One step"

    title = forms.CharField(label="The step", help_text="A few words: “Getting the scalp ready”.")
    words = forms.CharField(widget=LINES, label="What happens")
    actions = forms.CharField(
        label="What the patient does",
        required=False,
        widget=LINES,
        help_text="Each on a line of its own. Patients can tick it.",
    )


class RowForm(ItemForm):
    """Its other fields are the columns of the table, which the script reads in the text."""

    kind, name = "row", "One row"

    table = forms.CharField(label="The table", widget=forms.Select)
    option = forms.CharField(
        label="Its short name in links",
        required=False,
        widget=forms.TextInput(attrs={"pattern": "[a-z][a-z0-9\\-]*"}),
        help_text="The same in every table of this page, in small letters and hyphens: red-light.",
    )


ITEM_FORMS: tuple[type[ItemForm], ...] = (WordForm, QuestionForm, StepForm, RowForm)
