"""What the commands ``actors`` and ``places`` share: rows in four formats."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sijill.export.grid import Head


def _table(rows: Sequence[Any], shown: Sequence[str], lang: str) -> str:
    from sijill.cli.output import columns  # noqa: PLC0415
    from sijill.export.grid import grid  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415

    if not rows:
        return text("summary.none_found", lang)
    room = columns()
    names = [*fitting(shown, room, lang), *(["composed"] if _mixed(rows) else [])]
    cells = [[_cell(row, name, lang) for name in names] for row in rows]
    longest = max(len(_cell(row, "id", lang)) for row in rows) if "id" in names else 0
    heads = [_head(name, lang, min(longest, int(room * _ID))) for name in names]
    table = grid(heads, cells, room, rtl=lang == "ar")
    return "\n".join([table, *_notes(rows, lang, room)])


def _mixed(rows: Sequence[Any]) -> bool:
    return len({row.composed for row in rows}) > 1


def _notes(rows: Sequence[Any], lang: str, room: int) -> list[str]:
    """Return what must be said below the table: what is counted, and what comes from composed reports."""
    from sijill.i18n import text  # noqa: PLC0415
    from sijill.i18n.bidi import flush, wrap  # noqa: PLC0415

    keys = ["summary.counted"] if any(row.mentions for row in rows) else []
    if any(row.composed for row in rows):
        keys.append("summary.composed_rows" if _mixed(rows) else "summary.all_composed")
    lines = [flush(part, lang, room) for key in keys for part in wrap(text(key, lang), room)]
    return ["", *lines] if lines else []


_LEAST = {"id": 14, "name": 14, "names_ar": 14, "names_en": 14, "kind": 6, "party": 6, "source": 12}
_ID = 0.35  # of the screen: a longer id is broken rather than take the room of the names
_WIDE = 110
_ON_WIDE = frozenset({"kind", "country", "party", "as_mediator"})  # a narrow screen has no room for them
_OTHER = {"ar": "names_en", "en": "names_ar"}  # names in the tongue that the screen does not speak


def fitting(shown: Sequence[str], columns: int, lang: str) -> list[str]:
    """Return the columns that a screen has room for; beside counts some stand on wide ones alone.

    Example:
        >>> fitting(("id", "names_ar", "names_en", "party", "as_actor"), 80, "en")
        ['id', 'names_en', 'as_actor']
    """
    crowded = columns < _WIDE and "as_actor" in shown
    return [name for name in shown if not crowded or name not in {*_ON_WIDE, _OTHER.get(lang)}]


def _head(name: str, lang: str, id_: int) -> Head:
    from sijill.i18n import text  # noqa: PLC0415

    title = "" if name == "composed" else text(f"column.{'actor' if name == 'id' else name}", lang)
    figures = name == "mentions" or name.startswith("as_")
    least = id_ if name == "id" else _LEAST.get(name, 4)
    return Head(title, least, 1, figures)


def _cell(row: Any, name: str, lang: str) -> str:
    from sijill.export.names import word  # noqa: PLC0415
    from sijill.export.tally import cell  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415

    value = cell(getattr(row, name))
    if name == "composed":
        return f"[{text('mark.composed', lang)}]" if value else ""
    if name == "kind":
        section = "actor_kind" if hasattr(row, "id") else "place_kind"
        return text("label.comma", lang).join(word(section, one, lang) for one in value.split("|"))
    if name.startswith("as_") and value == "0":
        return ""
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
