"""A pack looked over: everything that is wrong with it, nothing hiding another thing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from sijill.errors import LexiconError
from sijill.lexicon.check_predicates import check_predicates
from sijill.lexicon.check_tables import Known, Row, check_claims, check_rows, composed_ids, ids_in, rows_of
from sijill.lexicon.fold import fold
from sijill.lexicon.grammar import load_grammar
from sijill.lexicon.layout import TABLES, TOML_FILES
from sijill.lexicon.load import PACKS
from sijill.lexicon.problem import Problem, of_error, problem
from sijill.lexicon.spelling import FUNCTION_LISTS, form_problems, is_pair
from sijill.lexicon.tables import several
from sijill.lexicon.toml_lines import line_of, read_toml

__all__ = ["Problem", "check_pack", "needed_folders"]

_MANIFEST = {"name": str, "version": str, "title_ar": str, "title_en": str, "licence": str,
             "needs": list, "countries": list, "detect": list}  # fmt: skip
_MUST = ("name", "version", "title_ar", "title_en", "licence")


class _Pack(Struct, frozen=True):
    """The rows of a pack's tables by file, and what was wrong with reading them."""

    folder: Path
    rows: Mapping[str, Sequence[Row]]
    problems: tuple[Problem, ...]


def check_pack(folder: Path) -> list[Problem]:
    """Return all that is wrong with a pack, in the order of files and lines; the examples are not run.

    Args:
        folder: the folder that holds the pack's ``pack.toml``.

    Example: ``[Problem("bad-slug", "my-pack/actors.tsv:3 id", {"value": "My Actor"})]``.
    """
    problems = list(_manifest_problems(folder))
    pack = _read(folder)
    needed = needed_folders(folder)
    known = _known(pack, [_read(one) for one in needed])
    problems += pack.problems
    for table in TABLES:
        problems += check_rows(table, pack.rows[table.file], known)
    problems += check_claims(pack.rows, known)
    problems += check_predicates(folder, known.functions, _lists_of([*needed, folder]))
    problems += _list_problems(folder / "words.toml")
    problems += _figure_problems(folder)
    problems += _file_problems(folder)
    return problems


def needed_folders(folder: Path) -> list[Path]:
    """Return the folders of the packs that a pack needs, the needs of these first, without unknown ones.

    A pack is looked for among ours, then beside the folder.
    """
    found: dict[Path, None] = {}
    _add_needed(folder, found, {folder.resolve()})
    return list(found)


def _add_needed(folder: Path, found: dict[Path, None], seen: set[Path]) -> None:
    data, _ = read_toml(folder / "pack.toml") if (folder / "pack.toml").is_file() else (None, [])
    for name in _strings((data or {}).get("needs")):
        needed = _pack_folder(name, folder)
        if needed is not None and needed.resolve() not in seen:
            seen.add(needed.resolve())
            _add_needed(needed, found, seen)
            found[needed] = None


def _pack_folder(name: str, beside: Path) -> Path | None:
    folders = (PACKS / name, beside.parent / name)
    return next((f for f in folders if (f / "pack.toml").is_file()), None)


def _strings(value: object) -> list[str]:
    return [v for v in value if isinstance(v, str)] if isinstance(value, list) else []


def _read(folder: Path) -> _Pack:
    read = {table.file: rows_of(folder / table.file, table) for table in TABLES}
    rows = {file: rows for file, (rows, _) in read.items()}
    return _Pack(folder, rows, tuple(p for _, problems in read.values() for p in problems))


def _known(pack: _Pack, needed: Sequence[_Pack]) -> Known:
    packs = [*needed, pack]
    return Known(
        actors=frozenset(i for p in packs for i in (*ids_in(p.rows, "actor"), *_composed(packs, p))),
        places=frozenset(i for p in packs for i in ids_in(p.rows, "place")),
        claimed=dict(_claimed(needed)),
        functions=frozenset(w for p in packs for w in _function_words(p.folder / "words.toml")),
    )


def _composed(packs: Iterable[_Pack], of: _Pack) -> Iterator[str]:
    heads = [row for p in packs for row in p.rows["composed.tsv"]]
    return composed_ids({"composed.tsv": heads, "nationalities.tsv": of.rows["nationalities.tsv"]})


def _claimed(packs: Iterable[_Pack]) -> Iterator[tuple[str, tuple[str, str]]]:
    for pack in packs:
        for table in (t for t in TABLES if t.names == "actor"):
            for row in pack.rows[table.file]:
                where = f"{pack.folder.name}/{table.file}:{row.line}"
                yield from (
                    (fold(n), (row.cells.get("id", ""), where)) for n in several(row.cells.get("ar", ""))
                )


def _function_words(path: Path) -> Iterator[str]:
    data, _ = read_toml(path) if path.is_file() else (None, [])
    for name in FUNCTION_LISTS:
        yield from (fold(word) for word in _strings((data or {}).get(name)))


def _manifest_problems(folder: Path) -> Iterator[Problem]:
    path = folder / "pack.toml"
    if not path.is_file():
        yield problem("missing-file", path)
        return
    data, problems = read_toml(path)
    yield from problems
    if data is None:
        return
    for key in _MUST:
        if not data.get(key):
            yield problem("missing-key", path, line_of(path, key), key)
    for key, value in data.items():
        yield from _entry_problems(path, key, value)
    yield from _need_problems(path, data)


def _entry_problems(path: Path, key: str, value: object) -> Iterator[Problem]:
    line = line_of(path, key)
    if key not in _MANIFEST:
        yield problem("unknown-key", path, line, key, key=key, known=", ".join(_MANIFEST))
    elif not isinstance(value, _MANIFEST[key]) or (
        isinstance(value, list) and len(_strings(value)) < len(value)
    ):
        yield problem("text-wanted" if _MANIFEST[key] is str else "texts-wanted", path, line, key)


def _need_problems(path: Path, data: Mapping[str, Any]) -> Iterator[Problem]:
    for name in _strings(data.get("needs")):
        if _pack_folder(name, path.parent) is None:
            yield problem("unknown-pack", path, line_of(path, "needs"), "needs", value=name)
    for country in _strings(data.get("countries")):
        if not (len(country) == 2 and country.isascii() and country.islower()):
            yield problem("bad-country", path, line_of(path, "countries"), "countries", value=country)
    for found in form_problems(_strings(data.get("detect"))):
        yield problem(found.code, path, line_of(path, "detect"), "detect", **found.values)


def _lists_of(folders: Iterable[Path]) -> frozenset[str]:
    """Return the names of the lists of words that packs have."""
    paths = (folder / "words.toml" for folder in folders)
    read = (read_toml(path)[0] for path in paths if path.is_file())
    return frozenset(name for data in read if data for name in data)


def _list_problems(path: Path) -> Iterator[Problem]:
    data, problems = read_toml(path) if path.is_file() else (None, [])
    yield from problems
    for name, entries in (data or {}).items():
        if not isinstance(entries, list) or len(_strings(entries)) < len(entries):
            yield problem("texts-wanted", path, line_of(path, name), name)
        strings = _strings(entries)
        for found in form_problems(strings):
            form = found.values.get("form", "")
            yield problem(found.code, path, line_of(path, name, f'"{form}"'), name, **found.values)
        if name.endswith("_verbs"):
            yield from _pair_problems(path, name, strings)


def _pair_problems(path: Path, name: str, entries: Iterable[str]) -> Iterator[Problem]:
    for entry in entries:
        if not is_pair(fold(entry).split()):
            yield problem("verb-pair", path, line_of(path, name, f'"{entry}"'), name, form=entry)


def _figure_problems(folder: Path) -> Iterator[Problem]:
    if not any((folder / name).is_file() for name in ("numbers.toml", "dates.toml")):
        return
    try:
        load_grammar(folder)
    except LexiconError as error:
        yield of_error(error)


def _file_problems(folder: Path) -> Iterator[Problem]:
    known = {*(t.file for t in TABLES), *TOML_FILES}
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.suffix not in {".tsv", ".toml"} or path.name in known:
            continue
        if not (path.parent == folder / "predicates" and path.suffix == ".toml"):
            yield problem("unknown-file", path)
