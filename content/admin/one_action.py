"""Lists in which one thing is done with the rows that are ticked."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Model
from django.http import HttpRequest

from content.admin.typed import ModelAdmin

Row = TypeVar("Row", bound=Model)


class OneActionAdmin(ModelAdmin[Row]):
    """It is chosen already: “Go” without a choice would only drop the ticks."""

    def get_action_choices(self, request: HttpRequest, *args: Any) -> list[tuple[str, str]]:
        return super().get_action_choices(request, [])
