"""Which words of two texts are the same, and where they stand in each."""

from hypothesis import given

from content.comparing.word_alignment import align_words, find_counterpart, invert
from tests.properties import bounded, edited_texts


@bounded
@given(edited_texts())
def test_any_alignment_leaves_no_gap_and_leads_from_each_equal_word_to_itself(texts):
    old, new = texts
    changes = align_words(old, new, by_word=True)

    assert "".join(old[start:end] for _, start, end, _, _ in changes) == old
    assert "".join(new[start:end] for _, _, _, start, end in changes) == new
    for there, here, alignment in ((old, new, changes), (new, old, invert(changes))):
        for tag, start, end, _, _ in alignment:
            for place in range(start, end):
                counterpart = find_counterpart(alignment, place)
                assert 0 <= counterpart <= len(here)
                if tag == "equal" and not there[place].isspace():
                    assert here[counterpart] == there[place]
