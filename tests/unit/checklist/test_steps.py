from checklist.steps import ListedStep, list_steps
from content.markdown import render

DOCUMENT = render("::: steps\n### First {#a}\nx\n\n### Second {#b}\nx\n\n### Third {#c}\nx\n:::\n")


def test_checklist_has_the_documents_steps_in_its_order():
    listed = list_steps(DOCUMENT, frozenset({"c", "a"}))

    assert listed.steps == (
        ListedStep("a", "First", is_done=True),
        ListedStep("b", "Second", is_done=False),
        ListedStep("c", "Third", is_done=True),
    )
    assert (listed.done, listed.total) == (2, 3)


def test_tick_whose_step_is_gone_counts_for_nothing():
    listed = list_steps(DOCUMENT, frozenset({"a", "gone"}))

    assert (listed.done, listed.total) == (1, 3)
    assert "gone" not in {step.id for step in listed.steps}


def test_document_without_steps_has_an_empty_list():
    listed = list_steps(render("Words."), frozenset({"a"}))

    assert (listed.steps, listed.done, listed.total) == ((), 0, 0)
