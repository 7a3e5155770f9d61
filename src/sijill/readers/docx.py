"""A Word document holds one report: its paragraphs, also those of tables, boxes and tracked insertions.

Read by its XML: python-docx leaves out text that was inserted under "track changes", that stands in
content controls, and that stands in boxes.
"""

from collections.abc import Iterator
from typing import Any

from sijill.errors import InputError
from sijill.readers.build import Draft, Origin, build
from sijill.readers.damaged import told_as_damaged
from sijill.readers.identity import sha256
from sijill.readers.office import open_parts, xml_part
from sijill.readers.options import ReadOptions
from sijill.schema import Report

EXTRACTOR = "docx/1"
KIND = ".docx"
_GONE = {"del", "moveFrom", "Fallback"}  # deleted, moved away, or said a second time for old programs
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_TITLES = {"title", "heading 1"}  # a style's name is English in every language of Word; its id is not
Paragraph = tuple[str, str]  # the id of its style, its text


def read_docx(data: bytes, place: str, options: ReadOptions) -> Iterator[Report]:
    """Yield the one report of a Word document; its title is a first paragraph styled as one.

    The days in a document's properties are those of the file: they are not taken for its publication.

    Raises:
        InputError: ``locked``, ``damaged``, ``zip-bomb``, ``no-text``.
    """
    parts = open_parts(data, place, KIND, options.max_bytes)
    body = xml_part(parts, "word/document.xml", place)
    if body is None:
        raise InputError("damaged", place, kind=KIND, reason="word/document.xml")
    with told_as_damaged(place, KIND):
        title, text = _title_and_text(parts, body, place)
    origin = Origin(path=place, bytes_hash=sha256(data), extractor=EXTRACTOR)
    yield build(Draft(text=text, title=title), origin, options)


def _title_and_text(parts: Any, body: Any, place: str) -> tuple[str, str]:
    told = [one for one in _paragraphs(body) if one[1].strip()]
    notes = xml_part(parts, "word/footnotes.xml", place)
    below = [text for _, text in _paragraphs(notes) if text.strip()] if notes is not None else []
    title = ""
    if told and len(told) > 1 and _styles(parts, place).get(told[0][0], "") in _TITLES:
        title = told.pop(0)[1]
    return title, "\n".join([text for _, text in told] + below)


def _styles(parts: Any, place: str) -> dict[str, str]:
    """Return the names of styles by their ids. Example: ``{"a3": "title"}``."""
    root = xml_part(parts, "word/styles.xml", place)
    if root is None:
        return {}
    named = ((_attribute(style, "styleId"), style.find("{*}name")) for style in root.iter("{*}style"))
    return {own: _attribute(name, "val").lower() for own, name in named if name is not None}


def _paragraphs(root: Any) -> Iterator[Paragraph]:
    """Yield the paragraphs in their order, those of a box before the one that holds the box."""
    from lxml.etree import iterwalk  # noqa: PLC0415

    open_: list[tuple[str, list[str]]] = []
    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = _local(element)
        if name == "p" and event == "start":
            open_.append((_style(element), []))
        elif name == "p":
            style, pieces = open_.pop()
            yield style, "".join(pieces)
        elif event == "start" and name in _GONE:
            walk.skip_subtree()
        elif event == "start" and open_:
            open_[-1][1].append(_words(element, name))


def _words(element: Any, name: str) -> str:
    if name == "t":
        return element.text or ""
    in_run = _local(element.getparent()) == "r"  # tabs are declared in a paragraph's properties too
    return _SIGNS.get(name, "") if in_run else ""


def _style(paragraph: Any) -> str:
    style = paragraph.find("{*}pPr/{*}pStyle")
    return _attribute(style, "val") if style is not None else ""


def _attribute(element: Any, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
