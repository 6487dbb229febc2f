"""What is logged beside the line of each request: faults, and no traceback for what is refused."""

import logging

import pytest
from django.core.exceptions import DisallowedHost
from django.http.multipartparser import MultiPartParserError

from mesosite.request_log import FaultsAlone


def record_of(name, level, error=None):
    info = error and (type(error), error, None)
    return logging.LogRecord(name, level, "", 1, "Said", (), info)


@pytest.mark.parametrize(
    ("level", "error"),
    [
        (logging.WARNING, None),  # a page that is missing
        (logging.WARNING, MultiPartParserError("Invalid boundary")),
        (logging.ERROR, None),  # 503, on purpose
    ],
)
def test_answer_that_is_no_fault_is_told_by_its_request_alone(level, error):
    assert not FaultsAlone().filter(record_of("django.request", level, error))


def test_fault_of_ours_is_told_with_its_traceback():
    record = record_of("django.request", logging.ERROR, ValueError("a fault"))

    assert FaultsAlone().filter(record)
    assert record.exc_info


def test_refusal_is_told_in_one_line():
    record = record_of(
        "django.security.DisallowedHost", logging.ERROR, DisallowedHost("other.example.org")
    )

    assert FaultsAlone().filter(record)
    assert record.exc_info is None
