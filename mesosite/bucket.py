"""Pictures in a bucket of a service that speaks S3, shared by all machines."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import ContentFile
from storages.backends.s3 import S3Storage
from storages.utils import clean_name

# A service that does not answer must not hold a reader: seconds, and how often it is asked.
LIMITS = {"connect_timeout": 3, "read_timeout": 10, "retries": {"total_max_attempts": 2}}
MISSING = {"404", "NoSuchKey", "NotFound"}


class Bucket(S3Storage):
    """What fails is an `OSError`, as it is with a folder.

    Nothing in it is public: the site itself hands pictures out.
    """

    def get_default_settings(self) -> dict[str, Any]:
        return {**super().get_default_settings(), "client_config": Config(**LIMITS)}

    def _open(self, name: str, mode: str = "rb") -> ContentFile[bytes]:
        """The file, read whole: one question, where the package's own takes two."""
        with errors_of_a_folder(name):
            answer = self.bucket.Object(self._normalize_name(clean_name(name))).get()
            return ContentFile(answer["Body"].read(), name)

    def _save(self, name: str, content: Any) -> str:
        with errors_of_a_folder(name):
            saved: str = super()._save(name, content)
            return saved

    def delete(self, name: str) -> None:
        with errors_of_a_folder(name):
            super().delete(name)


@contextmanager
def errors_of_a_folder(name: str) -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        if error.response["Error"]["Code"] in MISSING:
            raise FileNotFoundError(errno.ENOENT, "not in the bucket", name) from error
        raise OSError(errno.EIO, str(error), name) from error
    except BotoCoreError as error:
        raise OSError(errno.EIO, str(error), name) from error
