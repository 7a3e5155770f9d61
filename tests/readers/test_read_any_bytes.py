"""Whatever bytes a file holds, there come reports or reasons, and nothing else."""

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st
from read_helping import TEXT, read

from sijill.errors import SijillError
from sijill.readers import Unread
from sijill.readers.formats import FORMATS


def _documents():
    """Return a sound file of each kind that is not plain text."""
    word, book, letter, packed = io.BytesIO(), io.BytesIO(), EmailMessage(), io.BytesIO()
    made = docx.Document()
    made.add_paragraph(TEXT)
    made.save(word)
    sheets = openpyxl.Workbook()
    sheets.active.append(["text"])
    sheets.active.append([TEXT])
    sheets.save(book)
    letter["Subject"] = "x"
    letter.set_content(TEXT)
    with zipfile.ZipFile(packed, "w") as out:
        out.writestr("a.txt", TEXT)
    pdf = (Path(__file__).parents[1] / "data" / "dejavu.pdf").read_bytes()
    kinds = {".docx": word.getvalue(), ".xlsx": book.getvalue(), ".zip": packed.getvalue(), ".pdf": pdf}
    return {**kinds, ".eml": letter.as_bytes(), ".mbox": b"From x\n" + letter.as_bytes()}


SOUND = _documents()


def sound(path):
    for item in read(path):
        if isinstance(item, Unread):
            assert isinstance(item.error, SijillError)
            assert item.place.startswith(str(path))
        else:
            item.text.encode()
            assert item.text.strip()


@given(data=st.binary(max_size=400), kind=st.sampled_from(sorted(FORMATS)))
@settings(deadline=None)
def test_any_bytes(tmp_path_factory, data, kind):
    path = tmp_path_factory.mktemp("any") / f"a{kind}"
    path.write_bytes(data)
    sound(path)


@given(
    kind=st.sampled_from(sorted(SOUND)),
    cuts=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=6),
    keep=st.floats(0.2, 1),
)
@settings(deadline=None)
def test_a_sound_file_with_bytes_changed_and_its_end_lost(tmp_path_factory, kind, cuts, keep):
    data = bytearray(SOUND[kind])
    for at, byte in cuts:
        data[int(at * (len(data) - 1))] = byte
    path = tmp_path_factory.mktemp("any") / f"a{kind}"
    path.write_bytes(data[: int(keep * len(data))])
    sound(path)
