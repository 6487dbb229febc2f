"""A new block is one file and one page of the handbook: here is one, and all that follows from it."""

import shutil
from pathlib import Path

import pytest

from content import handbook_examples
from content.guardrails import claims, sentences, wording
from content.markdown import render
from content.markdown.blocks import BLOCKS, read_block_types
from content.markdown.kinds import kind_problems
from content.markdown.render import render_kept
from tests.unit.content.markdown.blocks import toy
from tests.unit.content.markdown.problems import problems

TOY_PAGE = Path(toy.__file__).parent / "packing.md"
PACKING = "::: packing\n- your list\n:::\n"
KEY_POINTS = "::: key-points\n- One.\n- Two.\n:::\n\n"


def forget() -> None:
    render_kept.cache_clear()
    handbook_examples.chapters.cache_clear()
    handbook_examples.block_chapters.cache_clear()


@pytest.fixture
def packing(monkeypatch, tmp_path):
    """The toy block, among the others for as long as a test lasts."""
    shutil.copytree(handbook_examples.HANDBOOK, tmp_path, dirs_exist_ok=True)
    shutil.copy(TOY_PAGE, tmp_path)
    monkeypatch.setattr(handbook_examples, "HANDBOOK", tmp_path)
    monkeypatch.setitem(BLOCKS, "packing", read_block_types(toy.__path__, toy.__name__)["packing"])
    forget()
    yield
    monkeypatch.undo()
    forget()


def messages(text: str) -> list[str]:
    return [message for _, message in problems(text)]


def test_blocks_of_the_guide_are_read_from_their_files_in_their_order():
    assert list(BLOCKS)[:3] == ["key-points", "care", "do"]
    assert list(BLOCKS)[-1] == "unknown"
    assert "packing" not in BLOCKS


def test_two_blocks_of_one_name_are_refused(monkeypatch):
    (toy_block,) = read_block_types(toy.__path__, toy.__name__).values()
    module = __import__(toy_block.prepare.__module__, fromlist=["PACKING"])
    monkeypatch.setattr(module, "ANOTHER", toy_block, raising=False)

    with pytest.raises(ValueError, match="There are two blocks “packing”"):
        read_block_types(toy.__path__, toy.__name__)


def test_block_that_there_is_not_is_named_with_those_that_there_are(packing):
    assert messages("::: nothing\nWords.\n:::")[0].startswith(
        "“nothing” is not a block. There are: key-points, care, do, do-not, warning,"
    )
    assert "packing" in messages("::: nothing\nWords.\n:::")[0]


def test_its_html_is_made_cleaned_and_finished(packing):
    document = render(PACKING)

    assert document.problems == ()
    assert document.blocks == ("packing",)
    assert document.html.startswith('<section data-bag="drawn" class="packing" id="packing-list">')
    assert "data-bag" not in render("Words.").html


@pytest.mark.parametrize(
    "text",
    [
        "## Bring {#what-to-bring}",
        "## Bring {#packing-light}",
        "::: table Bring {#packing-light}\n| a |\n|---|\n| b |\n:::",
        "::: words\nBring {#what-to-bring}\n: Take with you.\n:::",
    ],
)
def test_its_ids_are_no_authors(packing, text):
    assert "is one that the site itself uses" in messages(text)[0]


def test_ids_are_free_without_it():
    assert problems("## Bring {#what-to-bring}\n\n## Light {#packing-light}") == []


def test_its_items_are_counted_by_its_own_limits_alone(packing):
    four = PACKING.replace("- your list\n", "- your list\n" * 4)

    assert messages(four) == ["“packing” has 4 list items: give 1 to 3."]
    assert list(sentences.lists_of_another_length(render(PACKING))) == []
    assert len(list(sentences.lists_of_another_length(render("- your list\n")))) == 1


def test_page_takes_so_many_and_no_more(packing):
    assert "One packing list is enough." not in messages(PACKING)
    assert (5, "One packing list is enough.") in problems(f"{PACKING}\n{PACKING}")


def test_advice_needs_no_source(packing):
    figure = "- wait for 3 days, pain can come\n"
    advice, text = PACKING.replace("- your list\n", figure), figure

    for rule in (claims.figures_without_source, claims.effects_without_source):
        assert list(rule(render(advice))) == []
        assert len(list(rule(render(text)))) == 1


def test_source_in_one_part_does_not_speak_for_another(packing):
    parts = "::: packing\n- it is safe [@a]\n- it is safe\n:::"

    assert [p.line for p in claims.safe_without_source(render(parts))] == [3]
    assert (
        list(claims.safe_without_source(render(parts.replace("packing", "care see A if:")))) == []
    )


def test_its_headings_open_sections(packing):
    text = f"## A {{#a}}\n\n{PACKING}"

    assert render(text).passages[-1].place.section == 2
    assert render(text.replace("packing", "do")).passages[-1].place.section == 1


def test_it_may_use_the_hard_words_that_it_explains(packing):
    hard = PACKING.replace("your list", "oedema")

    assert list(wording.jargon(render(hard))) == []
    assert len(list(wording.jargon(render(hard.replace("packing", "do"))))) == 1


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("article", KEY_POINTS, ["An article needs its packing list."]),
        ("article", KEY_POINTS + PACKING, []),
        ("home", KEY_POINTS, []),
        ("home", KEY_POINTS + PACKING, ["Nobody packs on the home page."]),
    ],
)
def test_kinds_of_page_need_or_refuse_it(packing, kind, text, expected):
    found = kind_problems(render(text), kind=kind, is_chapter=False)

    assert [problem.message for problem in found] == expected


def test_handbook_has_its_page(packing):
    chapter = handbook_examples.block_chapters()[-1]

    assert (chapter.id, chapter.name) == ("packing", "Packing list")
    assert chapter.purpose == "What to bring on the day, at most three things."
    assert [render(one.text).html.strip() for one in chapter.examples] == [
        one.html.strip() for one in chapter.examples
    ]


def test_block_that_is_taken_away_again_is_gone():
    assert messages(PACKING)[0].startswith("“packing” is not a block.")
    assert all(chapter.id != "packing" for chapter in handbook_examples.chapters())
