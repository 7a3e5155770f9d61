"""Tolls: the dead and the hurt are given to the attack or the fight that they fell in."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from sijill.arabic.date_rules import moved
from sijill.extract.analysis import UNARMED, Analysis, Name
from sijill.extract.closed import DIED
from sijill.extract.counted import BURIED
from sijill.extract.dating import starting_in, triggers_in
from sijill.extract.drafts import Draft
from sijill.extract.grammar import Grammar
from sijill.extract.reasons import is_charge, is_reason
from sijill.extract.ruled_out import TRIAL
from sijill.schema import EventType

HARM = frozenset({"ATTACK", "CLASH", "VIOLATE", "DETAIN", "PROTEST", "SEIZE", "COERCE"})
HARMED = frozenset({"killed", "injured"})


def fallen_before(draft: Draft, drafts: Sequence[Draft], forms: list[str]) -> Draft:
    """«قتل خمسة في الهجوم»: the dead of an attack that was told before are a toll told apart from it."""
    trigger = draft.trigger
    if trigger.form.frame.rule in _DEADLY and draft.count and _is_of_many(draft, forms):
        return _of_type(draft, "CASUALTIES")
    if trigger.form.frame.rule != DIED or _doers(draft):
        return draft
    in_it = [form for form in forms[trigger.last - 1 : trigger.last] if form.startswith("ال")]
    known = any(d.type == "ATTACK" and d.clause.sentence < draft.clause.sentence for d in drafts)
    return _of_type(draft, "CASUALTIES") if in_it and known else draft


def _is_of_many(draft: Draft, forms: list[str]) -> bool:
    """«مقتل تسعة بنيران قسد منذ اندلاع المواجهات»: the dead of all attacks since then are a toll."""
    behind = forms[draft.trigger.last : draft.trigger.last + _SINCE_THEN]
    behind = behind[: next((n for n, form in enumerate(behind) if form in _STOPS), len(behind))]
    return any(a == "منذ" and b in _BEGINNINGS for a, b in pairwise(behind))


_SINCE_THEN = 12  # words from a death to «منذ بداية العام», with who died and by whom between them
_STOPS = frozenset({".", "،", "؛", "\n"})
_DEADLY = frozenset({DIED, "attack.kill"})
_BEGINNINGS = frozenset({"بدايه", "بدء", "اندلاع", "انطلاق", "انطلاقه", "مطلع"})


def _of_type(draft: Draft, kind: EventType) -> Draft:
    replace = msgspec.structs.replace
    frame = replace(draft.trigger.form.frame, type=kind)
    return replace(draft, trigger=replace(draft.trigger, form=replace(draft.trigger.form, frame=frame)))


def with_outcomes(drafts: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> list[Draft]:
    """Give an attack what its next clause says it did: «هاجمت مواقع التنظيم وقتلت 31», «… فقُتل أربعة»."""
    result: list[Draft] = []
    for draft in drafts:
        before = range(len(result) - 1, -1, -1) if draft.type == "ATTACK" else ()
        host = next((n for n in before if _is_outcome(draft, result[n])), -1)
        if host < 0 or _is_of_other(result[host], draft, analysis, grammar):
            result.append(draft)
            continue
        old = result[host]
        words = (min(old.words[0], draft.words[0]), max(old.words[1], draft.words[1]))
        counts = tuple(dict.fromkeys([*old.count, *draft.count]))
        result[host] = msgspec.structs.replace(old, count=counts, words=words)
    return result


def _is_outcome(draft: Draft, old: Draft) -> bool:
    if draft.clause.sentence != old.clause.sentence or draft.clause == old.clause:
        return False
    if old.type not in _STRIKES or old.status != draft.status:
        return False
    harm = {c.what for c in draft.count}
    elsewhere = any(p.how != "inherited" for p in draft.place)
    if draft.trigger.form.frame.rule == _DESTROY and draft.roles.inherited and not elsewhere:
        return draft.trigger.reading.conjunction == "و" and harm <= _THINGS  # «قتلوا 13 منهم ودمروا عربتين»
    goes_on = draft.roles.inherited or not draft.roles.actor
    joined = draft.trigger.reading.conjunction in {"و", "ف"} and draft.trigger.build in {"verb", "passive"}
    return bool(harm) and harm <= HARMED and goes_on and joined and not HARMED & {c.what for c in old.count}


_STRIKES = frozenset({"ATTACK", "CLASH", "SEIZE"})
_DESTROY = "attack.destroy"
_THINGS = frozenset({"vehicles", "trucks", "weapons"})


def absorb(drafts: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> list[Draft]:
    """Give the dead and the hurt to the attack or the other toll of the same sentence that they belong to."""
    forms = analysis.forms
    result: list[Draft] = []
    hosts = [d for d in drafts if d.type in HARM and not (_is_toll(d) or _is_in_court(d))]
    waiting: dict[int, list[Draft]] = {}
    for draft in drafts:
        if _is_toll(draft) and _is_charged(draft, hosts, forms, grammar):
            continue
        toll = _is_toll(draft) and not (_spans_days(draft) or _is_of_many(draft, forms))
        host = _host(draft, hosts, analysis, grammar) if toll else -1
        if host >= 0 and not _contests(hosts[host], draft, forms):
            waiting.setdefault(id(hosts[host]), []).append(draft)
        elif (
            _is_toll(draft)
            and result
            and _goes_on(result[-1], draft)
            and not _contests(result[-1], draft, forms)
        ):
            result[-1] = _joined(result[-1], draft)
        else:
            result.append(_without_lent_place(_as_toll(draft), forms, grammar))
    return [_with_tolls(draft, waiting.get(id(draft), ())) for draft in result]


def _without_lent_place(draft: Draft, forms: list[str], grammar: Grammar) -> Draft:
    """«قصفت حمص، وسقط 48 قتيلا في أعمال عنف متفرقة»: they fell elsewhere too."""
    if grammar.cues["other_causes"].within(forms, draft.trigger.at, draft.clause.last) < 0:
        return draft
    return msgspec.structs.replace(draft, place=tuple(p for p in draft.place if p.how != "inherited"))


def _is_in_court(draft: Draft) -> bool:
    """«محاكمة المتهمين في أحداث أسفرت عن مقتل 73»: nobody died of a trial or a sentence."""
    return draft.trigger.form.frame.rule in {"coerce.sentence", TRIAL}


def _is_charged(toll: Draft, hosts: Sequence[Draft], forms: list[str], grammar: Grammar) -> bool:
    """«اعتقال خمسة بتهمة قتل ضابط»: the death that an act is for is not told besides."""
    acts = (d for d in hosts if d.clause.sentence == toll.clause.sentence and d.type in _FOR_CRIMES)
    return any(is_charge(toll.trigger.at, d.trigger.last, forms, grammar) for d in acts)


_FOR_CRIMES = frozenset({"DETAIN", "COERCE", "RELEASE", "PROTEST"})


def _is_toll(draft: Draft) -> bool:
    """Tell whether a draft tells of dead or hurt people without anybody who did it."""
    if draft.type == "CASUALTIES":
        return True
    return draft.trigger.form.frame.undone is not None and (draft.roles.inherited or not _doers(draft))


def _spans_days(draft: Draft) -> bool:
    """«27 قتيلا منذ مطلع الشهر»: the toll of more than one attack; the night of the attack before is one."""
    first, _, last = str(draft.date.value).partition("/") if draft.date else ("", "", "")
    night = draft.date is not None and draft.date.how == "inherited" and moved(first, 1) == last
    return bool(last) and not night


def _host(draft: Draft, hosts: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> int:
    near = [
        (abs(d.trigger.at - draft.trigger.at), n)
        for n, d in enumerate(hosts)
        if d.clause.sentence == draft.clause.sentence and (d.status == draft.status or _is_made(d, draft))
        if not _answers(d, draft, analysis.forms, grammar)
        if not _is_of_other(d, draft, analysis, grammar)
    ]
    return min(near)[1] if near else -1


def _is_of_other(host: Draft, toll: Draft, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether people died of something else than an attack that another clause told before.

    «اقتحمت قسد البلدة، وانفجرت سيارة وقتل عشرة», «قصفت …، وقتل خمسة في انفجار», «… في أعمال عنف متفرقة».
    """
    at, last = toll.trigger.at, toll.clause.last
    if not grammar.words("running_total").isdisjoint(analysis.forms[max(0, at - _RISES) : at + 1]):
        return True  # «قتل ثلاثة …، لترتفع الحصيلة إلى 122»
    if host.clause == toll.clause or host.trigger.at > at:
        return False
    if any(
        grammar.cues[name].within(analysis.forms, at, last) >= 0 for name in ("other_causes", "accidents")
    ):
        return True
    opening = analysis.forms[toll.clause.first : toll.clause.first + _CAME]
    came = not grammar.words("resulting").isdisjoint(form.lstrip("وف") for form in opening)
    if came or host.trigger.form.frame.rule in _BLASTS:
        return False
    between = triggers_in(analysis, host.trigger.last, at)
    behind = [t for t in triggers_in(analysis, at + 1, last) if t.build == "noun" and not t.reading.definite]
    return any(t.form.frame.rule in _BLASTS for t in (*between, *behind))


_RISES = 6  # words from «لترتفع» to «الحصيلة»
_CAME = 3  # words within which a clause says that it came of the one before: «ما أسفر عن»
_BLASTS = frozenset({"attack.explode", "attack.projectile", "attack.projectile-falls", "attack.blow-up"})


def _is_made(attempt: Draft, toll: Draft) -> bool:
    """«أصيب الضابط في محاولة لاغتياله», «محاولة اغتيال أسفرت عن مقتل اثنين»: close by its dead and hurt."""
    noun = attempt.trigger.build == "noun"
    return noun and _is_attempt(attempt) and abs(attempt.trigger.at - toll.trigger.at) <= _CLOSE


def _answers(host: Draft, toll: Draft, forms: list[str], grammar: Grammar) -> bool:
    """«احتجاجا على مقتل شاب»: whose death an act answers did not fall in it; «بعد إصابته» says when."""
    form = toll.trigger.form
    if form.pronoun or form.frame.rule == BURIED:
        return False
    return is_reason(toll.trigger.at, host.type, host.trigger.last, forms, grammar)


def _contests(host: Draft, toll: Draft, forms: Sequence[str]) -> bool:
    """«قتل خمسة …، أما الأسايش فتحدثت عن 17 قتيلا»: another source's number stands for itself."""
    who = {f.value for f in toll.source}
    other = bool(who) and who.isdisjoint(f.value for f in host.source)
    apart = other or _is_answered(host, toll, forms)
    return apart and not {c.what for c in toll.count}.isdisjoint(c.what for c in host.count)


def _is_answered(host: Draft, toll: Draft, forms: Sequence[str]) -> bool:
    """«104 قتلى، في حين تمسكت الوزارة بحصيلة أدنى»: against what was told, though nobody is its source."""
    opening = forms[toll.clause.first - 1 : toll.clause.first + 1]
    return host.trigger.at < toll.clause.first and not _AGAINST.isdisjoint(opening)


_AGAINST = frozenset({"اما", "حين", "فيما", "بينما", "لكن", "ولكن"})


def _goes_on(last: Draft, draft: Draft) -> bool:
    """«قتل تسعة وأصيب ستون» is one toll."""
    same = last.clause.sentence == draft.clause.sentence and last.status == draft.status
    return same and last.type == "CASUALTIES" and draft.trigger.at - last.trigger.at <= _CLOSE


def _as_toll(draft: Draft) -> Draft:
    """Return what nobody is told to have done under its type for that: «93 شخصا قتلوا الجمعة».

    A massacre is somebody's doing, also where it is not told whose.
    """
    undone = draft.trigger.form.frame.undone
    massacre = draft.trigger.reading.base in _MASSACRES
    if undone is None or massacre or not draft.count or _doers(draft):
        return draft
    roles = msgspec.structs.replace(draft.roles, actor=(), target=draft.roles.target or draft.roles.actor)
    return msgspec.structs.replace(_of_type(draft, undone), roles=roles)


_MASSACRES = frozenset({"مجزره", "مجازر", "مذبحه", "مذابح"})


def _doers(draft: Draft) -> list[Name]:
    return [n for n in draft.roles.actor if n.id not in UNARMED]


_CLOSE = 10  # words between the dead and the hurt of one toll


def _with_tolls(draft: Draft, tolls: Sequence[Draft]) -> Draft:
    """Give an attack its dead and hurt; an attempt that had some was made."""
    for toll in tolls:
        draft = _joined(draft, toll)
    if tolls and _is_attempt(draft):
        return msgspec.structs.replace(draft, status="actual")
    return draft


def _is_attempt(draft: Draft) -> bool:
    """An attempt, foiled or not, is no more than planned."""
    return draft.status == "planned" and draft.trigger.form.frame.rule == _ATTEMPT


_ATTEMPT = "attack.attempt"


def _joined(host: Draft, toll: Draft) -> Draft:
    known = {(c.what, c.value) for c in host.count}
    counts = (*host.count, *(c for c in toll.count if (c.what, c.value) not in known))
    words = (min(host.words[0], toll.words[0]), max(host.words[1], toll.words[1]))
    roles, fallen = host.roles, toll.roles.target
    if host.type == "CLASH":  # people who fall in a fight do not fight
        fallen = tuple(n for n in fallen if n.id not in UNARMED)
    better = not roles.target or (_is_named(fallen) and not _is_named(roles.target))
    if better and not {n.id for n in fallen} & {n.id for n in roles.actor}:
        roles = msgspec.structs.replace(roles, target=fallen)
    return msgspec.structs.replace(host, count=counts, words=words, roles=roles)


def _is_named(fallen: Sequence[Name]) -> bool:
    """«قتل جنود مصريون وأصيب خمسة في انفجار لغم»: whom the text names, and who only must be somebody."""
    return any(n.how != "implied" for n in fallen)


def with_results(drafts: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> list[Draft]:
    """Give an attack or a fight what the next sentence says came of it.

    Example:
        «هاجم مسلحون الثكنة. وأسفر الهجوم عن مقتل خمسة», «… في سرت. وأوقعت عشرين قتيلا».
    """
    result: list[Draft] = []
    for draft in drafts:
        host = next((n for n in range(len(result) - 1, -1, -1) if result[n].type in _FOUGHT), -1)
        if host >= 0 and _is_result(draft, result[host], analysis, grammar):
            result[host] = _joined(result[host], draft)
        else:
            result.append(draft)
    return result


def _is_result(draft: Draft, host: Draft, analysis: Analysis, grammar: Grammar) -> bool:
    harm = {c.what for c in draft.count}
    known = {(c.what, c.value) for c in host.count if c.what in harm}
    if not harm or not harm <= HARMED or not known <= {(c.what, c.value) for c in draft.count}:
        return False
    same = draft.status == host.status and draft.clause.sentence == host.clause.sentence + 1
    own = any(p.how != "inherited" for p in draft.place) or bool(draft.source)
    taken_up = draft.trigger.build == "noun" and draft.trigger.reading.definite and draft.type == host.type
    if not same or own or not (draft.type == "CASUALTIES" or taken_up):
        return False
    return _tells_what_came(analysis.sentences[draft.clause.sentence][0], analysis, grammar)


_FOUGHT = frozenset({"ATTACK", "CLASH"})


def _tells_what_came(start: int, analysis: Analysis, grammar: Grammar) -> bool:
    """«وأسفر الهجوم عن», «وأوقعت عشرين», «ما أدى إلى», «وقتل في الهجوم ستة», and not «وأدت مجاعة إلى»."""
    at = start + (analysis.forms[start] in _WHAT)
    verb, behind, blow = (*analysis.forms[at : at + 3], "", "", "")[:3]
    if behind in _DIED_IN and blow.startswith("ال") and grammar.harm_verb_of(verb):
        return bool(triggers_in(analysis, at + 2, at + 3)) or bool(grammar.means[blow])
    own = (
        behind in _TO_WHAT
        or behind.startswith(("ال", "ب"))
        or bool(starting_in(analysis.numbers, at + 1, at + 2))
    )
    return own and verb.lstrip("وف") in grammar.words("resulting")


_DIED_IN = frozenset({"في", "خلال", "جراء", "اثر"})
_WHAT = frozenset({"ما", "مما", "وقد", "كما", "والتي", "والذي"})
_TO_WHAT = frozenset({"عن", "الي", "في"})
