"""Many clients tick at the same moment, against the real server with two workers.

On SQLite and, where DATABASE_URL leads to one, on PostgreSQL. Nothing may be lost, doubled or
answered with an error. It is no measure of speed.
"""

import http.client
import json
import random
from concurrent.futures import ThreadPoolExecutor

import pytest

STEPS = ["consultation", "preparation", "solution", "injection", "sessions"]
CLIENTS, REQUESTS = 20, 25

pytestmark = pytest.mark.postgresql


class Client:
    """One browser, with a connection that it keeps."""

    def __init__(self, port, cookie=""):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookie = cookie

    def mark(self, step, done):
        headers = {
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": self.cookie,
        }
        self.connection.request("POST", f"/procedure/steps/{step}/", f"done={done}", headers)
        answer = self.connection.getresponse()
        answer.read()
        assert answer.status == 303
        if given := answer.getheader("Set-Cookie"):
            self.cookie = given.partition(";")[0]

    def done(self):
        self.connection.request("GET", "/procedure/progress/", headers={"Cookie": self.cookie})
        return json.loads(self.connection.getresponse().read())["done"]


@pytest.fixture
def new_client(port):
    """Makes a client of the running server; its connection is closed in the end."""
    clients = []

    def make(cookie=""):
        clients.append(Client(port, cookie))
        return clients[-1]

    yield make
    for client in clients:
        client.connection.close()


def in_parallel(task, clients):
    for client in clients:
        # Opened again with the next request: the server ends a connection that idles.
        client.connection.close()
    with ThreadPoolExecutor(len(clients)) as pool:
        return list(pool.map(task, clients, range(len(clients))))


def test_clients_of_one_session_overwrite_nothing_of_each_other(new_client):
    first = new_client()
    first.mark("consultation", 1)
    clients = [new_client(first.cookie) for _ in range(CLIENTS)]

    def tick_and_untick(client, number):
        choice = random.Random(number)  # noqa: S311 (a repeatable order, no secret)
        for _ in range(REQUESTS - 2):
            client.mark(choice.choice(STEPS), choice.choice([0, 1]))

    in_parallel(tick_and_untick, clients)
    in_parallel(lambda client, number: client.mark(STEPS[number % 5], 1), clients)
    assert in_parallel(lambda client, number: client.done(), [first]) == [STEPS]
    in_parallel(lambda client, number: client.mark(STEPS[number % 5], 0), clients)
    assert in_parallel(lambda client, number: client.done(), [first]) == [[]]


def test_clients_of_many_sessions_find_exactly_what_they_ticked(new_client):
    clients = [new_client() for _ in range(CLIENTS)]

    def tick_and_untick(client, number):
        choice = random.Random(number)  # noqa: S311 (a repeatable order, no secret)
        client.mark("consultation", 1)
        ticked = {"consultation"}
        for _ in range(REQUESTS - 1):
            step, done = choice.choice(STEPS), choice.choice([0, 1])
            client.mark(step, done)
            (ticked.add if done else ticked.discard)(step)
        return [step for step in STEPS if step in ticked]

    expected = in_parallel(tick_and_untick, clients)

    assert in_parallel(lambda client, number: client.done(), clients) == expected
    assert len({client.cookie for client in clients}) == CLIENTS
