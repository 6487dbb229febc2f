"""The kept index of a version: the same as its text says, made once and anew when it must be."""

import pytest
from django.db import DatabaseError

from content import version_indexes
from content.guide_files import SHIPPED, read_guide
from content.markdown import Context, render
from content.models import Clinic, VersionIndex
from content.version_indexes import index_revision, make_missing_indexes, program, read_indexes
from tests.factories import BODY, make_live, make_page, make_revision, make_staff

EVERYTHING = """::: key-points
- One. [@a2020; @gone]
- Two.
:::

## Prices {#price}

See [costs](/costs/#price). It is painless and 3-5. ![A vial](/media/pictures/a.png)

::: table Choices {#choices}
| Choice | Cost |
|---|---|
| Laser {option laser} | 5 |
:::

::: care emergency Call an ambulance if:
- you cannot breathe.
:::
"""


@pytest.fixture
def renders(monkeypatch):
    """The texts that were rendered for an index, in order."""
    texts = []

    def count(text, context):
        texts.append(text)
        return render(text, context)

    monkeypatch.setattr(version_indexes, "render", count)
    return texts


@pytest.mark.django_db
@pytest.mark.parametrize("body", [EVERYTHING, BODY, "Words."])
def test_index_that_is_read_is_the_one_that_was_made(renders, body):
    revision = make_revision(body=body)
    made = read_indexes([revision.pk])
    kept = read_indexes([revision.pk])

    assert renders == [revision.body]
    assert kept == made == {revision.pk: index_revision(revision, Context())}


@pytest.mark.django_db
def test_index_has_all_that_is_asked_of_a_text():
    revision = make_revision(body=EVERYTHING)

    index = read_indexes([revision.pk])[revision.pk]

    assert {"price", "choices"} <= index.ids
    assert index.citations == ("a2020", "gone")
    assert index.mentions == {"a2020": [2], "gone": [2]}
    assert ("/costs/#price", 8) in [(link.href, link.line) for link in index.links]
    assert [picture.src for picture in index.pictures] == ["/media/pictures/a.png"]
    assert index.blocks == ("key-points", "table", "care")
    assert [(o.id, o.name) for o in index.tables[0].options] == [("laser", "Laser")]
    assert any("painless" in problem.message for problem in index.words)


@pytest.mark.django_db
def test_only_what_is_asked_for_is_read():
    revision = make_revision(body=EVERYTHING)
    whole = read_indexes([revision.pk])[revision.pk]

    index = read_indexes([revision.pk], "ids")[revision.pk]

    assert (index.ids, index.links) == (whole.ids, ())


@pytest.mark.django_db
def test_another_program_reads_every_text_anew(renders, monkeypatch):
    revision = make_revision()
    read_indexes([revision.pk])
    VersionIndex.objects.update(words=[[1, "What was found once.", "warning", ""]])
    read_indexes([revision.pk])
    assert len(renders) == 1

    monkeypatch.setattr(version_indexes, "program", lambda call=None: f"next {call}")
    index = read_indexes([revision.pk])[revision.pk]

    assert (len(renders), index.words) == (2, ())
    assert VersionIndex.objects.count() == 1


@pytest.mark.django_db
def test_another_emergency_call_is_read_anew_where_a_text_says_it(renders):
    calm = make_revision(make_page("costs"))
    emergency = make_revision(make_page("get-help"), body=EVERYTHING)
    read_indexes([calm.pk, emergency.pk])
    Clinic.objects.create(emergency_number="112", country="ABCD")

    index = read_indexes([calm.pk, emergency.pk])[emergency.pk]

    assert renders == [calm.body, emergency.body, emergency.body]
    context = Context(emergency_call="Call 112 now (the emergency number in ABCD).")
    assert index == index_revision(emergency, context)
    assert any("ABCD" in problem.message for problem in index.words)


@pytest.mark.django_db
def test_answer_does_not_wait_for_a_database_that_takes_nothing(monkeypatch):
    def refuse(*args, **kwargs):
        raise DatabaseError("read-only")

    monkeypatch.setattr(VersionIndex.objects, "bulk_create", refuse)
    revision = make_revision()

    assert read_indexes([revision.pk])[revision.pk].ids
    assert not VersionIndex.objects.exists()


@pytest.mark.django_db
def test_indexes_are_made_for_what_is_asked_about_and_for_no_old_versions():
    costs = make_page("costs")
    make_live(costs)
    live = make_live(costs)
    make_revision(costs)
    draft = make_revision(costs)
    gone = make_live(make_page("gone"))
    gone.page.withdraw(by=make_staff())

    assert make_missing_indexes() == 2
    assert set(VersionIndex.objects.values_list("pk", flat=True)) == {live.pk, draft.pk}
    assert make_missing_indexes() == 0


def test_program_is_told_by_its_files_and_by_the_call():
    assert program() == program(None) != program("") != program("Call 112.")
    assert len(program()) <= VersionIndex._meta.get_field("program").max_length


@pytest.mark.django_db
@pytest.mark.parametrize("page", read_guide(SHIPPED).pages, ids=lambda page: page.key)
def test_index_of_a_shipped_text_comes_back_as_it_was(page):
    revision = make_revision(make_page("text"), body=page.body)
    read_indexes([revision.pk])

    assert read_indexes([revision.pk])[revision.pk] == index_revision(revision, Context())
