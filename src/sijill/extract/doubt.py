"""Doubt: which drafts are told as happenings, and which only use the words of one."""

from collections.abc import Sequence

import msgspec

from sijill.extract.framing import Draft

_HARM = frozenset({"ATTACK", "CLASH", "VIOLATE", "DETAIN", "PROTEST", "SEIZE", "COERCE"})


def told(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts that tell a happening.

    - A noun or a participle that tells neither who, whom, where, when nor how many only names a kind of
      happening («الحرب», «الحصيلة»).
    - What the text negates did not happen.
    - The dead and the hurt of an attack or a fight told in the same sentence are its count, and
      CASUALTIES need a number or a name (the coding guide, below its table of types).
    """
    kept = [d for d in drafts if d.status != "denied" and _has_something(d)]
    kept = _absorb(_with_outcomes(kept))
    return [d for d in kept if d.type != "CASUALTIES" or d.count or d.roles.target]


def _has_something(draft: Draft) -> bool:
    if draft.trigger.build in {"verb", "passive"}:
        return True
    roles = draft.roles
    return bool(roles.actor or roles.target or draft.place or draft.date or draft.count or draft.about)


def _absorb(drafts: Sequence[Draft]) -> list[Draft]:
    """Give the counts of CASUALTIES to the attack of the same sentence that they belong to."""
    result = list(drafts)
    for draft in drafts:
        if draft.type != "CASUALTIES":
            continue
        host = _host(draft, result)
        if host >= 0:
            counts = tuple(dict.fromkeys([*result[host].count, *draft.count]))
            words = (min(result[host].words[0], draft.words[0]), max(result[host].words[1], draft.words[1]))
            result[host] = msgspec.structs.replace(result[host], count=counts, words=words)
            result.remove(draft)
    return result


_STRIKES = frozenset({"ATTACK", "CLASH", "SEIZE"})
_HARMED = frozenset({"killed", "injured"})


def _with_outcomes(drafts: Sequence[Draft]) -> list[Draft]:
    """Give an attack what its next clause says it did: «هاجمت مواقع التنظيم وقتلت 31», «… فقُتل أربعة»."""
    result: list[Draft] = []
    for draft in drafts:
        host = next((n for n in range(len(result) - 1, -1, -1) if _is_outcome(draft, result[n])), -1)
        if host < 0:
            result.append(draft)
            continue
        old = result[host]
        words = (min(old.words[0], draft.words[0]), max(old.words[1], draft.words[1]))
        counts = tuple(dict.fromkeys([*old.count, *draft.count]))
        result[host] = msgspec.structs.replace(old, count=counts, words=words)
    return result


def _is_outcome(draft: Draft, old: Draft) -> bool:
    if draft.type != "ATTACK" or old.type not in _STRIKES or old.status != draft.status:
        return False
    if draft.clause.sentence != old.clause.sentence or draft.clause == old.clause:
        return False
    harm = {c.what for c in draft.count}
    goes_on = draft.roles.inherited or not draft.roles.actor
    joined = draft.trigger.reading.conjunction in {"و", "ف"} and draft.trigger.build in {"verb", "passive"}
    return bool(harm) and harm <= _HARMED and goes_on and joined and not _HARMED & {c.what for c in old.count}


def _host(draft: Draft, drafts: Sequence[Draft]) -> int:
    near = [
        (abs(d.trigger.at - draft.trigger.at), n)
        for n, d in enumerate(drafts)
        if d.type in _HARM and d.clause.sentence == draft.clause.sentence and d.status == draft.status
    ]
    return min(near)[1] if near else -1
