"""What stands on the pages of a PDF or a Word document, beside the brief that it carries as data.

The order and the letters that a reader of PDF gets back from shaped Arabic are not those of the text. So
nothing is looked for in them: the pages are made again of the data inside, read by the same reader, and
compared line by line, picture by picture, link by link.
"""

import ctypes
import io
import zipfile
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from hashlib import sha256
from posixpath import basename, dirname, join, normpath
from typing import Any

from msgspec import Struct

from sijill.errors import InputError, UsageError
from sijill.export.brief.docx import docx_of
from sijill.export.brief.inside import NAME, SPACE, Inside, read_inside, typst_version
from sijill.export.brief.pdf import pdf_of
from sijill.export.verify.types import Finding

# What data that no brief could hold come to, Typst's own error among them.
NO_PAGE = (ValueError, LookupError, ArithmeticError, RuntimeError)
_MOST_PAGES = 500
_MOST_POINTS = 2000.0  # of a side of a page that is drawn: a larger one is none of ours
_LARGEST = 1 << 26  # bytes of a part of a document that are read
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# What shows words from elsewhere, or runs: none of it is in a brief.
_LIVE = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath",
    *(_WORD + name for name in ("altChunk", "instrText", "fldSimple", "dataBinding")),
    *(_WORD + name for name in ("object", "control", "pict")),
)
_SIGNS = tuple(_WORD + name for name in ("sym", "noBreakHyphen", "pgNum"))  # shown, and no text of theirs
_SPACES = tuple(_WORD + name for name in ("tab", "br", "cr"))
_PLAIN = (".xml", ".rels", ".png", ".jpeg")


class Paper(Struct, frozen=True, kw_only=True):
    """What is read back from a file.

    Attributes:
        inside: the brief as data. lines: the words, a line or a paragraph each, in their order.
        drawn: hashes of the pages as drawn, or of the pictures. live: where links lead, and what could run.
    """

    inside: bytes
    lines: tuple[str, ...]
    drawn: tuple[str, ...]
    live: tuple[str, ...]


class Pages(Struct, frozen=True):
    """What the pages came to: lines looked at, what does not hold, whether another program saved the file."""

    lines: int
    findings: tuple[Finding, ...]
    rewritten: bool


def read_inside_of(paper: Paper, form: str, place: str) -> Inside:
    """Return the brief that a ``"pdf"`` or ``"docx"`` carries as data.

    Raises:
        InputError: ``damaged`` where it is none of our briefs.
    """
    try:
        return read_inside(paper.inside)
    except ValueError as error:
        raise InputError("damaged", place, kind=form, reason=str(error)) from None


def read(form: str, body: bytes, place: str) -> Paper:
    """Return what a file holds.

    Raises:
        InputError: ``damaged``.
    """
    from lxml import etree  # noqa: PLC0415  slow to import
    from pypdfium2 import PdfiumError  # noqa: PLC0415  slow to import

    broken = (PdfiumError, etree.LxmlError, zipfile.BadZipFile, *NO_PAGE, OSError)
    try:
        return _pdf(body) if form == "pdf" else _docx(body)
    except broken as error:
        raise InputError("damaged", place, kind=form, reason=str(error) or type(error).__name__) from None


def pages(form: str, body: bytes, told: Paper, given: Inside, place: str) -> Pages:
    """Compare the pages of a file with those that its own data make.

    Args:
        form: ``"pdf"`` or ``"docx"``.
        body: the file.
        told: what was read of it.
        given: the brief that it carries.
        place: its name, for errors.

    Raises:
        UsageError: ``briefs-extra``; ``other-typesetter`` where the pages differ and another version of Typst
            made them, which may be why.
        InputError: ``damaged`` where the data make no pages.
    """
    try:
        again = pdf_of(given.brief) if form == "pdf" else docx_of(given.brief)
    except NO_PAGE as error:
        raise InputError("damaged", place, kind=form, reason=str(error)) from None
    if again == body:
        return Pages(len(told.lines), (), rewritten=False)
    made = read(form, again, place)
    words, look = tuple(_lines(told.lines, made.lines)), tuple(_looks(told, made))
    if given.typst != typst_version() and (look or (words and form == "pdf")):
        raise UsageError("other-typesetter", theirs=given.typst, ours=typst_version())
    live = [Finding("other_page", "links", _joined(told.live), _joined(made.live))]
    return Pages(
        len(told.lines), (*words, *look, *(live if told.live != made.live else ())), rewritten=form == "pdf"
    )


def _lines(told: Sequence[str], made: Sequence[str]) -> Iterator[Finding]:
    for what, a, b, c, d in SequenceMatcher(None, told, made, autojunk=False).get_opcodes():
        if what != "equal":
            yield Finding("other_page", f"line {a + 1}", " ".join(told[a:b])[:200], " ".join(made[c:d])[:200])


def _looks(told: Paper, made: Paper) -> Iterator[Finding]:
    if len(told.drawn) != len(made.drawn):
        yield Finding("other_look", "pages", str(len(told.drawn)), str(len(made.drawn)))
    for number, (one, other) in enumerate(zip(told.drawn, made.drawn, strict=False), 1):
        if one != other:
            yield Finding("other_look", f"page or picture {number}", one[:12], other[:12])


def _joined(words: Sequence[str]) -> str:
    return " ".join(words)


# PDF


def _pdf(body: bytes) -> Paper:
    import pypdfium2  # noqa: PLC0415  slow to import

    document = pypdfium2.PdfDocument(body)
    try:
        attached = [document.get_attachment(number) for number in range(document.count_attachments())]
        named = [one.get_name() for one in attached]
        if len(document) > _MOST_PAGES or named.count(NAME) != 1:
            raise ValueError(NAME)
        found = [_page(document[number]) for number in range(len(document))]
        scripts = pypdfium2.raw.FPDFDoc_GetJavaScriptActionCount(document.raw)
        return Paper(
            inside=bytes(attached[named.index(NAME)].get_data()),
            lines=tuple(line for lines, _, _ in found for line in lines),
            drawn=tuple(drawn for _, drawn, _ in found),
            live=(*(link for _, _, links in found for link in links), *named, str(scripts)),
        )
    finally:
        document.close()


def _page(page: Any) -> tuple[list[str], str, list[str]]:
    """Return a page's lines, the hash of its picture, and where its links lead."""
    text = page.get_textpage()
    lines = [" ".join(line.split()) for line in text.get_text_range().splitlines()]
    text.close()
    links = list(_links(page))
    size = page.get_size()
    drawn = " ".join(map(str, size))
    if max(size) <= _MOST_POINTS:
        picture = page.render(scale=1.5)
        drawn = sha256(bytes(picture.buffer)).hexdigest()
        picture.close()
    page.close()
    return [line for line in lines if line], drawn, links


def _links(page: Any) -> Iterator[str]:
    """Yield the addresses that a page's links lead to, and how many notes of other kinds it has."""
    from pypdfium2 import raw  # noqa: PLC0415  slow to import

    place, link, size = ctypes.c_int(0), raw.FPDF_LINK(), 4096
    document = page.pdf.raw
    yield f"{raw.FPDFPage_GetAnnotCount(page.raw)}"
    while raw.FPDFLink_Enumerate(page.raw, ctypes.byref(place), ctypes.byref(link)):
        action = raw.FPDFLink_GetAction(link)
        held = ctypes.create_string_buffer(size)
        length = raw.FPDFAction_GetURIPath(document, action, held, size) if action else 0
        kind = raw.FPDFAction_GetType(action) if action else -1
        target = raw.FPDFDest_GetDestPageIndex(document, raw.FPDFLink_GetDest(document, link))
        yield held.value.decode("utf-8", "replace") if length else f"{kind}:{target}"


# DOCX


def _docx(body: bytes) -> Paper:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        names = [one.filename for one in archive.infolist()]
        if len(names) != len(set(names)) or any(one.file_size > _LARGEST for one in archive.infolist()):
            raise zipfile.BadZipFile
        parts = {name: archive.read(name) for name in names}
    trees = {name: _tree(body) for name, body in parts.items() if name.endswith((".xml", ".rels"))}
    inner = [tree for tree in trees.values() if tree.tag == f"{{{SPACE}}}brief"]
    if len(inner) != 1:
        raise ValueError(NAME)
    return Paper(
        inside=(inner[0].text or "").encode(),
        lines=tuple(line for tree in trees.values() for line in _paragraphs(tree)),
        drawn=tuple(one for name, tree in trees.items() for one in _pictures(name, tree, trees, parts)),
        live=tuple(sorted(one for name, tree in trees.items() for one in _live(name, tree))
                   + sorted(name for name in names if not name.endswith(_PLAIN))),
    )  # fmt: skip


def _tree(body: bytes) -> Any:
    from lxml import etree  # noqa: PLC0415  slow to import

    return etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _paragraphs(tree: Any) -> Iterator[str]:
    """Yield the words of each paragraph, those of hidden runs left out: they are not on the page."""
    for paragraph in tree.iter(f"{_WORD}p"):
        words = "".join(
            " " if one.tag in _SPACES else "\ufffd" if one.tag in _SIGNS else one.text or ""
            for one in paragraph.iter(f"{_WORD}t", *_SPACES, *_SIGNS)
            if not _hidden(one)
        )
        if words.split():
            yield " ".join(words.split())


def _hidden(element: Any) -> bool:
    run = element.getparent()
    return run.find(f"{_WORD}rPr/{_WORD}vanish") is not None


def _pictures(name: str, tree: Any, trees: dict[str, Any], parts: dict[str, bytes]) -> Iterator[str]:
    """Yield the hash of each picture where it stands, and each drawing without one."""
    targets = trees.get(join(dirname(name), "_rels", f"{basename(name)}.rels"))
    linked = {} if targets is None else {one.get("Id"): one.get("Target", "") for one in targets}
    for drawing in tree.iter(f"{_WORD}drawing"):
        shown = [blip.get(f"{_LINKED}embed", "") for blip in drawing.iter(f"{_DRAWN}blip")]
        paths = (normpath(join(dirname(name), linked.get(id_, ""))).lstrip("/") for id_ in shown)
        yield " ".join(sha256(parts.get(path, b"")).hexdigest() for path in paths)


def _live(name: str, tree: Any) -> Iterator[str]:
    yield from (f"{name}:{one.tag.partition('}')[2]}" for one in tree.iter(*_LIVE))
    if name.endswith(".rels"):
        yield from (one.get("Target", "") for one in tree if one.get("TargetMode") == "External")
