import base64
import hashlib
import re

import pytest
from django.template import Context, Template
from django.test import override_settings

from inline.files import allow_inline_files, inline_text
from tests.conftest import BUNDLED

PAGE = Template('{% load inline %}{% stylesheet "css/site.css" %}')
SCRIPT = Template('{% load inline %}{% script "js/skip-link.js" %}')
POLICY = {"default-src": ["'self'"]}


@pytest.fixture
def collected(collected_static):
    with override_settings(STATIC_ROOT=collected_static, STORAGES=BUNDLED):
        yield collected_static


def hash_of(text):
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def test_collected_styles_stand_in_the_page_and_are_allowed_by_their_hash(collected):
    text = re.fullmatch(r"<style>(.*)</style>", PAGE.render(Context()), re.DOTALL)[1]

    allowed = allow_inline_files(POLICY)["style-src"]
    assert hash_of(text) in allowed
    assert "'unsafe-inline'" not in allowed


def test_collected_script_stands_in_the_page_without_its_comments(collected):
    html = SCRIPT.render(Context())

    text = re.fullmatch(r'<script type="module">(.*)</script>', html, re.DOTALL)[1]
    allowed = allow_inline_files(POLICY)["script-src"]
    assert text.startswith('document.querySelector(".skip-link")')
    assert "//" not in text
    assert "<" not in text
    assert allowed[0] == "'self'"
    assert hash_of(text) in allowed
    assert "'unsafe-inline'" not in allowed


def test_files_that_styles_name_are_found_from_any_page(collected):
    fonts = re.findall(r'url\("?([^")]+)', inline_text("css/site.css"))

    assert len(fonts) == 2
    for address in fonts:
        assert address.startswith("/static/fonts/")
        assert (collected / address.removeprefix("/static/")).exists()


def test_text_of_styles_cannot_end_their_element(collected):
    assert "</" not in inline_text("css/site.css")


def test_files_as_written_are_named_and_the_policy_stays():
    assert SCRIPT.render(Context()) == (
        '<script type="module" fetchpriority="low" src="/static/js/skip-link.js"></script>'
    )
    assert PAGE.render(Context()) == '<link rel="stylesheet" href="/static/css/site.css">'
    assert allow_inline_files(POLICY) == POLICY


@pytest.mark.parametrize("name", ["css/plan.css", "js/steps.js"])
def test_file_of_a_rare_page_is_named(collected, name):
    assert inline_text(name) == ""
