"""The server's settings follow from the site's environment."""

import gc
import os
import runpy
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from gunicorn.config import Config

from mesosite.environment import BASE_DIR


@pytest.fixture
def configuration_with(monkeypatch, tmp_path):
    def run(**environ):
        monkeypatch.delenv("SITE_URL", raising=False)
        for name, value in {"DATA_DIR": str(tmp_path), **environ}.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(BASE_DIR / "mesosite" / "gunicorn_conf.py"))

    return run


@pytest.mark.parametrize(("host", "bind"), [("192.0.2.7", "192.0.2.7:9000"), ("::1", "[::1]:9000")])
def test_server_listens_where_the_environment_says(configuration_with, host, bind):
    configuration = configuration_with(HOST=host, PORT="9000", WEB_CONCURRENCY="3")

    assert (configuration["bind"], configuration["workers"]) == (bind, 3)


def test_server_says_where_the_guide_is_once_it_listens(configuration_with, capsys):
    configuration = configuration_with(HOST="0.0.0.0", PORT="9000")  # noqa: S104

    configuration["when_ready"](None)

    assert capsys.readouterr().out == (
        "The guide is at http://localhost:9000 (stop it with Ctrl-C).\n"
    )


def test_wrong_value_ends_the_process_with_its_message(configuration_with):
    with pytest.raises(SystemExit) as caught:
        configuration_with(DEBUG="maybe")

    assert caught.value.code == ("The site cannot start: DEBUG is 'maybe': give 1 (on) or 0 (off).")


def test_no_header_says_where_the_site_stands(configuration_with):
    server = Config()
    server.set("forwarder_headers", configuration_with()["forwarder_headers"])

    # gunicorn takes these from a proxy on the same machine, which passes on what a visitor sent.
    assert server.forwarder_headers == []


def test_worker_passes_over_what_it_has_loaded_and_hands_over_soon(configuration_with):
    usual = sys.getswitchinterval()
    try:
        configuration_with()["post_worker_init"](None)

        assert gc.get_freeze_count() > 10_000
        assert sys.getswitchinterval() < usual
    finally:
        gc.unfreeze()
        sys.setswitchinterval(usual)


def test_server_asks_for_no_home(configuration_with):
    server = Config()
    server.set("control_socket_disable", configuration_with()["control_socket_disable"])

    # The user of the unit and of the image has none, and gunicorn would put a socket there.
    assert server.control_socket_disable


def test_workers_count_in_one_folder_that_outlives_a_reload(configuration_with, monkeypatch):
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", "x")  # put back in the end
    monkeypatch.delenv("PROMETHEUS_MULTIPROC_DIR")

    configuration_with(METRICS="1")
    folder = Path(os.environ["PROMETHEUS_MULTIPROC_DIR"])
    (folder / "counter_1.db").touch()
    again = configuration_with(METRICS="1")

    assert os.environ["PROMETHEUS_MULTIPROC_DIR"] == str(folder)
    assert (folder / "counter_1.db").exists()
    again["on_exit"](None)
    assert not folder.exists()


def test_new_workers_import_the_site_anew_and_the_former_ones_wait(configuration_with, monkeypatch):
    configuration = configuration_with()
    modules = {name: ModuleType(name) for name in ("mesosite", "mesosite.wsgi", "mesosites")}
    monkeypatch.setattr(sys, "modules", modules)
    server = SimpleNamespace(worker_age=2, cfg=SimpleNamespace(workers=1))
    former, new = SimpleNamespace(), SimpleNamespace()

    configuration["on_starting"](server)
    configuration["pre_fork"](server, former)
    configuration["on_reload"](server)
    configuration["pre_fork"](server, new)
    new.taking_over.note_started(3)

    assert list(modules) == ["mesosites"]
    assert former.taking_over.is_former(2)
    assert former.taking_over.is_done()


def test_workers_have_their_code_in_common_until_the_server_reloads(configuration_with):
    def code_of_a_worker(configuration):
        worker = SimpleNamespace()
        configuration["pre_fork"](SimpleNamespace(taking_over=None), worker)
        return worker.code

    before, after = configuration_with(), configuration_with()

    assert code_of_a_worker(before) == code_of_a_worker(before)
    assert code_of_a_worker(before) != code_of_a_worker(after)
