"""What people coded by hand beside what the machine coded, as records and as a table for a spreadsheet."""

from collections.abc import Iterator, Sequence
from typing import Any

from sijill.evaluate.hand import Comparison, Figures
from sijill.evaluate.pairing import Pair
from sijill.export.columns import COLUMNS, View, row
from sijill.export.hand import HAND_COLUMNS, hand_record, hand_row
from sijill.export.hand_screens import Both
from sijill.export.line import Line
from sijill.export.records import mention_record
from sijill.schema import HandEvent

GROUPS = ("both", "hand-only", "machine-only", "again")
_AGREEMENT = ("found", "days_apart", "told_on_day", "place_agreement", "actor_agreement", "same_report")
# The mentions' own columns stand as they do in their table, so that `sijill review` reads this one back.
COMPARED_COLUMNS: tuple[str, ...] = (
    *_AGREEMENT,
    *(name for name, _ in HAND_COLUMNS),
    *(column.name for column in COLUMNS),
)


def compared_rows(found: Comparison, both: Both, view: View, only: Sequence[str]) -> Iterator[list[str]]:
    """Yield a row for each pair, and for each event that one side has alone, in the order of `GROUPS`.

    Args:
        found: the comparison.
        both: what was compared.
        view: known actors, and the language of marks.
        only: groups to be given.
    """
    for name, pair, event, line in _told(found, both):
        if name in only:
            agreement = [name, *(_agreement(pair) if pair else [""] * (len(_AGREEMENT) - 1))]
            machine = row(line, view) if line else [""] * len(COLUMNS)
            yield [*agreement, *hand_row(event, view), *machine]


def _told(found: Comparison, both: Both) -> Iterator[tuple[str, Pair | None, HandEvent | None, Line | None]]:
    for pair in found.pairs:
        yield "both", pair, both.hand[pair.hand], both.lines[pair.mention]
    for i in found.hand_only:
        yield "hand-only", None, both.hand[i], None
    for j in found.machine_only:
        yield "machine-only", None, None, both.lines[j]
    for pair in found.again:
        yield "again", pair, both.hand[pair.hand], both.lines[pair.mention]


def _agreement(pair: Pair) -> list[str]:
    shares = ["" if share is None else f"{share:.2f}" for share in (pair.place, pair.actors)]
    return [str(pair.apart), _mark(pair.told_on), *shares, _mark(pair.same_report)]


def _mark(true: bool) -> str:
    return "1" if true else ""


def compared_record(
    found: Comparison, both: Both, view: View, counted: Sequence[Figures], days: int
) -> dict[str, Any]:
    """Return the comparison as a mapping ready for JSON; hand events are marked ``"origin": "hand"``.

    ``figures`` has the machine against the hand; those of the hand against the machine are precision and
    recall the other way round. ``kappa`` is None: nobody lists the events that neither side found.
    """
    return {
        "rule": {"days": days},
        "kappa": None,
        "figures": [_figures(one) for one in counted],
        "aside": {"hand": found.hand_aside, "machine": found.machine_aside},
        "both": [_pair(pair, both, view) for pair in found.pairs],
        "hand_only": [hand_record(both.hand[i]) for i in found.hand_only],
        "machine_only": [mention_record(both.lines[j], view.actors) for j in found.machine_only],
        "again": [_pair(pair, both, view) for pair in found.again],
    }


def _figures(one: Figures) -> dict[str, Any]:
    tally = one.tally
    shares = {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}
    counted = {name: getattr(one, name) for name in ("types", "both", "hand_only", "machine_only", "again")}
    return counted | {name: round(share, 4) for name, share in shares.items()}


def _pair(pair: Pair, both: Both, view: View) -> dict[str, Any]:
    agreement = {name: getattr(pair, name) for name in ("apart", "told_on", "place", "actors", "same_report")}
    line = both.lines[pair.mention]
    return {
        "agreement": agreement,
        "hand": hand_record(both.hand[pair.hand]),
        "machine": mention_record(line, view.actors),
    }
