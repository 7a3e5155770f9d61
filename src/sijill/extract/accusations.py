"""Accusations: who is accused by what he is said to have done, and what is told of it as a claim."""

from collections.abc import Sequence

import msgspec

from sijill.extract.analysis import PARTIES, Analysis, Name
from sijill.extract.drafts import Draft, in_one_sentence, taken_over, told_about, with_roles
from sijill.extract.grammar import Grammar
from sijill.extract.groups import with_joined
from sijill.extract.scopes import Roles
from sijill.extract.tellers import BLAMING
from sijill.schema import SPEECH_ACTS, STATEMENTS, Filler

_DEEMING = "accuse.charge"
_DEEMED = 2  # acts that stand between «اعتبر» and «جريمة»
_DEED = 14  # words from a condemnation to the relative clause that tells who did it
_NEAR_DEED = 2  # words from what he did with it to his name: «تنظيم داعش»
_WHOSE = frozenset({"التي", "الذي", "اللذين", "اللتين"})
_BY_IT = frozenset({"بها", "به", "بهما"})
_DID = ("ها", "ه")


def with_accused(
    draft: Draft, inner: Sequence[Draft], after: Sequence[Draft], analysis: Analysis, grammar: Grammar
) -> Draft:
    """Return an accusation with whom it accuses, where its predicate does not say so.

    Args:
        draft: of any type.
        inner: the drafts of its content.
        after: the drafts behind it.
        analysis: the report.
        grammar: what the packs know.
    """
    if draft.type != "ACCUSE":
        return draft
    draft = _deemed(_blamed(draft, inner, analysis, grammar), after[:_DEEMED], analysis, grammar)
    return _mutual(draft, analysis, grammar)


def _blamed(draft: Draft, inner: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> Draft:
    """«اتهم الجيش قسد بقصف الحي»: who does what is told of is accused of it."""
    if draft.roles.target:
        return draft
    told = next((d.roles.actor for d in inner if not d.roles.inherited), ())
    return with_roles(draft, target=_accused(told or _doers_told(draft, analysis), draft, analysis, grammar))


def _accused(doers: Sequence[Name], draft: Draft, analysis: Analysis, grammar: Grammar) -> tuple[Name, ...]:
    """Return those of the doers of a deed who do not accuse."""
    own = {n.id for n in draft.roles.actor}
    return tuple(_as_state(n, analysis, grammar) for n in doers if n.id not in own)


def _as_state(name: Name, analysis: Analysis, grammar: Grammar) -> Name:
    """«دان القصف التركي»: of whom no more is told than the adjective of the shelling, that is the state."""
    nationality = grammar.adjectives.get(analysis.forms[name.first])
    told = name.how == "relation" and name.last == name.first + 1 and nationality is not None
    return msgspec.structs.replace(name, id=nationality.government) if told and nationality else name


def _doers_told(draft: Draft, analysis: Analysis) -> tuple[Name, ...]:
    """«أدانت مصر الهجمات التي يقوم بها داعش», «المواقف التي أطلقها ماكين»: whose deed it is is condemned."""
    first, end = draft.trigger.last, analysis.sentences[draft.clause.sentence][1]
    for at in range(first, min(end - 2, first + _DEED)):
        if analysis.forms[at] == "،":
            break
        if analysis.forms[at] not in _WHOSE:
            continue
        did = at + 1 + (analysis.forms[at + 2] in _BY_IT)
        told = did > at + 1 or analysis.forms[did].endswith(_DID)
        near = [n for n in analysis.named(did + 1, end) if n.kind == "actor"]
        doers = (
            [n for n in near if n.phrase <= did + 1 and n.first - did <= _NEAR_DEED and not n.dependent]
            if told
            else []
        )
        return tuple(with_joined(doers[:1], near))
    return ()


def _deemed(draft: Draft, after: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> Draft:
    """«وصف عباس الغارات الإسرائيلية بأنها عدوان»: the act that is called so, and who does it, are accused."""
    trigger = draft.trigger
    between = [d for d in after if trigger.at < d.trigger.at < trigger.need and d.trigger.build == "noun"]
    if trigger.form.frame.rule != _DEEMING or draft.about or not between:
        return draft
    deed = between[0]
    doers = () if deed.roles.inherited else deed.roles.actor
    target = draft.roles.target or _accused(doers, draft, analysis, grammar)
    about = () if deed.type in STATEMENTS else (Filler(deed.type),)
    return msgspec.structs.replace(with_roles(draft, target=target), about=about)


def _mutual(draft: Draft, analysis: Analysis, grammar: Grammar) -> Draft:
    """«تبادل الطرفان الاتهام»: both accuse, and both are accused."""
    near = analysis.forms[draft.clause.first : draft.trigger.last]
    both = len(draft.roles.actor) > 1 and not draft.roles.target
    if both and any(not grammar.words("mutual").isdisjoint(grammar.bases[form]) for form in near):
        return with_roles(draft, target=draft.roles.actor)
    return draft


def condemned_before(draft: Draft, before: Sequence[Draft]) -> int:
    """«أدانت دمشق التوغل واعتبرته خرقا للاتفاقية»: return the number of the condemnation, -1 for none."""
    form = draft.trigger.form
    again = draft.type == "ACCUSE" and form.frame.rule == _DEEMING and form.pronoun
    if not again and not (draft.type == "VIOLATE" and draft.status == "claimed"):
        return -1
    for number in range(len(before) - 1, max(-1, len(before) - 1 - _DEEMED), -1):
        old = before[number]
        if old.type == "ACCUSE" and in_one_sentence(old, draft):
            theirs = {n.id for n in old.roles.actor} == {n.id for n in draft.roles.actor}
            return number if theirs or draft.type == "VIOLATE" else -1
    return -1


def with_condemned(draft: Draft, before: Sequence[Draft]) -> Draft:
    """«أدانت دمشق التوغل الإسرائيلي واعتبرته خرقا للاتفاقية»: its doer broke it, and where."""
    number = condemned_before(draft, before) if draft.type == "VIOLATE" and not draft.roles.actor else -1
    if number < 0:
        return draft
    speech = before[number]
    deed = next((d for d in before[number + 1 :] if d.status == "claimed"), draft)
    target = draft.roles.target or _wronged(draft, speech)
    draft = with_roles(draft, actor=taken_over(deed.roles.actor or speech.roles.target), target=target)
    return draft if draft.place else msgspec.structs.replace(draft, place=deed.place)


def about_too(draft: Draft, other: Draft) -> Draft:
    """Return a condemnation that is about what another mention calls its deed besides."""
    return msgspec.structs.replace(draft, about=told_about([*(f.value for f in draft.about), other.type]))


def is_deed(inner: Draft) -> bool:
    """«اتهم اللجنة بأنها ضالعة في التزوير»: that somebody does wrong is the accusation, and no second one."""
    return inner.trigger.form.frame.rule not in BLAMING


def alleged(inner: Draft, speech: Draft) -> Draft:
    """Return the content of an accusation as an event of its own, claimed by the accuser."""
    if inner.trigger.build == "agent" and inner.type in SPEECH_ACTS:
        return inner
    roles = inner.roles
    accused = {n.id for n in speech.roles.target}
    accusers = {n.id for n in speech.roles.actor} - accused
    doers = () if roles.inherited else tuple(n for n in roles.actor if n.id not in accusers)
    if not doers:  # «اتهمت فيه إسرائيل بخرق التهدئة»: the accused, and not who accuses
        target = tuple(n for n in roles.target if n.id not in accused)
        roles = Roles(speech.roles.target, target, roles.mediator, inherited=True)
    source = _claimants(speech, roles, inner)
    doers = tuple(n for n in doers or roles.actor if n.id not in accusers)
    roles = msgspec.structs.replace(roles, actor=doers, target=roles.target or _wronged(inner, speech))
    return msgspec.structs.replace(inner, status="claimed", roles=roles, source=source)


def _wronged(inner: Draft, speech: Draft) -> tuple[Name, ...]:
    """«اتهم الجيش الحركة بخرق الهدنة»: of two who made a truce, the one who accuses the other of a breach."""
    accused = {n.id for n in speech.roles.target}
    if inner.type != "VIOLATE" or not accused:
        return ()
    return taken_over([n for n in speech.roles.actor if n.sort in PARTIES and n.id not in accused])


def _claimants(speech: Draft, roles: Roles, inner: Draft) -> tuple[Filler, ...]:
    """Return who accuses; whoever speaks where none but the accused is named («اتُّهم الجيش بخرق الهدنة»)."""
    own = tuple(Filler(n.id, None, "named") for n in speech.roles.actor)
    charges = speech.trigger.form.frame.rule == _DEEMING  # «وجهت النيابة إلى المتهمين تهمة القتل»
    itself = not charges and [f.value for f in own] == [n.id for n in roles.actor][:1]
    return inner.source if itself or not own else own
