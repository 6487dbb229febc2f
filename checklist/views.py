"""The procedure page with its steps to tick off, and the session plan."""

from __future__ import annotations

import functools
import uuid
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from checklist import list_cookie
from checklist.models import Tick
from checklist.plan import PlanForm, make_calendar_file
from checklist.step_forms import add_forms
from checklist.steps import list_steps, tick_ids
from content.cache_policies import PRIVATE, private_page
from content.current_guide import current_guide
from content.era import once_per_era
from content.markdown import Document
from content.models import Page, Revision
from content.page_context import document_of, page_context, site_context
from content.slugs import PROCEDURE
from security import throttle
from security.cache_headers import PUBLIC
from security.origin import is_from_our_pages
from security.waiting_writes import places

# A step's form has one short field.
BODY_BYTES_AT_MOST = 1000
# A person ticks a handful of steps. But a clinic's tablets, or all readers behind one proxy,
# share an address: the limit is wide, and stops only a script that has run away.
POSTS_AT_MOST = 4000


@vary_on_cookie
@require_safe
def procedure(request: HttpRequest, revision: Revision | None = None) -> HttpResponse:
    """The live procedure page. It is the same for everybody until a step is ticked."""
    context = page_context(revision or find_live_procedure())
    steps = list_steps(context["document"], list_cookie.read_ticks(request))
    context |= {
        "document": add_forms(
            context["document"],
            steps,
            is_cleared="cleared" in request.GET,
            is_cookie_blocked=came_from_itself(request),
        ),
        "scripts": ["js/steps.js"],
    }
    response = render(request, "content/page_detail.html", context)
    is_private = list_cookie.read(request) is not None or came_from_itself(request)
    patch_cache_control(response, **(PRIVATE if is_private else PUBLIC))
    return response


@private_page
@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """The ticks of this browser, for scripts: `{"done": ["consultation"], "of": 5, "actions": []}`."""
    steps = list_steps(live_document(), list_cookie.read_ticks(request))
    done, actions = (
        [one.id for one in part if one.is_done] for part in (steps.steps, steps.actions)
    )
    return JsonResponse({"done": done, "of": steps.total, "actions": actions})


def guarded_post(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Only small posts from our own pages. A refusal says what to do."""

    @csrf_exempt  # See `security.origin`.
    @private_page
    @functools.wraps(view)
    def guarded(request: HttpRequest, **kwargs: str) -> HttpResponse:
        if request.method != "POST":
            response = refuse(request, 405, "This address only takes a step that you mark.")
            response["Allow"] = "POST"
            return response
        if not is_from_our_pages(request):
            return refuse(request, 403, "The request did not come from a page of this guide.")
        if int(request.META.get("CONTENT_LENGTH") or 0) > BODY_BYTES_AT_MOST:
            return refuse(request, 413, "The request was far too large for a tick.")
        try:
            return view(request, **kwargs)
        except DatabaseError:
            return refuse(request, 503, "The site is too busy at the moment.")

    return guarded


@guarded_post
def mark(request: HttpRequest, step_id: str) -> HttpResponse:
    """Mark a step, or an action in one, as done (`done=1`) or not done (`done=0`)."""
    if throttle.is_too_many(request, "checklist.posts", POSTS_AT_MOST):
        response = refuse(request, 429, "Too many ticks came from your connection.")
        response["Retry-After"] = str(throttle.SECONDS)
        return response
    if step_id not in tick_ids(live_document()):
        return refuse(request, 404, "There is no such step on the page now.")
    wanted = request.POST.get("done")
    if wanted not in {"0", "1"}:
        return refuse(request, 400, "The request did not say if the step is done.")
    response = HttpResponseRedirect(f"{reverse('checklist:procedure')}#t-{step_id}", status=303)
    list_id = list_cookie.read(request)
    if wanted == "1":
        list_id = list_id or uuid.uuid4()
        with places.take():
            Tick.objects.tick(list_id, step_id)
        list_cookie.give(response, list_id)
    elif list_id:
        with places.take():
            Tick.objects.untick(list_id, step_id)
    return response


@guarded_post
def clear(request: HttpRequest) -> HttpResponse:
    """Forget all ticks of this browser, and the browser's cookie with them."""
    if list_id := list_cookie.read(request):
        with places.take():
            Tick.objects.of(list_id).delete()
    response = HttpResponseRedirect(
        f"{reverse('checklist:procedure')}?cleared#progress", status=303
    )
    list_cookie.take_back(response)
    return response


@private_page
@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """The session plan: a form, and the dates when it is filled in."""
    is_filled_in = not PlanForm.base_fields.keys().isdisjoint(request.GET)
    form = PlanForm(request.GET) if is_filled_in else PlanForm()
    is_valid = form.is_valid()
    context = {
        **site_context(),
        "form": form,
        "dates": form.dates() if is_valid else [],
        "day_to_compare": form.day_to_compare() if is_valid else None,
        "query": request.GET.urlencode(),
        # Without the dates: these are for whoever typed them.
        "page_url": settings.SITE_URL + reverse("checklist:plan"),
    }
    return render(request, "checklist/plan.html", context, status=400 if form.errors else 200)


@private_page
@require_safe
def plan_file(request: HttpRequest) -> HttpResponse:
    """The plan as a calendar file; a wrong one leads back to the form and its errors."""
    form = PlanForm(request.GET)
    if not form.is_valid():
        return redirect(f"{reverse('checklist:plan')}?{request.GET.urlencode()}")
    response = HttpResponse(make_calendar_file(form.dates()), "text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="clinic-visits.ics"'
    return response


def find_live_procedure() -> Revision:
    revision = current_guide().find(PROCEDURE)
    if revision is None or revision.page.kind != Page.Kind.PROCEDURE:
        raise Http404("The guide has no procedure page: load_guide brings the shipped one.")
    return revision


@once_per_era
def live_document() -> Document:
    """The live procedure page, for its steps alone: nothing else of it is asked for."""
    return document_of(find_live_procedure())


def came_from_itself(request: HttpRequest) -> bool:
    """Whether the browser was sent here from this very page and brings no cookie.

    That is how a tick looks whose cookie the browser did not keep. What on the page links to the
    page itself sends no referrer, and a reload keeps the address it first came from. Clearing the ticks
    leads back without a cookie too, but to an address that says so.
    """
    if "cleared" in request.GET:
        return False
    here = request.build_absolute_uri(request.path)
    # What an advert or a mail put behind the address stays in the referrer.
    came_from = request.headers.get("Referer", "").partition("?")[0]
    return came_from == here and list_cookie.read(request) is None


def refuse(request: HttpRequest, status: int, reason: str) -> HttpResponse:
    """A page in the site's look that says what was not done, why, and how to go on."""
    is_clearing = request.path == reverse("checklist:clear")
    title = "Your ticks were not cleared" if is_clearing else "Your tick was not saved"
    context = {"title": title, "reason": reason, "is_clearing": is_clearing}
    return render(request, "checklist/not_saved.html", context, status=status)
