"""Meetings told again: «وطالب اللقاء …» behind a meeting, and a visit of which each paragraph speaks."""

from collections.abc import Sequence

from sijill.extract.closed import RELATIVES
from sijill.extract.drafts import Draft
from sijill.lexicon import Lexicon

_VISITS = frozenset({"meet.visit", "meet.delegation"})
_ATTENDED = "meet.conference"  # «وشارك في الاجتماع سفراء»
_OF_ANY_KIND = frozenset({"لقاء", "اجتماع"})
_NONE: frozenset[str] = frozenset()


def is_meeting_again(old: Draft, new: Draft, forms: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether a draft only speaks of the meeting that one before it told.

    Example:
        «التقى الوزير نظيره في عمان. وحضر اللقاء السفير», «وصل كارتر إلى بغداد. وتأتي زيارة كارتر لبغداد …»
    """
    if not old.type == new.type == "MEET" or old.trigger.at >= new.trigger.at:
        return False
    return _is_taken_up(old, new, forms, lexicon) or _is_one_visit(old, new, lexicon)


def _is_taken_up(old: Draft, new: Draft, forms: Sequence[str], lexicon: Lexicon) -> bool:
    """«وأكد اللقاء …», «في ختام الاجتماع»: a definite noun, and nothing says which one, where or when.

    Any meeting may be called a meeting, but only talks are called talks, and a visit a visit.
    """
    trigger, words = new.trigger, lexicon.words
    if trigger.form.frame.rule == _ATTENDED and trigger.build == "verb" and trigger.need >= 0:
        known = forms[trigger.last - 1].startswith("ال")
        return known and not new.date and all(p.how == "inherited" for p in new.place)
    if trigger.build != "noun" or not trigger.reading.definite or trigger.form.pronoun:
        return False
    single = trigger.reading.base in words.get("meetings", _NONE) and trigger.last == trigger.at + 1
    behind = forms[trigger.last : trigger.last + 1]
    apart = behind in RELATIVES or not words.get("telling_apart", _NONE).isdisjoint(behind)
    own = new.date is not None or any(p.how != "inherited" for p in new.place)
    fate = not words.get("meeting_fates", _NONE).isdisjoint(forms[trigger.at - 1 : trigger.at])
    kind = trigger.reading.base in _OF_ANY_KIND or old.trigger.form.frame == trigger.form.frame
    return kind and single and not (apart or own or fate)


def _is_one_visit(old: Draft, new: Draft, lexicon: Lexicon) -> bool:
    """Tell whether two drafts tell who visits one place, and no two days."""
    rules = {old.trigger.form.frame.rule, new.trigger.form.frame.rule}
    days = {d.date.value for d in (old, new) if d.date is not None}
    told = {old.status, new.status}  # «زيارته المشبوهة»: blamed for it besides
    if not rules <= _VISITS or len(days) > 1 or (len(told) > 1 and told != {"actual", "claimed"}):
        return False
    one, other = ({lexicon.party(n.id) for n in d.roles.actor[:1]} for d in (old, new))
    here, there = ({p.value for p in d.place if p.how != "inherited"} for d in (old, new))
    return bool(one & other) and any(a in b or b in a for a in here for b in there)
