"""From what is typed to what is found, in a guide of a few entries."""

import pytest

from search.answers import answer, read_text, suggest
from search.entries import PAGE, QUESTION, SECTION, SOURCE, TERM, Entry
from search.index import Index

ENTRIES = [
    Entry(
        SECTION, "Pain and numbing", "The procedure", "/procedure/#pain", "", "Pain can be eased."
    ),
    Entry(
        QUESTION,
        "Does it hurt?",
        "Questions",
        "/questions/#hurt",
        "",
        "Yes, <often> there is pain.",
    ),
    Entry(
        SECTION, "Washing", "Aftercare", "/aftercare/#wash", "dye", "Wait 1 day before you wash."
    ),
    Entry(TERM, "Minoxidil", "Words", "/words/#minoxidil", "", "A lotion against hair loss."),
    Entry(PAGE, "Costs", "", "/costs/", "costs", "What a session costs in India."),
    Entry(
        SOURCE, "Moftah 2012", "Sources", "/sources/#ref-moftah2012", "Trial", "Minoxidil and hair."
    ),
]


@pytest.fixture(scope="module")
def snapshot():
    index = Index()
    index.replace((), [ENTRIES])
    return index.snapshot()


def found(text, snapshot):
    return [result.entry.address for result in answer(text, snapshot).results]


def test_question_comes_first(snapshot):
    assert found("pain", snapshot)[:2] == ["/questions/#hurt", "/procedure/#pain"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("jabs that are painful", "/questions/#hurt"),
        ("dard hota hai kya", "/questions/#hurt"),
        ("baal dhona", "/aftercare/#wash"),
        ("hair falling out", "/words/#minoxidil"),
        ("minoxidyl", "/words/#minoxidil"),
        ("mioxidil", "/words/#minoxidil"),
        ("minoxdiil", "/words/#minoxidil"),
        ("what does it cost", "/costs/"),
        ("can I DYE it?", "/aftercare/#wash"),
    ],
)
def test_other_words_and_slips_find_the_same(snapshot, typed, first):
    assert found(typed, snapshot)[0] == first


def test_slip_is_said_and_what_is_right_is_not(snapshot):
    assert answer("does minoxidyl hurt", snapshot).meant == "does minoxidil hurt"
    assert answer("does minoxidil hurt", snapshot).meant == ""


def test_words_are_marked_and_all_else_is_escaped(snapshot):
    (first, *_) = answer("pain", snapshot).results

    assert first.snippet == "Yes, &lt;often&gt; there is <mark>pain</mark>"


def test_word_that_nobody_knows_is_named_and_little_ones_are_not(snapshot):
    missed = answer("kya is the xyzzy of pain", snapshot)

    assert missed.missed == ("xyzzy",)
    assert missed.results[0].entry.address == "/questions/#hurt"
    assert answer("what is xyzzy", snapshot).results == ()


def test_group_that_is_taken_out_is_found_no_more_and_neither_are_its_words():
    index = Index()
    kept, gone = index.replace((), [ENTRIES[:1], ENTRIES[3:4]])
    before = index.snapshot()
    index.replace([gone], [])
    after = index.snapshot()

    assert found("minoxidil", before) == ["/words/#minoxidil"]
    assert found("minoxidil", after) == []
    assert "minoxidil" not in after.vocabulary
    assert found("pain", after) == ["/procedure/#pain"]
    assert kept != gone


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("min", ["Minoxidil"]),
        ("does it h", ["Does it hurt?"]),
        ("pai", ["Pain and numbing"]),
        ("m", []),
        ("?!", []),
        ("xyz", []),
    ],
)
def test_what_has_just_begun_is_suggested_by_its_title(snapshot, typed, titles):
    assert [entry.title for entry in suggest(typed, snapshot)][: len(titles) or 1] == titles


def test_text_is_read_in_one_line_and_cut():
    assert read_text("  does \n it\thurt ") == "does it hurt"
    assert len(read_text("word " * 1000)) == 199
