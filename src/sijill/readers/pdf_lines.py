"""From the places of a PDF page's letters to its lines: blocks by the white between them, right to left.

A PDF says where each shape is drawn, not in what order a text is read; programs that write Arabic draw it
in any order. What is drawn does not lie: letters are put in the order of their places.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from unicodedata import combining

from msgspec import Struct

from sijill.readers.order import plain_letters, turned

# All in ems, the size of the type.
BLANK = 0.22  # white that parts words, whatever stands in it
LEAST_BLANK = 0.08  # white that parts words where the file (or PDFium) has a blank in it
GUTTER = 1.2  # white that parts columns
COLUMN = 8.0  # a column of running text is broader than this, a table's may be narrower
ROWS = 3  # and longer than this
PART = 1.0  # white that parts what stands above each other
FULL = 0.8  # of the longest line: one that ends a sentence and is shorter ends a paragraph
PEELED = 12  # lines across all columns that may stand above or below them without much white
_BLANK_INSIDE = re.compile(r"(?<=[(\[«“]) +| +(?=[)\]»”،؛.:؟!])")  # shapes of signs are narrow in their boxes
_ENDS = (".", "!", "؟", "?", ":", "…", "»", '"')


class Glyph(Struct, frozen=True):
    """A letter, its box in points from the lower left corner, the base it stands on, and its size."""

    char: str
    left: float
    right: float
    low: float
    high: float
    base: float
    em: float

    @property
    def middle(self) -> float:
        """Return the middle of its breadth."""
        return (self.left + self.right) / 2


class Line(Struct, frozen=True):
    """A line as it is read, with its place and size."""

    text: str
    base: float
    width: float
    em: float


Halves = tuple[list[Glyph], list[Glyph]]


def paragraphs(glyphs: Sequence[Glyph]) -> list[str]:
    """Return the paragraphs of a page in the order they are read."""
    letters = _solid(glyphs)
    em = median([glyph.em for glyph in letters]) if letters else 0.0
    found: list[str] = []
    for block in _blocks(list(glyphs), em):
        found += _joined(_lines(block))
    return found


def _solid(glyphs: Iterable[Glyph]) -> list[Glyph]:
    return [glyph for glyph in glyphs if glyph.char != " "]


def _blocks(glyphs: list[Glyph], em: float, depth: int = 0) -> Iterator[list[Glyph]]:
    """Cut a page along its white: into columns, the right one first, and into parts above each other."""
    halves = None
    if depth < 30:
        halves = _columns(glyphs, em) or _peeled(glyphs, em) or _parts(glyphs, em)
    if halves is None:
        yield glyphs
        return
    for half in halves:
        yield from _blocks(half, em, depth + 1)


def _columns(glyphs: list[Glyph], em: float) -> Halves | None:
    """Return what stands right and what stands left of a gutter between columns of running text."""
    gaps = _whites(((glyph.left, glyph.right) for glyph in _solid(glyphs)), GUTTER * em)
    if not gaps:
        return None
    at = max(gaps)[1]
    right, left = _split(glyphs, at, "middle")
    return (right, left) if all(_is_column(side, em) for side in (right, left)) else None


def _is_column(glyphs: list[Glyph], em: float) -> bool:
    letters = _solid(glyphs)
    broad = max(glyph.right for glyph in letters) - min(glyph.left for glyph in letters) >= COLUMN * em
    return broad and len({round(glyph.base / em) for glyph in letters}) >= ROWS


def _parts(glyphs: list[Glyph], em: float) -> Halves | None:
    """Return what stands above and what stands below the widest white."""
    gaps = _whites(((glyph.low, glyph.high) for glyph in _solid(glyphs)), PART * em)
    return _split(glyphs, max(gaps)[1], "base") if gaps else None


def _peeled(glyphs: list[Glyph], em: float) -> Halves | None:
    """Return a head (or a foot) that stands across columns, and the columns."""
    gaps = sorted((at for _, at in _whites(((g.low, g.high) for g in _solid(glyphs)), 0.01)), reverse=True)
    for at in [*gaps[:PEELED], *gaps[: -PEELED - 1 : -1]]:
        above, below = _split(glyphs, at, "base")
        if any(half and _columns(half, em) for half in (above, below)):
            return above, below
    return None


def _split(glyphs: list[Glyph], at: float, side: str) -> Halves:
    beyond = [getattr(glyph, side) > at for glyph in glyphs]
    pairs = list(zip(glyphs, beyond, strict=True))
    return [glyph for glyph, far in pairs if far], [glyph for glyph, far in pairs if not far]


def _whites(spans: Iterable[tuple[float, float]], least: float) -> list[tuple[float, float]]:
    """Return the gaps between intervals that are as wide as ``least``: how wide, and their middles."""
    found: list[tuple[float, float]] = []
    reached: float | None = None
    for low, high in sorted(spans):
        if reached is not None and low - reached >= least:
            found.append((low - reached, (low + reached) / 2))
        reached = high if reached is None else max(reached, high)
    return found


def _lines(glyphs: list[Glyph]) -> list[Line]:
    """Return the lines of a block from top to bottom.

    Marks, and letters that a file gives the place of their mark, stand off the base: they go to the line
    whose middle is nearest.
    """
    rows: list[list[Glyph]] = []
    for glyph in sorted((g for g in glyphs if not _small(g)), key=lambda one: -one.base):
        if rows and rows[-1][0].base - glyph.base < 0.4 * max(rows[-1][0].em, glyph.em):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    bases = [row[0].base + 0.35 * row[0].em for row in rows]
    for glyph in filter(_small, glyphs):
        own = min(range(len(bases)), key=lambda at: abs(bases[at] - (glyph.low + glyph.high) / 2), default=-1)
        rows.append([glyph]) if own < 0 else rows[own].append(glyph)
    return [line for line in map(_line, rows) if line.text]


def _small(glyph: Glyph) -> bool:
    return bool(combining(glyph.char)) or glyph.high - glyph.low < 0.3 * glyph.em


def _line(row: list[Glyph]) -> Line:
    em = max((glyph.em for glyph in _solid(row)), default=0.0)
    letters = sorted((g for g in _solid(row) if not combining(g.char)), key=lambda one: one.middle)
    seen = _with_marks(letters, [g for g in _solid(row) if combining(g.char)])
    pieces: list[str] = []
    blanks = [glyph.middle for glyph in row if glyph.char == " "]
    for at, glyph in enumerate(letters):
        apart = at > 0 and _apart(letters[at - 1].right, glyph.left, blanks, em)
        pieces += [" " if apart else "", seen[at]]
    text = " ".join("".join(pieces).split())
    if not letters:
        return Line("", 0.0, 0.0, em)
    width = letters[-1].right - letters[0].left
    return Line(_read(text), row[0].base, width, em)


def _apart(left: float, right: float, blanks: list[float], em: float) -> bool:
    white = right - left
    return white > BLANK * em or (white > LEAST_BLANK * em and any(left <= at <= right for at in blanks))


def _with_marks(letters: list[Glyph], marks: list[Glyph]) -> list[str]:
    """Return the letters, each with the marks above or below it; in a turned line these come before it."""
    seen = [glyph.char for glyph in letters]
    for mark in marks:
        if letters:
            own = min(range(len(letters)), key=lambda at: abs(letters[at].middle - mark.middle))
            seen[own] = mark.char + seen[own]
    return seen


def _read(seen: str) -> str:
    """Return a line as it is read: turned where more of its letters are Arabic than Latin."""
    letters = plain_letters(seen)
    arabic = sum("\u0600" <= char <= "\u06ff" for char in letters)
    latin = sum("a" <= char <= "z" for char in letters.lower())
    return _BLANK_INSIDE.sub("", plain_letters(_balanced(seen)) if arabic > latin else seen)


def _balanced(seen: str) -> str:
    """Turn a line; its brackets are told by shape or by meaning, whichever leaves fewer of them astray."""
    done = turned(seen)
    other = done.translate(str.maketrans("()[]«»", ")(][»«"))
    return min((done, other), key=_astray)


def _astray(text: str) -> int:
    astray = 0
    for opening, closing in ("()", "[]", "«»"):
        depth = 0
        for char in text:
            depth += (char == opening) - (char == closing)
            astray += depth < 0
            depth = max(depth, 0)
    return astray


def _joined(lines: list[Line]) -> list[str]:
    """Return paragraphs: a line goes on into the next unless white, size or a short last line parts them."""
    if not lines:
        return []
    longest = max(line.width for line in lines)
    steps = [above.base - below.base for above, below in pairwise(lines)]
    usual = median(steps) if steps else 0.0
    done = [lines[0].text]
    for (above, below), step in zip(pairwise(lines), steps, strict=True):
        ended = above.text.endswith(_ENDS) and above.width < FULL * longest
        parted = step > 1.3 * usual or abs(above.em - below.em) > 0.15 * above.em
        if ended or parted:
            done.append(below.text)
        else:
            done[-1] += f" {below.text}"
    return done
