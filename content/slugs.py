"""How an address of the guide may look: words in small letters, joined by hyphens."""

from django.core.validators import RegexValidator

from content.addresses import is_address_of_another_app

# No digits and no dates: an address outlives what was true when it was made.
# The end is \Z, not $: that one lets a newline follow.
PAGE_KEY = r"^[a-z]+(-[a-z]+)*\Z"
# The home page's address is empty.
SLUG = r"^([a-z]+(-[a-z]+)*)?\Z"

# The page with the steps: what readers tick is kept for this address.
PROCEDURE = "procedure"
# The page for deciding: what readers answer is sent to this address.
DECISION = "decide"

# First words of addresses of the site itself.
TAKEN = frozenset({"admin", "healthz", "markdownx", "media", "static"})


def address_of(slug: str) -> str:
    """Where a page is on this site.

    >>> address_of("costs"), address_of("")
    ('/costs/', '/')
    """
    return f"/{slug}/" if slug else "/"


def is_taken(slug: str) -> bool:
    """Whether the site itself or another app answers at this address."""
    return slug in TAKEN or is_address_of_another_app(f"/{slug}/")


def find_address_mistake(slug: str, *, kind: str | None, holder: object = None) -> str:
    """Why a page of this kind cannot have the address, in words; empty where it can.

    `holder` is another page that has or had it. Without a kind, only what no page may have is
    asked.
    """
    if is_taken(slug):
        return f"“{slug}” is an address of another part of the site."
    if kind is None:
        return ""
    if (not slug) != (kind == "home"):
        return "Only the home page has an empty address."
    if slug == PROCEDURE and kind != "procedure":
        return f"/{PROCEDURE}/ is the address of the page with the steps: choose another."
    if slug != PROCEDURE and kind == "procedure":
        return f"The page with the steps stays at /{PROCEDURE}/: ticks and paper lead there."
    if slug == DECISION and kind != "decision":
        return f"/{DECISION}/ is the address of the page for deciding: choose another."
    if slug != DECISION and kind == "decision":
        return f"The page for deciding stays at /{DECISION}/: its form leads there."
    if holder is not None:
        return f"The page “{holder}” has or had this address: choose another, so that old links keep working."
    return ""


valid_page_key = RegexValidator(PAGE_KEY, "Use words in small letters, joined by hyphens.")
valid_slug = RegexValidator(SLUG, "Use words in small letters, joined by hyphens.")
