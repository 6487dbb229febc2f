"""The handbook's chapters, as the editor and the handbook's page show them."""

from content.handbook_examples import HANDBOOK, block_chapters, chapters, example
from content.markdown.blocks import BLOCKS


def test_every_file_of_the_handbook_is_a_chapter():
    files = {path.stem for path in HANDBOOK.glob("*.md")}

    assert {chapter.id for chapter in chapters()} == files
    assert len(chapters()) == len(files)


def test_block_is_named_and_explained_as_in_its_own_file():
    care_card = next(chapter for chapter in block_chapters() if chapter.id == "care_card")

    assert (care_card.name, care_card.purpose) == (
        "Care card",
        "Signs to look out for, and how soon to act.",
    )


def test_every_chapter_has_a_short_name_and_says_in_a_sentence_what_it_is_for():
    for chapter in chapters():
        assert 1 <= len(chapter.name.split()) <= 5, chapter.id
        assert chapter.purpose[0].isupper(), chapter.id
        assert chapter.purpose.endswith("."), chapter.id
        assert not set("`'") & set(chapter.name + chapter.purpose), chapter.id


def test_first_example_of_a_block_chapter_is_the_block_that_a_button_inserts():
    for chapter in block_chapters():
        inserted = [name for name in BLOCKS if f"::: {name}" in chapter.skeleton]
        assert inserted, chapter.id
        assert all(f"::: {name}" in chapter.examples[0].text for name in inserted), chapter.id


def test_example_is_found_by_its_id():
    first = block_chapters()[0].examples[0]

    assert first.id == "key_points-1"
    assert example("key_points-1") is first
    assert example("key_points-99") is None
