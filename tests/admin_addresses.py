"""Where the admin can be asked: each of its addresses, about something that is there."""

from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse


def admin_names():
    """The names of all addresses of the admin, as Django itself lists them."""
    (resolver,) = (
        pattern
        for pattern in get_resolver().url_patterns
        if isinstance(pattern, URLResolver) and pattern.namespace == "admin"
    )
    return sorted(name for name in resolver.reverse_dict if isinstance(name, str))


def address_of(name, things):
    """The address of that name, about one of the things."""
    address = f"admin:{name}"
    if name == "app_list":
        return reverse(address, args=["content"])
    if name == "content_revision_compare":
        return f"{reverse(address)}?old={things['live']}&new={things['revision']}"
    if name == "content_revision_publish":
        return f"{reverse(address)}?revision={things['revision']}"
    if name == "content_page_published":
        return f"{reverse(address)}?revision={things['live']}"
    if name == "content_revision_add":
        return f"{reverse(address)}?page={things['page']}"
    about = next((thing for thing in things if f"_{thing}_" in name), None)
    for args in ((), (things.get(about, 1),)):
        try:
            return reverse(address, args=args)
        except NoReverseMatch:
            continue
    raise LookupError(f"{address} needs more than one thing.")
