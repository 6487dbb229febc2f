"""The lock files say one version of each package for every Python that the site runs on."""

import re
from pathlib import Path

import pytest
from packaging.markers import Marker, default_environment
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
# Debian 12 has 3.11, Debian 13 has 3.13.
PYTHONS = ["3.11.2", "3.12.3", "3.13.5", "3.14.0"]
FILES = ["requirements.txt", "requirements-s3.txt", "requirements-dev.txt"]


def locked(file, python):
    """The versions of each package that pip takes on that Python."""
    environment = default_environment() | {
        "python_version": ".".join(python.split(".")[:2]),
        "python_full_version": python,
    }
    versions = {}
    for line in re.findall(r"^[\w-].*?(?= \\$)", (ROOT / file).read_text(), flags=re.MULTILINE):
        requirement = Requirement(line)
        if Marker(str(requirement.marker or "python_version >= '3'")).evaluate(environment):
            versions.setdefault(requirement.name, []).append(str(requirement.specifier))
    return versions


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("file", FILES)
def test_each_package_has_one_version(file, python):
    versions = locked(file, python)

    assert {name: found for name, found in versions.items() if len(found) != 1} == {}
    # Later releases have this one in their own library.
    assert ("backports-zstd" in versions) is (python < "3.14")
    assert versions.keys() >= locked(file, "3.14.0").keys()


def test_versions_are_the_same_on_both_debians_but_where_one_is_too_new():
    for file in FILES:
        old, new = locked(file, "3.11.2"), locked(file, "3.13.5")

        differ = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}

        assert differ <= {"numpy"}, file
