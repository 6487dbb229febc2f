"""The files of docs/deployment: nginx with https in front of the real server, systemd, the image."""

import json
import os
import re
import shutil
import signal
import ssl
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from handouts import pdf
from mesosite.environment import BASE_DIR
from tests.conftest import free_port, skip_or_fail, wait_for
from tests.over_http import PASSWORD, Browser, make_superuser
from tests.picture_bytes import encoded, noise
from tests.test_rooms import GROUND, ROOMS

FILES = BASE_DIR / "docs/deployment"
HOST = "guide.example.org"
SITE = f"https://{HOST}"
AFTERCARE = "preset=aftercare&size=12&paper=a4&steps=blank&contact=clinic"
AROUND = """
daemon off; master_process off; error_log stderr warn; pid {folder}/nginx.pid;
events {{ worker_connections 64; }}
http {{
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  include {folder}/guide.conf;
}}
"""


@pytest.fixture(scope="module")
def server_environment(server_environment, served_static):
    """A site that is asked by https, with its static files and somebody who may all."""
    environment = {**server_environment, "SITE_URL": SITE}
    make_superuser(environment)
    return environment


@pytest.fixture(scope="module")
def proxy(port, tmp_path_factory):
    """nginx with our file, but for its ports and its certificate: the ports of http and https."""
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if nginx is None:
        skip_or_fail("No nginx here. On Debian: apt-get install nginx-light")
    folder = tmp_path_factory.mktemp("nginx")
    make_certificate(folder)
    plain, safe = free_port(), free_port()
    text = re.sub(r" +listen \[::\].*\n", "", (FILES / "nginx.conf").read_text())
    for given, own in {
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ": f"listen 127.0.0.1:{safe} ",
        "127.0.0.1:8000": f"127.0.0.1:{port}",
        "/etc/ssl/guide": str(folder),
    }.items():
        assert given in text
        text = text.replace(given, own)
    (folder / "guide.conf").write_text(text)
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder))
    server = subprocess.Popen([nginx, "-c", folder / "nginx.conf"])  # noqa: S603
    try:
        wait_for(safe)
        yield plain, safe, folder / "fullchain.pem"
    finally:
        server.terminate()
        server.wait(timeout=10)


def make_certificate(folder):
    subprocess.run(  # noqa: S603 (of the machine's own openssl)
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-days", "2", "-subj", f"/CN={HOST}"),
            *("-addext", f"subjectAltName=DNS:{HOST},IP:127.0.0.1"),
            *("-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"),
        ],
        check=True,
        capture_output=True,
    )


@pytest.fixture
def browser(proxy):
    """Somebody who asks by https, through the proxy."""
    context = ssl.create_default_context(cafile=proxy[2])
    return Browser(SITE, lambda: HTTPSConnection("127.0.0.1", proxy[1], context=context))


@pytest.fixture
def plain_browser(proxy):
    return Browser(SITE, lambda: HTTPConnection("127.0.0.1", proxy[0]))


def test_plain_address_leads_to_https_and_a_page_is_answered_with_hsts(browser, plain_browser):
    moved = plain_browser.ask("GET", "/costs/?q=1")
    page = browser.ask("GET", "/costs/")

    assert (moved.status, moved.headers["Location"]) == (301, f"{SITE}/costs/?q=1")
    assert page.status == 200
    assert page.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert re.fullmatch(r"[0-9a-f]{32}", page.headers["X-Request-ID"])
    assert browser.ask("GET", "/healthz").content == b"ok"
    assert browser.ask("GET", "/metrics").status == 404


def test_site_behind_the_proxy_leads_to_https_itself(port):
    def ask(path, host=HOST, **headers):
        site = Browser(f"http://{host}", lambda: HTTPConnection("127.0.0.1", port))
        return site.ask("GET", path, **headers)

    moved = ask("/admin/login/?next=/admin/")

    assert (moved.status, moved.headers["Location"]) == (301, f"{SITE}/admin/login/?next=/admin/")
    # Asked without https, and answered.
    assert ask("/healthz").content == b"ok"
    assert ask("/robots.txt", "other.example.org", **{"X-Forwarded-Proto": "https"}).status == 400


def test_staff_sign_in_and_add_a_photo_of_six_megabytes(browser):
    photo = encoded(noise((2700, 2000)), "JPEG", quality=95)
    assert 6_000_000 < len(photo) < 10_000_000

    entered = browser.sign_in("matron", PASSWORD)
    added = browser.upload(photo)

    assert (entered.status, entered.headers["Location"]) == (302, "/admin/")
    assert set(browser.cookies) == {"__Host-csrftoken", "__Host-sessionid"}
    assert added.status == 200, added.content[:200]
    picture = browser.ask("GET", json.loads(added.content)["url"])
    assert (picture.status, picture.headers["Content-Type"]) == (200, "image/jpeg")


def test_reader_ticks_a_step_and_finds_it_again(browser):
    ticked = browser.post("/procedure/steps/preparation/", done=1)

    assert (ticked.status, ticked.headers["Location"]) == (303, "/procedure/#t-preparation")
    assert json.loads(browser.ask("GET", "/procedure/progress/").content)["done"] == ["preparation"]


def test_reader_makes_a_sheet_and_its_file(browser):
    if not pdf.is_available():
        skip_or_fail(f"No PDF files here. {pdf.HOW_TO_INSTALL}")

    made = browser.post("/handouts/", **dict(parse_qsl(AFTERCARE)))
    file = browser.ask("GET", f"/handouts/sheet.pdf?{AFTERCARE}")

    assert (made.status, made.headers["Location"]) == (303, f"/handouts/sheet/?{AFTERCARE}")
    assert (file.status, file.content[:5]) == (200, b"%PDF-")


def test_unit_is_one_that_systemd_takes(tmp_path):
    if shutil.which("systemd-analyze") is None:
        pytest.skip("No systemd here.")
    text = (FILES / "guide.service").read_text()
    # The programs have to be there, and the user.
    text = text.replace("/srv/guide/.venv/bin/gunicorn", sys.executable)
    text = text.replace("/srv/guide/.venv/bin/python", sys.executable).replace("/srv/guide", "/")
    unit = tmp_path / "guide.service"
    unit.write_text(text.replace("User=guide", "User=root"))

    said = subprocess.run(  # noqa: S603
        ["systemd-analyze", "verify", "--man=no", unit],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
    )

    assert (said.returncode, said.stderr) == (0, "")


def test_image_holds_each_room_and_what_pdf_files_need():
    text = (FILES / "Containerfile").read_text()

    copied = set(re.findall(r"^COPY (\w+) \1$", text, flags=re.MULTILINE))
    needed = set(re.findall(r"lib[\w.-]*\w", pdf.HOW_TO_INSTALL))

    assert copied == {GROUND, *ROOMS, "static", "templates"}
    assert needed <= set(text.split())
    assert len(needed) == 3


def test_former_workers_answer_while_new_ones_start(port, server_environment):
    log = Path(server_environment["DATA_DIR"]) / "requests.log"

    def ask_whom():
        """The id of the worker that answers."""
        site = Browser(f"http://{HOST}", lambda: HTTPConnection("127.0.0.1", port))
        logged = log.read_text()
        assert site.ask("GET", "/healthz").status == 200
        while not (line := log.read_text().removeprefix(logged)).endswith("\n"):
            time.sleep(0.01)
        return int(line.split()[0].strip("<>"))

    server = parent_of(ask_whom())
    former = workers_of(server)
    os.kill(server, signal.SIGHUP)
    while not (new := workers_of(server) - former):
        time.sleep(0.01)

    assert ask_whom() in former
    for _ in range(600):
        if ask_whom() in new:
            return
        time.sleep(0.05)
    pytest.fail("The new workers did not take over.")


def parent_of(process):
    try:
        return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:  # it ended in this moment
        return 0


def workers_of(server):
    processes = {int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()}
    return {process for process in processes if parent_of(process) == server}
