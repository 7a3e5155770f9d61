"""Tellers: whether who says so is the source of what he tells, does it himself, or neither."""

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

import msgspec

from sijill.arabic.clauses import Clause
from sijill.extract.analysis import TELLERS, Analysis, Name, Trigger
from sijill.extract.attributing import source_at
from sijill.extract.closed import POSSESSIVES, WAS
from sijill.extract.grammar import Grammar
from sijill.extract.groups import with_joined
from sijill.extract.scopes import Roles
from sijill.schema import SPEECH_ACTS, STATEMENTS, EventType, Filler, Status

BLAMING = frozenset({"accuse.wrong", "accuse.unfit"})  # what a speaker says of another, which accuses him
_ARMED_ACTS: frozenset[EventType] = frozenset({"ATTACK", "CLASH", "SEIZE", "BLOCKADE", "VIOLATE"})
_WE_DO = frozenset({"SEIZE", "WITHDRAW", "CLASH", "DEPLOY", "PROTEST"})
_HAD_DONE = 6  # words from «الذي كان» to what had been done, with who did it
_JUDGED = 6  # words from «اعتبرت» to what is taken for something
_TITLE = 8  # words from a verb of speech to the name of its subject
_SPOKEN = 20  # words from a verb of speech to what is said


def without_teller(trigger: Trigger, roles: Roles, analysis: Analysis, grammar: Grammar) -> Roles:
    """«أعلن المرصد مقتل ثلاثة في غارات»: a body without arms that tells of a strike did not strike.

    Nor did «اعتبرت تركيا القصف خرقا للهدنة»: whoever takes an act for something.
    """
    if trigger.form.frame.type not in _ARMED_ACTS or not roles.actor:
        return roles
    tellers = {f.value for f in source_at(trigger.at, analysis.sources)}
    judge = _judge_before(trigger, analysis, grammar)
    doers = tuple(
        n for n in roles.actor if n.first - 1 != judge and (n.sort != "body" or n.id not in tellers)
    )
    return msgspec.structs.replace(roles, actor=doers)


def _judge_before(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> int:
    """Return where the verb stands by which an act is taken for something, with who does so behind it."""
    near = range(max(0, trigger.at - _JUDGED), trigger.at) if trigger.build == "noun" else ()
    deeming = grammar.words("deeming")
    return next((at for at in near if analysis.forms[at].removeprefix("و") in deeming), -2)


def told_by(
    trigger: Trigger, roles: Roles, status: Status, clause: Clause, analysis: Analysis, grammar: Grammar
) -> tuple[Roles, tuple[Filler, ...]]:
    """Return the roles of an act, with whoever does it by saying so, and who else says so.

    Example:
        «قال الوزير إن على دمشق الانسحاب»: the minister demands it, and is no source besides.
    """
    source = _source(trigger, roles, analysis, grammar)
    roles, source = _by_speaker(trigger, roles, source, clause, analysis, grammar)
    if status != "claimed" or trigger.form.frame.type != "VIOLATE":
        return roles, source
    source = source or _judges(trigger, roles, clause, analysis, grammar)
    return msgspec.structs.replace(roles, actor=()), source


def _source(trigger: Trigger, roles: Roles, analysis: Analysis, grammar: Grammar) -> tuple[Filler, ...]:
    """Return who says so.

    Whoever makes a statement is not its source besides, nor is another of his party, nor who speaks of
    «بلاده»; «مطالباً» is made by who speaks. An outlet that he told it to remains. Of what else he says that
    he did, a meeting among it, he is the source.
    """
    chain = source_at(trigger.at, analysis.sources)
    if trigger.form.frame.type not in STATEMENTS | {"AGREE"}:
        reported = _is_background(trigger, analysis) or _is_occasion(trigger, analysis, grammar)
        return () if reported else chain
    known = grammar.lexicon.actors
    outlets = tuple(f for f in chain if f.value in known and known[f.value].kind == "outlet")
    before = analysis.forms[max(0, trigger.at - 2) : trigger.at]
    if trigger.build == "agent" or _is_said_of_himself(before, chain, roles, grammar):
        return outlets
    if trigger.form.frame.type == "DENY" or _is_own(trigger, roles, analysis):
        return outlets
    own = {grammar.lexicon.party(n.id) for n in roles.actor if n.sort != "person"} | {
        n.id for n in roles.actor
    }
    return tuple(f for f in chain if f in outlets or not own & {f.value, grammar.lexicon.party(f.value)})


def _is_background(trigger: Trigger, analysis: Analysis) -> bool:
    """«قال إن المسلحين أغلقوا الطريق الذي كان الجيش قد فتحه»: the report says itself what was before."""
    clause = analysis.clauses[analysis.clause_at(trigger.at)]
    if clause.link != "which" or trigger.build != "verb" or not trigger.form.past:
        return False
    near = analysis.forms[clause.first : min(trigger.at, clause.first + _HAD_DONE)]
    return not WAS.isdisjoint(near)


def _is_occasion(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«أكد الوزير خلال لقاء مع نظيره دعم بلاده»: the report says itself where he said so."""
    if trigger.form.frame.type != "MEET" or trigger.build != "noun":
        return False
    before = analysis.forms[max(0, trigger.at - 2) : trigger.at]
    occasions = grammar.words("while_known") | grammar.words("occasions")
    if not any(form in occasions for form in before):
        return False
    first = analysis.sentences[analysis.clauses[analysis.clause_at(trigger.at)].sentence][0]
    told = analysis.forms[first : trigger.at]
    said = any(grammar.say[form] for form in told)
    return said and not any(form in grammar.words("that_content") for form in told)


def _is_said_of_himself(
    before: Sequence[str], chain: Sequence[Filler], roles: Roles, grammar: Grammar
) -> bool:
    """«إن بلاده ترفض», «إنها ترفض»: who speaks of his own; «إنهم يشترطون» may be said of others."""
    said_of = [form for form in before if form in grammar.words("own_subject")]
    if not said_of or not roles.actor or roles.inherited or not all("ان" in form for form in said_of):
        return bool(said_of)
    parties = {grammar.lexicon.party(n.id) for n in roles.actor}
    return not parties.isdisjoint(grammar.lexicon.party(f.value) for f in chain)


def _is_own(trigger: Trigger, roles: Roles, analysis: Analysis) -> bool:
    """«أعلن الجيش تعليق مشاركته», «عن مصدر رفضه»: an act told by a noun that is the speaker's own."""
    last = analysis.forms[max(trigger.last, trigger.at + 1) - 1]
    his = trigger.form.pronoun or (last.endswith(POSSESSIVES) and trigger.last > trigger.at + 1)
    return trigger.build == "noun" and not roles.actor and bool(his)


def _by_speaker(
    trigger: Trigger,
    roles: Roles,
    source: tuple[Filler, ...],
    clause: Clause,
    analysis: Analysis,
    grammar: Grammar,
) -> tuple[Roles, tuple[Filler, ...]]:
    """«قال الوزير إن على دمشق أن …», «وأضاف: «ندعو …»»: who says so does it, and is no source besides."""
    ours = _is_ours(trigger, analysis)
    told = ours and trigger.form.frame.type in _WE_DO | SPEECH_ACTS
    if ours and not told and any(n.first == trigger.last for n in roles.target):
        return msgspec.structs.replace(roles, target=()), source  # «قصفنا الجيش»: we it, or it us
    met = trigger.form.frame.rule == "meet.we"  # «التقيت الرئيس»: he and I
    if (roles.actor and not met) or not (told or trigger.form.frame.rule in grammar.words("by_speaker")):
        return roles, source
    if giver := _pledging(trigger, analysis):
        return msgspec.structs.replace(roles, actor=giver), source
    chain, known = source_at(trigger.at + 1, analysis.sources), grammar.lexicon.actors
    heard = chain[-1].value if chain else ""
    whom = _spoken_of(trigger, roles, clause, analysis)
    himself = heard in {n.id for n in whom}
    if not heard or himself or (heard in known and known[heard].kind in TELLERS):
        return roles, source
    speaker = Name(trigger.at, trigger.at + 1, "actor", heard, "person", "inherited")
    return msgspec.structs.replace(roles, actor=(speaker, *roles.actor), target=whom), chain[:-1]


def _is_ours(trigger: Trigger, analysis: Analysis) -> bool:
    """«سيطرنا على المطار»: who speaks says «we»."""
    past = trigger.build == "verb" and trigger.form.past and not trigger.form.pronoun
    return past and analysis.forms[trigger.at].endswith("نا")


def _pledging(trigger: Trigger, analysis: Analysis) -> tuple[Name, ...]:
    """«قال الوزير إن دولة قطر ستقدم مساعدات»: who is named right before a pledge makes it."""
    if trigger.form.frame.rule != "offer.pledge":
        return ()
    before = analysis.named(trigger.at - _TITLE, trigger.at)
    return tuple(n for n in before if n.kind == "actor" and n.last == trigger.at)


def _spoken_of(trigger: Trigger, roles: Roles, clause: Clause, analysis: Analysis) -> tuple[Name, ...]:
    """«إن طهران تتدخل في …», «إن الأسد يجب أن يرحل»: of whom it is said stands first in the clause."""
    if trigger.form.frame.rule not in {*BLAMING, "demand.should", "demand.must", "threaten.price"}:
        return roles.target
    pointed = _pointed_at(trigger.at, analysis.forms)
    start = clause.first if pointed < 0 else max(0, pointed - _TITLE)
    named = [n for n in analysis.named(start, trigger.at) if n.kind == "actor" and n.last <= trigger.at]
    if pointed >= 0:  # «واشنطن هي التي صنعت داعش»: who is pointed at stands right before
        return tuple(n for n in named if n.last == pointed)
    first = [n for n in named if not (n.preposition or n.dependent)]
    return tuple(with_joined(first[:1], named)) or roles.target


def _pointed_at(at: int, forms: Sequence[str]) -> int:
    """Return where «هو» or «هي» stands before «الذي» or «من» and a verb, -1 for none."""
    near = range(max(1, at - _POINTED), at)
    return next((n - 1 for n in near if forms[n] in _WHO and forms[n - 1] in _SHE), -1)


_POINTED = 2  # words from «التي» to its verb, with «قد»
_WHO = frozenset({"الذي", "التي", "الذين", "من"})
_SHE = frozenset({"هو", "هي", "هم"})


def _judges(
    trigger: Trigger, roles: Roles, clause: Clause, analysis: Analysis, grammar: Grammar
) -> tuple[Filler, ...]:
    """«أدانت دمشق التوغل واعتبرته خرقا للاتفاقية»: whose verb it is says so, and breached nothing."""
    judge = _judge_before(trigger, analysis, grammar)
    named = (n for n in analysis.named(clause.first, clause.last) if n.kind == "actor")
    judges = tuple(n for n in named if n.first - 1 == judge) or roles.actor
    return tuple(Filler(n.id, None, "named") for n in judges if n.first < trigger.at)


def from_speaker(
    words: tuple[int, int], trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar
) -> tuple[int, int]:
    """Return the evidence of what a speaker does, with his verb and name where the sentence has them."""
    chain = source_at(trigger.at + 1, analysis.sources)
    span = chain[-1].span if chain and trigger.form.frame.rule in grammar.words("by_speaker") else None
    if span is None:
        return words
    named = bisect_right(analysis.words, span.start, key=attrgetter("start")) - 1
    near = range(named - 1, max(analysis.sentences[clause.sentence][0], named - _TITLE) - 1, -1)
    verb = next((at for at in near if grammar.say[analysis.forms[at]]), -1)
    return (min(words[0], verb), words[1]) if 0 <= words[0] - verb <= _SPOKEN and verb >= 0 else words
