"""The components of the steps and of the plan, for the gallery."""

from __future__ import annotations

from collections.abc import Iterator

from django.template.loader import render_to_string

from checklist.plan import PlanForm
from checklist.step_forms import add_forms
from checklist.steps import list_steps
from content.gallery import Component, State, register
from content.gallery.template_parts import render_block
from content.markdown import render

# Two steps, and in the first of them something to do.
STEPS = """## The steps {#the-steps}

::: steps
### Consultation and plan {#consultation}
You talk with the person who will treat you.

- Take your list of medicines along. {#take-medicines}
- Ask for the full price.

### Getting the scalp ready {#preparation}
The area is cleaned.
:::
"""
PLAN = {"start": "2027-01-31", "visits": "3", "gap": "10"}


@register
def steps() -> Iterator[Component]:
    yield Component(
        "steps-to-tick",
        "Steps to tick",
        (
            State("Nothing is ticked", _steps()),
            State("The first step and what to do in it", _steps("consultation", "take-medicines")),
            State("Everything is ticked", _steps("consultation", "take-medicines", "preparation")),
            State("The ticks were cleared", _steps(is_cleared=True)),
            State("The browser keeps no cookie", _steps(is_cookie_blocked=True)),
            State("A tick was not saved, and the script says so", _with_a_problem()),
        ),
    )
    hidden = render_to_string("checklist/home_progress.html")
    line = hidden.replace("hidden>", ">").replace("<span>0<", "<span>2<")
    yield Component(
        "home-progress",
        "Way to the steps, on the home page",
        (State("With ticks", line),),
        is_printed=False,
    )


def _steps(*ticked: str, is_cleared: bool = False, is_cookie_blocked: bool = False) -> str:
    document = render(STEPS)
    steps = list_steps(document, frozenset(ticked))
    return add_forms(
        document, steps, is_cleared=is_cleared, is_cookie_blocked=is_cookie_blocked
    ).html


def _with_a_problem() -> str:
    problem = "Your tick was not saved. Please try again."
    return _steps().replace("data-problem></p>", f"data-problem>{problem}</p>", 1)


@register
def plan() -> Iterator[Component]:
    forms = {
        "Not filled in": PlanForm(),
        "With mistakes": PlanForm({"visits": "0"}),
        "Filled in": PlanForm(PLAN),
    }
    yield Component(
        "plan",
        "Plan of the visits",
        tuple(State(name, _plan(form)) for name, form in forms.items()),
        stylesheet="css/plan.css",
    )


def _plan(form: PlanForm) -> str:
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        context |= {"dates": form.dates(), "day_to_compare": form.day_to_compare()}
    return render_block("checklist/plan.html", "text", context)
