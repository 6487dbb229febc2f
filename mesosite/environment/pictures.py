"""Where uploaded pictures are: in a folder, or in a bucket of a service that speaks S3."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from mesosite.environment.data_dir import read_folder
from mesosite.environment.values import EnvironmentVariableError

BUCKET = re.compile(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([\w./-]*))?")


def read_pictures(environ: Mapping[str, str], data_dir: Path) -> tuple[Path | None, dict[str, Any]]:
    """The folder, None for a bucket, and Django's storage of it.

    Who may use a bucket, where it is and under which address stands in variables that boto3 reads
    itself: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_DEFAULT_REGION, AWS_ENDPOINT_URL_S3.
    """
    text = environ.get("MEDIA_ROOT")
    if text and "://" in text:
        return None, _read_bucket(text)
    folder = read_folder("MEDIA_ROOT", text) if text else data_dir / "media"
    return folder, {"BACKEND": "django.core.files.storage.FileSystemStorage"}


def _read_bucket(text: str) -> dict[str, Any]:
    found = BUCKET.fullmatch(text)
    if found is None:
        raise EnvironmentVariableError(
            f"MEDIA_ROOT is {text!r}: give a folder, or a bucket as in MEDIA_ROOT=s3://pictures/guide."
        )
    if find_spec("storages") is None or find_spec("boto3") is None:
        raise EnvironmentVariableError(
            "MEDIA_ROOT is a bucket, and the packages for that are missing: "
            "pip install --no-deps --require-hashes -r requirements-s3.txt"
        )
    options = {"bucket_name": found[1], "location": (found[2] or "").strip("/")}
    return {"BACKEND": "mesosite.bucket.Bucket", "OPTIONS": options}
