"""A web page: its text and metadata as trafilatura takes them out."""

import logging
import re
from collections.abc import Iterator
from typing import Any

from sijill.errors import InputError
from sijill.readers.build import Draft, Origin, build
from sijill.readers.damaged import told_as_damaged
from sijill.readers.decode import Decoded, decode_declared
from sijill.readers.identity import sha256
from sijill.readers.options import ReadOptions
from sijill.readers.published import named_day
from sijill.schema import Report

KIND = ".html"
TAGS, ATTRIBUTES = 100_000, 1000
_DAY_ELEMENTS = "//h1/following::*[self::time or contains(@class, 'date')]"
_NUMBERS = re.compile(r"(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?!\d)")
# A first line that only says when the page was published belongs to the page, not to the report.
_DATELINE = re.compile(
    r"\A(?:تاريخ النشر|نُ?شر(?: في)?|تم النشر|آخر تحديث)[ :]{1,3}[^\n]{0,50}\d{4}[^\n]{0,30}\n"
)
_LONG_TAG = re.compile("<[^<>]{5000,}")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,30})", re.IGNORECASE)
# The extensive search takes dates out of the running text: a guess.
_DATES = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"}


def read_page(data: bytes, place: str, options: ReadOptions) -> Iterator[Report]:
    """Yield the one report of an HTML page, with title, date, site and address from its metadata.

    Raises:
        InputError: as `decode` does, ``page-bomb``, ``damaged``, ``no-text`` where there is no article.
    """
    decoded = _decode(data, place, options)
    _refuse_bomb(decoded.text, place)
    with told_as_damaged(place, KIND):
        found = _extract(decoded.text)
    if found is None or not found.text:
        raise InputError("no-text", place)
    origin = Origin(path=place, bytes_hash=sha256(data), extractor=_extractor(), notes=decoded.notes)
    yield build(_draft(found, decoded.text), origin, options)


def _decode(data: bytes, place: str, options: ReadOptions) -> Decoded:
    """Believe the page's own charset where it fits the bytes, else detect."""
    declared = _CHARSET.search(data[:4096])
    return decode_declared(data, place, declared[1].decode("ascii") if declared else "", options.encoding)


def _refuse_bomb(html: str, place: str) -> None:
    """Refuse what would keep the parser busy for minutes: an article's page has some thousand tags.

    Measured on one core: 100,000 tags take up to fifteen seconds, ten times as many up to half an hour.
    """
    crowded = any(match.group().count("=") > ATTRIBUTES for match in _LONG_TAG.finditer(html))
    if crowded or html.count("<") > TAGS:
        raise InputError("page-bomb", place, limit=TAGS)


def _extract(html: str) -> Any:
    from trafilatura import bare_extraction  # noqa: PLC0415  half a second to import

    _hush()
    return bare_extraction(html, with_metadata=True, include_comments=False, date_extraction_params=_DATES)


def _hush() -> None:
    """Keep the libraries' warnings off the screen: what could not be read is told in the list."""
    for name in ("trafilatura", "htmldate", "courlan"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def _draft(found: Any, html: str) -> Draft:
    title = found.title or ""
    return Draft(
        text=_DATELINE.sub("", _without_title(found.text, title)),
        title=title,
        outlet=found.sitename or found.hostname or "",
        url=found.url or "",
        published=found.date or _day_shown(html),
    )


def _day_shown(html: str) -> str | None:
    """Return what the first element for a day after the headline shows, where no metadata tells the day.

    Example:
        >>> _day_shown('<h1>…</h1><span class="post-date">12 آب 2024, الإثنين</span>')
        '2024-08-12'
    """
    from lxml.html import document_fromstring  # noqa: PLC0415

    for element in document_fromstring(html).xpath(_DAY_ELEMENTS)[:5]:
        words = " ".join(element.text_content().split())[:100]
        found = named_day(words) or (match[0] if (match := _NUMBERS.search(words)) else None)
        if found:
            return found
    return None


def _without_title(text: str, title: str) -> str:
    first, _, rest = text.partition("\n")
    return rest if title and rest and first.strip() == title.strip() else text


def _extractor() -> str:
    from importlib.metadata import version  # noqa: PLC0415

    return f"trafilatura/{version('trafilatura')}"


def words_of(html: str, place: str) -> str:
    """Return all words of a page that is no article, as the body of a letter, line by line.

    Raises:
        InputError: ``damaged``, ``page-bomb``.
    """
    from trafilatura import html2txt  # noqa: PLC0415

    _hush()
    _refuse_bomb(html, place)
    with told_as_damaged(place, KIND):
        return str(html2txt(html))
