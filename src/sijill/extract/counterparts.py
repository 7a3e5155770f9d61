"""Counterparts: whom a fight, a seizure, a release or a demonstration is with or against."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import msgspec

from sijill.extract.analysis import ARMED_SORTS, PARTIES, Analysis, Name
from sijill.extract.dating import starting_in
from sijill.extract.drafts import Draft, in_one_sentence, others, taken_over, with_roles
from sijill.extract.grammar import Grammar
from sijill.extract.unnamed import counts_armed

HELD_BEFORE = 6  # sentences within which who is freed was told to be held
_FIGHTS = frozenset({"CLASH", "ATTACK"})
_FOUGHT = frozenset({"مع", "ضد"})  # «بعد معارك مع …»
_TWO = 2
_FOUGHT_BEFORE = 2  # sentences from a fight to what was taken in it
_SO_THAT = frozenset({"ما", "مما"})
_OUTCOME = 24  # words from an attack to whom it killed
_CAUSE = 7  # words from what they demonstrate against to whose it is
_ON_STREETS = frozenset({"DEMAND", "REJECT"})
_DENOUNCED = 4  # words from a demonstration to «منددة», with who demonstrates between them


def with_counterpart(
    draft: Draft, before: Sequence[Draft], after: Sequence[Draft], analysis: Analysis, grammar: Grammar
) -> Draft:
    """Return a deed with who else took part in it, where it does not say so.

    Args:
        draft: of any type.
        before: what was told before it.
        after: the drafts behind it.
        analysis: the report.
        grammar: what the packs know.
    """
    draft = _against(_fought_before(draft, before, grammar), analysis, grammar)
    draft = _of_parties(_fought_between(draft, analysis, grammar), before)
    draft = _come_of(draft, before, analysis, grammar)
    return _freed(_opposed(draft, after, analysis, grammar), before)


def _freed(draft: Draft, before: Sequence[Draft]) -> Draft:
    """Return a release with whom, and who does it, of the detention told before: «أُخلي سبيله»."""
    told = tuple(n for n in draft.roles.target if n.how != "implied")
    if draft.type != "RELEASE" or (draft.roles.actor and told):
        return draft
    for old in reversed(before):
        if draft.clause.sentence - old.clause.sentence > HELD_BEFORE:
            break
        if old.type == "DETAIN" and any(n.how != "implied" for n in old.roles.target):
            target = told or old.roles.target
            own = {n.id for n in target}  # «أطلق سراح اثنين منهم»: they are no subject
            actor = [n for n in draft.roles.actor if n.id not in own] or old.roles.actor
            actor = [n for n in actor if n.id not in own]
            freed = with_roles(draft, actor=taken_over(actor), target=taken_over(target))
            return freed if told else _counted_as(freed, target)
    return draft


def _counted_as(draft: Draft, whom: Sequence[Name]) -> Draft:
    """«أوقفوا أربعة موظفين في الإدارة وأطلقوا اثنين منهم»: those two are the administration's."""
    whose = whom[0].id if len(whom) == 1 else None
    counts = (msgspec.structs.replace(c, of=whose) if c.of == "civilians" else c for c in draft.count)
    return msgspec.structs.replace(draft, count=tuple(counts))


def _fought_before(draft: Draft, before: Sequence[Draft], grammar: Grammar) -> Draft:
    """Let whom the one who takes a place fought, or who withdrew, right before be of whom he took it.

    Whose soldiers he captures is told so as well: «اشتبكت قسد مع الجيش … وأسرت 17 عنصرا».
    """
    captures = draft.type == "DETAIN" and counts_armed(draft.count, grammar)
    if draft.roles.target or not draft.roles.actor or not (captures or draft.type == "SEIZE"):
        return draft
    kinds = _FIGHTS if captures else _FIGHTS | {"WITHDRAW"}
    near = (d for d in before if draft.clause.sentence - d.clause.sentence <= _FOUGHT_BEFORE)
    told = [_foes(d, draft, grammar) for d in near if d.type in kinds]
    foes = next((names for names in reversed(told) if names), [])
    return with_roles(draft, target=taken_over(foes)) if foes else draft


def _foes(old: Draft, draft: Draft, grammar: Grammar) -> list[Name]:
    """Return the other side of a fight that who acts in a draft was in, or who withdrew."""
    sides = [n for n in (*old.roles.actor, *old.roles.target) if n.sort in PARTIES]
    foes = others(sides, draft, grammar)
    return foes if old.type == "WITHDRAW" or len(foes) < len(sides) else []


def _against(draft: Draft, analysis: Analysis, grammar: Grammar) -> Draft:
    """Let a place be taken from the only other armed party that this sentence and the one before name."""
    if draft.type != "SEIZE" or draft.roles.target or not draft.roles.actor:
        return draft
    start = analysis.sentences[max(0, draft.clause.sentence - 1)][0]
    end = analysis.sentences[draft.clause.sentence][1]
    near = analysis.named(start, draft.clause.last)
    near += [n for n in analysis.named(draft.clause.last, end) if n.preposition in _FOUGHT]
    near = [n for n in near if n.sort in ARMED_SORTS]
    allied = grammar.words("alliances")  # who fights from the air holds no place
    foes = [n for n in others(near, draft, grammar) if n.id not in allied]
    alone = len({grammar.lexicon.party(n.id) for n in foes}) == 1
    return with_roles(draft, target=taken_over(foes[-1:])) if alone else draft


def _fought_between(draft: Draft, analysis: Analysis, grammar: Grammar) -> Draft:
    """Let a fight of nobody told be between the only two armed sides that are named around it.

    «استعاد الجيش البلدة من داعش بعد معارك»; «المعارك» may be those of the sentence before.
    """
    told = draft.roles.target or (draft.roles.actor and not draft.roles.inherited)
    ahead = analysis.forms[max(0, draft.trigger.at - 1) : draft.trigger.at]
    over = any(grammar.bases[form] & grammar.words("over") for form in ahead)  # «بعد توقف المعارك»
    if draft.type != "CLASH" or told or over:
        return draft
    start, end = analysis.sentences[draft.clause.sentence]
    both = _two_armed(analysis.named(start, end), analysis, grammar)
    if not both and draft.trigger.reading.definite and not draft.roles.actor:
        before = analysis.sentences[max(0, draft.clause.sentence - 1)][0]
        both = _two_armed(analysis.named(before, end), analysis, grammar)
    party = grammar.lexicon.party
    sides = {party(n.id) for n in both}
    fits = both and all(party(n.id) in sides for n in draft.roles.actor)
    return with_roles(draft, actor=taken_over(both)) if fits else draft


def _two_armed(names: Sequence[Name], analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return the only two armed sides among some names, none where they are more or stand together."""
    armed = [n for n in names if n.sort in ARMED_SORTS]
    sides = {grammar.lexicon.party(n.id): n for n in armed}
    allied = any(n.joined and not _is_counted_at(n.phrase, analysis) for n in armed)
    return list(sides.values()) if len(sides) == _TWO and not allied else []


def _is_counted_at(at: int, analysis: Analysis) -> bool:
    """«22 حوثيا وستة من الجنود»: the dead of both sides are counted together."""
    return any(n.first <= at < n.last for n in starting_in(analysis.numbers, at, at + 1))


def _of_parties(draft: Draft, before: Sequence[Draft]) -> Draft:
    """«أعلنت قطر التوصل إلى اتفاق بين … وتمديد الهدنة»: who brought one about is no party to the other."""
    old = before[-1] if before else draft
    brokers = {n.id for n in old.roles.mediator}
    same = old.type == draft.type == "AGREE" and in_one_sentence(old, draft)
    if not (same and draft.roles.actor and {n.id for n in draft.roles.actor} <= brokers):
        return draft
    return with_roles(draft, actor=taken_over(old.roles.actor), mediator=taken_over(old.roles.mediator))


def _come_of(draft: Draft, before: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> Draft:
    """Let those who met, or fought, be the parties of the agreement that came of it.

    «التقى ضباط روس قادة من قسد، وأفضى اللقاء إلى اتفاق», «اندلعت اشتباكات بينهما وانتهت بهدنة»
    """
    if draft.type != "AGREE" or draft.trigger.build != "noun":
        return draft
    ahead = analysis.forms[max(0, draft.trigger.at - _ENDED) : draft.trigger.at]
    if all(grammar.words("ending_in").isdisjoint(grammar.bases[form]) for form in ahead):
        return draft
    near = [d for d in before if draft.clause.sentence - d.clause.sentence <= 1 and d.type in _COME_BEFORE]
    between = {n.id for n in draft.roles.mediator}
    sides = next((s for d in reversed(near) if len(s := _sides(d, between)) >= _TWO), {})
    own = {n.id for n in (*draft.roles.actor, *draft.roles.target)}
    return with_roles(draft, actor=taken_over(list(sides.values())), target=()) if own < set(sides) else draft


def _sides(draft: Draft, between: AbstractSet[str]) -> dict[str, Name]:
    """Return who met or fought, those who stand between them left out."""
    return {n.id: n for n in (*draft.roles.actor, *draft.roles.target) if n.id not in between}


_ENDED = 10  # words from «أفضى» and what led to it to the agreement that came of it
_COME_BEFORE = frozenset({"MEET", "CLASH"})


def with_part(before: Draft, draft: Draft) -> Draft | None:
    """Return the draft before with one that tells no event of its own, None where it tells one."""
    if _was_held(draft, before):
        return before
    return _protesting(before, draft) if _is_denounced(draft, before) else None


def _was_held(draft: Draft, before: Draft) -> bool:
    """«سيطرت قسد على النقاط التي كانت تسيطر عليها الفصائل»: who held what is taken took nothing besides."""
    taken = draft.type == before.type == "SEIZE" and draft.clause.link == "which"
    holders, losers = {n.id for n in draft.roles.actor}, {n.id for n in before.roles.target}
    return taken and bool(holders) and holders <= losers and in_one_sentence(draft, before)


def with_victims(draft: Draft, after: Sequence[Draft], analysis: Analysis) -> Draft:
    """Let whom an attack killed, as is told right behind it, be its target.

    «اقتحم الجيش الحي، فقُتل أربعة أشخاص», «هاجمت القوة القرية وقتلت 98 شخصاً», «ما أسفر عن مقتل مدنيين».
    """
    if draft.type != "ATTACK" or draft.roles.target:
        return draft
    near = [d for d in after if _is_outcome(d, draft, analysis)][:1]
    own = {n.id for n in draft.roles.actor}
    hurt = tuple(n for d in near for n in d.roles.target if n.id not in own)
    return with_roles(draft, target=taken_over(hurt)) if hurt else draft


def _is_outcome(draft: Draft, attack: Draft, analysis: Analysis) -> bool:
    """Tell whether a draft tells whom an attack right before it killed or hurt."""
    at, before = draft.trigger.at, attack.trigger.last
    if not in_one_sentence(draft, attack) or not before <= at <= before + _OUTCOME:
        return False
    kills = draft.trigger.form.frame.rule == "attack.kill" and draft.trigger.build in {"verb", "passive"}
    follows = draft.trigger.reading.conjunction == "ف" or (kills and draft.roles.inherited)
    led = not _SO_THAT.isdisjoint(analysis.forms[before:at])
    return (led or follows) and (kills or draft.type == "CASUALTIES")


def _opposed(draft: Draft, after: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> Draft:
    """Let whom or whose act people demonstrate against be the target: «احتجاجاً على اعتقال قسد ناشطين»."""
    if draft.type != "PROTEST" or draft.roles.target:
        return draft
    end = analysis.sentences[draft.clause.sentence][1]
    cues = grammar.cues["protest_causes"]
    at = cues.within(analysis.forms, draft.trigger.at, end)
    if at < 0:
        return draft
    at += cues.length(analysis.forms, at) - 1
    near = [n for n in analysis.named(at, min(end, at + _CAUSE)) if n.sort in PARTIES]
    near = [n for n in near if not n.dependent or n.first == at + 1]  # «هتافات مناهضة للحكومة»
    acts = [d for d in after if at <= d.trigger.at < at + _CAUSE and d.clause.first < end]
    hurt = {n.id for d in acts for n in d.roles.target}
    doers = [n for d in acts for n in d.roles.actor if n.sort in PARTIES]
    own = {n.id for n in draft.roles.actor} | hurt
    found = [n for n in doers or near if n.id not in own]
    return with_roles(draft, target=taken_over(found[:1]))


def voiced(draft: Draft, before: Sequence[Draft]) -> Draft:
    """«تظاهر العشرات للمطالبة بالإفراج عنهم»: what people take to the streets for they demand."""
    told = bool(before) and not draft.roles.actor and _is_cause(draft, before[-1])
    return with_roles(draft, actor=taken_over(before[-1].roles.actor)) if told else draft


def _is_cause(draft: Draft, before: Draft) -> bool:
    """Tell whether a demand or a refusal is what the people of a demonstration take to the streets for."""
    told = draft.type in _ON_STREETS and draft.trigger.build in {"noun", "agent"}
    return told and before.type == "PROTEST" and in_one_sentence(before, draft)


def is_voiced(draft: Draft, before: Draft) -> bool:
    """«تظاهروا مطالبين الحكومة بالإفراج عنهم»: it is against the government that they demonstrate."""
    theirs = {n.id for n in draft.roles.actor} == {n.id for n in before.roles.actor}
    return _is_cause(draft, before) and theirs and bool(draft.roles.target) and not before.roles.target


def _is_denounced(draft: Draft, before: Draft) -> bool:
    """«مسيرات منددة بالحصار», «مظاهرات تنديدا بقسد»: against what people demonstrate, no more."""
    denounces = draft.type == "ACCUSE" and draft.trigger.form.frame.rule != "accuse.accuse"
    told = denounces and before.type == "PROTEST" and draft.trigger.build in {"agent", "noun"}
    near = before.trigger.at < draft.trigger.at <= before.trigger.last + _DENOUNCED
    return told and near and in_one_sentence(draft, before)


def _protesting(draft: Draft, against: Draft) -> Draft:
    """Return a demonstration with whom it denounces, and with the words that tell it."""
    own = {n.id for n in draft.roles.actor}
    target = draft.roles.target or tuple(n for n in against.roles.target if n.id not in own)
    words = (draft.words[0], max(draft.words[1], against.words[1]))
    return msgspec.structs.replace(with_roles(draft, target=target), words=words)
