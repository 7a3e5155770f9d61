"""How hostile each day of an episode was, on a published scale.

The scale is Goldstein's (1992, "A Conflict-Cooperation Scale for WEIS Events Data", Journal of Conflict
Resolution 36/2), from -10 (military force) to +10, as the KEDS project carried it over to CAMEO and GDELT
publishes it (gdeltproject.org/data/lookups/CAMEO.goldsteinscale.txt). Which CAMEO code a type of the guide
answers to is our choice, written beside each value. The value of a day is that of its most hostile act: a
mean or a sum would grow and shrink with the number of reports.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from sijill.schema import EventType
from sijill.states.acts import Act

GOLDSTEIN: dict[EventType, float] = {
    "MEET": 1.0,  # 04 consult
    "DEMAND": -5.0,  # 10 demand
    "OFFER": 4.0,  # 03 express intent to cooperate
    "REJECT": -4.0,  # 12 reject
    "AGREE": 8.0,  # 057 sign formal agreement
    "THREATEN": -6.0,  # 13 threaten
    "ACCUSE": -2.0,  # 112 accuse
    "DENY": -2.0,  # 016 deny responsibility
    "VIOLATE": -9.5,  # 196 violate ceasefire
    "BLOCKADE": -9.5,  # 191 impose blockade, restrict movement
    "LIFT": 9.0,  # 0872 ease military blockade
    "AID": 7.4,  # 073 provide humanitarian aid
    "DETAIN": -5.0,  # 173 arrest, detain
    "RELEASE": 7.0,  # 084 return, release
    "DEPLOY": -7.2,  # 15 exhibit military posture
    "WITHDRAW": 10.0,  # 0874 retreat or surrender militarily
    "CLASH": -10.0,  # 19 fight
    "ATTACK": -10.0,  # 190 use conventional military force
    "SEIZE": -9.5,  # 192 occupy territory
    "HANDOVER": 5.0,  # 08 yield
    "PROTEST": -6.5,  # 14 protest
    "COERCE": -7.0,  # 17 coerce
}
"""Value of each type with an act in it; CASUALTIES, DISPLACE, ESCAPE and APPOINT have none."""
_SPREAD = 92  # days; of what lasted longer only the first and the last day are told apart from the rest


class Intensity(Struct, frozen=True):
    """How hostile a day was.

    Attributes:
        day: ``YYYY-MM-DD``. value: Goldstein's, in [-10, 10], of the most hostile act of that day.
        events: ids of the events with this value, sorted.
    """

    day: str
    value: float
    events: tuple[str, ...]


def intensity(acts: Iterable[Act]) -> tuple[Intensity, ...]:
    """Return the value of each day on which something is told to have happened, in order.

    Only acts told as fact count, and only days that a text tells, not those of publication.

    Example:
        A day with a meeting and an air strike has -10.0.
    """
    by_day: dict[date, list[tuple[float, str]]] = defaultdict(list)
    for act in acts:
        value = GOLDSTEIN.get(act.type)
        if value is not None and act.status == "actual" and act.exact:
            for day in _days(act.start, act.end):
                by_day[day].append((value, act.event))
    return tuple(_worst(day, found) for day, found in sorted(by_day.items()))


def _days(start: date, end: date) -> Iterator[date]:
    length = (end - start).days
    steps = range(length + 1) if length <= _SPREAD else (0, length)
    return (start + timedelta(days=step) for step in steps)


def _worst(day: date, found: list[tuple[float, str]]) -> Intensity:
    value = min(value for value, _ in found)
    return Intensity(day.isoformat(), value, tuple(sorted({event for v, event in found if v == value})))
