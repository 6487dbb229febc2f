import base64
import hashlib
import re

import pytest
from django.template import Context, Template
from django.test import override_settings

from styles.inline import allow_inline_styles, inline_styles
from tests.conftest import BUNDLED

PAGE = Template('{% load stylesheet %}{% stylesheet "css/site.css" %}')
POLICY = {"default-src": ["'self'"]}


@pytest.fixture
def collected(collected_static):
    with override_settings(STATIC_ROOT=collected_static, STORAGES=BUNDLED):
        yield collected_static


def test_collected_styles_stand_in_the_page_and_are_allowed_by_their_hash(collected):
    text = re.fullmatch(r"<style>(.*)</style>", PAGE.render(Context()), re.DOTALL)[1]

    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in allow_inline_styles(POLICY)["style-src"]
    assert "'unsafe-inline'" not in allow_inline_styles(POLICY)["style-src"]


def test_files_that_styles_name_are_found_from_any_page(collected):
    fonts = re.findall(r'url\("?([^")]+)', inline_styles("css/site.css"))

    assert len(fonts) == 2
    for address in fonts:
        assert address.startswith("/static/fonts/")
        assert (collected / address.removeprefix("/static/")).exists()


def test_text_of_styles_cannot_end_their_element(collected):
    assert "</" not in inline_styles("css/site.css")


def test_styles_as_written_are_linked_and_the_policy_stays():
    assert PAGE.render(Context()) == '<link rel="stylesheet" href="/static/css/site.css">'
    assert allow_inline_styles(POLICY) == POLICY


def test_stylesheet_of_a_rare_page_is_linked(collected):
    assert inline_styles("css/plan.css") == ""
