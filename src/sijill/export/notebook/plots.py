"""Plots by Altair: intensity of episodes, blockades, positions, casualties.

Each is made of the same states that the tables show. In Arabic time runs leftward, and words stand on the
right. What one side alone says is drawn hollow; what composed reports tell says so above the plot.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from sijill.errors import UsageError
from sijill.export.fields import Shown, pairs, shown
from sijill.export.names import word
from sijill.export.states import sides
from sijill.i18n.bidi import one_line
from sijill.link.days import first_day, last_day
from sijill.states.kinds import Kind

if TYPE_CHECKING:
    import altair as alt

Row = dict[str, Any]
# What is plotted → the states that it is made of.
PLOTS: Mapping[str, Kind] = MappingProxyType({
    "intensity": "episodes", "blockades": "blockades", "positions": "negotiations",
    "casualties": "casualties",
})  # fmt: skip
_WIDTH = 560
_LABEL = 60  # letters of a label
_HOSTILE, _FRIENDLY = "#b3261e", "#2e7d5b"
_STATUS = {"besieged": "#b3261e", "partial": "#c77700", "lifted": "#607d8b"}
_STANDS = {"open": "#b3261e", "agreed": "#2e7d5b", "dead": "#607d8b"}
_SHAPES = {
    "demand": "square", "offer": "circle", "condition": "diamond", "threat": "triangle-up",
    "refusal": "cross",
}  # fmt: skip
_HARMS = ("killed", "injured", "displaced")


def altair() -> Any:
    """Return the library.

    Raises:
        UsageError: ``notebooks-extra`` where it is not installed.
    """
    try:
        return import_module("altair")
    except ImportError as error:
        raise UsageError("notebooks-extra", detail=str(error)) from None


def kind_of(what: str) -> Kind:
    """Return the kind of states that a plot is made of. Example: ``"episodes"`` of ``"intensity"``.

    Raises:
        UsageError: ``bad-choice``.
    """
    if what not in PLOTS:
        raise UsageError("bad-choice", option="plot", value=what, choices=", ".join(PLOTS))
    return PLOTS[what]


def plot(what: str, states: Sequence[Struct], view: Shown, *, align: bool = False) -> "alt.TopLevelMixin":
    """Return a plot of states.

    Args:
        what: ``"intensity"`` (of episodes), ``"blockades"``, ``"positions"`` (of negotiations) or
            ``"casualties"``.
        states: of the kind that `PLOTS` names.
        view: known actors and language.
        align: for intensity, count the days from the first of each episode, so that crises can be compared.

    Raises:
        UsageError: ``bad-choice``; ``notebooks-extra``; ``nothing-to-plot`` where no state has what is drawn.
    """
    kind_of(what)
    library = altair()
    rows = list(_ROWS[what](states, view, align))
    if not rows:
        raise UsageError("nothing-to-plot", what=what)
    drawn = _DRAWN[what](library, rows, view, align)
    left = len(states) - len({row["of"] for row in rows})
    chart: alt.TopLevelMixin = drawn.properties(
        title=_title(library, what, rows, _marks(states, left, view), view)
    )
    return chart


def _marks(states: Sequence[Struct], left: int, view: Shown) -> list[str]:
    """Return whether what is plotted is composed, and how many states are left out."""
    marks = {bool(getattr(one, "composed", False)) for one in states}
    below = [view.text("notebook.origin_composed")] if marks == {True} else []
    below += [view.text("notebook.origin_mixed")] if len(marks) > 1 else []
    return below + ([view.text("notebook.left", n=left)] if left else [])


def _title(library: Any, what: str, rows: Sequence[Row], marks: Sequence[str], view: Shown) -> Any:
    """Return what is plotted, and below it what must be said of it."""
    hollow = [view.text("notebook.hollow")] if any(row.get("one_side") for row in rows) else []
    return library.Title(
        view.text(f"notebook.plot_{what}"), subtitle=[*marks, *hollow, view.text(f"notebook.note_{what}")],
        anchor="end" if view.lang == "ar" else "start", subtitleColor="#666",
    )  # fmt: skip


def _short(words: str) -> str:
    plain = one_line(words)
    return plain if len(plain) <= _LABEL else plain[: _LABEL - 1] + "…"


def _words(name: str, value: object, view: Shown) -> str:
    return one_line(shown(name, value, view))


# What is drawn, a row a mark


def _intensity(states: Sequence[Any], view: Shown, align: bool) -> Iterator[Row]:
    for one in states:
        days = [date.fromisoformat(each.day) for each in one.intensity]
        begin = first_day(one.since.value) or min(days, default=None)
        for day, each in zip(days, one.intensity, strict=True):
            at: Any = (day - begin).days if align and begin else day.isoformat()
            yield {"of": one.id, "name": _episode(one, view), "at": at, "value": each.value, "day": each.day}


def _episode(one: Any, view: Shown) -> str:
    """Return an episode in few words. Example: ``"sdf, syria · الحسكة · 2021-01"``."""
    rows = dict(pairs(one, view))
    area = one.area.value[0] if one.area.value else ""
    parties = one.parties.value or ()
    named = view.listed(_words("parties", (each,), view) for each in parties)
    return _short(" · ".join(filter(None, (rows.get("since", "")[:7], named, area))))


def _blockades(states: Sequence[Any], view: Shown, _align: bool) -> Iterator[Row]:
    for one in states:
        since = first_day(one.since.value)
        until = last_day(one.until.value or one.seen.value)
        if since is None or until is None:
            continue
        place = _words("place", one.place.value or (), view)
        yield {
            "of": one.id, "name": _short(" · ".join(filter(None, (sides_of(one, view), place)))),
            "since": since.isoformat(), "until": _next(until),
            "status": _words("status", one.status.value or "", view),
            "open": one.until.value is None, "one_side": one.since.one_side,
            "by": view.listed(one.since.by), "colour": one.status.value or "",
        }  # fmt: skip


def sides_of(one: Any, view: Shown) -> str:
    """Return who besieges whom, without marks. Example: ``"asayish → syria-gov"``."""
    named = {name: _words(name, getattr(one, name).value or (), view) for name in ("actor", "target")}
    return sides({name: words for name, words in named.items() if words}, view)


def _next(day: date) -> str:
    """Return the end of a day: a bar that lasts one day has a width."""
    return date.fromordinal(day.toordinal() + 1).isoformat()


def _positions(states: Sequence[Any], view: Shown, _align: bool) -> Iterator[Row]:
    for one in states:
        for each in one.positions:
            day = first_day(each.day.value)
            if day is None:
                continue
            about = _words("about", each.about, view)
            yield {
                "of": one.id, "name": _short(_words("party", each.party, view)), "at": day.isoformat(),
                "kind": _words("kind", each.kind, view), "standing": _words("standing", each.standing, view),
                "colour": each.standing, "about": about, "content": one_line(each.content),
                "one_side": each.one_side, "by": view.listed(each.by),
            }  # fmt: skip


def _casualties(states: Sequence[Any], view: Shown, _align: bool) -> Iterator[Row]:
    for one in states:
        rows = dict(pairs(one, view))
        party = _words("party", one.party.value or "", view) or view.text("label.not_told")
        place = one.place.value[0] if one.place.value else ""
        named = _short(" · ".join(filter(None, (rows.get("since", "").split(" (")[0], party, place))))
        for what in _HARMS:
            found = getattr(one, what)
            low, high = found.low.value, found.high.value
            if low is None and high is None:
                continue
            low = high if low is None else low
            yield {
                "of": one.id, "name": named, "what": word("count", what, view.lang), "low": low,
                "high": low if high is None else high, "figures": _words("figures", found.figures, view),
                "one_side": found.low.one_side,
            }  # fmt: skip


_ROWS: Mapping[str, Callable[[Sequence[Any], Shown, bool], Iterator[Row]]] = MappingProxyType({
    "intensity": _intensity, "blockades": _blockades, "positions": _positions, "casualties": _casualties,
})  # fmt: skip


# How it is drawn


def _data(library: Any, rows: Sequence[Row]) -> Any:
    return library.Data(values=list(rows))


def _time(library: Any, name: str, view: Shown) -> Any:
    return library.X(
        f"{name}:T", title=None, axis=library.Axis(format="%Y-%m-%d", labelAngle=-30, tickCount=8),
        scale=library.Scale(type="utc", reverse=view.lang == "ar"),
    )  # fmt: skip


def _names(library: Any, view: Shown, **given: Any) -> Any:
    axis = library.Axis(orient="right" if view.lang == "ar" else "left", labelLimit=360)
    return library.Y("name:N", title=None, sort=None, axis=axis, **given)


def _coloured(library: Any, name: str, rows: Sequence[Row], colours: Mapping[str, str], title: str) -> Any:
    """Return the colours of words, each of which stands for a code."""
    words = dict.fromkeys((row[name], colours.get(row["colour"], "#888")) for row in rows if row[name])
    scale = library.Scale(domain=[word for word, _ in words], range=[colour for _, colour in words])
    return library.Color(f"{name}:N", title=title, scale=scale)


def _draw_intensity(library: Any, rows: Sequence[Row], view: Shown, align: bool) -> Any:
    axis = library.Axis(title=view.text("notebook.days_since"), tickMinStep=1)
    scale = library.Scale(reverse=view.lang == "ar")
    at = library.X("at:Q", axis=axis, scale=scale) if align else _time(library, "at", view)
    value = library.Y(
        "value:Q", title=view.text("notebook.goldstein"), scale=library.Scale(domain=[-10, 10]),
        axis=library.Axis(orient="right" if view.lang == "ar" else "left"),
    )  # fmt: skip
    colour = library.condition("datum.value < 0", library.value(_HOSTILE), library.value(_FRIENDLY))
    bars = library.Chart().mark_bar(size=5).encode(x=at, y=value, color=colour, tooltip=["day:N", "value:Q"])
    zero = library.Chart().mark_rule(color="#888").encode(y=library.datum(0))
    one = library.layer(bars, zero, data=_data(library, rows)).properties(width=_WIDTH, height=110)
    head = library.Header(title=None, labelAnchor="end" if view.lang == "ar" else "start", labelLimit=_WIDTH)
    drawn = one.facet(facet=library.Facet("name:N", header=head, sort=None), columns=1)
    return drawn if align else drawn.resolve_scale(x="independent")


def _draw_blockades(library: Any, rows: Sequence[Row], view: Shown, _align: bool) -> Any:
    status = _coloured(library, "status", rows, _STATUS, view.text("column.status"))
    base = library.Chart(_data(library, rows)).encode(y=_names(library, view))
    bars = base.mark_bar(height=12, strokeWidth=1.5).encode(
        x=_time(library, "since", view), x2="until:T", color=status, stroke=status,
        fillOpacity=_fullness(library),
        tooltip=["name:N", "since:N", "until:N", "status:N", "by:N"],
    )  # fmt: skip
    open_ = base.transform_filter("datum.open").mark_text(
        text="…", fontSize=16, dx=-9 if view.lang == "ar" else 9
    )
    ends = open_.encode(x=_time(library, "until", view))
    return library.layer(bars, ends).properties(width=_WIDTH)


def _fullness(library: Any) -> Any:
    """Return how full a mark is: hollow where one side alone says it."""
    return library.condition("datum.one_side", library.value(0.0), library.value(0.85))


def _draw_positions(library: Any, rows: Sequence[Row], view: Shown, _align: bool) -> Any:
    standing = _coloured(library, "standing", rows, _STANDS, view.text("state_field.standing"))
    marks = library.Chart(_data(library, rows)).mark_point(size=110, strokeWidth=1.8)
    return marks.encode(
        x=_time(library, "at", view), y=_names(library, view), yOffset="kind:N",
        color=standing, fill=standing,
        shape=library.Shape("kind:N", title=view.text("state_field.kind"), scale=_kinds(library, view)),
        fillOpacity=_fullness(library), tooltip=["kind:N", "about:N", "content:N", "by:N"],
    ).properties(width=_WIDTH, height=library.Step(13))  # fmt: skip


def _kinds(library: Any, view: Shown) -> Any:
    """Return the shapes of the kinds of positions, the same in both languages."""
    return library.Scale(domain=[_words("kind", one, view) for one in _SHAPES], range=[*_SHAPES.values()])


def _draw_casualties(library: Any, rows: Sequence[Row], view: Shown, _align: bool) -> Any:
    least = library.X(
        "low:Q", title=None, axis=library.Axis(tickMinStep=1), scale=library.Scale(reverse=view.lang == "ar")
    )
    base = library.Chart(_data(library, rows)).encode(y=_names(library, view))
    lines = base.mark_rule(strokeWidth=3, color="#8d6e63").encode(x=least, x2="high:Q")
    ends = [
        base.mark_point(size=70, color=_HOSTILE, fill=_HOSTILE).encode(
            x=f"{end}:Q", fillOpacity=_fullness(library),
            tooltip=["name:N", "what:N", "low:Q", "high:Q", "figures:N"],
        )
        for end in ("low", "high")
    ]  # fmt: skip
    one = library.layer(lines, *ends).properties(width=_WIDTH)
    head = library.Header(
        title=None, labelAnchor="end" if view.lang == "ar" else "start", labelFontWeight="bold"
    )
    facet = library.Facet("what:N", header=head, sort=[word("count", one, view.lang) for one in _HARMS])
    return one.facet(facet=facet, columns=1).resolve_scale(x="independent", y="independent")


_DRAWN: Mapping[str, Callable[[Any, Sequence[Row], Shown, bool], Any]] = MappingProxyType({
    "intensity": _draw_intensity, "blockades": _draw_blockades, "positions": _draw_positions,
    "casualties": _draw_casualties,
})  # fmt: skip
