"""A PDF with a text layer holds one report; where its letters or their order cannot be trusted it is refused.

The letters and their places come from PDFium; the order is made from the places (see `pdf_lines`), since
PDFium's own order of Arabic is wrong for the files that browsers write.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from typing import Any

from sijill.errors import InputError
from sijill.readers.build import Draft, Origin, build
from sijill.readers.damaged import told_as_damaged
from sijill.readers.identity import sha256
from sijill.readers.options import ReadOptions
from sijill.readers.order import order_of
from sijill.readers.pdf_lines import Glyph, paragraphs
from sijill.schema import Report

KIND = ".pdf"
PAGES = 2000
LETTERS = 100_000  # a page of a broadsheet has some 20,000
_NUMBER = re.compile(r"[\W_]*\d{1,4}[\W_]*(?:/\s*\d{1,4}\W*)?")
_UNTOLD = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")


def read_pdf(data: bytes, place: str, options: ReadOptions) -> Iterator[Report]:
    """Yield the one report of a PDF.

    Raises:
        InputError: ``locked`` under a password, ``damaged``, ``no-text-layer`` (pictures of pages),
            ``pdf-letters`` where its shapes are not said to be letters, ``pdf-order`` where what stands
            on the page does not read as Arabic, ``too-large``.
    """
    pages = [_without_number(paragraphs(glyphs)) for glyphs in _pages(data, place)]
    text = "\n".join(_pages_joined(pages))
    _check(text, place)
    origin = Origin(path=place, bytes_hash=sha256(data), extractor=_extractor())
    yield build(Draft(text=text), origin, options)


def _pages(data: bytes, place: str) -> Iterator[list[Glyph]]:
    import pypdfium2  # noqa: PLC0415  a library of seven megabytes, and not every run reads such a file

    with told_as_damaged(place, KIND):
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if "password" in str(error).lower():
                raise InputError("locked", place) from None
            raise
    try:
        if len(document) > PAGES:
            raise InputError("pdf-long", place, limit=PAGES)
        for number in range(len(document)):
            with told_as_damaged(f"{place}:{number + 1}", KIND):
                glyphs = _glyphs(document, number, f"{place}:{number + 1}")
            yield glyphs
    finally:
        document.close()


def _glyphs(document: Any, number: int, place: str) -> list[Glyph]:
    from pypdfium2 import raw  # noqa: PLC0415

    page = document[number]
    text = page.get_textpage()
    try:
        count = raw.FPDFText_CountChars(text)
        if count > LETTERS:
            raise InputError("pdf-crowded", place, limit=LETTERS)
        return [glyph for at in range(count) if (glyph := _glyph(raw, text, at))]
    finally:
        text.close()
        page.close()


def _glyph(raw: Any, text: Any, at: int) -> Glyph | None:
    """Return a letter or a blank with its place; the library adds blanks where it sees words parted."""
    code = raw.FPDFText_GetUnicode(text, at)
    char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    if char in "\r\n\x02":  # between the library's lines, and in the place of a hyphen at a line's end
        return None
    char = " " if char.isspace() else char
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    raw.FPDFText_GetCharOrigin(text, at, x, y)
    raw.FPDFText_GetLooseCharBox(text, at, box)
    return Glyph(char, box.left, box.right, box.bottom, box.top, y.value, _em(raw, text, at))


def _em(raw: Any, text: Any, at: int) -> float:
    """Return the size of a letter's type as drawn: that of the font, scaled as the page scales it."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, at, matrix)
    size = float(raw.FPDFText_GetFontSize(text, at))
    return max(0.1, size * math.hypot(matrix.c, matrix.d))


def _without_number(lines: list[str]) -> list[str]:
    """Leave out the page's number, which would part a sentence that goes on overleaf."""
    first = 1 if lines and _NUMBER.fullmatch(lines[0]) else 0
    last = len(lines) - 1 if len(lines) > first and _NUMBER.fullmatch(lines[-1]) else len(lines)
    return lines[first:last]


def _pages_joined(pages: list[list[str]]) -> list[str]:
    """Join a paragraph that goes on overleaf: one that ends no sentence."""
    done: list[str] = []
    for page in filter(None, pages):
        if done and done[-1][-1] not in '.!؟?:…»"':
            done[-1] += f" {page[0]}"
            done += page[1:]
        else:
            done += page
    return done


def _check(text: str, place: str) -> None:
    if not text.strip():
        raise InputError("no-text-layer", place)
    if len(_UNTOLD.findall(text)) * 20 > len(text):
        raise InputError("pdf-letters", place)
    if order_of(text) != "logical":
        raise InputError("pdf-order", place)


def _extractor() -> str:
    from importlib.metadata import version  # noqa: PLC0415

    return f"pdfium/{version('pypdfium2')}"
