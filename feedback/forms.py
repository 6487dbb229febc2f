"""What a reader sends: an answer about a page, and words if they like."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.text import normalize_newlines

from content.contents_list import Contents, PageLink
from content.models import Revision
from feedback.models import WORDS_AT_MOST, Answer

VERSION = re.compile(r"[0-9]{1,9}")
HOME = "home"
WHOLE_SITE = "The site as a whole"
WORDS_LABEL = f"What is wrong, or not clear? (At most {WORDS_AT_MOST:,} characters.)"
NO_WORDS = "Write what is wrong, so that it can be found."


class WordsField(forms.CharField):
    """Some lines. A browser counts an end of line as one character, and sends two."""

    def __init__(self, **options: Any) -> None:
        too_long = f"Shorten this: at most {WORDS_AT_MOST:,} characters can be sent."
        super().__init__(
            max_length=WORDS_AT_MOST,
            widget=forms.Textarea(attrs={"rows": 5}),
            error_messages={"max_length": too_long, "required": NO_WORDS},
            **options,
        )

    def to_python(self, value: Any) -> Any:
        return super().to_python(normalize_newlines(value) if isinstance(value, str) else value)


class AnswerForm(forms.Form):
    page = forms.ChoiceField(
        label="Which page is it about?",
        required=False,
        error_messages={"invalid_choice": "This page is not in the guide now: choose another one."},
    )
    version = forms.CharField(required=False, widget=forms.HiddenInput)
    verdict = forms.ChoiceField(
        label="Was it clear?",
        choices=Answer.Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose one of the answers.",
            "invalid_choice": "Choose one of the answers.",
        },
    )
    words = WordsField(label=WORDS_LABEL, required=False)

    def __init__(self, data: Any = None, *, contents: Contents, **options: Any) -> None:
        super().__init__(data, **options)
        page = self.fields["page"]
        assert isinstance(page, forms.ChoiceField)  # noqa: S101 (declared above)
        page.choices = [
            ("", WHOLE_SITE),
            (HOME, "The start page"),
            *((group.name, _choices(group.pages)) for group in contents.groups),
            ("Beside the guide", _choices(contents.beside)),
        ]

    def clean(self) -> None:
        is_mistake = self.cleaned_data.get("verdict") == Answer.Verdict.MISTAKE
        if is_mistake and self.has_words and self.cleaned_data.get("words") == "":
            self.add_error("words", NO_WORDS)

    @property
    def has_words(self) -> bool:
        """Whether the reader had room for words: the question at a page's end has none."""
        return "words" in self.data

    def find_version(self) -> Revision | None:
        """The version that the answer is about: the one that the reader had, or the live one."""
        key, number = self.cleaned_data["page"], self.cleaned_data["version"]
        versions = Revision.objects.filter(page__key=key)
        if VERSION.fullmatch(number):
            read = versions.published().filter(number=int(number)).first()
            if read is not None:
                return read
        return versions.live().first()


class MoreWordsForm(forms.Form):
    """Words that follow an answer."""

    words = WordsField(label=WORDS_LABEL)


def _choices(pages: tuple[PageLink, ...]) -> list[tuple[str, str]]:
    return [(page.key, page.title) for page in pages]
