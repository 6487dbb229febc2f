"""How often pages are read: counted in front of Django, told to staff, and nothing of who read."""

import csv
import datetime
import io

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.urls import reverse
from django.utils import timezone

from content.models import Generation
from mesosite import wsgi
from mesosite.kept_pages.application import KeptPages
from mesosite.kept_pages.store import Store
from readings.application import CountReadings
from readings.counter import Counter, write_readings
from readings.models import Reading
from tests.factories import make_home, make_live, make_page
from tests.wsgi import ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_connection")]

AGENT = {"USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0"}


def rows_of(client, name):
    response = client.get(reverse(f"admin:content_page_report_{name}") + "?csv")
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))[1:]


def test_kept_page_is_counted_and_is_kept_on():
    make_live(make_page("costs"))
    counter = Counter(write_readings, every=3600)
    kept = KeptPages(WSGIHandler(), Store(10**6))
    application = CountReadings(kept, counter.count)
    generation = Generation.objects.current()

    answers = [ask(application, "/costs/", **AGENT) for _ in range(3)]
    plain = ask(kept, "/costs/")
    counter.flush()

    assert {answer.body for answer in answers} == {plain.body}
    assert Reading.objects.get().times == 3
    assert Generation.objects.current() == generation


def test_it_can_be_switched_off(settings):
    settings.READING_COUNTS, settings.DEBUG = False, True
    off = wsgi.build_application()
    settings.READING_COUNTS = True
    on = wsgi.build_application()

    assert isinstance(on._application, CountReadings)
    assert not isinstance(off._application, CountReadings)


def test_report_sums_up_a_week_a_month_and_a_year(admin_client):
    make_home()
    costs = make_live(make_page("costs"))
    today = timezone.localdate()
    for days, times in ((0, 1), (6, 2), (7, 4), (29, 8), (30, 16), (364, 32), (365, 64)):
        day = today - datetime.timedelta(days=days)
        Reading.objects.create(page=costs.page, day=day, times=times)

    assert rows_of(admin_client, "readings") == [
        ["Costs", "3", "15", "63"],
        ["Mesotherapy for hair loss", "0", "0", "0"],
    ]
    assert [row[1] for row in rows_of(admin_client, "days")] == [
        "1",
        "2",
        "4",
        "8",
        "16",
        "32",
        "64",
    ]
