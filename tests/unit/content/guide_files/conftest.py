import pytest

from tests.guide_folder import make_folder


@pytest.fixture
def folder(tmp_path):
    """A folder with a guide of one page and one reference."""
    make_folder(tmp_path)
    return tmp_path
