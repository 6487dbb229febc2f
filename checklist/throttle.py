"""A limit on posts, so that one client cannot fill the table or keep the site busy.

Counted in each worker's own memory, per address: enough against a runaway script, and
nothing about anybody is kept.
"""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest

# A person ticks a handful of steps. But a clinic's tablets, or all readers behind one proxy,
# share an address: the limit is wide, and stops only a script that has run away.
POSTS_AT_MOST = 4000
SECONDS = 600


def is_too_many(request: HttpRequest) -> bool:
    """Count this post; True once the client had its share of a window of ten minutes."""
    key = f"checklist.posts:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, timeout=SECONDS)
    try:
        return cache.incr(key) > POSTS_AT_MOST
    except ValueError:  # it ran out between the two lines
        return False
