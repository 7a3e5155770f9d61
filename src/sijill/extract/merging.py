"""Distinct happenings: a second mention of the same happening in one report adds nothing."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet

import msgspec

from sijill.extract.analysis import Analysis
from sijill.extract.closed import COMMAS, DIED
from sijill.extract.drafts import Draft, taken_over
from sijill.extract.meetings import is_meeting_again
from sijill.extract.scopes import Roles
from sijill.lexicon import Lexicon
from sijill.schema import SPEECH_ACTS, STATEMENTS, SYMMETRIC, Bound, EventType

# What a siege brings about, and what its lifting lets in, belongs to it (the coding guide).
_ONE_SIEGE = frozenset({"BLOCKADE", "LIFT"})
_HEADLINES = 3  # paragraphs that may stand over a report as its headlines
_HEADLINE = 30  # words of the longest of them
_STOPS = frozenset({".", "؟", "?", "!", ":"})  # a headline ends without one


def distinct(drafts: Sequence[Draft], analysis: Analysis, lexicon: Lexicon) -> list[Draft]:
    """Return the drafts that tell a happening of their own, the fuller of two that tell one.

    Source: the coding guide, "Code one event a distinct happening, not a mention".
    """
    kept: list[Draft] = []
    anew = lexicon.words.get("happening_anew", frozenset())
    for draft in _without_headlines(drafts, headlines_end(analysis.forms)):
        apart = _apart(draft, analysis.forms, anew)
        near = (n for n, old in enumerate(kept) if not apart(old))
        twin = next((n for n in near if _tells_again(kept[n], draft, analysis.forms, lexicon)), -1)
        toll = next((n for n, old in enumerate(kept) if _is_one_toll(old, draft)), -1)
        if twin < 0 <= toll:
            kept[toll] = max(kept[toll], draft, key=_as_toll)
        elif twin < 0 and any(is_meeting_again(old, draft, analysis.forms, lexicon) for old in kept):
            continue
        elif twin < 0:
            kept.append(_between_the_same(draft, kept))
        else:
            chanted = _is_chanted(kept[twin], draft, analysis.forms, lexicon)
            one = _with_chant(kept[twin], draft) if chanted else _fuller(kept[twin], draft)
            kept[twin] = _with_terms(one, kept[twin], draft)
    return sorted(kept, key=lambda d: d.words)


def _apart(draft: Draft, forms: Sequence[str], anew: AbstractSet[str]) -> Callable[[Draft], bool]:
    """Return what tells whether a draft before cannot be the same happening, by how this one is told."""
    alone, other = _breaks_out(draft, forms, anew), _is_another(draft, forms)
    return lambda old: (other and old.clause != draft.clause) or (alone and _is_before(old, draft))


_NEW: frozenset[EventType] = frozenset({"ATTACK", "CLASH", "PROTEST", "MEET"})
_BREAKS_OUT = 2  # words from «اندلعت» to what breaks out, with a number between


def _breaks_out(draft: Draft, forms: Sequence[str], anew: AbstractSet[str]) -> bool:
    """«اندلعت مواجهات عنيفة», «نفذوا 17 ضربة»: what is told as new takes up nothing told before."""
    trigger = draft.trigger
    if draft.type not in _NEW or trigger.build != "noun" or trigger.reading.definite or trigger.form.pronoun:
        return False
    before = forms[max(0, trigger.at - _BREAKS_OUT) : trigger.at]
    return any(form in anew or form.removeprefix("و") in anew for form in before)


def _is_another(draft: Draft, forms: Sequence[str]) -> bool:
    """«وأصدر مرسوما آخر بتعيين …», «في كمين آخر قرب تدمر»: what is called another is not what was told."""
    trigger = draft.trigger
    if trigger.build != "noun" or trigger.reading.definite or trigger.form.pronoun:
        return False
    by = trigger.reading.preposition == "ب" and forms[trigger.at - 1] in _ANOTHER
    return by or not _ANOTHER.isdisjoint(forms[trigger.at + 1 : trigger.at + 2])


_ANOTHER = frozenset({"اخر", "اخري", "اخرين", "اخريين"})


def _is_before(old: Draft, new: Draft) -> bool:
    return old.clause.sentence < new.clause.sentence


_ON = 2  # sentences behind an agreement within which its terms are told


def _between_the_same(draft: Draft, before: Sequence[Draft]) -> Draft:
    """Return an agreement whose terms are told with who made it when, as told right before.

    «توصلت الحكومة وقسد إلى اتفاق … وأضاف أن الاتفاق ينص على سحب القوات»
    """
    old = next((one for one in reversed(before) if _is_terms_of(one, draft)), None)
    if old is None:
        return draft
    made = taken_over(old.roles.actor)
    day = msgspec.structs.replace(old.date, how="inherited") if old.date else None
    return msgspec.structs.replace(draft, roles=Roles(made, (), (), inherited=True), date=day)


def _is_terms_of(old: Draft, new: Draft) -> bool:
    if not old.type == new.type == "AGREE" or not old.status == new.status == "actual":
        return False
    taken_up = new.trigger.build == "noun" and new.trigger.reading.definite and bool(new.content)
    silent = not (new.roles.actor or new.roles.target or new.roles.mediator or new.date)
    return taken_up and silent and 0 <= new.clause.sentence - old.clause.sentence <= _ON


def headlines_end(forms: Sequence[str]) -> int:
    r"""Return how many words stand in headlines over a report: short paragraphs without a full stop.

    Example:
        >>> headlines_end(["صنعاء", "تعلن", "اعتقال", "شبكه", "\n", "اعلنت", "صنعاء", "امس", "."])
        5
    """
    end = 0
    for _ in range(_HEADLINES):
        line = next((n for n in range(end, min(len(forms), end + _HEADLINE)) if forms[n] == "\n"), -1)
        if line < 0 or forms[line - 1] in _STOPS:
            break
        end = line + 1
    return end if end < len(forms) else 0


def _without_headlines(drafts: Sequence[Draft], end: int) -> list[Draft]:
    """Leave out what a headline tells and the report below tells anew."""
    below = {d.type for d in drafts if d.trigger.at >= end}
    return [d for d in drafts if d.trigger.at >= end or d.type not in below]


def _fuller(old: Draft, new: Draft) -> Draft:
    """Return the fuller of two drafts; where both stand in one clause, with the words of both."""
    if _is_inside(new, old):
        return _with_counts(old, new)
    if old.status != new.status:
        return _completed(old, new)
    fuller, other = (new, old) if _weight(new) > _weight(old) else (old, new)
    if old.clause.sentence == new.clause.sentence:
        fuller = _completed(fuller, other)
    if old.clause != new.clause:
        return fuller
    words = (min(old.words[0], new.words[0]), max(old.words[1], new.words[1]))
    return msgspec.structs.replace(fuller, words=words)


def _with_terms(fuller: Draft, *tellings: Draft) -> Draft:
    """«توصلا إلى اتفاق. وينص الاتفاق على فتح الطريق»: its terms belong to it, wherever they are told."""
    if fuller.type != "AGREE" or fuller.about:
        return fuller
    with_about = (d for d in tellings if d.about and d.status == fuller.status)
    terms = next((d for d in with_about if all(f.value != "VIOLATE" for f in d.about)), fuller)
    return msgspec.structs.replace(fuller, about=terms.about, content=terms.content)


def _completed(fuller: Draft, other: Draft) -> Draft:
    """Return a draft with what only the other of its sentence tells: «قصفت الحي … ما أدى إلى مقتل عشرة»."""
    met = fuller.type in SYMMETRIC and _parties(fuller) < _parties(other)  # «اتصالا مع فلان بحثا خلاله …»
    roles = other.roles if met else fuller.roles
    if not roles.target and not roles.inherited and not other.roles.inherited:
        own = {n.id for n in (*roles.actor, *roles.mediator)}
        target = tuple(n for n in other.roles.target if n.id not in own)
        roles = msgspec.structs.replace(roles, target=target)
    if not roles.actor and not other.roles.inherited:  # «نفذ التحالف 17 غارة استهدفت مقرات داعش»
        hurt = {n.id for n in roles.target}
        actor = tuple(n for n in other.roles.actor if n.how != "implied" and n.id not in hurt)
        roles = msgspec.structs.replace(roles, actor=actor)
    less = {p.value for p in fuller.place if p.how != "inherited"} <= {p.value for p in other.place}
    place = other.place or fuller.place if less else fuller.place
    date = fuller.date or other.date  # «لليوم الخامس، تواصل قسد حصارها للحي، وتمنع عنه الطحين»
    return msgspec.structs.replace(_with_counts(fuller, other), roles=roles, place=place, date=date)


def _parties(draft: Draft) -> set[str]:
    return {n.id for n in (*draft.roles.actor, *draft.roles.target)}


def _is_inside(new: Draft, old: Draft) -> bool:
    """Tell whether a draft's trigger stands in another's: «مقتل جندي وإصابة اثنين برصاص قناص» is one."""
    return old.trigger.at < new.trigger.at < old.trigger.last


def _with_counts(old: Draft, new: Draft) -> Draft:
    more = tuple(c for c in new.count if c.what not in {one.what for one in old.count})
    return msgspec.structs.replace(old, count=(*old.count, *more))


def _weight(draft: Draft) -> int:
    roles = draft.roles
    named = bool(roles.actor) + bool(roles.target) + bool(roles.mediator)
    return (
        2 * named
        + bool(draft.place)
        + bool(draft.date)
        + 2 * len(draft.count)
        + 2 * bool(draft.about)
        + 2 * _is_clausal(draft)
    )


def _tells_again(old: Draft, new: Draft, forms: Sequence[str], lexicon: Lexicon) -> bool:
    if old.type == new.type and old.status == new.status and _is_said_again(old, new, forms):
        return True
    if _is_named_so(new, old):
        return True
    taken_up = _is_summed_up(old, new, forms) or _goes_into(old, new, forms, lexicon)
    return taken_up or _same(old, new, forms, lexicon)


def _goes_into(old: Draft, new: Draft, forms: Sequence[str], lexicon: Lexicon) -> bool:
    """«وقعا الاتفاق أمس. وينص الاتفاق على …»: an agreement of which no more is told than its terms."""
    if not old.type == new.type == "AGREE" or old.status != new.status:
        return False
    known = new.trigger.build == "noun" and new.trigger.reading.definite and not new.date
    provided = forms[new.trigger.at - 1].removeprefix("و") in lexicon.words.get("providing", frozenset())
    parties = {n.id for n in new.roles.actor} <= {n.id for n in old.roles.actor}
    near = 0 <= new.clause.sentence - old.clause.sentence <= _ON
    return known and provided and parties and near


def _is_summed_up(old: Draft, new: Draft, forms: Sequence[str]) -> bool:
    """«فجر انتحاري نفسه في السوق، في هجوم هو الثاني»: what was told before in the sentence, by its noun."""
    at = new.trigger.at
    if not old.type == new.type == "ATTACK" or new.trigger.build != "noun" or old.trigger.at >= at:
        return False
    bare = not (new.trigger.reading.definite or new.trigger.form.pronoun) and forms[at - 1] == "في"
    aside = at > 1 and forms[at - 2] in COMMAS
    said = old.status == "actual" and new.status == "claimed"
    return bare and (aside or said) and old.clause.sentence == new.clause.sentence


def _same(old: Draft, new: Draft, forms: Sequence[str], lexicon: Lexicon) -> bool:
    if old.type != new.type or old.status != new.status:
        return old.type == new.type and old.status == "claimed" and _aims_at(new, old)
    changed = _is_other_change(old, new)
    beside = old.clause == new.clause and abs(old.trigger.at - new.trigger.at) <= 6 and not changed
    beside = beside or _describes(new, old) or _says_again(new, old)
    if beside or _is_inside(new, old) or (old.type in _ONE_SIEGE and _goes_on(old, new)):
        return True
    if _goes_with(old, new, forms, lexicon, changed=changed):
        return True
    uttered = new.type in SPEECH_ACTS and _is_uttered(new) and _is_uttered(old)
    apart = changed or _is_other_way(old, new)
    if uttered or apart or _is_others_word(old, new, lexicon):
        return False
    a, b = _told(old, lexicon), _told(new, lexicon)
    if _is_clausal(old) and _is_done(new, forms, lexicon) and not (a == b and _is_one_verb(old, new)):
        retold = bool(new.trigger.form.pronoun) or new.clause.link == "that"  # «وقال إن المعبر أغلق»
        return _is_one_verb(old, new) and retold and b <= a
    smaller, larger, vague = (a, b, old.trigger) if len(a) <= len(b) else (b, a, new.trigger)
    between = {("party", lexicon.party(n.id)) for n in (*old.roles.mediator, *new.roles.mediator)}
    silent = vague.build == "noun" and not vague.form.frame.rule.endswith(_OURS)
    return smaller <= larger | between if smaller else silent


def _goes_with(old: Draft, new: Draft, forms: Sequence[str], lexicon: Lexicon, *, changed: bool) -> bool:
    """Tell whether a draft is a part of what was told: its cries, its next step, its agenda."""
    step = not changed and _is_next_step(old, new, lexicon)
    return step or _is_what_they_discussed(old, new, lexicon) or _is_chanted(old, new, forms, lexicon)


def _is_chanted(old: Draft, new: Draft, forms: Sequence[str], lexicon: Lexicon) -> bool:
    """«ورددوا هتافات ضد الوالي», «ورفع المشاركون لافتات»: what a crowd shouts or carries is no second one."""
    trigger, apart = new.trigger, old.clause.sentence != new.clause.sentence
    elsewhere = any(f.how != "inherited" for f in new.place) if apart else _is_elsewhere(old, new)
    told = new.type == "PROTEST" and trigger.build == "verb" and not elsewhere
    if not told or trigger.reading.base not in lexicon.words.get("chanted", frozenset()):
        return False
    several = trigger.reading.base.endswith(("وا", "ون"))  # by those who were named before
    return several or any(form.startswith("ال") for form in forms[trigger.at + 1 : trigger.at + 2])


def _with_chant(old: Draft, new: Draft) -> Draft:
    """Return a demonstration with whom its cries are against; hundreds of placards are not its people."""
    return msgspec.structs.replace(_completed(old, new), count=old.count)


_DEADLY = frozenset({"CASUALTIES", "ATTACK", "CLASH"})
_FEW = 5  # dead below whom two tellings may well be of others
_DOZENS = frozenset({20, 200, 2000})  # what «عشرات», «مئات», «آلاف» are counted as


def _is_one_toll(old: Draft, new: Draft) -> bool:
    """«مجزرة راح ضحيتها 73 شخصا … محاكمة المتهمين بمقتل 73 شخصا»: as many dead are the same dead."""
    types = {old.type, new.type}
    if "CASUALTIES" not in types or not types <= _DEADLY:
        return False
    return not _dead(old).isdisjoint(_dead(new)) and not _is_elsewhere(old, new)


def _is_elsewhere(old: Draft, new: Draft) -> bool:
    """Tell whether two drafts name places that have none in common: as many may have died in both."""
    one, other = ({f.value for f in d.place if f.how != "inherited"} for d in (old, new))
    return bool(one and other) and one.isdisjoint(other)


def _as_toll(draft: Draft) -> tuple[bool, bool, int]:
    """Return what makes a telling of the same dead the better: what killed them, who says so, the rest."""
    return draft.type != "CASUALTIES", bool(draft.source), _weight(draft)


def _dead(draft: Draft) -> set[float]:
    """Return how many a draft tells to be dead, where that is a number of its own."""
    told = (_number(c.value) for c in draft.count if c.what == "killed")
    return {dead for dead in told if isinstance(dead, int | float) and dead >= _FEW and dead not in _DOZENS}


def _says_again(new: Draft, old: Draft) -> bool:
    """«تدين الحكومة وتستنكر بشدة الهجوم»: two verbs that mean one before what both say."""
    near = 0 <= new.trigger.at - old.trigger.last <= _SUBJECT and old.clause.sentence == new.clause.sentence
    one = new.trigger.form.frame == old.trigger.form.frame and new.trigger.reading.conjunction == "و"
    return near and one and _is_clausal(new) and new.roles.inherited and not (old.content or old.about)


def _is_named_so(new: Draft, old: Draft) -> bool:
    """«أدان الهجوم واعتبره جريمة»: what is blamed is called by a name besides."""
    one = old.type == "ACCUSE" and new.trigger.form.frame.rule == _NAMED
    one = one and old.clause.sentence == new.clause.sentence
    taken_up = bool(new.trigger.form.pronoun) and new.trigger.reading.conjunction == "و"
    return one and taken_up and _is_clausal(new) and _is_clausal(old) and new.roles.inherited


_NAMED = "accuse.charge"
_SUBJECT = 4  # words of who speaks between two verbs of one act
_AIMED = frozenset({"attack.target", "attack.strike"})
_THROWN = frozenset({"attack.fire-at", "attack.destroy", "attack.target", "attack.strike", "attack.ambush"})


def _describes(new: Draft, old: Draft) -> bool:
    """Tell whether a verb only says more of the blast told before, in the same sentence.

    «قتل 12 في تفجير استهدف الأكاديمية», «بانفجار قنبلة ألقاها مسلح», «أدانت محكمة رجلين وحكمت بسجنهما».
    """
    if old.clause.sentence != new.clause.sentence or not _is_clausal(new):
        return False
    rule, apart = new.trigger.form.frame.rule, new.trigger.at - old.trigger.last
    if rule == _SENTENCED:
        return old.trigger.form.frame.rule == rule
    if new.trigger.form.pronoun:
        return rule in _THROWN and 0 <= apart <= _ASIDE
    return _aims_at(new, old)


def _aims_at(new: Draft, old: Draft) -> bool:
    """«تفجير انتحاري استهدف الحاجز», «الهجوم الانتحاري الذي استهدف الحاجز»."""
    one = old.clause.sentence == new.clause.sentence and new.trigger.form.frame.rule in _AIMED
    reach = _RELATIVE if new.clause.link == "which" else _ADJECTIVE
    blast = old.trigger.form.frame.rule == DIED and not new.trigger.reading.conjunction
    since, reach = (old.trigger.need, _WEAPON) if blast else (old.trigger.last, reach)
    return one and 0 <= new.trigger.at - since <= reach


_SENTENCED = "coerce.sentence"
_ADJECTIVE = 1  # words between a blast and what it aimed at: «تفجير انتحاري استهدف»
_RELATIVE = 3  # the same with «الذي»
_WEAPON = 6  # the same where somebody died in it: «قتل ثلاثة في غارة بطائرة مسيرة إسرائيلية استهدفت»
_ASIDE = 8  # words between a blast and what takes up its shell: «هجوم على الدورية بصاروخ أطلقه»


def _is_next_step(old: Draft, new: Draft, lexicon: Lexicon) -> bool:
    """«خطف مسلحون المدير واقتادوه», «زار أنقرة والتقى وزيرها»: the same doer goes on, and nothing is new."""
    if old.clause.sentence != new.clause.sentence or not (_is_clausal(new) and new.roles.inherited):
        return False
    told = _told(new, lexicon), _told(old, lexicon)
    stepwise = new.type not in SPEECH_ACTS or new.type == "MEET"
    return stepwise and (told[0] <= told[1] or told[1] <= told[0])


def _is_what_they_discussed(old: Draft, new: Draft, lexicon: Lexicon) -> bool:
    """«استقبل الأمير الرئيس. وجرى خلال اللقاء بحث العلاقات»: what those who met right before talked of."""
    if new.trigger.form.frame.rule != "meet.discuss" or old.type != "MEET":
        return False
    near = 0 <= new.clause.sentence - old.clause.sentence <= _ON
    return near and _told(new, lexicon) <= _told(old, lexicon)


_UTTERED = frozenset({"DEMAND", "OFFER", "THREATEN"})
_OURS = ".we"  # predicates of what somebody says of himself and his own


def _is_uttered(draft: Draft) -> bool:
    """«وجهت المنظمة نداء إلى الأطراف»: a new act of words, told by a verb or by a noun that takes up none."""
    trigger = draft.trigger
    if trigger.build != "noun":
        return True
    ours = trigger.form.frame.rule.endswith(_OURS)  # «ونطالب العالم بالتدخل»
    known = not ours and (trigger.reading.definite or trigger.form.pronoun or draft.roles.inherited)
    return draft.type in _UTTERED and not known


def _goes_on(old: Draft, new: Draft) -> bool:
    """Tell whether a draft goes on with the one before: the same sentence and doer, no other place."""
    if old.clause.sentence != new.clause.sentence:
        return False
    actors = {n.id for n in old.roles.actor}, {n.id for n in new.roles.actor}
    places = ({p.value for p in d.place if p.how != "inherited"} for d in (old, new))
    first, second = places
    return actors[0] == actors[1] and (not first or not second or bool(first & second))


def _is_clausal(draft: Draft) -> bool:
    """A verb tells its own happening, where a noun may take up what was told."""
    return draft.trigger.build in {"verb", "passive"}


def _is_done(draft: Draft, forms: Sequence[str], lexicon: Lexicon) -> bool:
    """«وقامت الشرطة باعتقال المصور»: a noun whose verb only does it tells as a verb does."""
    if _is_clausal(draft):
        return True
    at, by = draft.trigger.at, draft.trigger.reading.preposition
    if draft.trigger.build != "noun" or by != "ب" or draft.roles.inherited:
        return False
    near = forms[max(draft.clause.first, at - _DOER) : at]
    doing = lexicon.words.get("done_by", frozenset())
    return any(form.lstrip("وف") in doing for form in near)


_DOER = 12  # words from «قامت» and who does to what is done


def _is_other_change(old: Draft, new: Draft) -> bool:
    """«أقال الرئيس المحافظ. وقال الخبير إن تعيين خلفه صائب»: who goes and who comes are two changes.

    So are two of two persons, be they of one state.
    """
    rules = {old.trigger.form.frame.rule, new.trigger.form.frame.rule}
    one, other = _whose_office(old), _whose_office(new)
    persons = bool(one and other) and one.isdisjoint(other)
    names = bool(one & _who_names(new)) or bool(other & _who_names(old))  # «مرسي الذي عين لجنة»
    return (_COMES in rules and not _GOES.isdisjoint(rules)) or persons or names


def _whose_office(draft: Draft) -> set[str]:
    """Return the persons who come into an office, or go."""
    if draft.type != "APPOINT":
        return set()
    own = draft.trigger.form.frame.rule in _OWN_OFFICE
    return {n.id for n in (draft.roles.actor if own else draft.roles.target) if n.sort == "person"}


def _who_names(draft: Draft) -> set[str]:
    """Return who puts others into an office, or out of it."""
    named = draft.type == "APPOINT" and draft.trigger.form.frame.rule not in _OWN_OFFICE
    return {n.id for n in draft.roles.actor} if named else set()


_OWN_OFFICE = frozenset({"appoint.resign", "appoint.defect"})


def _is_other_way(old: Draft, new: Draft) -> bool:
    """«اتصل لافروف بكيري. والتقى كيري في جنيف»: a call is not the meeting that came of it."""
    ways = {old.trigger.form.frame.rule, new.trigger.form.frame.rule}
    apart = old.clause.sentence != new.clause.sentence and not new.trigger.form.pronoun
    return apart and _CALL in ways and not ways.isdisjoint(_IN_PERSON)


_IN_PERSON = frozenset({"meet.meet", "meet.visit", "meet.delegation", "meet.conference"})
_CALL = "meet.call-phone"
_COMES = "appoint.appoint"
_GOES = frozenset({"appoint.dismiss", "appoint.resign", "appoint.defect"})


def _is_said_again(old: Draft, new: Draft, forms: Sequence[str]) -> bool:
    """«دعا إلى اجتماع طارئ للجامعة. وقال: ندعو إلى اجتماع طارئ»: told, then quoted."""
    if new.type not in STATEMENTS or old.clause.sentence == new.clause.sentence:
        return False
    one, other = ({n.id for n in d.roles.actor} for d in (old, new))
    said, again = (_stems(forms[d.trigger.last : d.words[1]]) for d in (old, new))
    enough = max(_REPEATED, min(len(said), len(again)) / 2)
    return bool(one) and one == other and len(said & again) >= enough


_REPEATED = 3  # words of weight that two tellings of what one said have in common
_WEIGHTY = 4  # letters of a word of weight, without its proclitics


def _stems(forms: Sequence[str]) -> set[str]:
    bare = (form.lstrip("وفبكل").removeprefix("ال") for form in forms)
    return {stem for stem in bare if len(stem) >= _WEIGHTY}


def _is_others_word(old: Draft, new: Draft, lexicon: Lexicon) -> bool:
    """«نفت واشنطن اتهامات موسكو. وسارعت موسكو إلى نفي …»: what one party says another has not said."""
    if new.type not in STATEMENTS or old.roles.inherited or new.roles.inherited:
        return False
    one, other = ({lexicon.party(n.id) for n in d.roles.actor} for d in (old, new))
    return bool(one and other) and one.isdisjoint(other)


def _told(draft: Draft, lexicon: Lexicon) -> set[tuple[str, object]]:
    """Return what a draft itself tells: parties, places, date, numbers."""
    roles = draft.roles
    told: set[tuple[str, object]] = set()
    if not roles.inherited:
        pronoun = draft.type == "MEET"  # «لقائه»: whose meeting it is only a pronoun tells
        own = (n for n in roles.actor if not (pronoun and n.how == "inherited"))
        told |= {("party", lexicon.party(n.id)) for n in own}
    told |= {("party", lexicon.party(n.id)) for n in roles.target if n.how != "inherited"}
    told |= {("place", p.value) for p in draft.place if p.how != "inherited"}
    told |= {("count", number) for number in _numbers(draft)}
    return told | ({("date", draft.date.value)} if draft.date else set())


def _is_one_verb(old: Draft, new: Draft) -> bool:
    return old.trigger.form.frame == new.trigger.form.frame


def _numbers(draft: Draft) -> set[tuple[str, object]]:
    """Return what is counted and how many: «46 قتيلا» and «46 قتيلا على الأقل» are one number."""
    return {(c.what, _number(c.value)) for c in draft.count}


def _number(value: float | Bound) -> object:
    return value if not isinstance(value, Bound) else (value.min if value.max is None else str(value))
