"""Bots: programs that fetch pages, told by a few words in the name that they give themselves.

Nothing else of a request is looked at, so a program that calls itself a browser counts as one.
"""

from __future__ import annotations

# In small letters. Most programs name an address or a library: both hold “http”.
WORDS = (
    *("bot", "http", "crawl", "spider", "slurp", "curl", "wget", "python", "java/"),
    *("headless", "monitor", "preview", "facebookexternal", "whatsapp/", "lighthouse"),
)


def is_bot(agent: str) -> bool:
    """Whether a `User-Agent` names a program, or nothing.

    >>> is_bot("Mozilla/5.0 (compatible; Examplebot/2.1; +http://example.org/bot)"), is_bot("")
    (True, True)
    >>> is_bot("Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0")
    False
    """
    name = agent.lower()
    for word in WORDS:  # a loop: any() takes twice as long
        if word in name:
            return True
    return not name
