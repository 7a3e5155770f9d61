"""Choosing: which of the names and times near an event fill its roles."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from sijill.extract.analysis import Analysis
from sijill.extract.drafts import Draft
from sijill.model.candidates import ROLES, Candidate, candidates, features, filled
from sijill.model.labels import KINDS, STATUS_ORDER
from sijill.model.network import Network
from sijill.model.sight import Sight
from sijill.schema import SYMMETRIC, Filler, Mention, Status, Time

_KIND_OF = {"place": "place", "date": "time"}  # of who or what fills a role; an actor fills the others
_ABOUT = frozenset({"DEMAND", "OFFER", "REJECT", "AGREE", "THREATEN", "ACCUSE", "DENY"})
_MOST_ABOUT = 2  # types that one speech act is about


class Chosen(Struct, frozen=True):
    """A filler of a role, with how likely it fills it."""

    filler: Filler
    likely: float


def weigh(draft: Draft, analysis: Analysis, sight: Sight, network: Network) -> dict[str, list[Chosen]]:
    """Return for each role who or what may fill it, the likeliest first, each value once."""
    at = draft.trigger.at
    near = candidates(at, analysis, draft)
    if not near:
        return {role: [] for role in ROLES}
    table = _likely(draft, near, analysis, sight, network)
    return {role: _ranked(role, near, table[:, n]) for n, role in enumerate(ROLES)}


def _likely(
    draft: Draft, near: Sequence[Candidate], analysis: Analysis, sight: Sight, network: Network
) -> Any:
    """Return how likely each candidate fills each role."""
    import numpy as np  # noqa: PLC0415

    weights = network.weights
    at, rules = draft.trigger.at, filled(draft)
    unknown = len(network.settings.features)
    rows = []
    for one in near:
        told = features(draft.type, at, one, analysis, rules)
        numbers = [network.settings.features.get(f, -1) for f in told]
        rows.append([n for n in numbers if n >= 0] or [unknown])
    hidden = sight.event[at] + sight.candidate[[min(c.first, len(sight.candidate) - 1) for c in near]]
    hidden = hidden + np.stack([weights.feature_rows[row].sum(axis=0) for row in rows])
    scores = np.maximum(hidden, 0) @ weights.role_weights.T + weights.role_bias
    scores = scores + np.stack([weights.role_rows[row].sum(axis=0) for row in rows])
    return 1 / (1 + np.exp(-scores))


def _ranked(role: str, near: Sequence[Candidate], likely: Any) -> list[Chosen]:
    best: dict[str, Chosen] = {}
    kind = _KIND_OF.get(role, "actor")
    for one, share in zip(near, likely, strict=True):
        old = best.get(one.id)
        if one.kind == kind and (old is None or share > old.likely):
            best[one.id] = Chosen(one.filler, float(share))
    return sorted(best.values(), key=lambda c: -c.likely)


def with_chosen(
    mention: Mention, ranked: Mapping[str, Sequence[Chosen]], tuned: Mapping[str, float]
) -> Mention:
    """Return a mention filled with what is likely enough, by the thresholds of ``tuned``.

    What the rules chose stays from ``keep:role`` on, what they did not comes in from ``least:role`` on.
    """
    taken = {role: _enough(role, mention, ranked[role], tuned) for role in ROLES}
    if mention.type not in SYMMETRIC:
        taken["actor"], taken["target"] = _apart(taken["actor"], taken["target"])
    roles = {role: tuple(c.filler for c in taken[role]) for role in ROLES if role != "date"}
    return msgspec.structs.replace(mention, **roles, date=_date(mention, taken["date"]))


def _enough(
    role: str, mention: Mention, ranked: Sequence[Chosen], tuned: Mapping[str, float]
) -> list[Chosen]:
    if role == "date":
        own = {mention.date.value: Filler(mention.date.value, mention.date.span)} if mention.date else {}
    else:
        own = {f.value: f for f in getattr(mention, role)}
    keep, least = tuned.get(f"keep:{role}", 0.5), tuned.get(f"least:{role}", 0.5)
    return [
        Chosen(own.get(c.filler.value, c.filler), c.likely)
        for c in ranked
        if c.likely >= (keep if c.filler.value in own else least)
    ]


def _apart(ones: Sequence[Chosen], others: Sequence[Chosen]) -> tuple[list[Chosen], list[Chosen]]:
    """Leave who is both doer and sufferer where he is likelier."""
    by_one = {c.filler.value: c.likely for c in ones}
    by_other = {c.filler.value: c.likely for c in others}
    first = [c for c in ones if c.likely >= by_other.get(c.filler.value, 0.0)]
    return first, [c for c in others if c.likely > by_one.get(c.filler.value, 0.0)]


def _date(mention: Mention, taken: Sequence[Chosen]) -> Time | None:
    if not taken:
        return None
    best = taken[0].filler
    if mention.date is not None and mention.date.value == best.value:
        return mention.date
    return Time(best.value, best.span) if best.span is not None else None


def with_content(mention: Mention, at: int, sight: Sight, tuned: Mapping[str, float]) -> Mention:
    """Return a mention with what it is about, and its status, where the model is sure."""
    return msgspec.structs.replace(
        mention, about=_about(mention, at, sight, tuned), status=_status(mention, at, sight, tuned)
    )


def _about(mention: Mention, at: int, sight: Sight, tuned: Mapping[str, float]) -> tuple[Filler, ...]:
    if mention.type not in _ABOUT:
        return mention.about
    by_rules = {f.value: f for f in mention.about}
    scores = sight.about[at]
    kept = []
    for number in (-scores).argsort():
        kind = KINDS[int(number)]
        least = tuned.get("least:about:rules" if kind in by_rules else "least:about", 0.0)
        if kind and scores[number] >= least:
            kept.append(by_rules.get(kind) or Filler(kind))
    return tuple(kept[:_MOST_ABOUT])


def _status(mention: Mention, at: int, sight: Sight, tuned: Mapping[str, float]) -> Status:
    scores = sight.status[at]
    best = int(scores.argmax())
    own = STATUS_ORDER.index(mention.status)
    sure = scores[best] - scores[own] >= tuned.get("least:status", 1e9)
    return STATUS_ORDER[best] if sure else mention.status  # type: ignore[return-value]
