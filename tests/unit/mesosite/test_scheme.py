"""What stands before Django reads the scheme of a request as Django does."""

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.test import RequestFactory

from mesosite.scheme import scheme_of


@pytest.mark.parametrize("is_behind_proxy", [True, False])
@pytest.mark.parametrize(
    "said", [None, "https", "http", "https, http", "http, https", " https ", "HTTPS", ""]
)
def test_scheme_is_the_one_that_django_reads(settings, is_behind_proxy, said):
    settings.BEHIND_PROXY = is_behind_proxy
    settings.SECURE_PROXY_SSL_HEADER = (
        ("HTTP_X_FORWARDED_PROTO", "https") if is_behind_proxy else None
    )
    headers = {} if said is None else {"x-forwarded-proto": said}
    environ = RequestFactory().get("/", headers=headers).environ

    assert scheme_of(environ) == WSGIRequest(environ).scheme
