"""Distinct happenings: a second mention of the same happening in one report adds nothing."""

from collections.abc import Sequence

from sijill.extract.framing import Draft
from sijill.lexicon import Lexicon


def distinct(drafts: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """Return the drafts that tell a happening of their own, the fuller of two that tell one.

    Source: the coding guide, "Code one event a distinct happening, not a mention".
    """
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((n for n, old in enumerate(kept) if _same(old, draft, lexicon)), -1)
        if twin < 0:
            kept.append(draft)
        elif _weight(draft) > _weight(kept[twin]):
            kept[twin] = draft
    return sorted(kept, key=lambda d: d.words)


def _weight(draft: Draft) -> int:
    roles = draft.roles
    named = bool(roles.actor) + bool(roles.target) + bool(roles.mediator)
    return 2 * named + bool(draft.place) + bool(draft.date) + 2 * len(draft.count) + 2 * bool(draft.about) + 2 * (
        draft.trigger.build in {"verb", "passive"}
    )


def _same(old: Draft, new: Draft, lexicon: Lexicon) -> bool:
    if old.type != new.type or old.status != new.status:
        return False
    if old.clause == new.clause and abs(old.trigger.at - new.trigger.at) <= 6:
        return True
    if new.trigger.build != "noun" or new.count or new.date:
        return False
    return _compatible(old, new, lexicon)


def _compatible(old: Draft, new: Draft, lexicon: Lexicon) -> bool:
    for role in ("actor", "target"):
        a = {lexicon.party(n.id) for n in getattr(old.roles, role)}
        b = {lexicon.party(n.id) for n in getattr(new.roles, role)}
        if a and b and not a & b:
            return False
    places_old, places_new = {p.value for p in old.place}, {p.value for p in new.place}
    return not (places_old and places_new and not places_old & places_new)
