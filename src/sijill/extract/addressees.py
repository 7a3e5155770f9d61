"""Addressees: to whom a speech act is said, by its own words and by what it asks for."""

from collections.abc import Sequence

from sijill.extract.analysis import PARTIES, STATE_SORTS, Analysis, Name
from sijill.extract.drafts import Draft, implied, in_one_sentence, others, taken_over, with_roles
from sijill.extract.grammar import Grammar
from sijill.extract.groups import with_joined
from sijill.extract.hosts import government_at

_ASKED = frozenset({"DEMAND", "REJECT", "THREATEN"})
_OF_SOMEBODY = frozenset({"ACCUSE", "DEMAND", "THREATEN", "OFFER"})
_ON_CONDITION = frozenset({"THREATEN", "DEMAND"})
_FROM_WHOM = frozenset({"demand.request", "demand.condition"})
_ENDED = frozenset({"coerce.dissolve", "appoint.dismiss"})  # what is demanded of whom it is done to
_CHAIN = 4  # what may be told between two acts of speech of one sentence: what the first one alleges
_SESSION = 5  # words from a meeting that is asked for to whose it is
_CALLED = 5  # words from a call, with who calls, to his followers
_ASKED_NEAR = 8  # words from a request to of whom it is made
_LEST = 20  # words from a threat to «ما لم»
_COMPLYING = 5  # words from «ما لم» to who is to do something


def with_addressee(
    draft: Draft, inner: Sequence[Draft], before: Sequence[Draft], analysis: Analysis, grammar: Grammar
) -> Draft:
    """Return a demand, an offer, a refusal or a threat with whom it is said to, where it does not say so.

    Args:
        draft: of any type.
        inner: the drafts of its content.
        before: what was told before it.
        analysis: the report.
        grammar: what the packs know.
    """
    draft = _spoken_to(_convened(draft, inner, analysis), before, analysis, grammar)
    draft = _behind_aside(_to_people(draft, analysis, grammar), analysis, grammar)
    draft = _demanded_of(draft, inner, analysis, grammar)
    return _between(draft, analysis, grammar)


def _convened(draft: Draft, inner: Sequence[Draft], analysis: Analysis) -> Draft:
    """«دعا إلى عقد اجتماع طارئ لجامعة الدول العربية»: whose meeting is asked for is asked to meet."""
    if draft.type != "DEMAND" or draft.roles.target:
        return draft
    own = {n.id for n in draft.roles.actor}
    last = next((d.trigger.last for d in inner if d.type == "MEET" and d.trigger.build == "noun"), -1)
    near = analysis.named(last, last + _SESSION) if last >= 0 else []
    bodies = [n for n in near if n.sort == "body" and n.id not in own]
    return with_roles(draft, target=tuple(n for n in bodies if n.preposition == "ل" or n.phrase == last)[:1])


def _spoken_to(draft: Draft, before: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> Draft:
    """«اتهم الوفد الحكومة …، مطالبا إياها بـ», «وحمّلها المسؤولية»: a pronoun is whom he spoke of before."""
    form, behind = draft.trigger.form, analysis.forms[draft.trigger.at + 1 : draft.trigger.at + 2]
    apart = not grammar.words("apart_pronouns").isdisjoint(behind)
    verbal = draft.trigger.build in {"verb", "agent"} and (bool(form.pronoun) or apart)
    if not verbal or draft.type not in _OF_SOMEBODY:
        return draft
    told = (d for d in reversed(before[-_CHAIN:]) if in_one_sentence(d, draft) and d.status == "actual")
    old = next((d for d in told if d.type in _OF_SOMEBODY), None)
    own = {n.id for n in old.roles.actor} if old else set()
    if old is None or not old.roles.target or any(n.id not in own for n in draft.roles.actor):
        return draft
    return with_roles(draft, target=taken_over(old.roles.target))


def _behind_aside(draft: Draft, analysis: Analysis, grammar: Grammar) -> Draft:
    """«اتهم الوزير، الذي كان في زيارة لباريس، إيران بـ…»: whom an aside parts from the verb."""
    told = draft.trigger.build == "verb" and "obj" in draft.trigger.form.frame.target
    if draft.roles.target or not told or draft.type not in _OF_SOMEBODY:
        return draft
    end = analysis.sentences[draft.clause.sentence][1]
    at = _aside_end(draft.trigger.at + 1, end, analysis.forms)
    near = analysis.named(at, min(end, at + _CALLED)) if at >= 0 else []
    first = next((n for n in near if n.phrase == at and not n.preposition), None)
    whom = with_joined([first], near) if first else []
    led = bool(whom) and analysis.forms[whom[-1].last : whom[-1].last + 1]
    if not led or not (led[0] in _LEADING or led[0].startswith("ب")):
        return draft
    actors = [n for n in whom if n.kind == "actor"]
    states = actors or [one for n in whom if n.id in grammar.seats for one in government_at(n, grammar)]
    return with_roles(draft, target=taken_over(others(states, draft, grammar)))


_LEADING = frozenset({"الي", "علي", "من", "ان"})  # behind whom something is asked, what is asked


def _aside_end(first: int, end: int, forms: Sequence[str]) -> int:
    """Return where an aside between two marks ends that opens near a word, -1 where none does."""
    stop = min(end - 1, first + _SPEAKER)
    opens = next((at for at in range(first, stop) if forms[at] in _MARKS and forms[at + 1] in _ASIDE), -1)
    if opens < 0:
        return -1
    until = range(opens + 2, min(end, opens + _LONG))
    return next((at + 1 for at in until if forms[at] == forms[opens]), -1)


_MARKS = frozenset({"،", "-", "–"})
_ASIDE = frozenset({"الذي", "التي", "خلال", "في", "عقب", "بعد", "علي", "عبر", "اثر", "امام", "وهو", "وهي"})
_SPEAKER = 14  # words from a verb of speech to the mark behind who speaks
_LONG = 26  # words of an aside


def _to_people(draft: Draft, analysis: Analysis, grammar: Grammar) -> Draft:
    """«دعا الحزب أنصاره إلى التظاهر», «دعا الليبيين إلى التظاهر»: people are called upon, and no state.

    Whose people they are, or what is demanded behind them, is not called upon.
    """
    if draft.type != "DEMAND" or draft.trigger.form.frame.rule not in grammar.words("with_addressee"):
        return draft
    first = draft.trigger.at + 1
    bodies = [n for n in analysis.named(first, first + _CALLED) if n.sort != "group" and n.how != "pronoun"]
    named = {at for n in bodies for at in range(n.first, n.last)}
    near = range(first, min(first + _CALLED, draft.words[1])) if draft.trigger.build != "noun" else ()
    at = next((at for at in near if at not in named and _is_followers(at, analysis, grammar)), -1)
    nationals = [n for n in draft.roles.target if _is_a_people(n, analysis)]
    marching = bool(nationals) and any(f.value == "PROTEST" for f in draft.about)
    if at < 0 and not marching:
        return draft
    if any(n.first < at for n in draft.roles.target):  # «دعا الحكومة وأنصارها»
        return draft
    return with_roles(draft, target=(implied(draft.trigger, "civilians"),))


def _is_followers(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """«أنصاره», «المواطنين»; not «مجلس الشعب»."""
    follows = not grammar.words("followers").isdisjoint(grammar.bases[analysis.forms[at]])
    return follows and analysis.forms[at - 1] not in grammar.words("before_people")


def _is_a_people(name: Name, analysis: Analysis) -> bool:
    """«الليبيين»: a state that is called by its people's name alone."""
    alone = name.sort in STATE_SORTS and name.last == name.first + 1
    return alone and analysis.forms[name.first].endswith(("يين", "يون"))


def _demanded_of(draft: Draft, inner: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> Draft:
    """Let who is to do what is asked, or threatened with it, be whom it is said to.

    «طالبت أنقرة بانسحاب الوحدات», «طلب رفع القيود التي تفرضها دمشق».
    """
    if draft.roles.target or not draft.roles.actor or draft.type not in _ASKED:
        return draft
    doers = others(_to_do_it(draft, inner, analysis, grammar), draft, grammar)
    doers = doers or _asked_there(draft, analysis, grammar)
    if not doers or draft.type == "THREATEN":
        doers = [*doers, *_menaced(draft, inner, analysis, grammar)]
    doers = doers or _to_comply(draft, analysis, grammar)
    found = [n for n in others(doers, draft, grammar) if n not in draft.roles.mediator]
    return with_roles(draft, target=taken_over(found[:1]))


def _to_do_it(draft: Draft, inner: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return who does what is asked; of a demand else whose end it is, or who is named in it."""
    doers = [n for d in inner if not d.roles.inherited for n in d.roles.actor if n.how != "implied"]
    if doers or draft.type != "DEMAND":
        return doers
    ended = [n for d in inner if _is_ended(d, analysis, grammar) for n in d.roles.target]
    named = [n for n in analysis.named(draft.trigger.at + 1, draft.words[1]) if not n.preposition]
    to_go = [n for n in named if n.sort in PARTIES or _is_to_go(n, analysis, grammar)]
    return [n for n in ended if n.how != "implied"] or to_go


def _asked_there(draft: Draft, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«تشترط ضمانات من كابل»: of a capital is its government; «طلب أمام مجلس الأمن»: before whom he asks."""
    if draft.type != "DEMAND":
        return []
    near = analysis.named(draft.trigger.at + 1, min(draft.words[1], draft.trigger.at + _ASKED_NEAR))
    bodies = [n for n in near if n.sort == "body" and analysis.forms[n.phrase - 1] == "امام"]
    if bodies or draft.trigger.form.frame.rule not in _FROM_WHOM:
        return bodies[:1]
    seats = [n for n in near if n.kind == "place" and n.sort != "country" and n.id in grammar.seats]
    asked = [n for n in seats if analysis.forms[n.first - 1] == "من"]
    return [state for n in asked[:1] for state in government_at(n, grammar)]


def _is_ended(draft: Draft, analysis: Analysis, grammar: Grammar) -> bool:
    """«طالبوا بحل البرلمان»: of whom it is demanded; not «بإلغاء قرار حل البرلمان»."""
    before = analysis.forms[max(0, draft.trigger.at - 2) : draft.trigger.at]
    kept = any(not grammar.words("called_off").isdisjoint(grammar.bases[form]) for form in before)
    return draft.trigger.form.frame.rule in _ENDED and not kept


def _is_to_go(name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«طالبوا برحيل الرئيس صالح», «ورحيل المجلس العسكري»: whose end is demanded."""
    before = analysis.forms[max(0, name.first - 2) : name.first]
    told = name.sort in {"person", "body"} and name.kind == "actor"
    return told and any(not grammar.words("departures").isdisjoint(grammar.bases[form]) for form in before)


def _menaced(draft: Draft, inner: Sequence[Draft], analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return whom what is threatened would hit: «هدد بشن هجوم على قسد», «لوح بالقوة ضد قسد».

    «توعد بضرب المصالح الفرنسية»: whose things a word of harm names, which tells no event by itself.
    """
    if draft.type != "THREATEN":
        return []
    hit = [n for d in inner for n in d.roles.target if n.sort in PARTIES]
    names = analysis.named(draft.trigger.at + 1, draft.words[1])
    actors = [n for n in names if n.kind == "actor"]
    harmed = (n for n in actors if _is_harmed(n, analysis.forms, grammar))
    return hit or [n for n in actors if n.preposition == "ضد"] or list(harmed)


def _is_harmed(name: Name, forms: Sequence[str], grammar: Grammar) -> bool:
    """Tell whether a word of harm stands right before a name or in its phrase: «بضرب المصالح الفرنسية»."""
    harm = grammar.words("content_attack")
    return any(harm & grammar.bases[form] for form in forms[name.phrase - 1 : name.first])


def _to_comply(draft: Draft, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«هددت قسد بإعادة الإجراءات ما لم تلتزم دمشق»: who is to do something lest it comes is threatened."""
    if draft.type not in _ON_CONDITION:
        return []
    first, end = draft.trigger.last, analysis.sentences[draft.clause.sentence][1]
    at = grammar.cues["unless"].within(analysis.forms, first, min(end, first + _LEST))
    near = analysis.named(at, min(end, at + _COMPLYING)) if at >= 0 else []
    return [n for n in near if n.sort in PARTIES and n.preposition == "" and not n.dependent][:1]


def _between(draft: Draft, analysis: Analysis, grammar: Grammar) -> Draft:
    """«أبدت قطر استعدادها لاستضافة محادثات بين الطرفين»: he says it to those whom he would bring together."""
    if draft.type != "OFFER" or draft.roles.target:
        return draft
    near = analysis.named(draft.trigger.last, draft.words[1])
    sides = with_joined([n for n in near if n.kind == "actor" and n.preposition == "بين"], near)
    return with_roles(draft, target=tuple(others(sides, draft, grammar))) if len(sides) > 1 else draft


def not_to_own(draft: Draft, analysis: Analysis, grammar: Grammar) -> Draft:
    """«أبدى الرئيس استعداد بلاده للوساطة», «رفض بلاده»: whose it is it is not said to."""
    if draft.type not in {"OFFER", "REJECT"} or not draft.roles.target:
        return draft
    own, behind = grammar.words("own_subject"), draft.trigger.last
    if behind >= len(analysis.forms) or analysis.forms[behind] not in own:
        return draft
    return with_roles(draft, target=tuple(n for n in draft.roles.target if n.first != behind))
