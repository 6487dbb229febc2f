"""A server that is told to stop: who waits for a file is not forgotten, and holds up nobody."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

from handouts.choices import Choices
from tests.conftest import serve

WHOLE_GUIDE = Choices(preset="whole-guide").query


def ask_for_file(port):
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", f"/handouts/sheet.pdf?{WHOLE_GUIDE}")
        with connection.getresponse() as response:
            return response.status, response.headers


def test_who_waits_for_a_file_is_told_to_ask_the_next_server(
    server_environment, served_static, pdf_maker
):
    folder = Path(server_environment["DATA_DIR"]) / "handouts"

    with ThreadPoolExecutor() as threads:
        with serve(server_environment) as port:
            asked = threads.submit(ask_for_file, port)
            while not list(folder.glob("*.lock")):
                assert not asked.done(), asked.result()
                time.sleep(0.01)
        status, headers = asked.result()

    assert status == 503
    assert int(headers["Retry-After"]) > 0
