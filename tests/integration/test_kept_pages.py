"""What is kept in front of Django says what Django says, and no longer than it is true."""

import datetime
import re
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from unittest.mock import Mock

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signing import Signer
from django.db import Error, OperationalError, connection
from django.utils import timezone

from checklist.models import Tick
from content.era import Era
from content.models import Generation, Page, Revision
from mesosite.kept_pages.application import KeptPages
from mesosite.kept_pages.era_reader import BETWEEN_READS, PAUSE
from mesosite.kept_pages.store import Store
from tests.factories import make_handout, make_live, make_page
from tests.integration.pages import ADDRESSES, TOOLS
from tests.wsgi import ask

OTHERS = [
    *(
        "/changes/feed/",
        "/robots.txt",
        "/sitemap.xml",
        "/healthz",
        "/no-such-page/",
        "/costs",
        "/admin/",
    ),
    *("/admin/login/", "/procedure/progress/", "/procedure/steps/consultation/"),
    *("/handouts/sheet/?page=costs", "/comparing/?a=minoxidil&b=nothing", "/h/NONE"),
    *("/procedure/?cleared", "/feedback/?page=costs", "/feedback/thanks/"),
]
# One page of each kind: chapters are alike to what keeps them.
KINDS = ["/", "/costs/", "/procedure/", "/comparing/", "/sources/"]
# One of each answer that Django gives: a page that is kept, one with ticks and one with a query,
# what is missing, moved, open to staff alone, a page only for this reader, and a file.
ANSWERED_ALL_WAYS = [
    *("/costs/", "/procedure/", "/comparing/?a=minoxidil&b=nothing", "/no-such-page/", "/costs"),
    *("/admin/", "/procedure/?cleared", "/handouts/sheet/?page=costs", "/robots.txt", "/healthz"),
]
MEGABYTE = 1024 * 1024
LIST = uuid.UUID(int=7)
STEPS_COOKIE = f"steps={Signer(salt='checklist.list_cookie').sign(str(LIST))}"
# How a page can be asked for that is the same for everybody.
KEPT_WAYS = {
    "plainly": {},
    "gzip": {"ACCEPT_ENCODING": "gzip"},
    "brotli": {"ACCEPT_ENCODING": "gzip, deflate, br"},
    "all codings": {"ACCEPT_ENCODING": "gzip, deflate, br, zstd"},
    "what it likes best": {"ACCEPT_ENCODING": "br;q=0.5, gzip;q=0.8, *;q=0"},
    "no coding that we have": {"ACCEPT_ENCODING": "deflate"},
    "head": {"method": "HEAD"},
    "head in brotli": {"method": "HEAD", "ACCEPT_ENCODING": "br"},
    "head of what it has": {"method": "HEAD", "IF_NONE_MATCH": "*"},
    "any version": {"IF_NONE_MATCH": "*"},
    "another version": {"IF_NONE_MATCH": '"0123", W/"4567"'},
    "no version at all": {"IF_NONE_MATCH": "nonsense"},
    "not since": {"IF_MODIFIED_SINCE": "Thu, 26 Nov 2026 10:00:00 GMT"},
    "a part": {"RANGE": "bytes=0-99"},
    "cookie of others": {"COOKIE": "_ga=1.2; consent=all"},
    "another host": {"HOST": "localhost:8000"},
    "host in capitals": {"HOST": "TESTSERVER"},
    "a proxy's scheme": {"X_FORWARDED_PROTO": "https"},
    # Some programs name one although they send no body.
    "a type of nothing": {"CONTENT_TYPE": "text/html"},
    "from elsewhere": {"REFERER": "https://search.example.org/"},
}
OTHER_WAYS = {
    "staff's session": {"COOKIE": "sessionid=x"},
    "messages": {"COOKIE": "messages=x"},
    "foreign host": {"HOST": "other.example.org"},
    "no host": {"HOST": ""},
    "post": {"method": "POST"},
    "put": {"method": "PUT"},
    "body": {"BODY": "words"},
    "version that must be": {"IF_MATCH": '"0123"'},
    "unchanged since": {"IF_UNMODIFIED_SINCE": "Thu, 26 Nov 2020 10:00:00 GMT"},
    "ticks": {"COOKIE": STEPS_COOKIE},
    "cookie that is no list": {"COOKIE": "steps=x"},
    "from the page itself": {"REFERER": "http://testserver/procedure/?fbclid=x"},
}


pytestmark = pytest.mark.usefixtures("one_connection")


class Counted:
    """Django, and how often it was asked."""

    def __init__(self):
        self.django = WSGIHandler()
        self.asked = 0

    def __call__(self, environ, start_response):
        self.asked += 1
        return self.django(environ, start_response)


@pytest.fixture
def django():
    return Counted()


@pytest.fixture
def kept(django):
    return KeptPages(django, Store(32 * MEGABYTE))


def warm(kept, address, **headers):
    """Have a page kept: first it is found to be worth it, then it is made."""
    for _ in range(2):
        ask(kept, address, **headers)


def meaning(answered, *, is_head=False):
    """What must be the same. Padding and tokens are random, two answers are not of one second, and
    the best compression has another length."""
    random = dict.fromkeys(("x-noise", "expires", "set-cookie", "etag"), "some")
    if "set-cookie" not in answered.headers:
        del random["etag"]
    headers = {name: random.get(name, value) for name, value in answered.headers.items()}
    if "content-encoding" in headers:
        headers.pop("content-length")
        # Where a browser takes both, what is kept is in the smaller one.
        headers["content-encoding"] = headers["content-encoding"].replace("zstd", "br")
    body = re.sub(rb'middlewaretoken" value="\w+"', b"", answered.text)
    return answered.status, headers, b"" if is_head else body


def differences(kept, django, address, ways):
    """What the three answers say otherwise than Django: made, kept, and compressed behind those."""
    found = {}
    for way, headers in ways.items():
        is_head = headers.get("method") == "HEAD"
        expected = meaning(ask(django.django, address, **headers), is_head=is_head)
        asked, answers = django.asked, []
        while len(answers) < 3 and (not answers or django.asked == asked):
            answers.append(meaning(ask(kept, address, **headers), is_head=is_head))
            kept.improver.wait()
        if any(answer != expected for answer in answers):
            found[way] = (expected, answers)
    return found


@pytest.mark.usefixtures("shipped_guide")
@pytest.mark.parametrize("address", ANSWERED_ALL_WAYS)
def test_each_address_is_answered_as_django_answers_in_whatever_way_it_is_asked(
    kept, django, address
):
    Tick.objects.tick(LIST, "consultation")
    warm(kept, address)
    etag = ask(django.django, address).headers.get("etag", '"none"')
    versions = {
        "this version": {"IF_NONE_MATCH": etag},
        "this version, compressed": {"IF_NONE_MATCH": f"W/{etag}", "ACCEPT_ENCODING": "br"},
        "one of several": {"IF_NONE_MATCH": f'"0123", {etag}'},
    }

    assert differences(kept, django, address, KEPT_WAYS | versions) == {}
    assert differences(kept, django, address, OTHER_WAYS) == {}


@pytest.mark.usefixtures("shipped_guide")
@pytest.mark.parametrize("address", dict.fromkeys([*ADDRESSES, *TOOLS, *OTHERS]))
def test_each_page_is_answered_as_django_answers(kept, django, address):
    warm(kept, address)
    ways = {way: KEPT_WAYS[way] for way in ("plainly", "brotli", "head of what it has")}
    ways |= {way: OTHER_WAYS[way] for way in ("staff's session", "post", "ticks")}

    assert differences(kept, django, address, ways) == {}


def test_bar_for_staff_is_on_no_page_that_readers_get(kept, client, sign_in):
    sign_in("view_revision", "add_revision")
    session = f"sessionid={client.cookies['sessionid'].value}"
    make_live(make_page("costs"))

    # Staff ask first, between, and last: before, while and after the page is kept.
    answers = [
        ask(kept, "/costs/", **({"COOKIE": session} if by_staff else {}))
        for by_staff in (True, False, True, False, True, False)
    ]

    has_bar = [b'aria-label="For staff"' in answered.text for answered in answers]
    assert has_bar == [True, False, True, False, True, False]


@pytest.mark.usefixtures("shipped_guide")
@pytest.mark.parametrize("address", [*ADDRESSES, "/handouts/", "/h/", "/robots.txt"])
def test_page_that_anybody_may_keep_is_asked_of_django_no_more(kept, django, address):
    warm(kept, address)
    asked = django.asked

    for way, headers in KEPT_WAYS.items():
        if way != "another host":
            ask(kept, address, **headers)
    for query in ("fbclid=x", "utm_source=leaflet&utm_medium=paper", "gclid=1&fbclid=2"):
        ask(kept, f"{address}?{query}")

    assert django.asked == asked > 0


@pytest.mark.usefixtures("shipped_guide")
@pytest.mark.parametrize(
    "query", ["fbclid=x", "utm_source=a&utm_campaign=b", "a=minoxidil&b=nothing", "page=costs", "x"]
)
def test_query_is_answered_as_django_answers_it(kept, django, query):
    for address in dict.fromkeys([*KINDS, *TOOLS]):
        warm(kept, address)
        asked = f"{address}?{query}"

        assert differences(kept, django, asked, {"plainly": {}, "br": KEPT_WAYS["brotli"]}) == {}


@pytest.mark.usefixtures("shipped_guide")
def test_ticks_of_a_reader_are_theirs_alone_and_no_other_page_asks_for_them(kept, django):
    Tick.objects.tick(LIST, "consultation")
    warm(kept, "/procedure/")
    warm(kept, "/costs/")

    own = ask(kept, "/procedure/", COOKIE=STEPS_COOKIE)
    asked = django.asked
    others = ask(kept, "/procedure/")
    ask(kept, "/costs/", COOKIE=STEPS_COOKIE)

    assert b"<span data-count>1</span>" in own.text
    assert own.headers["cache-control"] == "private, no-store"
    assert b"<span data-count>0</span>" in others.text
    assert django.asked == asked


@pytest.mark.usefixtures("shipped_guide")
def test_procedure_is_made_once_for_all_browsers_with_the_same_ticks(kept, django):
    lists = [uuid.UUID(int=number) for number in range(3)]
    cookies = [f"steps={Signer(salt='checklist.list_cookie').sign(str(one))}" for one in lists]
    for one in lists:
        Tick.objects.tick(one, "consultation")

    first, second = (ask(kept, "/procedure/", COOKIE=cookie) for cookie in cookies[:2])
    asked = django.asked
    Tick.objects.tick(lists[2], "sessions")
    third = ask(kept, "/procedure/", COOKIE=cookies[2])
    Tick.objects.untick(lists[2], "sessions")

    assert (asked, django.asked) == (1, 2)
    assert first == second == ask(kept, "/procedure/", COOKIE=cookies[2])
    assert b"<span data-count>2</span>" in third.text
    assert django.asked == 2


@pytest.mark.usefixtures("shipped_guide")
def test_procedure_is_kept_with_the_ticks_that_it_was_asked_for_with(kept, django, monkeypatch):
    """Though the browser ticks a step while the page is made."""
    Tick.objects.tick(LIST, "consultation")
    make = kept._make

    def tick_meanwhile(*arguments):
        Tick.objects.tick(LIST, "sessions")
        return make(*arguments)

    monkeypatch.setattr(kept, "_make", tick_meanwhile)
    during = ask(kept, "/procedure/", COOKIE=STEPS_COOKIE)

    assert b"<span data-count>1</span>" in during.text
    assert b"<span data-count>2</span>" in ask(kept, "/procedure/", COOKIE=STEPS_COOKIE).text


@pytest.mark.usefixtures("shipped_guide")
def test_https_site_is_answered_as_django_answers(settings):
    settings.ALLOWED_HOSTS = ["guide.example.org", "localhost"]
    settings.BEHIND_PROXY = settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 1000
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    django = Counted()
    kept = KeptPages(django, Store(32 * MEGABYTE))
    ways = {
        f"{host} {proto}": {"HOST": host, "X_FORWARDED_PROTO": proto, "ACCEPT_ENCODING": coding}
        for host in ("guide.example.org", "localhost:8000", "other.example.org", "localhost.")
        for proto in ("https", "http", "https, http", " https ", "HTTPS", "")
        for coding in ("", "br")
    }
    warm(kept, "/costs/", HOST="guide.example.org", X_FORWARDED_PROTO="https")

    assert differences(kept, django, "/costs/", ways) == {}
    asked = django.asked
    hit = ask(kept, "/costs/", HOST="guide.example.org", X_FORWARDED_PROTO="https")
    assert django.asked == asked
    assert hit.headers["strict-transport-security"] == "max-age=1000"


@pytest.mark.django_db
def test_code_of_a_sheet_says_at_once_that_a_newer_version_is_there(kept, clock):
    page = make_page("costs")
    make_live(page)
    address = f"/h/{make_handout().code}"
    warm(kept, address)

    before = ask(kept, address)
    make_live(page, body="## New words {#new}\n\nWords.\n")
    clock(BETWEEN_READS)

    assert before.status == "200 OK"
    assert ask(kept, address).text != before.text


@pytest.mark.django_db
def test_changed_page_is_seen_after_a_quarter_of_a_second_and_is_not_asked_for_before(
    kept, django, clock, django_assert_num_queries
):
    page = make_page("costs")
    make_live(page, title="Old title")
    warm(kept, "/costs/")
    make_live(page, title="New title")
    ask(kept, "/costs/")  # which makes it
    ask(kept, "/costs/")  # which asks if that is still so
    make_live(page, title="Newest title")

    with django_assert_num_queries(0):
        for _ in range(20):
            assert b"New title" in ask(kept, "/costs/").text
    clock(BETWEEN_READS)

    assert b"Newest title" in ask(kept, "/costs/").text


@pytest.mark.django_db
def test_who_saw_what_is_new_in_one_place_sees_nothing_old_in_another(kept, clock):
    costs, aftercare = make_page("costs"), make_page("aftercare")
    make_live(costs, title="Old title")
    make_live(aftercare)
    warm(kept, "/costs/")
    make_live(costs, title="New title")

    # An answer of Django's own: by its query, and in the list of pages of one never asked for.
    assert b"New title" in ask(kept, "/costs/?x").text
    assert b"New title" in ask(kept, "/costs/").text
    make_live(costs, title="Newest title")
    assert b"Newest title" in ask(kept, "/aftercare/").text
    assert b"Newest title" in ask(kept, "/costs/").text


@pytest.mark.django_db
def test_version_that_waits_goes_live_at_its_time(kept, clock, monkeypatch):
    page = make_page("costs")
    make_live(page, title="Old title")
    moment = timezone.now() + datetime.timedelta(hours=1)
    later = make_live(page, title="Later title")
    Revision.objects.filter(pk=later.pk).update(published_at=moment)
    warm(kept, "/costs/")
    before = ask(kept, "/costs/").text

    monkeypatch.setattr(timezone, "now", lambda: moment)
    clock(BETWEEN_READS)

    assert b"Old title" in before
    assert b"Later title" in ask(kept, "/costs/").text


@pytest.mark.django_db
def test_page_is_made_anew_at_midnight_when_reviews_fall_due(kept, django, clock, monkeypatch):
    make_live(make_page("costs"))
    warm(kept, "/costs/")
    ask(kept, "/costs/")
    asked = django.asked
    midnight = timezone.now().replace(hour=0, minute=0, second=0) + datetime.timedelta(days=1)

    monkeypatch.setattr(timezone, "now", lambda: midnight)
    clock(BETWEEN_READS)
    ask(kept, "/costs/")
    clock(BETWEEN_READS)
    ask(kept, "/costs/")

    assert django.asked == asked + 1


@pytest.mark.django_db
def test_page_that_a_change_left_alone_keeps_what_was_compressed(kept, clock):
    make_live(make_page("costs"))
    brotli = {"ACCEPT_ENCODING": "br"}
    warm(kept, "/costs/", **brotli)
    hasty = ask(kept, "/costs/", **brotli).body
    kept.improver.wait()
    best = ask(kept, "/costs/", **brotli).body

    make_page("aftercare")  # nothing of it is live
    clock(BETWEEN_READS)

    assert len(best) < len(hasty)
    assert ask(kept, "/costs/", **brotli).body == best


@pytest.mark.django_db
def test_page_that_is_withdrawn_or_moved_is_kept_no_more(kept, clock, admin_user):
    page = make_page("costs")
    make_live(page)
    warm(kept, "/costs/")

    make_live(page, slug="prices")
    clock(BETWEEN_READS)
    moved = ask(kept, "/costs/")
    warm(kept, "/prices/")
    Page.objects.get().withdraw(by=admin_user)
    clock(BETWEEN_READS)

    assert (moved.status, moved.headers["location"]) == ("301 Moved Permanently", "/prices/")
    assert ask(kept, "/prices/").status == "410 Gone"


@pytest.mark.django_db
def test_database_that_is_away_leaves_what_is_kept_and_the_answer_says_so(kept, clock, monkeypatch):
    make_live(make_page("costs"))
    warm(kept, "/costs/")
    usual = ask(kept, "/costs/")
    read = kept.eras._read_era

    def fail(era):
        raise Error("The server closed the connection.")

    monkeypatch.setattr(kept.eras, "_read_era", fail)
    monkeypatch.setattr("mesosite.kept_pages.era_reader.connection", Mock())
    clock(BETWEEN_READS)
    away = ask(kept, "/costs/")
    monkeypatch.setattr(kept.eras, "_read_era", read)
    clock(PAUSE)
    back = ask(kept, "/costs/")

    assert away.headers.pop("cache-status") == "guide; hit; detail=database-away"
    assert usual == away == back


@pytest.mark.django_db
def test_page_that_an_edit_unsettled_goes_on_where_the_database_is_away_before_it_is_made(
    kept, clock, monkeypatch
):
    page = make_page("costs")
    make_live(page)
    warm(kept, "/costs/")
    usual = ask(kept, "/costs/")
    make_live(page, title="Prices")
    clock(BETWEEN_READS)
    kept.eras.current()

    def fail(*args):
        raise OperationalError("The server closed the connection.")

    with monkeypatch.context() as patch, connection.execute_wrapper(fail):
        patch.setattr("mesosite.kept_pages.era_reader.connection", Mock())
        away = [ask(kept, "/costs/") for _ in range(2)]
    clock(PAUSE)
    back = ask(kept, "/costs/")

    assert [answer.headers.pop("cache-status") for answer in away] == [
        "guide; hit; detail=database-away"
    ] * 2
    assert away == [usual] * 2
    assert b"Prices" in back.body


def test_one_request_makes_the_page_for_all_who_wait(monkeypatch):
    """With neither Django nor a database: a page that takes as long as the test lets it."""
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    era = [Era("first", tomorrow)]
    started, go = threading.Event(), threading.Event()
    made = []

    def slow(environ, start_response):
        made.append(environ["PATH_INFO"])
        started.set()
        go.wait(10)
        headers = [("Content-Type", "text/html"), ("Cache-Control", "public")]
        start_response("200 OK", [*headers, ("ETag", f'"{len(made)}"')])
        return [b"<p>Words.</p>"]

    kept = KeptPages(slow, Store(MEGABYTE))
    monkeypatch.setattr(kept.eras, "_read_era", lambda former: era[0])
    go.set()
    warm(kept, "/costs/")
    go.clear()
    started.clear()
    era[0] = Era("second", tomorrow)
    kept.eras.expire()
    del made[:]

    with ThreadPoolExecutor(12) as pool:
        answers = [pool.submit(ask, kept, "/costs/") for _ in range(12)]
        started.wait(10)
        go.set()
        bodies = {answer.result().headers["etag"] for answer in answers}

    assert made == ["/costs/"]
    assert bodies == {'"1"'}


@pytest.mark.django_db
def test_what_is_kept_stays_within_its_limit_and_what_is_asked_for_stays(django):
    pages = [make_page(f"page-{letter}") for letter in "abcdefghijkl"]
    for page in pages:
        make_live(page)
    kept = KeptPages(django, Store(60_000))

    for page in pages:
        warm(kept, f"/{page.key}/")
        ask(kept, "/page-a/")
    asked = django.asked
    ask(kept, "/page-a/")
    ask(kept, "/page-l/")

    assert django.asked == asked
    assert 0 < kept._store._bytes <= 60_000
    assert len(kept._store._entries) < 12


@pytest.mark.django_db
def test_nothing_is_kept_while_there_is_no_generation(kept, django, clock):
    make_live(make_page("costs"))
    warm(kept, "/costs/")
    Generation.objects.all().delete()
    clock(BETWEEN_READS)
    asked = django.asked

    for _ in range(3):
        ask(kept, "/costs/")

    assert django.asked == asked + 3
