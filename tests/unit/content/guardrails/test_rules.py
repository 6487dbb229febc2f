"""What stops a page, and what is advice."""

import inspect
from importlib import import_module
from pkgutil import iter_modules

import pytest

from content import guardrails
from content.guardrails import rules
from content.markdown import Problem, render

LONG = f"The {'cat ' * 23}sat. The {'cat ' * 34}sat."


def test_every_rule_is_asked():
    written = set()
    for found in iter_modules(guardrails.__path__):
        module = import_module(f"content.guardrails.{found.name}")
        written |= {
            function
            for _, function in inspect.getmembers(module, inspect.isfunction)
            if inspect.get_annotations(function)
            == {"document": "Document", "return": "Iterator[Problem]"}
        }

    assert written == set(rules.RULES)
    assert len(rules.RULES) == len(written)


def test_check_gives_everything_once_and_in_the_order_of_the_text():
    text = f"::: questions\n## Is it a cure? {{#cure}}\n[Here](/words/).\n:::\n\n{LONG}"

    assert [(problem.line, problem.is_error) for problem in rules.check(render(text))] == [
        # The grade is one of the whole text.
        (1, False),
        (2, True),
        (3, True),
        (6, True),
    ]


def test_check_of_a_good_text_finds_nothing():
    assert rules.check(render("The cat sat on the mat.")) == ()


@pytest.mark.parametrize(("count", "more"), [(200, []), (201, ["1"]), (1_500, ["1,300"])])
def test_check_keeps_errors_of_too_many_problems(monkeypatch, count, more):
    warnings = [Problem(line, "Small.", "warning") for line in range(1, count)]
    error = Problem(count, "Large.")
    monkeypatch.setattr(rules, "RULES", (lambda document: [*warnings, error],))

    found = rules.check(render(""))

    follow = [f"{number} more problems with words: mend these first." for number in more]
    assert [problem.message for problem in found if problem.line == count] == [*follow, "Large."]
    assert len(found) == 200 + len(more)
    assert [problem.line for problem in found] == sorted(problem.line for problem in found)
