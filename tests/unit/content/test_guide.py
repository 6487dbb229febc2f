"""The shipped text keeps to what it asks of others, and to a little more."""

from statistics import mean, median

import pytest

from content.guardrails import readability, rules
from content.guardrails.passages import running_text
from content.guide_files import SHIPPED, read_guide
from content.markdown.citations import cited_keys

PAGES = 21
WARNINGS_AT_MOST = 10
SENTENCE_WORDS_AT_MOST = 25
MEAN_SENTENCE_WORDS = 14
MEDIAN_GRADE = 6
GRADE_AT_MOST = 8


@pytest.fixture(scope="module")
def guide():
    return read_guide(SHIPPED)


@pytest.fixture(scope="module")
def texts(guide):
    """The running text of each page, by its key."""
    return {
        page.key: [passage.text for passage in running_text(document)]
        for page, document in guide.documents()
    }


def test_rules_find_no_error_and_few_warnings(guide):
    faults = [
        page.fault(problem)
        for page, document in guide.documents()
        for problem in rules.check(document)
    ]

    assert [str(fault) for fault in faults if fault.level == "error"] == []
    assert len(faults) <= WARNINGS_AT_MOST, "\n".join(map(str, faults))


def test_every_citation_is_read_and_has_its_reference(guide):
    written = {page.key: cited_keys(page.body) for page in guide.pages}
    read = {
        page.key: {citation.key for citation in document.citations}
        for page, document in guide.documents()
    }

    assert written == read
    assert set().union(*read.values()) == set(guide.references)
    assert len(guide.references) > 90


def test_sentences_are_short(texts):
    lengths = [
        (len(words), " ".join(words))
        for found in texts.values()
        for words in readability.counted_sentences(found)
    ]

    assert [words for count, words in lengths if count > SENTENCE_WORDS_AT_MOST] == []
    assert mean(count for count, _ in lengths) < MEAN_SENTENCE_WORDS
    assert len(lengths) > 1_000


def test_reading_grades_are_low(texts):
    grades = {key: readability.grade(found) or 0 for key, found in texts.items()}

    assert {key: grade for key, grade in grades.items() if grade > GRADE_AT_MOST} == {}
    assert median(grades.values()) <= MEDIAN_GRADE
    assert len(grades) == PAGES


def test_no_two_references_have_one_short_name(guide):
    names = [reference.short_name for reference in guide.references.values()]

    assert len(set(names)) == len(names)
