"""What .docx and .xlsx share: a zip of XML parts that may be hostile."""

import io
from typing import Any
from zipfile import ZipFile

from sijill.errors import InputError
from sijill.readers.archive import read_member
from sijill.readers.damaged import told_as_damaged

_OLE = b"\xd0\xcf\x11\xe0"  # how Office wraps a document that has a password
RATIO, FLOOR = 100, 16 * 2**20


def open_parts(data: bytes, place: str, kind: str, limit: int) -> ZipFile:
    """Return the parts of an Office document.

    Raises:
        InputError: ``locked`` under a password, ``damaged``, ``zip-bomb`` where its parts are far larger
            than its bytes, ``too-large``.
    """
    if data.startswith(_OLE):
        raise InputError("locked", place)
    with told_as_damaged(place, kind):
        parts = ZipFile(io.BytesIO(data))
    size = sum(info.file_size for info in parts.infolist())
    if size > max(FLOOR, RATIO * len(data)):
        raise InputError("zip-bomb", place, ratio=RATIO)
    if size > 4 * limit:
        raise InputError("too-large", place, limit=limit)
    return parts


def xml_part(parts: ZipFile, name: str, place: str) -> Any:
    """Return the root of an XML part, None where the document has no such part; entities stay closed.

    Raises:
        InputError: ``damaged``.
    """
    from lxml import etree  # noqa: PLC0415  slow to import, and not every run reads such a file

    if name not in parts.namelist():
        return None
    info = parts.getinfo(name)
    data = read_member(parts, info, place, info.file_size)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    with told_as_damaged(place, name):
        return etree.fromstring(data, parser)
