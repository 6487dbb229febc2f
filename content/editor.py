"""What staff see while they write: the HTML that readers get, what is to fix, and measures.

`content.admin.live_preview` answers with it at markdownx's address; the package's setting names it too.
"""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from content.checks import find_problems_in_text
from content.guardrails.measures import GRADE_AIM, measures
from content.guardrails.sentences import SENTENCE_WORDS_ADVISED
from content.markdown import Problem, render
from content.markdown.render import MOST_CHARACTERS
from content.models import Page
from content.surroundings import editor_context

# From here on the editor counts down.
FEW_CHARACTERS_LEFT = 5_000
# No form takes this character. It comes along with words from a broken file.
NUL = "\0"


def render_preview(text: str, page: Page | None = None, *, slug: str | None = None) -> SafeString:
    """The three parts that the editor's script takes apart: problems, measures, document.

    With a page, what a page of its kind must hold is asked too. `slug` is the address that is
    being written, where it is not the page's own.
    """
    unkept = _problem_of_nul(text) if NUL in text else ()
    text = text.replace(NUL, "")
    context = editor_context()
    document = render(text, context)
    characters_left = MOST_CHARACTERS - len(text)
    return render_to_string(
        "staff/preview.html",
        {
            "document": document,
            "problems": (*unkept, *find_problems_in_text(text, page, slug=slug, context=context)),
            "measures": measures(document),
            "grade_aim": GRADE_AIM,
            "sentence_words_aim": SENTENCE_WORDS_ADVISED,
            "characters_left": characters_left
            if 0 <= characters_left < FEW_CHARACTERS_LEFT
            else None,
        },
    )


def _problem_of_nul(text: str) -> tuple[Problem]:
    line = text.partition(NUL)[0].count("\n") + 1
    return (
        Problem(
            line,
            "This line has a character that nobody sees and that cannot be saved (NUL): delete the line and type it again.",
        ),
    )
