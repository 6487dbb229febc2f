"""The version of a preview: another for all that may show on page 1, the same for all else."""

import pytest

from content.models import Clinic, Reference, Revision
from handouts import pdf, previews, sheet
from handouts.presets import PRESETS

pytestmark = pytest.mark.django_db
ALL = {preset.key for preset in PRESETS}


@pytest.fixture(autouse=True)
def with_files(shipped_guide, monkeypatch):
    monkeypatch.setattr(pdf, "is_available", lambda: True)


def versions():
    return {key: previews.find_version(key) for key in ALL}


def changed_by(change):
    before = versions()
    change()
    after = versions()
    return {key for key in ALL if before[key] != after[key]}


def publish_anew(key):
    live = Revision.objects.live().get(page__key=key)
    words = {name: getattr(live, name) for name in Revision.WORDS}
    words["body"] += "\nNew words.\n"
    Revision.objects.create(page=live.page, note="New.", **words).publish()


def test_each_sheet_has_a_version_of_its_own_and_keeps_it():
    assert len(set(versions().values())) == len(ALL)
    assert changed_by(lambda: None) == set()


@pytest.mark.parametrize(
    ("key", "changed"),
    [
        ("summary", {"before-you-decide", "whole-guide"}),
        ("costs", {"whole-guide"}),
        ("comparing", {"before-you-decide", "whole-guide"}),
        ("decide", {"before-you-decide"}),
        ("get-help", ALL),
        ("privacy", set()),
    ],
)
def test_new_words_change_the_sheets_that_they_stand_on(key, changed):
    assert changed_by(lambda: publish_anew(key)) == changed


def test_details_of_the_clinic_and_sources_change_every_sheet():
    assert changed_by(lambda: Clinic.objects.create(name="Other clinic")) == ALL
    assert changed_by(lambda: Reference.objects.filter(pk__gt=0).update(short_name="X")) == ALL


def test_going_back_to_words_finds_the_picture_that_was_made_of_them(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    former = Revision.objects.live().get(page__key="costs")
    before = previews.find_version("whole-guide")
    previews.keep_preview(before, b"picture")
    publish_anew("costs")
    assert previews.read_preview(previews.find_version("whole-guide")) is None

    former.publish()

    assert previews.read_preview(previews.find_version("whole-guide")) == b"picture"


def test_sheet_without_a_file_has_no_preview(monkeypatch):
    monkeypatch.setattr(pdf, "is_available", lambda: False)
    assert previews.find_addresses() == {}

    monkeypatch.setattr(pdf, "is_available", lambda: True)
    monkeypatch.setattr(sheet, "FILE_CHARACTERS_AT_MOST", 100_000)
    publish_anew("costs")
    addresses = previews.find_addresses()
    assert addresses.keys() == ALL - {"whole-guide"}
    assert addresses["aftercare"].startswith("/handouts/preview/aftercare/")
    assert previews.find_version("nonsense") is None


def test_pictures_of_old_versions_go_first(settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(previews, "PREVIEWS_AT_MOST", 1)
    folder = tmp_path / "handouts"
    folder.mkdir()
    (folder / "sheet.pdf").write_bytes(b"%PDF")

    for version in ("old", "new"):
        previews.keep_preview(version, version.encode())

    assert sorted(file.name for file in folder.iterdir()) == ["new.webp", "sheet.pdf"]
