"""What the admin's own pages never send, and Django's admin takes for its own fault.

An empty name of a field, or a row that is no number, ends there in an error of the server. Every
row of this site that staff can choose has a number.
"""

from __future__ import annotations

from django.contrib.admin.exceptions import DisallowedModelAdminToField
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import TO_FIELD_VAR
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest


def refuse_impossible_input(request: HttpRequest) -> None:
    """Raise SuspiciousOperation, which is answered with 400, for what no form of ours sends."""
    if "" in (request.GET.get(TO_FIELD_VAR), request.POST.get(TO_FIELD_VAR)):
        raise DisallowedModelAdminToField("A field without a name cannot be referenced.")
    rows = request.POST.getlist(ACTION_CHECKBOX_NAME)
    if not all(row.isascii() and row.isdecimal() for row in rows):
        raise SuspiciousOperation("A chosen row has no number.")
