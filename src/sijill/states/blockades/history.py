"""The turns of a blockade: besieged, eased, besieged again, lifted, each by whose word."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from sijill.states.blockades.steps import Step
from sijill.states.blockades.types import Standing, Turn
from sijill.states.blockades.when import When, beginning
from sijill.states.ground import Ground

_RANK: dict[Standing, int] = {"besieged": 0, "partial": 1, "lifted": 2}


def history_of(steps: Sequence[Step], when: When, ground: Ground) -> tuple[Turn, ...]:
    """Return the turns in order; a blockading that only says that it is still on is none.

    Where sources differ on the day of the end, each day is a turn by those who tell it; the one that most
    tell is the end of the blockade.
    """
    begun = when.begun or tuple(steps[:1])
    changes: list[tuple[date, Standing, Step]] = [(s.first, "partial", s) for s in when.easing]
    tightened = [s for s in steps if s.basis == "told" and s.first == s.last and s not in begun]
    changes += [(s.first, "besieged", s) for s in tightened]
    turns = [_turn(when.since.value, "besieged", begun, ground)]
    for turn in _grouped(changes, ground):
        if turn.status != turns[-1].status:
            turns.append(turn)
    if when.lifting:
        turns = [t for t in turns if not t.day or t.day <= str(when.until.value)]
        turns += [_turn(day, "lifted", told, ground) for day, told in when.ended]
    return tuple(turns)


def standing(when: When, turns: Sequence[Turn], ground: Ground) -> Turn:
    """Return the last turn: how the blockade stands. An inferred end has no turn of its own but stands."""
    if when.until.value and not when.lifting:
        return _turn(when.until.value, "lifted", dict(when.ended)[when.until.value], ground)
    return turns[-1]


def _grouped(changes: Iterable[tuple[date, Standing, Step]], ground: Ground) -> Iterable[Turn]:
    ordered = sorted(changes, key=lambda c: (c[0], _RANK[c[1]], c[2].event.id))
    for (_, status), group in groupby(ordered, key=lambda c: (c[0], c[1])):
        found = [step for _, _, step in group]
        yield _turn(beginning(found[0]), status, found, ground)


def _turn(day: str | None, status: Standing, steps: Sequence[Step], ground: Ground) -> Turn:
    events = [s.event for s in steps]
    by, one_side = ground.sources.said(events)
    undated = all(s.basis != "told" for s in steps)
    basis = steps[0].basis if undated and steps else "told"
    return Turn(day or None, status, by, one_side, tuple(sorted({e.id for e in events})), basis)
