from tests.unit.content.markdown.problems import problems


def test_block_inside_key_points_is_an_error():
    text = ":::: key-points\n- One.\n- Two.\n\n::: warning A\nB.\n:::\n::::"

    assert problems(text) == [(1, "Key points are one list: put other blocks below them.")]
