"""The folder that all is kept in, and the secret key in it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from django.core.management.utils import get_random_secret_key

from mesosite.environment.values import EnvironmentVariableError

BASE_DIR = Path(__file__).resolve().parent.parent.parent
SECRET_KEY_CHARACTERS = 32


def read_data_dir(environ: Mapping[str, str]) -> Path:
    return read_folder("DATA_DIR", environ.get("DATA_DIR") or "var")


def read_folder(name: str, text: str) -> Path:
    """The folder that a variable names, made where there is none."""
    path = (BASE_DIR / text).resolve()
    try:
        # For this user alone: password hashes are in it.
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentVariableError(
            f"{name} is {text!r}: that folder cannot be made ({error.strerror}). "
            "Give a folder that this user may write to."
        ) from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise EnvironmentVariableError(
            f"{name} is {text!r}: this user may not write there. "
            "Give a folder that this user may write to."
        )
    return path


def read_secret_key(environ: Mapping[str, str], data_dir: Path) -> str:
    """SECRET_KEY, else a random one that is made once and kept in DATA_DIR."""
    if text := environ.get("SECRET_KEY"):
        if len(text) < SECRET_KEY_CHARACTERS:
            raise EnvironmentVariableError(
                f"SECRET_KEY has {len(text)} characters: give at least {SECRET_KEY_CHARACTERS} "
                "random ones, or leave it out and one is made and kept in DATA_DIR."
            )
        return text
    path = data_dir / "secret-key"
    try:
        # Written whole under a name of this process's own, then linked: two processes
        # that start together end up with the same key.
        draft = path.with_name(f"secret-key.{os.getpid()}")
        if not path.exists():
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(get_random_secret_key())
            try:
                os.link(draft, path)
            except FileExistsError:
                pass
            finally:
                draft.unlink()
        text = path.read_text(errors="replace").strip()
    except OSError as error:
        raise EnvironmentVariableError(
            f"The secret key in {path} cannot be read or made ({error.strerror}). "
            "Make that file readable for this user, or set SECRET_KEY."
        ) from error
    if len(text) < SECRET_KEY_CHARACTERS:
        raise EnvironmentVariableError(
            f"The secret key in {path} has {len(text)} characters, too few to be one: "
            "delete that file and a new one is made, or set SECRET_KEY."
        )
    return text
