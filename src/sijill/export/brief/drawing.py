"""Map and timeline of a brief as SVG: plain shapes and words, no script, nothing loaded from anywhere."""

import json
import math
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from html import escape
from importlib.resources import files

from sijill.export.brief.types import Bar, Brief, Mark
from sijill.export.brief.wording import Words
from sijill.i18n.bidi import RIGHT_TO_LEFT, RLM

Box = tuple[float, float, float, float]  # west, south, east, north in degrees; or left, top, right, bottom
_WIDTH, _HEIGHT = 720, 400
_LEAST_DEGREES = 1.2  # the least that a map shows: the country around one place
_ROOM = 0.35  # of the span of the places, left free around them
_NAMED = 10  # places with a name on the map
_LETTER = 7.5  # about how wide a letter of a label is
_TALL, _SIDE, _FOOT = 150, 34, 34  # of the timeline: its height, room for the scale, room for the days
FONT = "'Noto Naskh Arabic','Amiri','Geeza Pro','Traditional Arabic','Segoe UI',Tahoma,sans-serif"
_STYLES = {
    "land": "stroke:#8aa0ad;stroke-width:1", "provinces": "stroke:#ddd6c8;stroke-width:.8",
    "border": "stroke:#a08f70;stroke-width:1.3",
    "disputed": "stroke:#a08f70;stroke-width:1.3;stroke-dasharray:5 4",
    "control": "stroke:#a08f70;stroke-width:1.3;stroke-dasharray:2 3",
}  # fmt: skip


@cache
def _outlines() -> dict[str, list[list[tuple[float, float]]]]:
    path = files("sijill.export.brief") / "data" / "outlines.json"
    found: dict[str, list[list[tuple[float, float]]]] = json.loads(path.read_text("utf-8"))
    return found


def map_svg(brief: Brief) -> str:
    """Return the map of a brief as SVG, ``""`` where no place has a point."""
    if not brief.marks:
        return ""
    box = _around(brief.marks)
    body = [*_lines(box), *_dots(brief.marks, box)]
    return _svg(_WIDTH, _HEIGHT, body, Words(brief.question.lang, {}, {}).text("map"))


def _around(marks: Sequence[Mark]) -> Box:
    """Return the degrees that a map shows: all places with room around, in the shape of the picture."""
    west, east = min(one.lon for one in marks), max(one.lon for one in marks)
    south, north = min(one.lat for one in marks), max(one.lat for one in marks)
    squeeze = math.cos(math.radians((south + north) / 2))
    tall = max((north - south) * (1 + 2 * _ROOM), _LEAST_DEGREES)
    wide = max((east - west) * (1 + 2 * _ROOM), tall * _WIDTH / _HEIGHT / squeeze)
    tall = max(tall, wide * squeeze * _HEIGHT / _WIDTH)
    x, y = (west + east) / 2, (south + north) / 2
    return x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2


def _at(lon: float, lat: float, box: Box) -> tuple[float, float]:
    west, south, east, north = box
    return (lon - west) / (east - west) * _WIDTH, (north - lat) / (north - south) * _HEIGHT


def _lines(box: Box) -> Iterator[str]:
    for kind, style in _STYLES.items():
        paths = [_path(line, box) for line in _outlines().get(kind, []) if _meets(line, box)]
        if paths:
            yield f'<path d="{"".join(paths)}" style="fill:none;{style}"/>'


def _meets(line: Sequence[tuple[float, float]], box: Box) -> bool:
    west, south, east, north = box
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return max(xs) >= west and min(xs) <= east and max(ys) >= south and min(ys) <= north


def _path(line: Sequence[tuple[float, float]], box: Box) -> str:
    points = (_at(lon, lat, box) for lon, lat in line)
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _dots(marks: Sequence[Mark], box: Box) -> Iterator[str]:
    """Yield the places, the largest first, and the names that find room."""
    taken: list[Box] = []
    for mark in marks:
        x, y = _at(mark.lon, mark.lat, box)
        size = 4 + 2.2 * math.sqrt(mark.events)
        style = "fill:#b3261e;fill-opacity:.55;stroke:#7d1a14"
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" style="{style}"/>'
        taken.append((x - size, y - size, x + size, y + size))
    for mark in marks[:_NAMED]:
        yield from _label(mark, box, taken)


def _label(mark: Mark, box: Box, taken: list[Box]) -> Iterator[str]:
    """Yield the name of a place where it meets no other; none where there is no room."""
    x, y = _at(mark.lon, mark.lat, box)
    size = 4 + 2.2 * math.sqrt(mark.events)
    words = f"{mark.name} ({mark.events})"
    wide = len(words) * _LETTER
    for dx, dy in ((size + 3 + wide / 2, 4), (-size - 3 - wide / 2, 4), (0, -size - 5), (0, size + 15)):
        around = (x + dx - wide / 2, y + dy - 12, x + dx + wide / 2, y + dy + 4)
        if _inside(around) and not any(_overlap(around, other) for other in taken):
            taken.append(around)
            yield _text(x + dx, y + dy, words, 13, "halo")
            return


def _inside(box: Box) -> bool:
    return box[0] >= 2 and box[1] >= 2 and box[2] <= _WIDTH - 2 and box[3] <= _HEIGHT - 2


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def timeline_svg(brief: Brief) -> str:
    """Return the timeline of a brief as SVG, ``""`` where no text tells a day; Arabic runs leftward."""
    if not brief.bars:
        return ""
    words = Words(brief.question.lang, {}, {})
    days = [date.fromisoformat(bar.day) for bar in brief.bars]
    line = _Line(min(days), max(days), leftward=brief.question.lang == "ar")
    body = [*_scale(), *(_bar(bar, line) for bar in brief.bars), *_days(line, words)]
    return _svg(_WIDTH, _TALL + _FOOT, body, words.text("timeline"))


class _Line:
    """Where a day stands on a timeline."""

    def __init__(self, first: date, last: date, *, leftward: bool) -> None:
        self.first, self.last, self._leftward = first, last, leftward
        self._days = max((last - first).days + 1, 10)
        self.step = (_WIDTH - 2 * _SIDE) / self._days

    def at(self, day: date) -> float:
        """Return the middle of a day."""
        x = _SIDE + ((day - self.first).days + 0.5) * self.step
        return _WIDTH - x if self._leftward else x


def _bar(bar: Bar, line: _Line) -> str:
    x, middle, tall = line.at(date.fromisoformat(bar.day)), _TALL / 2, abs(bar.value) / 10 * (_TALL / 2 - 8)
    wide = max(1.0, min(line.step * 0.8, 26))
    top = middle if bar.value < 0 else middle - tall
    colour = "#b3261e" if bar.value < 0 else "#2e7d5b"
    where = f'x="{x - wide / 2:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{tall:.1f}"'
    return f'<rect {where} style="fill:{colour}"/>'


def _scale() -> Iterator[str]:
    middle = _TALL / 2
    yield f'<path d="M{_SIDE} {middle}H{_WIDTH - _SIDE}" style="stroke:#555;stroke-width:1"/>'
    for value, y in (("+10", 14), ("0", middle + 4), ("-10", _TALL - 4)):
        yield _text(_SIDE / 2, y, value, 11, "")


def _days(line: _Line, words: Words) -> Iterator[str]:
    """Yield the first and the last day, and one or two between where there is room."""
    length = (line.last - line.first).days
    wanted = [line.first, line.first + timedelta(days=length // 2), line.last] if length > 8 else [line.first]
    for day in wanted if length else [line.first]:
        x = min(max(line.at(day), 62), _WIDTH - 62)
        yield _text(x, _TALL + 20, words.day(day.isoformat()), 12, "")


def _text(x: float, y: float, words: str, size: int, style: str) -> str:
    """Return words with their middle at a point, whatever their direction.

    Typst takes a line of a picture for one from left to right: the mark turns "7 آب 2024" round, and a style
    keeps "+10" as it is in an Arabic page.
    """
    arabic = RIGHT_TO_LEFT.search(words)
    halo = ";paint-order:stroke;stroke:#fff;stroke-width:3px" if style else ""
    way = "rtl" if arabic else "ltr"
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" style="direction:{way};unicode-bidi:isolate;'
        f'font:{size}px {FONT};fill:#222{halo}">{RLM if arabic else ""}{escape(words)}</text>'
    )


def _svg(width: int, height: int, body: Sequence[str], title: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-label="{escape(title)}">'
        f'<rect width="{width}" height="{height}" style="fill:#fcfaf6"/>{"".join(body)}</svg>'
    )
