"""Where the mentions of one event differ: argument by argument, value by value, and who says it."""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from sijill.lexicon.fold import fold
from sijill.link.atlas import Atlas
from sijill.link.days import Days, days
from sijill.link.facts import LASTING, Number, number
from sijill.schema import Argument, Bound, Count, Disagreement, Told, Value, Voice

ARGUMENTS: tuple[Argument, ...] = ("type", "status", "actor", "target", "mediator", "place", "date", "about")
_NIGHT = 2  # days: «ليل الاثنين - الثلاثاء» is one time


class Said(Struct, frozen=True):
    """The values that one mention gives an argument, with its voice."""

    values: tuple[str, ...]
    voice: Voice


def voice(told: Told, atlas: Atlas) -> Voice:
    """Return whose word a mention is: the innermost source; the outlet where the report tells it itself.

    A nameless source behind an outlet of a side speaks for that side.
    """
    mention, day = told.mention, told.published or told.mention.told_on
    chain = tuple(filler.value for filler in mention.source)
    by = chain[-1] if chain else told.outlet
    party = atlas.side(by, day)
    if not party and atlas.nameless(by):
        party = next((side for id_ in (*chain[:-1], told.outlet) if (side := atlas.side(id_, day))), "")
    return Voice(by, party, (mention.id,))


def disagreements(told: Sequence[Told], atlas: Atlas) -> tuple[Disagreement, ...]:
    """Return where the mentions of one event differ, in the order of the arguments."""
    found = (_argument(name, told, atlas) for name in ARGUMENTS)
    return (*(one for one in found if one is not None), *_numbers(told, atlas))


def agreed(name: Argument, told: Sequence[Told], differs: bool) -> tuple[str, ...]:
    """Return the values of an argument that no mention contradicts.

    Where all agree, all that were told; where they differ, those that every mention that tells any has.
    """
    sets = [values for one in told if (values := values_of(name, one))]
    every = dict.fromkeys(value for values in sets for value in values)
    if not differs:
        return tuple(sorted(every))
    return tuple(sorted(value for value in every if all(value in values for values in sets)))


def values_of(name: Argument, told: Told) -> tuple[str, ...]:
    """Return the values that a mention gives an argument, none where it is silent."""
    mention = told.mention
    if name == "date":
        return (mention.date.value,) if mention.date else ()
    if name in ("type", "status"):
        return (str(getattr(mention, name)),)
    return tuple(dict.fromkeys(filler.value for filler in getattr(mention, name)))


def _argument(name: Argument, told: Sequence[Told], atlas: Atlas) -> Disagreement | None:
    said = [Said(values, voice(one, atlas)) for one in told if (values := values_of(name, one))]
    lasting = all(one.mention.type in LASTING for one in told)
    meets = _MEETS.get(name, _alike)
    different = {one.values for one in said}
    pairs = itertools.combinations(sorted(different), 2)
    if all(meets(one, other, atlas, lasting) for one, other in pairs):
        return None
    return Disagreement(name, tuple(_values(said)))


def _values(said: Iterable[Said]) -> Iterator[Value]:
    """Yield each value with those who hold it, sorted."""
    held: defaultdict[str, list[Voice]] = defaultdict(list)
    for one in said:
        for value in one.values:
            held[value].append(one.voice)
    yield from (Value(value, _voices(voices)) for value, voices in sorted(held.items()))


def _voices(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    """Return the voices, one for each that speaks, with all mentions in which it does."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for one in voices:
        found[one.by, one.party].update(one.mentions)
    return tuple(Voice(by, party, tuple(sorted(ids))) for (by, party), ids in sorted(found.items()))


Meets = Callable[[tuple[str, ...], tuple[str, ...], Atlas, bool], bool]


def _alike(one: tuple[str, ...], other: tuple[str, ...], _: Atlas, _lasting: bool) -> bool:
    """Return whether one tells no more than the other: it is silent, it does not contradict."""
    return set(one) <= set(other) or set(other) <= set(one)


def _actors_meet(one: tuple[str, ...], other: tuple[str, ...], atlas: Atlas, _: bool) -> bool:
    """Return whether each actor of one stands in the other, as itself or as what it belongs to."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return all(any(atlas.akin(a, b) for b in many) for a in few)


def _places_meet(one: tuple[str, ...], other: tuple[str, ...], atlas: Atlas, _: bool) -> bool:
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return all(any(atlas.lie(fold(a), fold(b)) in ("same", "inside") for b in many) for a in few)


def _dates_meet(one: tuple[str, ...], other: tuple[str, ...], _: Atlas, lasting: bool) -> bool:
    a, b = days(one[0]), days(other[0])
    if a is None or b is None:
        return one == other
    return _spells_meet(a, b) if lasting else a.within(b) or b.within(a)


def _spells_meet(one: Days, other: Days) -> bool:
    """Return whether two spells may be one: told later it has lasted longer, but its beginning stays."""
    if one.length > _NIGHT and other.length > _NIGHT:
        return one.first == other.first
    return one.within(other) or other.within(one) or one.gap(other) > 0  # single days of what lasts


_MEETS: dict[Argument, Meets] = {
    "actor": _actors_meet, "target": _actors_meet, "mediator": _actors_meet,
    "place": _places_meet, "date": _dates_meet,
}  # fmt: skip


# Numbers


def _numbers(told: Sequence[Told], atlas: Atlas) -> Iterator[Disagreement]:
    """Yield where numbers of the same thing differ, and where sources count other people as the same thing."""
    by_what: defaultdict[Argument, list[tuple[Count, Voice]]] = defaultdict(list)
    for one in told:
        for count in one.mention.count:
            by_what[count.what].append((count, voice(one, atlas)))
    for what, counted in sorted(by_what.items()):
        found = list(_of_each(what, counted))
        yield from found or _of_others(what, counted, atlas)


def _of_each(what: Argument, counted: Sequence[tuple[Count, Voice]]) -> Iterator[Disagreement]:
    by_of: defaultdict[str, list[tuple[Count, Voice]]] = defaultdict(list)
    for count, who in counted:
        by_of[count.of or ""].append((count, who))
    for of, some in sorted(by_of.items()):
        pairs = itertools.combinations((number(count) for count, _ in some), 2)
        if not all(one.meets(other) for one, other in pairs):
            yield Disagreement(what, _numbers_said(some), of)


def _of_others(
    what: Argument, counted: Sequence[tuple[Count, Voice]], atlas: Atlas
) -> Iterator[Disagreement]:
    """Yield one where a voice counts people of one side and another those of the other, or all together."""
    by_mention: defaultdict[tuple[str, ...], list[Number]] = defaultdict(list)
    for count, who in counted:
        by_mention[who.mentions].append(number(count))
    pairs = itertools.combinations(by_mention.values(), 2)
    if any(not _counts_meet(one, other, atlas) for one, other in pairs):
        yield Disagreement(what, _numbers_said(counted, whose=True))


def _counts_meet(one: Sequence[Number], other: Sequence[Number], atlas: Atlas) -> bool:
    """Return whether one voice's numbers could all be the other's: equal ones of the same, or of a part."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return all(any(_same_people(a, b, atlas) and a.meets(b) for b in many) for a in few)


def _same_people(one: Number, other: Number, atlas: Atlas) -> bool:
    return not one.of or not other.of or atlas.akin(one.of, other.of)


def _numbers_said(counted: Sequence[tuple[Count, Voice]], *, whose: bool = False) -> tuple[Value, ...]:
    held: defaultdict[tuple[float, float, str], list[Voice]] = defaultdict(list)
    names: dict[tuple[float, float, str], tuple[str, str]] = {}
    for count, who in counted:
        one = number(count)
        key = (one.least, one.most, one.of if whose else "")
        held[key].append(who)
        word = count.word if isinstance(count.value, Bound) else ""
        names[key] = min(
            names.get(key, (_shown(count, whose=whose), word)), (_shown(count, whose=whose), word)
        )
    return tuple(Value(names[key][0], _voices(held[key]), names[key][1]) for key in sorted(held))


def _shown(count: Count, *, whose: bool) -> str:
    of = f" ({count.of})" if whose and count.of else ""
    return f"{figure(count)}{of}"


def figure(count: Count) -> str:
    """Return a count's number as a value. Example: ``"81"``, ``"30.."``, ``"3..5"``."""
    value = count.value
    if isinstance(value, Bound):
        least, most = ("" if edge is None else f"{edge:g}" for edge in (value.min, value.max))
        return f"{least}..{most}"
    return f"{value:g}"
