"""A brief as a Word document; an Arabic one from right to left throughout."""

import io
from importlib import import_module
from typing import Any

from sijill.errors import UsageError
from sijill.export.brief.page import page_of
from sijill.export.brief.types import Brief
from sijill.export.brief.typeset import typeset
from sijill.i18n.bidi import clean

_PICTURE = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(json(bytes(sys.inputs.brief))), format: "svg", width: 170mm)
"""
_SERIF, _ARABIC = "Cambria", "Noto Naskh Arabic"  # Word takes another where it has not the one
_RULES = "w:bidi"
_MM = 36000  # EMU
_LONG_AGO = (2000, 1, 1)  # the same brief is the same document


def docx_of(brief: Brief) -> bytes:
    """Return a brief as a Word document.

    Raises:
        UsageError: ``briefs-extra`` where python-docx or Typst, which draws the pictures, is not installed.
    """
    try:
        document = import_module("docx").Document()
    except ImportError as error:
        raise UsageError("briefs-extra", format="docx", detail=str(error)) from None
    _Writer(document, brief.question.lang == "ar").write(page_of(brief))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class _Writer:
    """Writes pages into a document."""

    def __init__(self, document: Any, rtl: bool) -> None:
        self._document, self._rtl = document, rtl

    def write(self, page: dict[str, Any]) -> None:
        """Write all of a brief."""
        self._properties(page)
        self._heading(page["title"], 1)
        self._paragraph(page["scope"])
        self._paragraph(page["as_of"], small=True)
        if page["banner"]:
            self._paragraph(page["banner"], bold=True, colour="8A1C13")
        for section in page["sections"]:
            self._section(section)
        for picture in page["pictures"]:
            self._picture(picture)
        self._evidence(page)
        for line in page["about"]:
            self._paragraph(line, small=True)

    def _properties(self, page: dict[str, Any]) -> None:
        import datetime as dt  # noqa: PLC0415

        facts = self._document.core_properties
        facts.title, facts.author, facts.comments = clean(page["title"]), "Sijill", ""
        facts.created = facts.modified = dt.datetime(*_LONG_AGO, tzinfo=dt.UTC)

    def _section(self, section: dict[str, Any]) -> None:
        self._heading(section["title"], 2)
        for one in section["sentences"]:
            numbers = " ".join(f"[{number}]" for number in one["evidence"])
            self._paragraph(one["text"], style="List Bullet", after=numbers)
        if section["note"]:
            self._paragraph(section["note"], small=True)

    def _picture(self, picture: dict[str, str]) -> None:
        self._heading(picture["title"], 2)
        if picture["svg"]:
            drawn = typeset(_PICTURE, picture["svg"], "png")
            self._document.add_picture(io.BytesIO(drawn), width=160 * _MM)
        self._paragraph(picture["note"], small=True)

    def _evidence(self, page: dict[str, Any]) -> None:
        self._heading(page["evidence_title"], 2)
        self._paragraph(page["evidence_note"], small=True)
        for one in page["evidence"]:
            source = " · ".join(filter(None, (one["source"], one["url"])))
            self._paragraph(f"[{one['number']}] {one['quote']}", after=source)

    def _heading(self, words: str, level: int) -> None:
        paragraph = self._document.add_heading(level=level)
        self._run(paragraph, words, bold=True, colour="1D4E5F")
        self._direct(paragraph)

    def _paragraph(
        self, words: str, *, style: str = "", small: bool = False, bold: bool = False, colour: str = "",
        after: str = "",
    ) -> None:  # fmt: skip
        paragraph = self._document.add_paragraph(style=style or None)
        self._run(paragraph, words, bold=bold, colour=colour or ("5C5A55" if small else ""), small=small)
        if after:
            self._run(paragraph, f" {after}", colour="1D4E5F", small=True)
        self._direct(paragraph)

    def _direct(self, paragraph: Any) -> None:
        """Set a paragraph from right to left; its lines then begin at the right."""
        if self._rtl:
            _add(paragraph._p.get_or_add_pPr(), _RULES)  # noqa: SLF001  python-docx has no word for it

    def _run(
        self, paragraph: Any, words: str, *, bold: bool = False, colour: str = "", small: bool = False
    ) -> None:
        run = paragraph.add_run(clean(words))  # Word has its own marks for direction
        run.bold = bold or None
        font = run.font
        font.name, font.size = _SERIF, (9 if small else 11) * 12700
        if colour:
            font.color.rgb = import_module("docx.shared").RGBColor.from_string(colour)
        marks = run._r.get_or_add_rPr()  # noqa: SLF001
        marks.rFonts.set(_qualified("w:cs"), _ARABIC)
        _add(marks, "w:szCs", str(18 if small else 22))
        if bold:
            _add(marks, "w:bCs")
        if self._rtl:
            _add(marks, "w:rtl")


def _qualified(name: str) -> str:
    return str(import_module("docx.oxml.ns").qn(name))


def _add(parent: Any, name: str, value: str = "") -> None:
    """Add a property that python-docx has no name for."""
    element = import_module("docx.oxml").OxmlElement(name)
    if value:
        element.set(_qualified("w:val"), value)
    parent.append(element)
