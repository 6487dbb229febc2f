"""What a page of the staff's says on top, after something was done."""

from django.contrib.messages import get_messages


def messages_of(response):
    return [(message.level_tag, str(message)) for message in get_messages(response.wsgi_request)]
