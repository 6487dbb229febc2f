"""Changing a reference or the clinic's details as staff do: sent, shown, then confirmed."""


def confirm(client, address, asked):
    """Send on what the page that asks first holds."""
    context = asked.context
    return client.post(address, dict(context["sent"]) | {"confirmed": context["confirmed"]})


def change_details(client, address, fields):
    return confirm(client, address, client.post(address, fields))
