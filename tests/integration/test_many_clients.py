"""Many clients tick at the same moment, against the real server with two workers.

On SQLite and, where DATABASE_URL leads to one, on PostgreSQL. Nothing may be lost, doubled or
answered with an error. It is no measure of speed.
"""

import http.client
import json
import os
import random
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
STEPS = ["consultation", "preparation", "solution", "injection", "sessions"]
CLIENTS, REQUESTS = 20, 200


@pytest.fixture
def port(tmp_path):
    """The port of a running server with the shipped guide and a database of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number = free.getsockname()[1]
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONDONTWRITEBYTECODE": "1",
        "DATA_DIR": str(tmp_path),
        "PORT": str(number),
        "WEB_CONCURRENCY": "2",
        "DATABASE_URL": os.environ.get("DATABASE_URL", ""),
    }
    for command in (["migrate", "--verbosity", "0"], ["load_guide"]):
        subprocess.run(  # noqa: S603 (our own command)
            [sys.executable, ROOT / "manage.py", *command],
            env=environment,
            check=True,
            capture_output=True,
        )
    server = subprocess.Popen(  # noqa: S603 (our own command)
        [sys.executable, "-m", "gunicorn", "--config", ROOT / "mesosite/gunicorn_conf.py"],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(number)
        yield number
    finally:
        server.terminate()
        server.wait(timeout=30)


def wait_for(port):
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("The server did not start.")


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
