"""From the fields of a file to a report: ids, hashes, language, and what had to be mended."""

import re

from msgspec import Struct

from sijill.errors import InputError
from sijill.readers.identity import report_id, text_hash
from sijill.readers.language import language_of
from sijill.readers.options import ReadOptions
from sijill.readers.order import mend
from sijill.readers.published import read_published
from sijill.schema import Report

_SUBTAG = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_ID = re.compile(r"[^\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]{1,200}")


class Draft(Struct, frozen=True, kw_only=True):
    """The fields of one report as a file gives them, not yet looked at."""

    text: object = ""
    title: object = ""
    outlet: object = ""
    url: object = ""
    published: object = None
    language: object = None
    composed: object = None
    id: object = None


class Origin(Struct, frozen=True, kw_only=True):
    """Where a report came from: place, hash of the bytes, what took the text out, what was mended."""

    path: str
    bytes_hash: str = ""
    extractor: str = ""
    notes: tuple[str, ...] = ()


def build(draft: Draft, origin: Origin, options: ReadOptions) -> Report:
    """Return the report of ``draft``; what it does not say is taken from ``options``.

    Raises:
        InputError: ``no-text`` where there is no text, or a text that is not words.
    """
    if not isinstance(draft.text, str) or not draft.text.strip():
        raise InputError("no-text", origin.path)
    text, mended = _mend(draft.text)
    title, _ = _mend(_line(draft.title) or options.title)
    written = mend(text, title)
    text, title = written.text, written.title
    outlet, url = _line(draft.outlet) or options.outlet, _line(draft.url)
    published, dated = _published(draft, options)
    given, renamed = _given_id(draft.id)
    return Report(
        id=given or report_id(outlet, url, text),
        text=text,
        title=title,
        outlet=outlet,
        url=url,
        published=published,
        language=_language(draft.language) or _language(options.language) or language_of(text),
        composed=_truth(draft.composed) or options.composed,
        text_hash=text_hash(title, text),
        bytes_hash=origin.bytes_hash,
        extractor=origin.extractor,
        path=origin.path,
        notes=tuple(filter(None, (*origin.notes, mended, *written.notes, dated, renamed))),
    )


def _line(value: object) -> str:
    """Return a short field as one line; numbers as their digits, anything else as nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(_mend(str(value))[0].split())


def _mend(text: str) -> tuple[str, str]:
    """Replace what no database keeps (NUL, lone surrogates), one for one, so that offsets stay."""
    mended, times = _UNSTORABLE.subn("\ufffd", text)
    return mended, f"mended:{times}" if times else ""


def _published(draft: Draft, options: ReadOptions) -> tuple[str | None, str]:
    day, note = read_published(draft.published, options.date_order)
    if day or not options.published:
        return day, note
    return read_published(options.published, options.date_order)[0], note


def _given_id(value: object) -> tuple[str, str]:
    text = _line(value)
    if not text or _ID.fullmatch(text):
        return text, ""
    return "", "id-replaced"


def _language(value: object) -> str | None:
    match = _SUBTAG.fullmatch(value.strip()) if isinstance(value, str) else None
    return match[1].lower() if match else None


def _truth(value: object) -> bool:
    return value is True or str(value).strip().lower() in {"true", "1", "yes", "نعم"}
