"""What the commands ``actors`` and ``places`` share: rows in four formats."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sijill.export.grid import Head


def _table(rows: Sequence[Any], shown: Sequence[str], lang: str) -> str:
    from sijill.cli.output import columns  # noqa: PLC0415
    from sijill.export.grid import grid  # noqa: PLC0415
    from sijill.export.tally import cell  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415

    if not rows:
        return text("summary.none_found", lang)
    room = columns()
    names = fitting(shown, room)
    heads = [_head(name, lang) for name in names]
    cells = [[_shown(cell(getattr(row, name)), name, lang) for name in names] for row in rows]
    marks = {text("summary.composed_note", lang) for row in rows if row.composed}
    return "\n".join([grid(heads, cells, room, rtl=lang == "ar"), *([""] if marks else []), *marks])


# The least a column keeps on a narrow screen; roles need a wide one.
_LEAST = {"id": 20, "name": 16, "names_ar": 16, "names_en": 12, "kind": 10, "party": 8, "composed": 10}
_WIDE = 110


def fitting(shown: Sequence[str], columns: int) -> list[str]:
    """Return the columns that a screen has room for: the roles' figures stand on wide ones alone."""
    return [name for name in shown if columns >= _WIDE or not name.startswith("as_")]


def _head(name: str, lang: str) -> Head:
    from sijill.i18n import text  # noqa: PLC0415

    title = "" if name == "composed" else text(f"column.{'actor' if name == 'id' else name}", lang)
    figures = name == "mentions" or name.startswith("as_") or name in {"lat", "lon"}
    return Head(title, _LEAST.get(name, 8), 1, figures)


def _shown(value: str, name: str, lang: str) -> str:
    from sijill.export.names import word  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415

    if name == "composed":
        return f"[{text('mark.composed', lang)}]" if value else ""
    if name == "kind":
        return word("actor_kind", value, lang)
    return value.partition("|")[0] if name.startswith("names") else value.removeprefix("name:")


def _pieces(rows: Sequence[Any], format_: str, lang: str) -> Iterable[bytes]:
    from sijill.export.records import to_json, to_jsonl  # noqa: PLC0415
    from sijill.export.sheet import to_csv  # noqa: PLC0415
    from sijill.export.tally import cell  # noqa: PLC0415

    if format_ == "csv":
        names = rows[0].__struct_fields__ if rows else ()
        return to_csv(
            names, ([_shown_mark(cell(getattr(row, name)), lang) for name in names] for row in rows)
        )
    return to_jsonl(rows) if format_ == "jsonl" else [to_json(list(rows))]


def _shown_mark(value: str, lang: str) -> str:
    from sijill.i18n import text  # noqa: PLC0415

    return text("mark.composed", lang) if value == "composed" else value


def put(rows: Sequence[Any], shown: Sequence[str], format_: str, lang: str, output: Path | None) -> None:
    """Write rows as a table of the columns ``shown``, or with all their fields as JSON or CSV."""
    from sijill.cli.output import emit  # noqa: PLC0415

    if format_ == "table":
        emit([f"{_table(rows, shown, lang)}\n".encode()], output)
    else:
        emit(_pieces(rows, format_, lang), output)
