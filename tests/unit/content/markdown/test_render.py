"""The one way from a text to HTML."""

from concurrent.futures import ThreadPoolExecutor

from django.utils.safestring import SafeString
from hypothesis import given

from content.guardrails import rules
from content.guide_files import SHIPPED, read_guide
from content.markdown import Context, Document, Problem, render
from content.markdown.blocks.figure import drawings
from content.markdown.blocks.people import picture
from content.markdown.cleaner import clean
from content.markdown.render import MOST_CHARACTERS, render_kept
from tests.properties import bounded, texts
from tests.unit.content.markdown.test_pairs import EXAMPLES

GUIDE = sorted(SHIPPED.glob("*.md"))


def body(path) -> str:
    """The text of a shipped page, below its front matter."""
    return path.read_text().split("---\n", 2)[2]


def test_render_gives_the_same_document_for_the_same_text():
    assert render("Words.") is render("Words.")


def test_render_marks_its_html_as_safe():
    assert isinstance(render("Words.").html, SafeString)


def test_render_of_nothing():
    assert render("") == Document(html="")


def test_render_takes_a_text_of_the_most_characters():
    document = render("a" * MOST_CHARACTERS)

    assert document.html == f"<p>{'a' * MOST_CHARACTERS}</p>\n"
    assert document.problems == ()


def test_render_refuses_a_longer_text_and_keeps_none_of_it():
    message = "This text has 40,001 characters, the most is 40,000: split the page in two."

    render_kept.cache_clear()

    assert render("a" * 40_001) == Document(html="", problems=(Problem(1, message),))
    assert render_kept.cache_info().currsize == 0


def test_render_refuses_brackets_without_end_before_the_engine_looks_at_them():
    message = "This text has 2,001 opening brackets [, the most is 2,000: split the page in two."

    assert render("[" * 2_001) == Document(html="", problems=(Problem(1, message),))
    assert render("[" * 2_000).problems == ()


def test_render_refuses_a_table_that_is_wider_than_any_screen():
    message = "This text has 101 bars | in one line, the most is 100: make the table narrower."

    assert render("|a" * 101) == Document(html="", problems=(Problem(1, message),))
    assert render("|a" * 100).problems == ()


def test_render_tells_the_first_problems_and_how_many_follow():
    problems = render("[a](b)\n\n" * 203).problems

    assert len(problems) == 201
    assert problems[:200] == render("[a](b)\n\n" * 200).problems
    assert problems[200].message == "3 more problems follow: mend these first."


def test_render_sorts_problems_by_line_and_says_each_once():
    document = render("[a](b) [a](b)\n\n# One {#one}\n\n## {#two}")

    assert document.problems == (
        Problem(1, "The link b leads nowhere: start it with /, # or https://."),
        Problem(3, "“One” uses one #: the page’s title is the only such heading, start with ##."),
        Problem(5, "This heading has no words: say what follows."),
    )
    assert document.errors == document.problems


def test_render_reads_line_ends_of_browsers_like_any_others():
    text = "::: do\n- keep calm\n- ask\n:::\n\n[a](b)"

    assert render(text.replace("\n", "\r\n")) == render(text)


def test_emergency_card_starts_with_the_call_of_its_context():
    text = "::: care emergency Call now if:\n- it is hard to breathe\n:::"

    document = render(text, Context(emergency_call="Call 108 now."))

    call = '<div class="care__body"><p class="care__call">Call <a href="tel:108">108</a> now.</p>'
    assert call in document.html
    assert "112" not in document.html


def test_render_in_eight_threads_gives_what_one_gives():
    texts = [pair.values[1] for pair in EXAMPLES] + [body(path) for path in GUIDE]
    render_kept.cache_clear()
    alone = [render(text) for text in texts]
    render_kept.cache_clear()

    def all_texts(start: int) -> list[Document]:
        """Each thread starts elsewhere, so that different texts meet in the engine."""
        turned = texts[start:] + texts[:start]
        # Past the cache: what is asked is if the work itself can be shared.
        documents = [render_kept.__wrapped__(text, Context()) for text in turned]
        return documents[len(texts) - start :] + documents[: len(texts) - start]

    with ThreadPoolExecutor(max_workers=8) as pool:
        together = list(pool.map(all_texts, range(0, 40, 5)))

    assert together == [alone] * 8


def test_shipped_guide_has_no_problems():
    guide = read_guide(SHIPPED)

    found = {page.file_name: document.problems for page, document in guide.documents()}

    assert found == {path.name: () for path in GUIDE}


def without_drawings(html):
    for svg in (*drawings().values(), *map(picture, range(101))) if "<svg" in html else ():
        html = html.replace(svg, "")
    return html


@bounded
@given(texts)
def test_any_text_gives_clean_html_and_is_judged_by_every_rule(text):
    document = render(text)
    html = without_drawings(document.html)

    assert clean(html) == html
    lines = text.count("\n") + text.count("\r") + 1
    found = (*document.problems, *rules.check(document), *document.passages)
    assert all(1 <= one.line <= lines for one in found)
