from checklist.steps import Listed, list_steps, tick_ids
from content.markdown import render

DOCUMENT = render("::: steps\n### First {#a}\nx\n\n### Second {#b}\nx\n\n### Third {#c}\nx\n:::\n")


def test_checklist_has_the_documents_steps_in_its_order():
    listed = list_steps(DOCUMENT, frozenset({"c", "a"}))

    assert listed.steps == (
        Listed("a", "First", is_done=True),
        Listed("b", "Second", is_done=False),
        Listed("c", "Third", is_done=True),
    )
    assert (listed.done, listed.total) == (2, 3)


def test_actions_are_ticked_beside_the_steps_and_not_counted_with_them():
    document = render("::: steps\n### First {#a}\n- Ask, and listen. {#b}\n- Go. {#c}\n:::\n")

    listed = list_steps(document, frozenset({"c"}))

    assert listed.actions == (Listed("b", "Ask", is_done=False), Listed("c", "Go", is_done=True))
    assert (listed.done, listed.total, listed.has_ticks) == (0, 1, True)
    assert not list_steps(document, frozenset({"gone"})).has_ticks
    assert tick_ids(document) == {"a", "b", "c"}


def test_tick_whose_step_is_gone_counts_for_nothing():
    listed = list_steps(DOCUMENT, frozenset({"a", "gone"}))

    assert (listed.done, listed.total) == (1, 3)
    assert "gone" not in {step.id for step in listed.steps}


def test_document_without_steps_has_an_empty_list():
    listed = list_steps(render("Words."), frozenset({"a"}))

    assert (listed.steps, listed.done, listed.total) == ((), 0, 0)
