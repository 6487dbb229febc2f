"""What is checked of the fields beside a text, such as its title: they are plain words."""

from __future__ import annotations

from collections.abc import Iterator

from content.guardrails.blanks import find_blanks
from content.guardrails.characters import describe_direction_marks, describe_mixed_scripts
from content.guardrails.claims import promises_beside_the_text
from content.guardrails.marks import find_failed_inline_marks, find_html
from content.markdown.document import Problem


def check_fields(**fields: str) -> Iterator[Problem]:
    """The problems of words beside a text. Each field has its name.

    >>> [problem.message for problem in check_fields(title="A ~~sure~~ way")][:1]
    ['In the title: “~~” strikes nothing out: delete the words that no longer hold.']
    """
    yield from promises_beside_the_text(**fields)
    for name, text in fields.items():
        found = (
            *describe_direction_marks(text),
            *describe_mixed_scripts(text),
            *(message for _, message in (*find_failed_inline_marks(text), *find_html(text))),
            *find_blanks(text),
        )
        for message in dict.fromkeys(found):
            yield Problem(1, f"In the {name}: {message}")
