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

# First words of addresses of the site itself.
TAKEN = frozenset({"admin", "healthz", "markdownx", "media", "static"})

valid_page_key = RegexValidator(PAGE_KEY, "Use words in small letters, joined by hyphens.")
valid_slug = RegexValidator(SLUG, "Use words in small letters, joined by hyphens.")


def is_taken(slug: str) -> bool:
    """Whether the site itself or another app answers at this address."""
    return slug in TAKEN or is_address_of_another_app(f"/{slug}/")
