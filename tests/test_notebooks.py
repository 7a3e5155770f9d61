"""The notebooks of docs/notebooks run on the examples, in both languages of text, and hold no output."""

import os
from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")
pytest.importorskip("ipykernel")
pytest.importorskip("vl_convert")

FOLDER = Path(__file__).parents[1] / "docs" / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def cells(path, kind):
    return [cell for cell in nbformat.read(path, 4).cells if cell.cell_type == kind]


def outputs_of(book, kind):
    return [out.data.get(kind, "") for cell in book.cells for out in cell.get("outputs", ()) if "data" in out]


def test_there_are_three():
    assert [path.name[0] for path in NOTEBOOKS] == ["1", "2", "3"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_output_is_kept(path):
    assert not [cell for cell in cells(path, "code") if cell.outputs or cell.execution_count]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_text_is_in_both_languages(path):
    for cell in cells(path, "markdown"):
        english, _, arabic = cell.source.partition('<div dir="rtl" lang="ar">')
        assert english.strip()
        assert any("\u0621" <= letter <= "\u064a" for letter in arabic), cell.source


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_something(path, monkeypatch):
    monkeypatch.setenv("SIJILL_LANG", "en")
    monkeypatch.setenv(
        "PYTHONPATH", os.pathsep.join([str(FOLDER.parents[1] / "src"), os.environ.get("PYTHONPATH", "")])
    )
    book = nbformat.read(path, 4)
    client = nbclient.NotebookClient(
        book, timeout=240, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}
    )
    client.execute()
    pictures = [one for one in outputs_of(book, "image/svg+xml") if one]
    assert pictures
    assert all(one.startswith("<svg") for one in pictures)
    if path.name[0] != "3":
        assert any('class="sijill"' in one for one in outputs_of(book, "text/html"))
    printed = "".join(out.get("text", "") for cell in book.cells for out in cell.get("outputs", ()))
    if path.name[0] == "1":
        assert "brief.html True" in printed
        assert "events.csv True" in printed
    if path.name[0] == "3":
        assert "expected calibration error" in printed
