"""A precedent, or a case of a moment, in lines of their own: which crisis, why it is like, what came when."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from msgspec import Struct

from sijill.export.fields import Shown, pairs, shown, title


def is_followed(part: Struct) -> bool:
    """Return whether a part of a state tells of a crisis what came next in it."""
    return "next" in part.__struct_fields__


def followed(part: Any, view: Shown) -> Iterator[tuple[int, str]]:
    """Yield a precedent or a case as lines: how far each stands in, and its words.

    Example:
        ``(0, "- sdf, syria · القامشلي · since 2021-04-20 …")``, ``(1, "likeness 0.558: same area 1 (…)")``,
        ``(1, "after 2021-04-20; stage coercion")``, ``(2, "2021-04-21, after 1 day: CLASH, MEET")``.
    """
    rows = dict(pairs(part, view))
    head = rows["episode"]
    yield 0, f"- {rows['day']}{view.text('label.colon')}{head}" if "day" in rows else f"- {head}"
    if "likeness" in rows:
        why = view.listed(reason(one, view) for one in part.reasons if one.share)
        yield 1, f"{title('likeness', view.lang)} {rows['likeness']}{view.text('label.colon')}{why}"
        yield 1, view.joined(f"{title(n, view.lang)} {rows[n]}" for n in ("moment", "stage") if n in rows)
    for words in steps(part.next, view):
        yield 2, words


def reason(one: Any, view: Shown) -> str:
    """Return why two crises are alike. Example: ``"same parties 0.333 (sdf)"``."""
    rows = dict(pairs(one, view))
    words = f"{rows['key']} {rows['share']}"
    return f"{words} ({rows['values']})" if "values" in rows else words


def steps(following: Iterable[Any], view: Shown) -> Iterator[str]:
    """Yield what came next, all of one day in a line.

    Example:
        ``"2021-04-21, after 1 day: MEET, ATTACK; by the day it was told: CLASH"``.
    """
    for (day, after), found in groupby(following, key=lambda one: (one.day or "", one.after)):
        when = f"{title('after', view.lang)} {view.text('summary.days_after', n=after)}"
        yield f"{view.listed((day, when))}{view.text('label.colon')}{_types(list(found), view)}"


def _types(found: Sequence[Any], view: Shown) -> str:
    """Return the types of one day, apart by how that day is known."""
    words = []
    for basis in sorted({one.basis for one in found}, key=lambda basis: basis != "told"):
        types = view.listed(shown("type", one.type, view) for one in found if one.basis == basis)
        mark = "" if basis == "told" else view.text(f"state.basis_{basis}") + view.text("label.colon")
        words.append(mark + types)
    return view.joined(words)
