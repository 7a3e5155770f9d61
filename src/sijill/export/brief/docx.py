"""A brief as a Word document; an Arabic one from right to left throughout, with the brief as data inside."""

import io
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from sijill.errors import UsageError
from sijill.export.brief.inside import SPACE, inside_of
from sijill.export.brief.page import page_of
from sijill.export.brief.types import Brief
from sijill.export.brief.typeset import typeset
from sijill.i18n.bidi import LRM, PDI, RIGHT_TO_LEFT, RLM, clean

_PICTURE = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(json(bytes(sys.inputs.brief))), format: "svg", width: 170mm)
"""
_SERIF, _ARABIC = "Cambria", "Noto Naskh Arabic"  # Word takes another where it has not the one
_BIDI = "w:bidi"
_SIZES = {1: 18, 2: 14}  # of a heading by its level, in points
_ISOLATES = re.compile("([\u2066-\u2069])")
_ARABIC_LETTER, _LATIN_LETTER = r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff", r"A-Za-z\u00c0-\u024f"
_LETTER = re.compile(f"[{_ARABIC_LETTER}{_LATIN_LETTER}]")
# Words of the other direction inside a line, from the first letter to the last one.
_ARABIC_WORDS = re.compile(rf"([{_ARABIC_LETTER}](?:[^{_LATIN_LETTER}]*[{_ARABIC_LETTER}])?)")
_LATIN_WORDS = re.compile(rf"([0-9]*[{_LATIN_LETTER}](?:[^{_ARABIC_LETTER}]*[{_LATIN_LETTER}0-9])?)")
_INSIDE = "/customXml/item9.xml"  # the template of python-docx has one of its own
_MM = 36000  # EMU
_A4 = 210, 297  # mm
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
    _attach(document, inside_of(brief))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _attach(document: Any, data: str) -> None:
    """Add the brief as data: a part of custom XML, which Word keeps."""
    from lxml import etree  # noqa: PLC0415  slow to import

    element = etree.Element(f"{{{SPACE}}}brief", nsmap={None: SPACE})
    element.text = data
    body = etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
    opc, words = import_module("docx.opc.part"), import_module("docx.opc.constants")
    name = import_module("docx.opc.packuri").PackURI(_INSIDE)
    part = opc.Part(name, words.CONTENT_TYPE.XML, body, document.part.package)
    document.part.relate_to(part, words.RELATIONSHIP_TYPE.CUSTOM_XML)


class _Writer:
    """Writes pages into a document."""

    def __init__(self, document: Any, rtl: bool) -> None:
        self._document, self._rtl = document, rtl
        section = document.sections[0]
        section.page_width, section.page_height = (side * _MM for side in _A4)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = 20 * _MM
        if rtl:
            section._sectPr.insert_element_before(_element(_BIDI), "w:rtlGutter", "w:docGrid")  # noqa: SLF001

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
            self._direct(self._document.paragraphs[-1])
        self._paragraph(picture["note"], small=True)

    def _evidence(self, page: dict[str, Any]) -> None:
        self._heading(page["evidence_title"], 2)
        self._paragraph(page["evidence_note"], small=True)
        for one in page["evidence"]:
            source = " · ".join(filter(None, (one["source"], one["url"])))
            paragraph = self._document.add_paragraph()
            self._words(paragraph, f"[{one['number']}] ")
            self._words(paragraph, one["quote"], rtl=True)
            self._words(paragraph, f" {source}", colour="1D4E5F", size=9)
            self._direct(paragraph)

    def _heading(self, words: str, level: int) -> None:
        paragraph = self._document.add_heading(level=level)
        self._words(paragraph, words, bold=True, colour="1D4E5F", size=_SIZES[level])
        self._direct(paragraph)

    def _paragraph(
        self, words: str, *, style: str = "", small: bool = False, bold: bool = False, colour: str = "",
        after: str = "",
    ) -> None:  # fmt: skip
        paragraph = self._document.add_paragraph(style=style or None)
        grey = "5C5A55" if small else ""
        self._words(paragraph, words, bold=bold, colour=colour or grey, size=9 if small else 11)
        if after:
            self._words(paragraph, f" {after}", colour="1D4E5F", size=9)
        self._direct(paragraph)

    def _direct(self, paragraph: Any) -> None:
        """Set a paragraph from right to left; its lines then begin at the right."""
        if self._rtl:
            paragraph._p.get_or_add_pPr().append(_element(_BIDI))  # noqa: SLF001  python-docx has no word for it

    def _words(
        self, paragraph: Any, words: str, *, bold: bool = False, colour: str = "", size: int = 11,
        rtl: bool | None = None,
    ) -> None:  # fmt: skip
        """Add words, those of the other direction as runs of their own: Word orders no run of both.

        Other word processors go by the letters alone, so that a number after a word of the other direction
        would stand on its far side: a mark of the page's direction ends such a run.
        """
        for said, leftward in _runs(words, rtl=self._rtl if rtl is None else rtl):
            _dress(paragraph.add_run(said), bold, colour, size, leftward)
            if leftward != self._rtl:
                _dress(paragraph.add_run(RLM if self._rtl else LRM), bold, colour, size, self._rtl)


def _runs(words: str, *, rtl: bool) -> Iterator[tuple[str, bool]]:
    """Yield words of one direction, and whether it is from right to left.

    The marks of direction go, for Word has its own; what stands between them is of the direction of its
    first letter.
    """
    depth = 0
    for piece in _ISOLATES.split(words):
        if _ISOLATES.fullmatch(piece):
            depth += -1 if piece == PDI else 1
        else:
            yield from _turned(clean(piece), rtl=_leftward(piece, rtl) if depth else rtl)


def _leftward(words: str, otherwise: bool) -> bool:
    first = _LETTER.search(words)
    return bool(RIGHT_TO_LEFT.match(first[0])) if first else otherwise


def _turned(words: str, *, rtl: bool) -> Iterator[tuple[str, bool]]:
    for number, said in enumerate((_LATIN_WORDS if rtl else _ARABIC_WORDS).split(words)):
        if said:
            yield said, rtl != bool(number % 2)


def _dress(run: Any, bold: bool, colour: str, size: int, rtl: bool) -> None:
    """Set the look of a run, for Arabic letters as for Latin ones, in the order of the schema."""
    font, points = run.font, import_module("docx.shared").Pt(size)
    font.name, font.size, font.bold = _SERIF, points, bold or None
    font.cs_bold, font.rtl = bold or None, rtl or None
    if colour:
        font.color.rgb = import_module("docx.shared").RGBColor.from_string(colour)
    marks = run._r.get_or_add_rPr()  # noqa: SLF001
    marks.rFonts.set(_qualified("w:cs"), _ARABIC)
    marks.sz.addnext(_element("w:szCs", str(2 * size)))


def _qualified(name: str) -> str:
    return str(import_module("docx.oxml.ns").qn(name))


def _element(name: str, value: str = "") -> Any:
    """Return a property that python-docx has no name for."""
    element = import_module("docx.oxml").OxmlElement(name)
    if value:
        element.set(_qualified("w:val"), value)
    return element
