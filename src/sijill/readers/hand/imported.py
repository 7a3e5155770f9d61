"""What others coded, in forms that name their own fields: gold of the guide's form, FollowTheMoney.

It becomes `HandEvent` s, which are never counted with what the machine coded here; ``form`` says where it
came from. What has no place in one stays in ``cells``, as it stood; what means nothing here, in ``words``.
"""

import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from sijill.errors import InputError
from sijill.readers.hand.ftm import ftm_events, is_entity, of_statements
from sijill.readers.hand.guide import guide_events, is_gold
from sijill.readers.hand.meanings import Meanings
from sijill.readers.options import MAX_BYTES
from sijill.readers.records import parse
from sijill.readers.unread import Unread
from sijill.schema import HandEvent

_OWN = "entities.ftm.json"  # of a folder or an archive that an export wrote


class Imported(Struct, frozen=True):
    """What came of one file.

    Attributes:
        file: its name. found: its events, and what gave none. left: what it holds that no field of ours
            carries, with how often. Example: ``{"content": 3, "Person": 12}``.
    """

    file: str
    found: tuple[HandEvent | Unread, ...]
    left: Mapping[str, int]


def read_imported(path: Path, meanings: Meanings, coder: str) -> Iterator[Imported]:
    """Yield what each file at a path gives.

    Args:
        path: gold as ``.json`` or ``.jsonl``; FollowTheMoney as JSON lines or a CSV of statements; a folder
            of these, or what ``sijill export ftm`` wrote, also as a ``.zip``.
        meanings: of names.
        coder: who coded it.

    Raises:
        InputError: ``not-found``, ``unreadable``, ``too-large``, ``bad-json``, ``not-imported``.
    """
    for name, text in _texts(path):
        place = str(path) if name == path.name else f"{path}/{name}"
        left: Counter[str] = Counter()
        found = tuple(_events(place, name, text, meanings, coder, left))
        yield Imported(name, found, dict(left))


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the files at a path with their texts; of an export of ours the entities alone."""
    try:
        if path.is_dir():
            files = [path / _OWN] if (path / _OWN).exists() else sorted(path.glob("*.json"))
            yield from ((file.name, _decoded(file.read_bytes(), str(file))) for file in files)
        elif path.suffix.lower() == ".zip":
            with zipfile.ZipFile(path) as archive:
                yield _OWN, _decoded(_member(archive, path), str(path))
        else:
            yield path.name, _decoded(path.read_bytes(), str(path))
    except FileNotFoundError:
        raise InputError("not-found", str(path)) from None
    except zipfile.BadZipFile:
        raise InputError("damaged", str(path), reason="zip") from None
    except OSError as error:
        raise InputError("unreadable", str(path), reason=error.strerror or str(error)) from None


def _member(archive: zipfile.ZipFile, path: Path) -> bytes:
    try:
        member = archive.getinfo(_OWN)
    except KeyError:
        raise InputError("not-imported", str(path)) from None
    if member.file_size > MAX_BYTES:
        raise InputError("too-large", str(path), limit=MAX_BYTES)
    return archive.read(member)


def _decoded(data: bytes, place: str) -> str:
    if len(data) > MAX_BYTES:
        raise InputError("too-large", place, limit=MAX_BYTES)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("bad-encoding", place, encoding="utf-8") from None


def _events(
    place: str, name: str, text: str, meanings: Meanings, coder: str, left: Counter[str]
) -> Iterator[HandEvent | Unread]:
    if name.lower().endswith(".csv"):
        yield from ftm_events(of_statements(text, place), name, meanings, coder, left)
        return
    values = _values(text, place)
    if values and all(is_entity(value) for _, value in values):
        yield from ftm_events([value for _, value in values], name, meanings, coder, left)
    elif values and all(is_gold(value) for _, value in values):
        for number, (where, value) in enumerate(values):
            yield from guide_events(value, where, (name, number), coder, left)
    else:
        raise InputError("not-imported", place)


def _values(text: str, place: str) -> list[tuple[str, Any]]:
    """Return the objects of a JSON text, of a list, or of lines, each with its place."""
    lines: Sequence[str] = text.split("\n")
    if sum(line.startswith("{") and line.rstrip().endswith("}") for line in lines) > 1:
        return [
            (f"{place}:{n}", parse(line, f"{place}:{n}")) for n, line in enumerate(lines, 1) if line.strip()
        ]
    value = parse(text, place)
    if isinstance(value, list):
        return [(f"{place}:{n}", one) for n, one in enumerate(value, 1)]
    return [(place, value)]
