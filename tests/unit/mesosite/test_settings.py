"""Which settings follow from the environment."""

import runpy

import pytest

from mesosite.environment import BASE_DIR

HTTPS_ONLY = {
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "SECURE_SSL_REDIRECT": True,
    "SECURE_REDIRECT_EXEMPT": [r"^healthz$", r"^metrics$"],
    "SECURE_HSTS_SECONDS": 31_536_000,
    "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https"),
}


@pytest.fixture
def settings_with(monkeypatch, tmp_path):
    def run(**environ):
        for name, value in {"DATA_DIR": str(tmp_path), **environ}.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(BASE_DIR / "mesosite" / "settings.py"))

    return run


def https_settings_of(settings):
    return {name: settings[name] for name in HTTPS_ONLY if name in settings}


def test_https_site_url_turns_on_everything_that_keeps_it_https(settings_with):
    settings = settings_with(SITE_URL="https://guide.example.org")

    assert https_settings_of(settings) == HTTPS_ONLY
    assert settings["BEHIND_PROXY"] is True


def test_http_site_url_turns_on_nothing_that_needs_https(settings_with):
    settings = settings_with(SITE_URL="http://guide.example.org")

    assert https_settings_of(settings) == {}
    assert settings["BEHIND_PROXY"] is False


def test_hosts_and_origins_follow_from_site_url(settings_with):
    settings = settings_with(SITE_URL="https://guide.example.org:8443")

    assert settings["ALLOWED_HOSTS"] == ["127.0.0.1", "[::1]", "guide.example.org", "localhost"]
    assert settings["CSRF_TRUSTED_ORIGINS"] == ["https://guide.example.org:8443"]


@pytest.mark.parametrize(
    ("debug", "backend"),
    [
        ("0", "mesosite.static_files.BundledStaticFilesStorage"),
        ("1", "django.contrib.staticfiles.storage.StaticFilesStorage"),
    ],
)
def test_static_files_are_bundled_unless_debug_is_on(settings_with, debug, backend):
    settings = settings_with(DEBUG=debug)

    assert settings["STORAGES"]["staticfiles"] == {"BACKEND": backend}


def test_wrong_value_ends_the_process_with_its_message(settings_with):
    with pytest.raises(SystemExit) as caught:
        settings_with(DEBUG="maybe")

    assert caught.value.code == ("The site cannot start: DEBUG is 'maybe': give 1 (on) or 0 (off).")
