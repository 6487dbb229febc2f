"""Handing over: ready for review, and back with what is to change."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from content.models import HandOver
from tests.factories import make_doctor, make_page, make_revision, make_staff
from tests.integration.pages import read_page

INDEX = reverse("admin:index")
ADD = reverse("admin:content_revision_add")
WAITING = reverse("admin:content_revision_waiting")

pytestmark = pytest.mark.postgresql


def address(name, revision):
    return reverse(f"admin:content_revision_{name}", args=[revision.pk])


@pytest.fixture
def people(db):
    nurse = make_staff("nurse", email="nurse@clinic.example")
    nurse.groups.set(Group.objects.filter(name="Editor"))
    return nurse, make_doctor(email="doctor@clinic.example")


@pytest.fixture
def draft(people):
    return make_revision(make_page("costs"), author=people[0])


def tasks(client, person):
    client.force_login(person)
    return [f"{task.count} {task.words}" for task in client.get(INDEX).context["tasks"]]


def hand_over(client, nurse, draft, to, note="Is the dose right?"):
    client.force_login(nurse)
    return client.post(address("hand_over", draft), {"to": to, "note": note})


@pytest.mark.parametrize("to_role", [True, False])
def test_text_waits_for_the_person_or_role_until_it_is_signed_off(client, people, draft, to_role):
    nurse, doctor = people
    role = Group.objects.get(name="Clinical reviewer")

    hand_over(client, nurse, draft, f"role-{role.pk}" if to_role else f"person-{doctor.pk}")

    assert tasks(client, doctor) == ["1 text waits for you"]
    assert "Is the dose right?" in client.get(WAITING).content.decode()
    assert "Is the dose right?" in client.get(address("change", draft)).content.decode()
    draft.sign_off(by=doctor, role="Dermatologist")
    assert tasks(client, doctor) == ["1 signed-off draft waits for a publisher"]


def test_role_whose_turn_it_is_stands_in_the_form(client, people, draft):
    nurse, doctor = people
    client.force_login(nurse)

    def proposed():
        form = client.get(address("hand_over", draft)).context["form"]
        return str(form.fields["to"].choices[0][1]), form.found[form["to"].value()].name

    assert proposed() == ("Choose a role or a person", "Clinical reviewer")
    draft.sign_off(by=doctor, role="Dermatologist")
    assert proposed() == ("Choose a role or a person", "Publisher")


def test_what_waits_is_opened_from_the_list(client, people, draft):
    nurse, doctor = people
    hand_over(client, nurse, draft, f"person-{doctor.pk}")
    client.force_login(doctor)

    page = read_page(client, WAITING)

    (way,) = [link for link in page.all("a") if link.text == "Open it"]
    assert way.attributes["href"] == address("change", draft)


def test_saving_alone_is_no_task_for_anybody(client, people, draft):
    assert [tasks(client, person) for person in people] == [[], []]


def test_changes_are_asked_of_the_author_at_a_line_until_a_newer_version(client, people, draft):
    nurse, doctor = people
    hand_over(client, nurse, draft, f"person-{doctor.pk}")
    client.force_login(doctor)
    form = address("ask_for_changes", draft)

    refused = client.post(form, {"note": "Say who.", "line": "999"})
    client.post(form, {"note": "Say who.", "line": "3"})
    client.post(form, {"note": "And when."})

    assert list(refused.context["form"].errors) == ["line"]
    assert tasks(client, doctor) == []
    assert tasks(client, nurse) == ["2 texts wait for you"]
    for where in (WAITING, f"{ADD}?page={draft.page_id}"):
        shown = client.get(where).content.decode()
        assert "Line 3: “- Nobody knows if it helps.”" in shown
        assert "Say who." in shown
    make_revision(draft.page, author=nurse)
    assert tasks(client, nurse) == []


def test_what_is_asked_can_be_taken_off_the_own_list_alone(client, people, draft):
    nurse, doctor = people
    hand_over(client, nurse, draft, f"person-{doctor.pk}")
    handed = HandOver.objects.get()

    client.post(WAITING, {"done": handed.pk})
    after_nurse = HandOver.objects.open().count()
    client.force_login(doctor)
    client.post(WAITING, {"done": handed.pk})

    assert (after_nurse, HandOver.objects.open().count()) == (1, 0)


def test_mail_tells_whom_it_is_for_where_mail_is_set(client, people, draft, settings, mailoutbox):
    nurse, doctor = people
    hand_over(client, nurse, draft, f"person-{doctor.pk}")
    assert mailoutbox == []

    settings.EMAIL_HOST = "mail.example"
    response = hand_over(client, nurse, draft, f"person-{doctor.pk}")

    assert response.status_code == 302
    (mail,) = mailoutbox
    assert mail.recipients() == ["doctor@clinic.example"]
    assert mail.subject == "Ready for review: Costs (version 1)"
    assert "Is the dose right?" in mail.body
    assert f"{settings.SITE_URL}{address('change', draft)}" in mail.body


def test_mail_server_that_is_away_stops_nothing(client, people, draft, settings, caplog):
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = 9
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    nurse, doctor = people

    hand_over(client, nurse, draft, f"person-{doctor.pk}")

    assert HandOver.objects.open().count() == 1
    assert "was not sent" in caplog.text
