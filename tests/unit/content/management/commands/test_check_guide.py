"""`check_guide`: every rule, over files or over the live text."""

import io
import re

import pytest
from django.core.management import CommandError, call_command

from content.guide_files import guide_from_database, write_guide
from tests.factories import BODY, make_live, make_page

LONG = "The doctor looks at your scalp and asks you what you take and how you are" + " and" * 12
TOO_LONG = LONG + " and" * 10
WARNED = BODY.replace("Words about hair.", f"{LONG}.")
REFUSED = BODY.replace("Words about hair.", f"{TOO_LONG}.")


def check(*arguments, **options):
    output = io.StringIO()
    error = None
    try:
        call_command("check_guide", *arguments, stdout=output, **options)
    except CommandError as caught:
        error = str(caught)
    return output.getvalue().splitlines(), error


def live(body):
    return make_live(make_page("costs"), body=body)


@pytest.mark.django_db
@pytest.mark.parametrize("source", ["files", "database"])
@pytest.mark.parametrize(
    ("body", "faults", "error"),
    [
        (BODY, [], None),
        (
            WARNED,
            [
                "warning: costs.md:17: This sentence has 28 words, aim for 25: "
                "“The doctor looks at your scalp and asks you what you take an…”"
            ],
            None,
        ),
        (
            REFUSED,
            [
                "error: costs.md:17: This sentence has 38 words, aim for 25: "
                "“The doctor looks at your scalp and asks you what you take an…”"
            ],
            "1 page: 1 error, 0 warnings.",
        ),
    ],
    ids=["good", "warned", "refused"],
)
def test_words_are_judged_with_file_and_line(tmp_path, source, body, faults, error):
    live(body)
    write_guide(guide_from_database(), tmp_path)

    lines, found = check(database=True) if source == "database" else check(tmp_path)

    summary = (
        [] if error else [f"1 page: 0 errors, {len(faults)} warning{'s' * (len(faults) != 1)}."]
    )
    assert (lines, found) == (faults + summary, error)


@pytest.mark.django_db
def test_mistake_in_the_live_text_fails_the_check(tmp_path):
    live(BODY.replace("Words", "[Words](/nowhere/) [@nobody2020]"))

    lines, error = check(database=True)

    assert lines == [
        "warning: costs.md:17: The link /nowhere/ leads nowhere: there is no page /nowhere/.",
        "error: costs.md:17: There is no reference “nobody2020”: check its key in the list of references.",
    ]
    assert error == "1 page: 1 error, 1 warning."


@pytest.mark.django_db
def test_link_to_an_old_address_of_a_live_page_is_no_mistake():
    costs = make_page("costs")
    make_live(costs, slug="prices")
    make_live(costs, body=BODY.replace("Words", "[Words](/prices/#why)"))

    assert check(database=True) == (["1 page: 0 errors, 0 warnings."], None)


@pytest.mark.django_db
def test_mistake_in_a_file_fails_the_check_with_every_fault(tmp_path):
    live(BODY.replace("Words", "[Words](/nowhere/)"))
    write_guide(guide_from_database(), tmp_path)
    (tmp_path / "references.yaml").write_text("[]\n")

    assert check(tmp_path) == (
        [],
        "references.yaml:1: Here must stand lines of “name: value”.\n"
        "costs.md:17: The link /nowhere/ leads nowhere: there is no page /nowhere/.",
    )


def test_shipped_guide_has_no_error_and_needs_no_database():
    lines, error = check()

    assert error is None
    assert re.search(rf" pages: 0 errors, {len(lines) - 1} warnings?\.$", lines[-1])
