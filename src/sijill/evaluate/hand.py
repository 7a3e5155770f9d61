"""What people coded by hand beside what the machine coded: the same events, and what each has alone.

The rule. A hand event and a mention may be the same event where the mention's type is one that the team's
word stands for, their days lie no more than so many days apart, and of place and actors those that both tell
agree, at least one of them. Places agree where they are the same or one lies in the other by the packs;
actors where they are the same or of one party by the packs. Of all that may be the same, pairs are chosen one
to one (`pairing`); a further mention of a hand event that has its pair is told apart from what the machine
has alone, since two reports of one event are two mentions.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from sijill.evaluate.agreeing import Known, agree_actors, agree_places
from sijill.evaluate.like import Days, days
from sijill.evaluate.pairing import Pair, choose, join, root_of
from sijill.evaluate.score import Tally
from sijill.schema import EventType, HandEvent, Mention

WIDEST = 31  # days: what is told only as within more is not compared by its day
_COMPARED = frozenset({"actual", "claimed"})


class Comparison(Struct, frozen=True):
    """What came of it; all by their places in what was compared.

    Attributes:
        pairs: one to one. again: further mentions of a paired hand event.
        hand_only, machine_only: what has no counterpart.
        hand_aside, machine_aside: reason → how many were not compared.
        groups: type → the types counted with it, because one of the team's words covers them together.
    """

    pairs: tuple[Pair, ...]
    again: tuple[Pair, ...]
    hand_only: tuple[int, ...]
    machine_only: tuple[int, ...]
    hand_aside: dict[str, int]
    machine_aside: dict[str, int]
    groups: dict[EventType, tuple[EventType, ...]]


class Figures(Struct, frozen=True):
    """The counts of a group of types.

    Attributes:
        types: the group, ``()`` for all. both: pairs. hand_only, machine_only: without a counterpart.
        again: further mentions of paired hand events, left out of the shares.
    """

    types: tuple[EventType, ...]
    both: int
    hand_only: int
    machine_only: int
    again: int

    @property
    def tally(self) -> Tally:
        """Return the pairs as right ones: precision and recall of the machine against the hand.

        Those of the hand against the machine are the same the other way round; F1 is the same.
        """
        return Tally(float(self.both), self.both + self.hand_only, self.both + self.machine_only)


def compare_hand(
    hand: Sequence[HandEvent], mentions: Sequence[Mention], packs: Known, *, apart: int = 1
) -> Comparison:
    """Compare events coded by hand with the machine's mentions.

    Set aside are hand events without a type or a day that could be compared; what did not happen or is only
    planned, on either side; mentions of types that no hand event has, and outside the days that they span.

    Args:
        hand: the events.
        mentions: of each report's latest version.
        packs: see `known`.
        apart: days by which both may differ.
    """
    hand_days = [_days(event.date) for event in hand]
    hand_aside = _counted(_why_not_hand(event, told) for event, told in zip(hand, hand_days, strict=True))
    rows = [i for i, event in enumerate(hand) if not _why_not_hand(event, hand_days[i])]
    span = _span([told for i in rows if (told := hand_days[i])], apart)
    types = {type_ for i in rows for type_ in hand[i].type}
    why = [_why_not(mention, types, span) for mention in mentions]
    left = [j for j, reason in enumerate(why) if not reason]
    found = list(_candidates(hand, mentions, rows, left, packs, apart))
    pairs = choose(found)
    paired, taken = {pair.hand for pair in pairs}, {pair.mention for pair in pairs}
    again = _again(found, paired, taken)
    answered = taken | {pair.mention for pair in again}
    return Comparison(
        tuple(pairs), tuple(again),
        tuple(i for i in rows if i not in paired), tuple(j for j in left if j not in answered),
        hand_aside, _counted(why), _groups(hand[i].type for i in rows),
    )  # fmt: skip


def _days(date: str | None) -> Days | None:
    return days(date) if date else None


def _wide(told: Days) -> bool:
    return (told[1] - told[0]).days >= WIDEST


def _why_not_hand(event: HandEvent, told: Days | None) -> str:
    if event.status is not None and event.status not in _COMPARED:
        return "status"
    if not event.type:
        return "no_type"
    if told is None:
        return "no_day"
    return "wide" if _wide(told) else ""


def _mention_days(mention: Mention) -> Days | None:
    return _days(mention.date.value if mention.date else mention.told_on)


def _why_not(mention: Mention, types: set[EventType], span: Days | None) -> str:
    told = _mention_days(mention)
    if mention.status not in _COMPARED:
        return "status"
    if mention.type not in types:
        return "type"
    if told is None:
        return "no_day"
    if _wide(told):
        return "wide"
    return "" if span and told[0] <= span[1] and told[1] >= span[0] else "outside"


def _span(told: Sequence[Days], apart: int) -> Days | None:
    if not told:
        return None
    some = dt.timedelta(days=apart)
    return min(first for first, _ in told) - some, max(last for _, last in told) + some


def _counted(reasons: Iterable[str]) -> dict[str, int]:
    found: defaultdict[str, int] = defaultdict(int)
    for reason in reasons:
        if reason:
            found[reason] += 1
    return dict(sorted(found.items()))


def _candidates(
    hand: Sequence[HandEvent],
    mentions: Sequence[Mention],
    rows: Sequence[int],
    left: Sequence[int],
    packs: Known,
    apart: int,
) -> Iterator[Pair]:
    by_day: defaultdict[tuple[EventType, dt.date], list[int]] = defaultdict(list)
    for j in left:
        for day in _each_day(_mention_days(mentions[j]), 0):
            by_day[mentions[j].type, day].append(j)
    for i in rows:
        near = {
            j
            for type_ in hand[i].type
            for day in _each_day(_days(hand[i].date), apart)
            for j in by_day[type_, day]
        }
        for j in sorted(near):
            pair = _pair(i, j, hand[i], mentions[j], packs)
            if pair is not None:
                yield pair


def _each_day(told: Days | None, more: int) -> Iterator[dt.date]:
    if told is not None:
        for n in range(-more, (told[1] - told[0]).days + more + 1):
            yield told[0] + dt.timedelta(days=n)


def _pair(i: int, j: int, event: HandEvent, mention: Mention, packs: Known) -> Pair | None:
    actors = agree_actors(_hand_actors(event), _mention_actors(mention), packs)
    if actors == 0:
        return None
    place = agree_places(_hand_places(event), [filler.value for filler in mention.place], packs)
    if place == 0 or place is actors is None:
        return None
    one, other = _days(event.date), _mention_days(mention)
    assert one is not None and other is not None  # noqa: S101, PT018  those without a day are set aside
    between = max(0, (other[0] - one[1]).days, (one[0] - other[1]).days)
    same = bool(event.report) and event.report == mention.report
    return Pair(i, j, between, mention.date is None, place, actors, same)


def _hand_places(event: HandEvent) -> list[str]:
    return [*event.place, *event.words.get("place", ())]


def _hand_actors(event: HandEvent) -> list[str]:
    unknown = (
        f"name:{words}" for slot in ("actor", "target", "mediator") for words in event.words.get(slot, ())
    )
    return [*event.actor, *event.target, *event.mediator, *unknown]


def _mention_actors(mention: Mention) -> list[str]:
    return [filler.value for filler in (*mention.actor, *mention.target, *mention.mediator)]


def _again(found: Sequence[Pair], paired: set[int], taken: set[int]) -> list[Pair]:
    """Return, for each mention without a pair of its own, the paired hand event that it fits best."""
    best: dict[int, Pair] = {}
    for pair in found:
        if pair.mention in taken or pair.hand not in paired:
            continue
        if pair.mention not in best or pair.weight > best[pair.mention].weight:
            best[pair.mention] = pair
    return sorted(best.values(), key=lambda pair: (pair.hand, pair.mention))


def _groups(families: Iterable[tuple[EventType, ...]]) -> dict[EventType, tuple[EventType, ...]]:
    """Return each type with those that it must be counted with: a word that covers two has no one's count."""
    root: dict[EventType, EventType] = {}
    for family in families:
        for type_ in family:
            join(root, family[0], type_)
    return {
        type_: tuple(sorted(o for o in root if root_of(root, o) == root_of(root, type_)))
        for type_ in list(root)
    }


def figures(hand: Sequence[HandEvent], mentions: Sequence[Mention], found: Comparison) -> list[Figures]:
    """Return the counts of each group of types, the commonest first, and last those of all."""
    groups = sorted(set(found.groups.values()))
    counted = [_figures(hand, mentions, found, group) for group in groups]
    counted.sort(key=lambda one: (-(one.both + one.hand_only + one.machine_only), one.types))
    everything = _figures(hand, mentions, found, tuple(found.groups))
    return [
        *counted,
        Figures((), everything.both, everything.hand_only, everything.machine_only, everything.again),
    ]


def _figures(
    hand: Sequence[HandEvent], mentions: Sequence[Mention], found: Comparison, types: tuple[EventType, ...]
) -> Figures:
    return Figures(
        types,
        sum(mentions[pair.mention].type in types for pair in found.pairs),
        sum(hand[i].type[0] in types for i in found.hand_only),
        sum(mentions[j].type in types for j in found.machine_only),
        sum(mentions[pair.mention].type in types for pair in found.again),
    )
