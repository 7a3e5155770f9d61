"""Checking ``predicates/*.toml``: keys, forms, arguments, examples; every problem with its line."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from sijill.lexicon.fold import fold
from sijill.lexicon.predicates import FORM_KEYS, LIST, Predicate
from sijill.lexicon.problem import Problem, problem
from sijill.lexicon.spelling import form_problems, is_pair, odd_signs
from sijill.lexicon.toml_lines import read_toml
from sijill.schema import EVENT_TYPES, STATUSES

_PAIRS = ("verbs", "passive")
_BLOCK = re.compile(r"\s*\[\[\s*predicate\s*\]\]")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Block(Struct, frozen=True):
    """One ``[[predicate]]`` with the lines it stands in.

    Attributes:
        path: its file. first: the line of its ``[[predicate]]``. lines: its lines. data: what it says.
    """

    path: Path
    first: int
    lines: tuple[str, ...]
    data: Mapping[str, Any]

    def line(self, key: str, entry: str = "") -> int:
        """Return the line of an entry of a key; the key's own, or the block's, where it is not found."""
        at = next((n for n, line in enumerate(self.lines) if re.match(rf"\s*{re.escape(key)}\s*=", line)), 0)
        return self.first + next((n for n, line in enumerate(self.lines) if n >= at and entry in line), at)

    def problem(self, code: str, key: str, entry: str = "", /, **values: object) -> Problem:
        """Return a problem at an entry of a key; the key is shown after the predicate's id."""
        name = f"{self.data.get('id', '?')}.{key}"
        return problem(code, self.path, self.line(key, entry), name, **values)

    def strings(self, key: str) -> tuple[str, ...]:
        """Return the strings of a list, () where the key has none."""
        found = self.data.get(key, [])
        return tuple(v for v in found if isinstance(v, str)) if isinstance(found, list) else ()


def check_predicates(folder: Path, functions: frozenset[str], lists: frozenset[str]) -> Iterator[Problem]:
    """Yield what is wrong with the predicate files of a pack.

    Args:
        folder: the pack's.
        functions: words that stand everywhere.
        lists: the names of the lists of words that the pack, and those it needs, have.
    """
    owners: dict[tuple[str, str, str], Block] = {}
    ids: dict[tuple[str, str], Block] = {}
    for path in sorted((folder / "predicates").glob("*.toml")):
        data, problems = read_toml(path)
        yield from problems
        if data is None:
            continue
        yield from _file_problems(path, data)
        for block in blocks_of(path, data):
            kind = str(data.get("type", ""))
            yield from _key_problems(block)
            yield from _form_problems(block, functions)
            yield from _list_problems(block, lists)
            yield from _argument_problems(block)
            yield from _example_problems(block)
            yield from _taken(block, kind, ids, owners)


def blocks_of(path: Path, data: Mapping[str, Any]) -> list[Block]:
    """Return the predicates of a file that has been read."""
    entries = data.get("predicate", [])
    entries = [e for e in entries if isinstance(e, dict)] if isinstance(entries, list) else []
    lines = path.read_text("utf-8").splitlines()
    starts = [n for n, line in enumerate(lines) if _BLOCK.match(line)] or [0] * len(entries)
    ends = [*starts[1:], len(lines)]
    return [
        Block(path, start + 1, tuple(lines[start:end]), entry)
        for entry, start, end in zip(entries, starts, ends, strict=False)
    ]


def _file_problems(path: Path, data: Mapping[str, Any]) -> Iterator[Problem]:
    if data.get("type") not in EVENT_TYPES:
        known = ", ".join(EVENT_TYPES)
        yield problem("unknown-choice", path, 1, "type", value=data.get("type", ""), known=known)
    for key in data:
        if key not in {"type", "predicate"}:
            yield problem("unknown-key", path, 1, key, key=key, known="type, predicate")


def _list_problems(block: Block, lists: frozenset[str]) -> Iterator[Problem]:
    """Yield the names of lists that no pack has."""
    for key in FORM_KEYS:
        for entry in block.strings(key):
            for name in LIST.findall(entry):
                if name not in lists:
                    yield block.problem("unknown-list", key, entry, value=name)


def _key_problems(block: Block) -> Iterator[Problem]:
    fields = {f.encode_name: f for f in msgspec.structs.fields(Predicate)}
    for key, value in block.data.items():
        if key not in fields:
            yield block.problem("unknown-key", key, key=key, known=", ".join(fields))
            continue
        try:
            msgspec.convert(value, fields[key].type)
        except msgspec.ValidationError as error:
            yield block.problem("bad-value", key, reason=error)
    if "id" not in block.data:
        yield block.problem("missing-key", "id")
    elif not _ID.fullmatch(str(block.data["id"])):
        yield block.problem("bad-slug", "id", value=block.data["id"])
    if block.data.get("status", "") not in {"", *STATUSES}:
        value = block.data["status"]
        yield block.problem("unknown-choice", "status", value=value, known=", ".join(STATUSES))


def _form_problems(block: Block, functions: frozenset[str]) -> Iterator[Problem]:
    if not any(block.data.get(key) for key in FORM_KEYS):
        yield block.problem("no-form", "id", known=", ".join(FORM_KEYS))
    for key in FORM_KEYS:
        entries = block.strings(key)
        for entry in entries:
            yield from _entry_problems(block, key, entry, functions)
        for found in form_problems(entries):
            if found.code != "empty-form":
                yield block.problem(found.code, key, found.values["form"], **found.values)


def _entry_problems(block: Block, key: str, entry: str, functions: frozenset[str]) -> Iterator[Problem]:
    head, needs, bars = parts_of(entry)
    words = fold(head).split()
    if not words or any(
        not part.strip() for group in (needs, bars) if group is not None for part in group.split("|")
    ):
        yield block.problem("empty-form", key, entry, form=entry)
    if any(sign in part for part in (head, needs or "", bars or "") for sign in "+=،,") or " - " in (
        bars or ""
    ):
        yield block.problem("stray-sign", key, entry, form=entry)
    if key in _PAIRS and not is_pair(words):
        yield block.problem("verb-pair", key, entry, form=head.strip())
    if len(words) == 1 and words[0] in functions and not needs:
        yield block.problem("function-word", key, entry, form=entry)


def parts_of(entry: str) -> tuple[str, str | None, str | None]:
    """Return a form's head, the words it demands and those it forbids; None where it has no such part.

    Example:
        >>> parts_of("فرض يفرض + حصار - اقتصادي")
        ('فرض يفرض', 'حصار', 'اقتصادي')
    """
    padded = f" {entry} "
    head, barred, bars = padded.partition(" - ")
    head, needed, needs = head.partition(" + ")
    return head.strip(), needs.strip() if needed else None, bars.strip() if barred else None


def _argument_problems(block: Block) -> Iterator[Problem]:
    for key in ("target", "actor", "content"):
        for word in block.strings(key):
            if not word.strip():
                yield block.problem("empty-form", key)
            elif odd_signs(word):
                yield block.problem("odd-spelling", key, word, form=word, signs=odd_signs(word))


def _example_problems(block: Block) -> Iterator[Problem]:
    if not block.data.get("examples"):
        yield block.problem("no-example", "examples")
    for key in ("examples", "not"):
        texts = block.strings(key)
        for text in texts:
            if not text.partition("=>")[0].strip():
                yield block.problem("empty-form", key, text)
        for text in dict.fromkeys(t for t in texts if texts.count(t) > 1):
            yield block.problem("repeated-form", key, text, form=text)


def _taken(
    block: Block, kind: str, ids: dict[tuple[str, str], Block], owners: dict[tuple[str, str, str], Block]
) -> Iterator[Problem]:
    """Yield an id that the type has already, and forms that stand in another predicate word for word."""
    first = ids.setdefault((kind, str(block.data.get("id", ""))), block)
    if first is not block:
        yield block.problem("taken-id", "id", value=block.data.get("id", ""), where=_where(first))
    for key, entry in _entries(block):
        other = owners.setdefault((kind, key, fold(entry)), block)
        if other is not block:
            yield block.problem("claimed-form", key, entry, form=entry, where=_where(other))


def _entries(block: Block) -> Iterable[tuple[str, str]]:
    return ((key, entry) for key in FORM_KEYS for entry in block.strings(key))


def _where(block: Block) -> str:
    return f"{block.path.name}:{block.first} {block.data.get('id', '?')}"
