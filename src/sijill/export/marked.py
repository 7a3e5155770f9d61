"""A report's text with its mentions marked in it."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from sijill.i18n.bidi import FSI, PDI, clean, isolate, wrap

_NO_BREAK = "\u2060"  # stands in a label in place of a blank until the lines are broken
_COLOURS = (36, 33, 35, 32, 34, 31)  # cyan, yellow, magenta, green, blue, red: in turn


class Mark(Struct, frozen=True, order=True):
    """A stretch to be marked, with the number and the code that stand at it."""

    start: int
    end: int
    number: int
    label: str


def _events(marks: Iterable[Mark]) -> list[tuple[int, int, Mark]]:
    """Return where marks open (1) and close (0) in order: closing before opening, the shorter inside."""
    edges = []
    for mark in marks:
        edges += [(mark.start, 1, mark), (mark.end, 0, mark)]
    return sorted(edges, key=lambda e: (e[0], e[1], -e[2].end if e[1] else -e[2].start, e[2].number))


def _bracket(opens: int, mark: Mark) -> str:
    return f"{_kept(f'[{mark.number}:{mark.label}')} " if opens else f" {_kept(f'{mark.number}]')}"


def _kept(words: str) -> str:
    """Return what stands at a mark so that it is not broken over two lines, nor moved by its neighbours."""
    return f"{FSI}{words.replace(' ', _NO_BREAK)}{PDI}"


def _coloured(opens: int, mark: Mark, inside: Sequence[Mark]) -> str:
    if opens:
        return f"\x1b[{_colour(mark)};1m{_kept(f'[{mark.number}:{mark.label}]')}\x1b[22m "
    outer = f"\x1b[{_colour(inside[-1])}m" if inside else ""
    return f"\x1b[0m{outer}"


def _colour(mark: Mark) -> int:
    return _COLOURS[(mark.number - 1) % len(_COLOURS)]


def mark_text(text: str, marks: Sequence[Mark], *, colours: bool) -> str:
    r"""Return ``text`` with every mark shown, in colours or in brackets; control characters are taken out.

    Args:
        text: hostile.
        marks: offsets into ``text``; they may overlap.
        colours: ANSI colours, for a terminal.

    Example:
        >>> mark_text("قصفت المدينة", [Mark(0, 4, 1, "ATTACK")], colours=False)
        '\u2068[1:ATTACK\u2069 قصفت \u20681]\u2069 المدينة'
    """
    return _marked(text, marks, colours=colours).replace(_NO_BREAK, " ")


def marked_lines(text: str, marks: Sequence[Mark], columns: int, *, colours: bool) -> list[str]:
    """Return what `mark_text` gives in lines of at most ``columns``, each isolated; empty lines stay."""
    paragraphs = _marked(text, marks, colours=colours).split("\n")
    lines = [line for paragraph in paragraphs for line in wrap(paragraph, columns)]
    return [isolate(line.replace(_NO_BREAK, " ")) if line else "" for line in lines]


def _marked(text: str, marks: Sequence[Mark], *, colours: bool) -> str:
    out, at = [], 0
    inside: list[Mark] = []
    for place, opens, mark in _events(marks):
        out.append(clean(text[at:place]))
        at = place
        inside = [*inside, mark] if opens else [old for old in inside if old.number != mark.number]
        out.append(_coloured(opens, mark, inside) if colours else _bracket(opens, mark))
    return "".join([*out, clean(text[at:])])
