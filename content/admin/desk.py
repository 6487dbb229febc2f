"""What the pages about versions have in common: their frame, their log, who looks at them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import AbstractUser
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse


def render_desk(
    request: HttpRequest, model: type[Model], template: str, context: dict[str, Any]
) -> HttpResponse:
    """A page of the admin about a row of `model`, from a template that extends the desk's."""
    model_admin = admin.site.get_model_admin(model)
    frame = admin.site.each_context(request)
    # A form’s own, such as that of a calendar, comes along.
    media = model_admin.media + context["form"].media if "form" in context else model_admin.media
    return TemplateResponse(
        request,
        template,
        {**frame, "opts": model_admin.opts, "media": media, **context},
    )


def log_change(request: HttpRequest, row: Model, message: str) -> None:
    """Keep in the admin's history that this person changed the row."""
    admin.site.get_model_admin(type(row)).log_change(request, row, message)


def member_of_staff(request: HttpRequest) -> AbstractUser:
    """Who asks, on a page that the admin lets nobody else see."""
    assert isinstance(request.user, AbstractUser)  # noqa: S101 (admin_view held that)
    return request.user
