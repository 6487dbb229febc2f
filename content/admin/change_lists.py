"""Lists whose rows show what the table of the model does not hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest


class EnrichedChangeList(ChangeList):
    """One page of a list. `enrich` gives its rows what columns show, asked for once for all."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        # A queryset keeps the rows that were taken from it once, so the columns get these.
        self.enrich(self.result_list)

    def enrich(self, rows: Iterable[Any]) -> None:
        raise NotImplementedError
