"""`export_guide`: the live text back to files."""

import io

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_live, make_page, make_reference


def export(folder, **options):
    output = io.StringIO()
    call_command("export_guide", folder, stdout=output, **options)
    return output.getvalue()


@pytest.fixture
def guide(db):
    make_reference("moftah2012")
    return make_live(make_page("costs"), title="Costs")


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("name", ["new", "new/below"])
def test_export_makes_the_folder_and_says_what_it_wrote(tmp_path, name):
    folder = tmp_path / name

    assert export(folder) == f"2 files written to {folder}.\n"
    assert sorted(path.name for path in folder.iterdir()) == ["costs.md", "references.yaml"]


@pytest.mark.usefixtures("guide")
def test_export_refuses_a_folder_that_is_not_empty(tmp_path):
    (tmp_path / "costs.md").write_text("Mine.")

    with pytest.raises(CommandError) as caught:
        export(tmp_path)

    assert str(caught.value) == (
        f"{tmp_path} is not empty: name another folder, or add --overwrite."
    )
    assert (tmp_path / "costs.md").read_text() == "Mine."
    assert not (tmp_path / "references.yaml").exists()


@pytest.mark.usefixtures("guide")
def test_export_writes_over_files_when_asked_to(tmp_path):
    (tmp_path / "costs.md").write_text("Mine.")

    export(tmp_path, overwrite=True)

    assert (tmp_path / "costs.md").read_text().splitlines()[5] == "title: Costs"


@pytest.mark.usefixtures("guide")
def test_export_refuses_a_file(tmp_path):
    path = tmp_path / "file"
    path.touch()

    with pytest.raises(CommandError) as caught:
        export(path)

    assert str(caught.value) == f"{path} is a file: name a folder."


@pytest.mark.usefixtures("guide")
def test_export_says_when_the_folder_cannot_be_written(tmp_path):
    (tmp_path / "file").touch()
    folder = tmp_path / "file" / "below"

    with pytest.raises(CommandError) as caught:
        export(folder)

    assert str(caught.value) == f"{folder} cannot be written: Not a directory."
