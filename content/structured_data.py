"""What a page tells search engines about itself, in the words of schema.org.

Only what the page also shows: no reviewer until somebody signed off, no rating, no how-to.
"""

from __future__ import annotations

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from content.models import Page, Revision

SITE_NAME = "Mesotherapy for hair loss: a patient guide"
# Inside a script element these could end it. JSON reads the escapes as the same characters.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def structured_data(revision: Revision, *, site_url: str) -> SafeString:
    """A MedicalWebPage with its breadcrumb, as the text of an ld+json script."""
    url = site_url + revision.get_absolute_url()
    page: dict[str, Any] = {
        "@type": "MedicalWebPage",
        "@id": url,
        "url": url,
        "name": revision.title,
        "description": revision.summary,
        "inLanguage": "en-GB",
        "audience": {"@type": "Patient"},
        "isPartOf": {"@type": "WebSite", "name": SITE_NAME, "url": f"{site_url}/"},
    }
    if revision.published_at:
        page["dateModified"] = revision.published_at.date().isoformat()
    if revision.is_signed_off and revision.signed_off_at:
        page["lastReviewed"] = revision.signed_off_at.date().isoformat()
        page["reviewedBy"] = {
            "@type": "Person",
            "name": revision.signed_off_name,
            "jobTitle": revision.signed_off_role,
        }
    trail = [("Guide", f"{site_url}/")]
    if revision.page.is_chapter:
        group = Page.Group(revision.page.group)
        trail.append((group.label, f"{site_url}/#{group.value}"))
    if not revision.page.is_home:
        trail.append((revision.title, url))
    breadcrumb = {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": item}
            for position, (name, item) in enumerate(trail, start=1)
        ],
    }
    data = {"@context": "https://schema.org", "@graph": [page, breadcrumb]}
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(ESCAPES))  # noqa: S308 (escaped)
