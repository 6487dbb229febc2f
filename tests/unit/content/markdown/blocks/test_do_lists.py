import pytest

from tests.unit.content.markdown.problems import problems

NOT_DO = "An item of a do list does not start with “do”: the title says it."
DO_NOT = "Every item of a do-not list starts with “do not”."


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("::: do\n- keep calm\n- do ask\n:::", 3, NOT_DO),
        ("::: do\n- Do not wait\n- ask\n:::", 2, NOT_DO),
        ("Words.\n\n::: do-not\n- do not wait\n- never wait\n:::", 5, DO_NOT),
        ("::: do-not\n- rub the marks\n- do not wait\n:::", 2, DO_NOT),
        ("::: do-not\n- do nothing\n- do not wait\n:::", 2, DO_NOT),
    ],
)
def test_do_list_problem(text, line, message):
    assert problems(text) == [(line, message)]


def test_an_item_may_start_with_a_word_like_do():
    assert problems("::: do\n- double the time\n- donate no blood\n:::") == []
