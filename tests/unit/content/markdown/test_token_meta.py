from markdown_it.token import Token

from content.markdown.token_meta import TokenMeta, meta_of


def test_note_stays_at_its_token_and_at_no_other():
    one, other = Token("heading_open", "h2", 1), Token("heading_open", "h2", 1)

    meta_of(one).step_id = "talk"

    assert meta_of(one).step_id == "talk"
    assert meta_of(other) == TokenMeta()


def test_notes_leave_the_meta_of_the_engine_alone():
    token = Token("fence", "code", 0, meta={"step_id": "theirs"})

    meta_of(token).step_id = "ours"

    assert token.meta["step_id"] == "theirs"
