"""Where the mentions of one event differ: argument by argument, value by value, and who says it."""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from sijill.lexicon.fold import fold
from sijill.link.atlas import Atlas
from sijill.link.days import Days, days
from sijill.link.facts import LASTING, Number, number
from sijill.link.units import by_unit
from sijill.schema import Argument, Bound, Count, CountOf, Disagreement, Told, Value, Voice

ARGUMENTS: tuple[Argument, ...] = ("type", "status", "actor", "target", "mediator", "place", "date", "about")
_FEW = 2  # a number up to which two may have it by chance
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
    outlet = atlas.teller(told)
    by = chain[-1] if chain else outlet
    party = atlas.side(by, day)
    if not party and atlas.nameless(by):
        party = next((side for id_ in (*chain[:-1], outlet) if (side := atlas.side(id_, day))), "")
    return Voice(by, party, (mention.id,))


def disagreements(told: Sequence[Told], atlas: Atlas) -> tuple[Disagreement, ...]:
    """Return where the mentions of one event differ, in the order of the arguments."""
    if len(told) == 1:
        return ()
    found = (_argument(name, told, atlas) for name in ARGUMENTS)
    return (*(one for one in found if one is not None), *_numbers(told, atlas))


def agreed(name: Argument, told: Sequence[Told], differs: bool) -> tuple[str, ...]:
    """Return the values of an argument that no mention contradicts.

    Where all agree, all that were told; where they differ, those that every mention that tells any has.
    """
    if len(told) == 1:
        return tuple(sorted(values_of(name, told[0])))
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
    fillers = getattr(mention, name)
    if len(fillers) < 2:
        return (fillers[0].value,) if fillers else ()
    return tuple(dict.fromkeys([filler.value for filler in fillers]))


def _argument(name: Argument, told: Sequence[Told], atlas: Atlas) -> Disagreement | None:
    said = [(values, one) for one in told if (values := values_of(name, one))]
    different = {values for values, _ in said}
    if len(different) < 2:  # nearly always
        return None
    if name == "place":
        different = _by_teller(said, atlas)
    lasting = all(one.mention.type in LASTING for one in told)
    meets = _MEETS.get(name, _alike)
    pairs = itertools.combinations(sorted(different), 2)
    if all(meets(one, other, atlas, lasting) for one, other in pairs):
        return None
    return Disagreement(name, tuple(_values(Said(values, voice(one, atlas)) for values, one in said)))


def _by_teller(said: Iterable[tuple[tuple[str, ...], Told]], atlas: Atlas) -> set[tuple[str, ...]]:
    """Return what each voice of each report tells, all of it together.

    Who goes on to tell of a second quarter that was opened contradicts nobody.
    """
    by: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for values, one in said:
        by[one.mention.report, voice(one, atlas).by].update(values)
    return {tuple(sorted(values)) for values in by.values()}


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

Counted = tuple[Count, Voice]


def _numbers(told: Sequence[Told], atlas: Atlas) -> Iterator[Disagreement]:
    """Yield where numbers of the same thing differ; and where voices count different people as that thing.

    Numbers that one mention gives side by side do not contradict each other.
    """
    by_what: defaultdict[CountOf, list[Counted]] = defaultdict(list)
    for one in told:
        if one.mention.count:
            who = voice(one, atlas)
            for count in one.mention.count:
                by_what[count.what].append((count, who))
    for what, of_what in sorted(by_what.items()):
        for counted in by_unit(of_what, lambda one: one[0]):
            found = list(_of_each(what, counted))
            yield from found or _of_others(what, counted, atlas)


def _of_each(what: CountOf, counted: Sequence[Counted]) -> Iterator[Disagreement]:
    by_of: defaultdict[str, list[Counted]] = defaultdict(list)
    for count, who in counted:
        by_of[count.of or ""].append((count, who))
    for of, some in sorted(by_of.items()):
        if not _all_meet(some, lambda one, other: one.meets(other)):
            yield Disagreement(what, _figures(some), of)


def _of_others(what: CountOf, counted: Sequence[Counted], atlas: Atlas) -> Iterator[Disagreement]:
    """Yield one where a voice counts people of one side and another those of the other, or all together."""

    def meet(one: Number, other: Number) -> bool:
        same = not one.of or not other.of or atlas.akin(one.of, other.of) or _one_number(one, other, atlas)
        return same and one.meets(other)

    if not _all_meet(counted, meet):
        yield Disagreement(what, _figures(counted, whose=True))


def _one_number(one: Number, other: Number, atlas: Atlas) -> bool:
    """Return whether both give one exact number, of which one does not name whose: «32 شخصا», «32 ناشطا»."""
    named = atlas.party(one.of) and atlas.party(other.of)
    return not named and one.exact and other.exact and one.least == other.least > _FEW


def _all_meet(counted: Sequence[Counted], meet: Callable[[Number, Number], bool]) -> bool:
    """Return whether of each two mentions the one with fewer numbers has none that the other lacks."""
    by_mention: defaultdict[tuple[str, ...], list[Number]] = defaultdict(list)
    for count, who in counted:
        by_mention[who.mentions].append(number(count))
    for one, other in itertools.combinations(by_mention.values(), 2):
        few, many = (one, other) if len(one) <= len(other) else (other, one)
        if not all(any(meet(a, b) for b in many) for a in few):
            return False
    return True


def _figures(counted: Sequence[Counted], *, whose: bool = False) -> tuple[Value, ...]:
    """Return each figure with who gives it, the lowest first; and whose it is, where that differs."""
    held: defaultdict[tuple[float, float, str], list[Counted]] = defaultdict(list)
    for count, who in counted:
        one = number(count)
        held[one.least, one.most, one.of if whose else ""].append((count, who))
    return tuple(_figure(some, key[2]) for key, some in sorted(held.items()))


def _figure(some: Sequence[Counted], of: str) -> Value:
    words = sorted(count.word for count, _ in some if isinstance(count.value, Bound))
    return Value(figure(some[0][0]), _voices(who for _, who in some), words[0] if words else "", of)


def figure(count: Count) -> str:
    """Return a count's number as a value. Example: ``"81"``, ``"30.."``, ``"3..5"``."""
    value = count.value
    if isinstance(value, Bound):
        least, most = ("" if edge is None else f"{edge:g}" for edge in (value.min, value.max))
        return f"{least}..{most}"
    return f"{value:g}"
