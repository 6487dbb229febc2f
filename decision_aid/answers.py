"""What a reader says to each statement, on a scale of five. It is asked of one request, and kept nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from content.markdown.blocks.statements import ANSWER
from content.markdown.decision import Statement

LEVELS = {
    "1": "Does not matter",
    "2": "A little",
    "3": "Some",
    "4": "A lot",
    "5": "Very much",
}
# The form stands below the statements, whose answers belong to it by its id.
FORM_ID = "decision"
NOTHING_MARKED = (
    "Nothing is marked yet. Mark how much at least one thing matters, then make your sheet."
)
NO_LEVEL = "We could not read this answer. Mark one of the five again."


class AnswersForm(forms.Form):
    """One field for each statement. Each may be left out, and not all of them."""

    def __init__(self, statements: tuple[Statement, ...], data: Mapping[str, Any] | None = None):
        super().__init__(data, auto_id="%s")
        self._statements = statements
        for statement in statements:
            self.fields[name_of(statement)] = forms.ChoiceField(
                label=statement.text,
                choices=list(LEVELS.items()),
                required=False,
                error_messages={"invalid_choice": NO_LEVEL},
            )

    def clean(self) -> None:
        if self.fields and not self.errors and not any(self.cleaned_data.values()):
            self.add_error(next(iter(self.fields)), NOTHING_MARKED)

    @property
    def levels(self) -> dict[Statement, int]:
        """How much each statement matters, from 1 to 5, of those that were answered in a valid form."""
        given = {each: self.cleaned_data[name_of(each)] for each in self._statements}
        return {statement: int(level) for statement, level in given.items() if level}


def name_of(statement: Statement) -> str:
    return f"{ANSWER}{statement.id}"
