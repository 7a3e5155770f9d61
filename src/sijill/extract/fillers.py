"""Place of a trigger."""

from collections.abc import Sequence

from sijill.arabic.clauses import Clause
from sijill.extract.analysis import Analysis, Name, Trigger
from sijill.schema import SPEECH_ACTS, Filler


def place_of(
    trigger: Trigger, clause: Clause, stop: int, analysis: Analysis, used: Sequence[Name]
) -> tuple[Filler, ...]:
    """Return the most specific places of a trigger's clause, nearest after the trigger first."""
    names = [
        n for n in analysis.names if clause.first <= n.first < stop and n.kind == "place" and n not in used
    ]
    after = [n for n in names if n.first >= trigger.at]
    chosen = _specific(after or names, analysis)
    if not chosen:
        return _inherited(trigger, clause, analysis, used)
    unique = {n.id: n for n in chosen}
    return tuple(Filler(n.id, analysis.span(n.first, n.last)) for n in unique.values())


def _inherited(
    trigger: Trigger, clause: Clause, analysis: Analysis, used: Sequence[Name]
) -> tuple[Filler, ...]:
    """Return the place named last before a trigger, in its own sentence or the one before; none for speech."""
    if trigger.form.frame.type in SPEECH_ACTS - {"PROTEST"}:
        return ()
    start = analysis.sentences[max(0, clause.sentence - 1)][0]
    near = [
        n for n in analysis.names if start <= n.first < trigger.at and n.kind == "place" and n not in used
    ]
    near = [n for n in near if n.sort not in {"country"}]
    return tuple(Filler(n.id, analysis.span(n.first, n.last), "inherited") for n in near[-1:])


def _specific(names: Sequence[Name], analysis: Analysis) -> list[Name]:
    """Leave out the larger place that only says where the smaller one lies («حي طي في القامشلي»)."""
    kept: list[Name] = []
    for name in names:
        inside = (
            kept and not name.joined and name.first - kept[-1].last <= 4 and _larger(name, kept[-1], analysis)
        )
        if not inside:
            kept.append(name)
    if len(kept) > 1:
        kept = [n for n in kept if n.sort not in {"country", "governorate"}] or kept
    return kept


def _larger(name: Name, before: Name, analysis: Analysis) -> bool:
    between = analysis.forms[before.last : name.first]
    return (
        name.preposition
        in {"ب", "في", "من", "", "شرق", "غرب", "شمال", "جنوب", "شرقي", "غربي", "شمالي", "جنوبي"}
        and "،" not in between
    )
