"""What is to fix in a version, told alike wherever staff meet it."""

import pytest

from content.checks import find_problems, find_problems_in_text
from content.surroundings import read_surroundings
from tests.factories import (
    BODY,
    make_live,
    make_page,
    make_picture,
    make_reference,
    make_revision,
)


def told(found):
    return [(problem.line, problem.message, problem.level) for problem in found]


@pytest.mark.django_db
def test_text_without_faults_has_no_problems():
    make_reference("moftah2012")

    assert find_problems(make_revision(body=BODY.replace("hair.", "hair. [@moftah2012]"))) == ()


@pytest.mark.django_db
def test_problems_of_structure_kind_words_and_links_come_in_the_order_of_the_text():
    body = """It is painless. [@nobody2020]

See [costs](/prices/).
"""

    found = [message for line, message, level in told(find_problems(make_revision(body=body)))]

    assert [message[:30] for message in found] == [
        "A page of the guide says what ",
        "A page opens with its key poin",
        "There is no reference “nobody2",
        "“painless” promises too much: ",
        "The link /prices/ leads nowher",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["title", "summary", "note"])
def test_promise_beside_the_text_is_to_mend_too(field):
    found = told(find_problems(make_revision(**{field: "It restores your hair."})))

    message = f"The {field} says “restores”, which promises too much: say what was found."
    assert found == [(1, message, "error")]


@pytest.mark.django_db
def test_link_to_a_live_page_leads_somewhere_and_to_a_draft_nowhere():
    make_live(make_page("words"))
    make_revision(make_page("about"))
    body = BODY.replace(
        "Words about", "[Words](/words/#why), [about](/about/), [the bill](#nowhere) of"
    )

    found = told(find_problems(make_revision(make_page("costs"), body=body)))

    assert found == [
        (8, "The link #nowhere leads nowhere: /costs/ has no id “nowhere”.", "warning"),
        (8, "The link /about/ leads nowhere: there is no page /about/.", "warning"),
    ]


@pytest.mark.django_db
def test_link_within_a_draft_leads_to_the_ids_of_that_draft():
    page = make_live(make_page("costs"), body=BODY).page
    body = BODY.replace("{#why}", "{#why-not}").replace("Words", "[Below](#why-not) words", 1)

    assert find_problems(make_revision(page, body=body)) == ()


@pytest.mark.django_db
def test_picture_that_is_not_there_is_to_mend_and_is_named_with_its_line():
    picture = make_picture()
    gone = picture.url.replace("-1600x1067", "-1600x1068")
    text = f"{picture.markdown}\n\n![A needle]({gone})\n\n![A](/media/a.png) ![B](/static/b.png)"

    found = find_problems_in_text(text)

    said = "There is no picture {}: upload it, or copy its address from the list of pictures."
    assert told(found) == [
        (3, said.format(gone), "error"),
        (5, said.format("/media/a.png"), "error"),
    ]


@pytest.mark.django_db
def test_text_of_no_page_is_not_asked_for_what_a_kind_must_hold():
    assert find_problems_in_text("Words alone.") == ()


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_many_texts_are_judged_with_the_queries_of_one(django_assert_num_queries, count):
    revisions = [make_live(make_page(key)) for key in ("costs", "words", "about")[:count]]
    read_surroundings(revisions)

    with django_assert_num_queries(8):
        around = read_surroundings(revisions)
    with django_assert_num_queries(0):
        for revision in revisions:
            find_problems(revision, around)


def compared(*names):
    rows = "".join(f"| {name.title()} {{option {name}}} | x |\n" for name in names)
    table = f"::: table A {{#a}}\n| a | b |\n|---|---|\n{rows}:::\n\n"
    return BODY.replace("## Why", f"{table}## Why")


@pytest.mark.django_db
def test_option_that_readers_have_in_their_links_does_not_go_without_a_word():
    page = make_page("comparing", kind="comparison")
    make_live(page, body=compared("laser", "prp"))

    renamed = find_problems_in_text(compared("laser", "prp").replace("| Prp", "| Plasma"), page)
    lost = find_problems_in_text(compared("laser", "plasma"), page)

    assert told(renamed) == []
    assert told(lost) == [
        (
            7,
            "The live page has {option prp} (Prp): without it, links to it only say that we do not compare it.",
            "warning",
        )
    ]


@pytest.mark.django_db
def test_first_version_of_a_comparison_has_no_option_to_lose():
    page = make_page("comparing", kind="comparison")

    assert find_problems(make_revision(page, body=compared("laser"))) == ()
