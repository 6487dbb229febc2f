"""Who may use what a script of the editor asks for.

Refusals are plain text with a status, not a redirect to the sign-in page: a script is asking.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def staff_only(permission: str) -> Callable[[View], View]:
    """Let members of staff with the permission use the decorated view, and nobody else."""

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            user = request.user
            if user.is_active and user.is_staff and user.has_perm(permission):
                return view(request, *args, **kwargs)
            return HttpResponse(
                "Sign in as a member of staff who may write pages.", "text/plain", 403
            )

        return answer

    return decorate
