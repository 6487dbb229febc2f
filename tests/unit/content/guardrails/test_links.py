"""The words of a link."""

import pytest

from content.guardrails import links
from content.markdown import Problem, render


def found(rule, text: str) -> list[Problem]:
    return list(rule(render(text)))


@pytest.mark.parametrize(
    "words", ["here", "Click here", "more", "Read more.", "this", "this page", "link", "https://x.org", "read\nmore"]
)  # fmt: skip
def test_link_words_that_say_nothing(words):
    shown = words.replace("\n", " ")
    message = f"The link words “{shown}” do not say where the link leads."

    assert [p.message for p in found(links.link_words, f"[{words}](/words/)")] == [message]


def test_link_words_that_say_where():
    assert found(links.link_words, "[Read more about pain](/pain/) [here is why](/why/)") == []


def test_bare_address_says_nothing():
    assert [problem.line for problem in found(links.link_words, "One\n<https://x.org/>")] == [2]


@pytest.mark.parametrize(
    "address", ["https://example.org@evil.example/a", "http://a:b@evil.example"]
)
def test_address_that_leads_elsewhere_than_it_seems(address):
    (problem,) = found(links.names_in_addresses, f"[The trial]({address})")

    assert address in problem.message
    assert problem.is_error


@pytest.mark.parametrize(
    "address", ["https://example.org/@name", "/costs/?a=b@c", "mailto:a@b.org"]
)
def test_other_addresses_with_an_at_sign_are_fine(address):
    assert found(links.names_in_addresses, f"[The trial]({address})") == []
