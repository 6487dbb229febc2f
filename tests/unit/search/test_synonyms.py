"""The plain file of words: what stands in it can be found by, and leads somewhere."""

import yaml

from content.guide_files import SHIPPED
from search.analysis import spelt, stem
from search.synonyms import FILE, read_synonyms


def test_every_word_is_read_as_a_word():
    # Without quotation marks, YAML takes “no” for an answer and “999” for a number.
    file = yaml.safe_load(FILE.read_text())

    words = [
        *file["words"],
        *file["little"],
        *(w for typed in file["words"].values() for w in typed),
    ]

    assert [word for word in words if not isinstance(word, str)] == []


def test_every_word_stands_for_one_that_the_guide_has():
    guide = " ".join(path.read_text() for path in SHIPPED.glob("*.md"))
    stems = set(map(stem, spelt(guide)))

    meant = {
        word for phrases in read_synonyms().of.values() for phrase in phrases for word in phrase
    }

    assert {word for word in meant if stem(word) not in stems} == set()
    assert len(meant) > 80
