"""Words that readers get as soon as they are saved, held to the rules of words beside a text."""

from __future__ import annotations

from typing import Any

from content.admin.typed import ModelForm
from content.guardrails.beside_the_text import check_fields


def refuse_mistakes(form: ModelForm[Any], *names: str) -> None:
    """Add an error to each of these fields of a form for each promise or mark in its words.

    The form has been cleaned. What was typed stays in it.
    """
    for name in names:
        text = form.cleaned_data.get(name) or ""
        for problem in check_fields(**{str(form.fields[name].label).lower(): text}):
            if problem.is_error:
                form.add_error(name, problem.message)
