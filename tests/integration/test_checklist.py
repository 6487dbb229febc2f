"""Steps marked as done: what is kept, for whom, and what is refused."""

import datetime
import re
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest
from django.core.cache import cache
from django.core.signing import Signer
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from checklist import views
from checklist.models import KEPT_FOR, Tick
from content.models import Revision
from security import waiting_writes
from tests.factories import STEPS, make_home, make_live, make_page, make_procedure, make_staff
from tests.integration.pages import PageReader, read_page

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

PROCEDURE = "/procedure/"
CLEAR = "/procedure/clear/"
INJECTION = "/procedure/steps/injection/"
OURS = {"Sec-Fetch-Site": "same-origin"}
FROM_ITSELF = {"Referer": "http://testserver/procedure/"}
PUBLIC = "public, max-age=0, must-revalidate"
PRIVATE = "private, no-store"
COOKIE = "steps"


@pytest.fixture
def procedure(db):
    """The live procedure page with the five steps."""
    return make_procedure()


def mark(client, step_id, done="1"):
    response = client.post(f"/procedure/steps/{step_id}/", {"done": done}, headers=OURS)
    assert response.status_code == 303
    return response


def done_steps(client):
    """The steps that the page shows as done, in its order."""
    page = read_page(client, PROCEDURE)
    ids = [e.attributes["data-tick"] for e in page.all("form") if "data-tick" in e.attributes]
    return [id_ for id_ in ids if page.words(f"s-{id_}-state") == "Done"]


def rows():
    return sorted(Tick.objects.values_list("step_id", flat=True))


def list_id_of(client):
    return uuid.UUID(client.cookies[COOKIE].value.partition(":")[0])


def assert_not_saved(response, status, reason):
    page = PageReader(response.content.decode())
    assert response.status_code == status
    is_clearing = response.wsgi_request.path == CLEAR
    title = "Your ticks were not cleared" if is_clearing else "Your tick was not saved"
    assert page.all("title")[0].text.startswith(title)
    assert page.one("h1").text.startswith(title)
    assert reason in " ".join(page.one("main").text.split())
    assert PROCEDURE in [e.attributes["href"] for e in page.all("a")]
    assert "/static/css/site.css" in [e.attributes["href"] for e in page.all("link")]
    assert response["Cache-Control"] == PRIVATE
    assert not response.cookies


# Marking


@pytest.mark.usefixtures("procedure")
def test_page_before_the_first_tick_offers_to_mark_every_step(client):
    page = read_page(client, PROCEDURE)

    assert page.words("progress") == "0 of 5 steps marked as done"
    assert page.one("progress").attributes["value"] == "0"
    assert page.one("progress").attributes["max"] == "5"
    for step_id, title in STEPS.items():
        button = page.one("button", id=f"t-{step_id}")
        assert page.words(f"t-{step_id}") == f"Mark as done: {title}"
        assert (button.attributes["name"], button.attributes["value"]) == ("done", "1")
        assert page.words(f"s-{step_id}-state") == "Not done yet"
        (form,) = [e for e in page.all("form") if e.attributes.get("data-tick") == step_id]
        assert form.attributes["method"] == "post"
        assert form.attributes["action"] == f"/procedure/steps/{step_id}/"


@pytest.mark.usefixtures("procedure")
def test_marked_step_is_done_and_leads_back_to_its_button(client):
    mark(client, "consultation")

    response = mark(client, "injection")

    page = read_page(client, PROCEDURE)
    assert response["Location"] == "/procedure/#t-injection"
    assert page.words("s-injection-state") == "Done"
    assert page.words("t-injection") == "Mark as not done: The injections"
    assert page.one("button", id="t-injection").attributes["value"] == "0"
    assert page.words("s-solution-state") == "Not done yet"
    assert page.one("button", id="t-solution").attributes["value"] == "1"
    assert page.words("progress") == "2 of 5 steps marked as done"
    assert page.one("progress").attributes["value"] == "2"
    assert rows() == ["consultation", "injection"]


@pytest.mark.usefixtures("procedure")
@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (["1", "1"], ["injection"]),
        (["1", "0"], []),
        (["1", "0", "0"], []),
        (["1", "0", "1"], ["injection"]),
        (["0"], []),
    ],
    ids=" then ".join,
)
def test_post_says_what_is_wanted_so_that_sending_again_is_harmless(client, sent, expected):
    locations = {mark(client, "injection", done)["Location"] for done in sent}

    assert done_steps(client) == rows() == expected
    assert locations == {"/procedure/#t-injection"}


@pytest.mark.usefixtures("procedure")
def test_marking_as_not_done_without_a_list_makes_none(client):
    response = mark(client, "injection", done="0")

    assert not response.cookies
    assert rows() == []


@pytest.mark.usefixtures("procedure")
def test_every_step_done_is_told(client):
    for step_id in STEPS:
        mark(client, step_id)

    assert read_page(client, PROCEDURE).words("progress") == "5 of 5 steps marked as done"
    assert done_steps(client) == list(STEPS)


# What the reader does in a step

ACTIONS = """## The steps {#the-steps}

::: steps
### Consultation {#consultation}
- Ask for the price, and wait. {#ask-price}
- Nothing to tick.
:::
"""


@pytest.fixture
def actions(procedure):
    make_live(procedure.page, body=ACTIONS)


@pytest.mark.usefixtures("actions")
def test_action_is_ticked_by_itself_and_is_no_step(client):
    before = read_page(client, PROCEDURE)

    response = mark(client, "ask-price")

    page = read_page(client, PROCEDURE)
    assert before.words("t-ask-price") == "Mark as done: Ask for the price"
    assert response["Location"] == "/procedure/#t-ask-price"
    assert page.words("t-ask-price") == "Mark as not done: Ask for the price"
    assert page.one("button", id="t-ask-price").attributes["value"] == "0"
    assert page.words("s-consultation-state") == "Not done yet"
    assert page.words("progress") == "0 of 1 steps marked as done"
    assert client.get("/procedure/progress/").json() == {
        "done": [],
        "of": 1,
        "actions": ["ask-price"],
    }
    assert rows() == ["ask-price"]


@pytest.mark.usefixtures("actions")
def test_ticked_action_can_be_unticked_and_cleared(client):
    mark(client, "ask-price")
    mark(client, "ask-price", done="0")
    unticked = rows()
    mark(client, "ask-price")
    shown = "Clear my ticks" in read_page(client, PROCEDURE).one("main").text

    client.post(CLEAR, headers=OURS)

    assert unticked == rows() == []
    assert shown


@pytest.mark.usefixtures("procedure")
def test_each_state_is_in_the_page_once_and_one_region_speaks(client):
    mark(client, "injection")

    page = read_page(client, PROCEDURE)

    main = " ".join(page.one("main").text.split())
    assert main.count("Not done yet") == 4
    assert main.count("Mark as not done") == 1
    assert main.count("Mark as done") == 4
    assert not any(
        "aria-describedby" in e.attributes
        for e in page.all("button")
        if "done" in e.attributes.get("name", "")
    )
    assert len([e for e in page.elements if e.attributes.get("role") == "status"]) == 1


# Staff change the steps


def test_tick_stays_when_its_step_is_reworded_and_moved(client, procedure):
    mark(client, "injection")

    make_procedure(procedure.page, {"injection": "Needles", "solution": "-", "consultation": "-"})

    page = read_page(client, PROCEDURE)
    assert done_steps(client) == ["injection"]
    assert page.words("t-injection") == "Mark as not done: Needles"
    assert page.words("progress") == "1 of 3 steps marked as done"


def test_added_step_is_not_ticked(client, procedure):
    for step_id in STEPS:
        mark(client, step_id)

    make_procedure(procedure.page, {"rest": "Rest"} | STEPS)

    page = read_page(client, PROCEDURE)
    assert page.words("s-rest-state") == "Not done yet"
    assert page.words("progress") == "5 of 6 steps marked as done"


def test_tick_of_a_removed_step_is_ignored_and_back_when_the_step_returns(client, procedure):
    mark(client, "consultation")
    mark(client, "injection")

    make_procedure(procedure.page, {"consultation": "Consultation"})
    without = read_page(client, PROCEDURE).words("progress"), client.get("/procedure/progress/")
    procedure.publish()

    assert without[0] == "1 of 1 steps marked as done"
    assert without[1].json() == {"done": ["consultation"], "of": 1, "actions": []}
    assert done_steps(client) == ["consultation", "injection"]


def test_draft_changes_nothing(client, procedure):
    mark(client, "injection")
    Revision.objects.create(
        page=procedure.page, title="-", slug="procedure", summary="-", body="No steps.", note="-"
    )

    assert done_steps(client) == ["injection"]
    assert mark(client, "solution")["Location"] == "/procedure/#t-solution"


# Who sees it, and who may keep it


@pytest.mark.usefixtures("procedure")
def test_page_before_the_first_tick_sets_no_cookie_and_may_be_kept_by_proxies(client):
    response = client.get(PROCEDURE)

    assert not response.cookies
    assert response["Cache-Control"] == PUBLIC
    assert response["Vary"] == "Cookie, Accept-Encoding"
    assert Tick.objects.count() == 0


@pytest.mark.usefixtures("procedure")
def test_page_with_ticks_is_kept_by_nobody(client):
    posted = mark(client, "injection")

    response = client.get(PROCEDURE)

    assert posted["Cache-Control"] == response["Cache-Control"] == PRIVATE
    assert response["Vary"] == "Cookie, Accept-Encoding"
    assert not response.cookies
    assert "ETag" not in response


@pytest.mark.usefixtures("procedure")
@pytest.mark.parametrize("address", ["/", "/costs/", "/no-such-page/"])
def test_other_pages_stay_the_same_for_a_browser_with_ticks(client, address):
    make_home()
    make_live(make_page("costs"))
    plain = client.get(address)

    mark(client, "injection")
    response = client.get(address)

    assert response.content == plain.content
    assert response.get("Cache-Control") == plain.get("Cache-Control")
    assert response["Vary"] == "Accept-Encoding"
    assert not response.cookies


@pytest.mark.usefixtures("procedure")
@pytest.mark.parametrize("is_https", [True, False])
def test_cookie_of_the_first_tick(client, settings, is_https):
    settings.SESSION_COOKIE_SECURE = is_https

    response = mark(client, "injection")

    cookie = response.cookies[COOKIE]
    assert list(response.cookies) == [COOKIE]
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/procedure/"
    assert cookie["max-age"] == 180 * 24 * 60 * 60
    assert bool(cookie["secure"]) is is_https
    assert cookie["domain"] == ""


@pytest.mark.usefixtures("procedure")
def test_later_ticks_go_to_the_same_list_and_keep_it_for_another_180_days(client):
    first = mark(client, "injection").cookies[COOKIE]

    second = mark(client, "solution").cookies[COOKIE]

    assert second.value == first.value
    assert second["max-age"] == 180 * 24 * 60 * 60
    assert Tick.objects.values("list_id").distinct().count() == 1


@pytest.mark.usefixtures("procedure")
def test_ticks_of_another_browser_are_invisible(client):
    other = Client()
    mark(client, "injection")
    mark(other, "injection")
    mark(other, "solution")

    assert done_steps(client) == ["injection"]
    assert done_steps(other) == ["solution", "injection"]
    assert done_steps(Client()) == []


@pytest.mark.usefixtures("procedure")
def test_row_holds_a_random_list_the_step_and_the_time(client):
    before = timezone.now()

    mark(client, "injection")

    (row,) = Tick.objects.values()
    assert row.keys() == {"id", "list_id", "step_id", "ticked_at"}
    assert (row["list_id"], row["step_id"]) == (list_id_of(client), "injection")
    assert row["list_id"].version == 4
    assert before <= row["ticked_at"] <= timezone.now()


@pytest.mark.usefixtures("procedure")
@pytest.mark.parametrize(
    "forge",
    [
        lambda list_id: str(list_id),
        lambda list_id: f"{list_id}:forged",
        lambda list_id: Signer().sign(str(list_id)),
        lambda list_id: "nonsense",
    ],
    ids=["unsigned", "wrong signature", "other purpose", "nonsense"],
)
def test_forged_cookie_is_no_cookie(client, forge):
    victim = Client()
    mark(victim, "injection")
    client.cookies[COOKIE] = forge(list_id_of(victim))

    response = client.get(PROCEDURE)
    seen = done_steps(client)
    client.post(CLEAR, headers=OURS)
    client.cookies[COOKIE] = forge(list_id_of(victim))
    mark(client, "injection", done="0")
    mark(client, "solution")

    assert seen == []
    assert response["Cache-Control"] == PUBLIC
    assert list_id_of(client) != list_id_of(victim)
    assert done_steps(victim) == ["injection"]
    assert done_steps(client) == ["solution"]


@pytest.mark.usefixtures("procedure")
def test_ticks_outlive_staff_signing_in_and_out_with_the_same_browser(client):
    nurse = make_staff()
    nurse.set_password("another long password")
    nurse.save()
    mark(client, "injection")

    client.post("/admin/login/", {"username": "nurse", "password": "another long password"})
    signed_in = done_steps(client), client.session.get("_auth_user_id")
    mark(client, "solution")
    client.post("/admin/logout/")

    assert signed_in == (["injection"], str(nurse.pk))
    assert "_auth_user_id" not in client.session
    assert done_steps(client) == ["solution", "injection"]


@pytest.mark.usefixtures("procedure")
def test_expired_list_shows_nothing_and_reading_removes_nothing(client):
    mark(client, "injection")
    assert done_steps(client) == ["injection"]
    Tick.objects.update(ticked_at=timezone.now() - KEPT_FOR - datetime.timedelta(minutes=1))

    page = read_page(client, PROCEDURE)

    assert done_steps(client) == []
    assert page.words("progress") == "0 of 5 steps marked as done"
    assert client.get("/procedure/progress/").json() == {"done": [], "of": 5, "actions": []}
    assert rows() == ["injection"]


@pytest.mark.usefixtures("procedure")
def test_page_says_how_long_ticks_are_kept_and_where(client):
    words = " ".join(read_page(client, PROCEDURE).one("main").text.split())

    assert "in this browser, for 180 days after the last one" in words


# Refusals


@pytest.mark.usefixtures("procedure")
@pytest.mark.parametrize("address", [INJECTION, CLEAR])
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {"Sec-Fetch-Site": "cross-site", **FROM_ITSELF},
        {"Origin": "null", **FROM_ITSELF},
        {"Origin": "https://evil.example", **FROM_ITSELF},
        {"Referer": "https://evil.example/procedure/"},
        {"Referer": "http://testserver.evil.example/procedure/"},
        {"Referer": "http://testserver@evil.example/procedure/"},
        {"Referer": "http://[testserver/procedure/"},
        {"Referer": "testserver"},
    ],
    ids=str,
)
def test_post_from_elsewhere_is_refused(client, address, headers):
    mark(client, "solution")

    response = client.post(address, {"done": "1"}, headers=headers)

    assert_not_saved(response, 403, "The request did not come from a page of this guide.")
    assert rows() == ["solution"]


@pytest.mark.usefixtures("procedure")
@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"},
        {"Origin": "http://testserver"},
        {"Origin": "http://127.0.0.1:8000", "Host": "127.0.0.1:8000"},
        # All that text browsers send.
        FROM_ITSELF,
        {"Referer": "http://testserver/procedure/?fbclid=x#the-steps"},
    ],
    ids=str,
)
def test_post_from_our_page_is_taken_without_a_token(headers):
    browser = Client(enforce_csrf_checks=True)

    response = browser.post(INJECTION, {"done": "1"}, headers=headers)

    assert (response.status_code, response["Location"]) == (303, "/procedure/#t-injection")
    assert rows() == ["injection"]


@pytest.mark.usefixtures("procedure")
def test_text_browser_reads_one_state_of_a_step(client):
    mark(client, "solution")

    words = read_page(client, PROCEDURE).one("main").text

    assert words.count("Not done yet") == len(STEPS) - 1
    assert len(re.findall(r"\bDone\b", words)) == 1


@pytest.mark.usefixtures("procedure")
@pytest.mark.parametrize("step_id", ["no-such-step", "Injection", "s-injection", "a" * 200])
def test_unknown_step_is_refused(client, step_id):
    response = client.post(f"/procedure/steps/{step_id}/", {"done": "1"}, headers=OURS)

    assert_not_saved(response, 404, "There is no such step on the page now.")
    assert rows() == []


def test_step_that_staff_removed_meanwhile_is_refused(client, procedure):
    make_procedure(procedure.page, {"consultation": "Consultation"})

    response = client.post(INJECTION, {"done": "1"}, headers=OURS)

    assert_not_saved(response, 404, "There is no such step on the page now.")
    assert rows() == []


@pytest.mark.usefixtures("procedure")
@pytest.mark.parametrize("data", [{}, {"done": ""}, {"done": "2"}, {"done": "on"}, {"x": "1"}])
def test_post_that_does_not_say_what_is_wanted_is_refused(client, data):
    response = client.post(INJECTION, data, headers=OURS)

    assert_not_saved(response, 400, "The request did not say if the step is done.")
    assert rows() == []


@pytest.mark.usefixtures("procedure")
def test_wanted_state_in_the_address_is_not_taken(client):
    response = client.post(f"{INJECTION}?done=1", headers=OURS)

    assert_not_saved(response, 400, "The request did not say if the step is done.")
    assert rows() == []


@pytest.mark.usefixtures("procedure")
@pytest.mark.parametrize("address", [INJECTION, CLEAR])
@pytest.mark.parametrize("method", ["get", "put", "patch", "delete"])
def test_only_posts_change_anything(client, address, method):
    mark(client, "solution")

    response = getattr(client, method)(address, {"done": "1"}, headers=OURS)

    assert_not_saved(response, 405, "This address only takes a step that you mark.")
    assert response["Allow"] == "POST"
    assert rows() == ["solution"]


@pytest.mark.usefixtures("procedure")
def test_body_may_have_1000_bytes_and_not_one_more(client):
    def post(step_id, size):
        return client.post(
            f"/procedure/steps/{step_id}/",
            "done=1&x=".ljust(size, "x"),
            content_type="application/x-www-form-urlencoded",
            headers=OURS,
        )

    refused, taken = post("solution", 1001), post("injection", 1000)

    assert_not_saved(refused, 413, "The request was far too large for a tick.")
    assert taken.status_code == 303
    assert rows() == ["injection"]


@pytest.fixture
def two_posts_at_most(monkeypatch):
    monkeypatch.setattr(views, "POSTS_AT_MOST", 2)
    cache.clear()
    yield
    cache.clear()


@pytest.mark.usefixtures("procedure", "two_posts_at_most")
def test_too_many_posts_are_refused_for_ten_minutes(client):
    mark(client, "solution")
    mark(client, "sessions")

    response = client.post(INJECTION, {"done": "1"}, headers=OURS)

    assert_not_saved(response, 429, "Too many ticks came from your connection.")
    assert response["Retry-After"] == "600"
    assert rows() == ["sessions", "solution"]
    assert done_steps(client) == ["solution", "sessions"]
    # On a shared tablet the ticks can be cleared all the same.
    assert client.post(CLEAR, headers=OURS).status_code == 303
    assert rows() == []


@pytest.mark.usefixtures("procedure", "two_posts_at_most")
def test_posts_from_elsewhere_do_not_use_up_the_share_of_the_reader(client):
    for _ in range(3):
        client.post(INJECTION, {"done": "1"}, headers={"Sec-Fetch-Site": "cross-site"})

    mark(client, "injection")

    assert done_steps(client) == ["injection"]


@pytest.mark.usefixtures("procedure")
@pytest.mark.parametrize(("address", "verb"), [(INJECTION, "tick"), (CLEAR, "of")])
def test_database_that_fails_is_told_in_a_friendly_way(client, monkeypatch, address, verb):
    mark(client, "solution")

    def fail(*args):
        raise OperationalError("database is locked")

    with monkeypatch.context() as patch:
        patch.setattr(Tick.objects, verb, fail)
        response = client.post(address, {"done": "1"}, headers=OURS)

    assert_not_saved(response, 503, "The site is too busy at the moment.")
    assert "locked" not in response.content.decode()
    assert done_steps(client) == rows() == ["solution"]


@pytest.mark.usefixtures("procedure")
@pytest.mark.parametrize("address", [INJECTION, CLEAR])
def test_tick_beside_those_that_wait_for_a_lock_is_refused_at_once(client, monkeypatch, address):
    mark(client, "solution")
    monkeypatch.setattr(waiting_writes, "STUCK_AFTER", 0)

    with ExitStack() as taken:
        for _ in range(waiting_writes.WRITES_AT_ONCE):
            taken.enter_context(waiting_writes.places.take())
        response = client.post(address, {"done": "1"}, headers=OURS)

    assert_not_saved(response, 503, "The site is too busy at the moment.")
    assert rows() == ["solution"]


@pytest.mark.parametrize("address", [PROCEDURE, "/procedure/progress/", INJECTION])
def test_site_without_a_procedure_page_says_not_found(client, address):
    make_home()

    method = client.post if address == INJECTION else client.get
    response = method(address, {"done": "1"}, headers=OURS)

    assert response.status_code == 404
    assert "Page not found" in response.content.decode()
    assert not response.cookies


@pytest.mark.usefixtures("procedure")
@pytest.mark.parametrize("address", [PROCEDURE, "/procedure/progress/"])
def test_page_and_progress_can_only_be_read(client, address):
    response = client.post(address, {"done": "1"}, headers=OURS)

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"


# A browser that keeps no cookies


@pytest.mark.usefixtures("procedure")
@pytest.mark.parametrize(
    ("address", "headers", "expected"),
    [
        (PROCEDURE, FROM_ITSELF, True),
        (PROCEDURE, {"Referer": "http://testserver/procedure/?fbclid=x"}, True),
        (PROCEDURE, {}, False),
        (PROCEDURE, {"Referer": "http://testserver/costs/"}, False),
        (PROCEDURE, {"Referer": "https://elsewhere.example/procedure/"}, False),
        # The way back from clearing the ticks, when the browser has given its cookie back.
        (f"{PROCEDURE}?cleared", FROM_ITSELF, False),
    ],
)
def test_note_on_blocked_cookies_comes_after_a_tick_that_was_not_kept(address, headers, expected):
    mark(Client(), "injection")

    response = Client().get(address, headers=headers)

    assert ("your browser blocks cookies" in response.content.decode()) is expected
    assert response["Cache-Control"] == (PRIVATE if expected else PUBLIC)


@pytest.mark.usefixtures("procedure")
def test_browser_that_keeps_its_tick_gets_no_note_on_cookies(client):
    mark(client, "injection")

    html = client.get(PROCEDURE, headers=FROM_ITSELF).content.decode()

    assert "your browser blocks cookies" not in html


# Clearing


@pytest.mark.usefixtures("procedure")
def test_clear_forgets_this_list_alone_and_takes_the_cookie_back(client):
    other = Client()
    mark(other, "solution")
    for step_id in STEPS:
        mark(client, step_id)

    response = client.post(CLEAR, headers=OURS)

    cookie = response.cookies[COOKIE]
    assert (response.status_code, response["Location"]) == (303, "/procedure/?cleared#progress")
    assert (cookie.value, cookie["max-age"], cookie["path"]) == ("", 0, "/procedure/")
    assert response["Cache-Control"] == PRIVATE
    assert rows() == ["solution"]
    assert (done_steps(client), done_steps(other)) == ([], ["solution"])


@pytest.mark.usefixtures("procedure")
def test_page_says_that_ticks_are_cleared_after_clearing_alone(client):
    cleared = read_page(client, f"{PROCEDURE}?cleared").one("main").text
    plain = read_page(client, PROCEDURE).one("main").text

    assert "Your ticks are cleared." in cleared
    assert "Your ticks are cleared." not in plain


@pytest.mark.usefixtures("procedure")
def test_clear_without_a_list_changes_nothing(client):
    mark(Client(), "injection")

    response = client.post(CLEAR, headers=OURS)

    assert response.status_code == 303
    assert rows() == ["injection"]


@pytest.mark.usefixtures("procedure")
def test_list_after_clearing_is_a_new_one(client):
    mark(client, "injection")
    before = list_id_of(client)
    client.post(CLEAR, headers=OURS)

    mark(client, "solution")

    assert list_id_of(client) != before
    assert done_steps(client) == ["solution"]


@pytest.mark.usefixtures("procedure")
def test_warning_about_shared_devices_comes_with_the_first_tick(client):
    def shown():
        main = read_page(client, PROCEDURE).one("main")
        return "On a shared phone or tablet" in main.text, "Clear my ticks" in main.text

    before = shown()
    mark(client, "injection")

    assert before == (False, False)
    assert shown() == (True, True)


# Progress, and the home page


@pytest.mark.usefixtures("procedure")
def test_progress_names_the_steps_done_in_the_order_of_the_page(client):
    before = client.get("/procedure/progress/")
    mark(client, "injection")
    mark(client, "consultation")

    response = client.get("/procedure/progress/")

    assert before.json() == {"done": [], "of": 5, "actions": []}
    assert response.json() == {"done": ["consultation", "injection"], "of": 5, "actions": []}
    assert response["Content-Type"] == "application/json"
    assert before["Cache-Control"] == response["Cache-Control"] == PRIVATE
    assert not before.cookies


@pytest.mark.usefixtures("procedure")
def test_home_page_has_a_hidden_line_for_the_progress(client):
    make_home()
    mark(client, "injection")

    response = client.get("/")

    page = PageReader(response.content.decode())
    (line,) = [e for e in page.elements if "data-progress" in e.attributes]
    assert line.attributes["data-progress"] == "/procedure/progress/"
    assert "hidden" in line.attributes
    assert line.text.split()[:2] == ["Your", "steps:"]
    assert response["Cache-Control"] == PUBLIC


# How much work it is


@pytest.mark.parametrize("ticks", [0, 1, 3])
def test_page_takes_one_query_more_with_ticks(client, procedure, django_assert_num_queries, ticks):
    for step_id in list(STEPS)[:ticks]:
        mark(client, step_id)
    client.get(PROCEDURE)

    # Twice whether all pages are still as they were, and its revision; the ticks.
    with django_assert_num_queries(4 if ticks else 3):
        client.get(PROCEDURE)


@pytest.mark.parametrize("ticks", [0, 1, 3])
def test_marking_takes_two_queries(client, procedure, django_assert_num_queries, ticks):
    for step_id in ("consultation", *list(STEPS)[:ticks]):
        mark(client, step_id)

    # Whether the page's steps are still those that are known; the tick.
    with django_assert_num_queries(2):
        mark(client, "sessions")
    with django_assert_num_queries(2):
        mark(client, "sessions", done="0")


# At the same moment


@pytest.mark.django_db(transaction=True)
def test_tabs_that_tick_at_the_same_moment_lose_nothing():
    make_procedure()
    first = Client()
    mark(first, "consultation")
    wanted = [step_id for step_id in STEPS if step_id != "consultation"] * 3

    def tick(step_id):
        tab = Client()
        tab.cookies[COOKIE] = first.cookies[COOKIE].value
        try:
            mark(tab, step_id)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(wanted)) as threads:
        list(threads.map(tick, wanted))

    assert rows() == sorted(STEPS)
    assert done_steps(first) == list(STEPS)
