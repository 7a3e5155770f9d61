"""Where an event happens: the places of its clause, by how they stand there; else the place told last."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import partial
from operator import attrgetter

from sijill.arabic.clauses import Clause
from sijill.extract.analysis import Analysis, Name, Trigger
from sijill.extract.grammar import Grammar
from sijill.extract.scopes import Roles
from sijill.extract.triggers import tells_of_it
from sijill.lexicon.fold import fold
from sijill.schema import SPEECH_ACTS, EventType, Filler

_AREAS = frozenset({"country", "governorate"})
_TOWARDS = frozenset({"الي", "نحو", "باتجاه", "صوب"})
# Of these the place is where it starts, not where somebody goes.
_STARTS: frozenset[EventType] = frozenset(
    {"WITHDRAW", "RELEASE", "DETAIN", "ESCAPE", "SEIZE", "ATTACK", "CLASH"}
)
# What these say has its place with the event that is denied.
_PLACELESS: frozenset[EventType] = frozenset({"DENY"})
_WITHOUT_VENUE = frozenset({"meet.call-phone"})  # who calls from where is nobody's venue
# Speech that takes over the place told before it in its sentence.
_SPOKEN_THERE: frozenset[EventType] = frozenset({"MEET", "PROTEST", "AGREE"})
_CALLED_BY_VENUE: frozenset[EventType] = frozenset({"MEET", "AGREE"})
# What goes on where the sentence before was; people are held, freed or killed in too many places to guess.
_GOES_ON: frozenset[EventType] = frozenset({"WITHDRAW", "CLASH", "SEIZE", "LIFT", "AID", "COERCE", "DEPLOY"})

# What is told first and its place later in the sentence: «استشهد مزارع وأصيب تسعة برصاص الجنود شرق خان يونس».
_TOLD_LATER: frozenset[EventType] = frozenset(
    {"ATTACK", "CLASH", "CASUALTIES", "DISPLACE", "PROTEST", "LIFT", "AID", "ESCAPE", "WITHDRAW", "DEPLOY"}
)


def place_of(
    trigger: Trigger, clause: Clause, stop: int, analysis: Analysis, grammar: Grammar
) -> tuple[Filler, ...]:
    """Return the most specific places of a trigger's clause, those after the trigger first.

    Places that only tell whose people are meant («وجهاء درعا», «قادمة من مأرب») are none of an event's.
    A clause without a place takes over the one told last before it in its sentence.
    """
    kind = trigger.form.frame.type
    if kind in _PLACELESS or trigger.form.frame.rule in _WITHOUT_VENUE:
        return ()
    names = _told(trigger, clause, stop, analysis, grammar)
    if kind in _CALLED_BY_VENUE and (venue := _venue(trigger, names)):
        names = venue
    elif kind == "MEET":
        names = [n for n in names if not (n.preposition in _ABOUT or _is_discussed(n, analysis, grammar))]
    if not names or all(n.how == "pronoun" or n.preposition in _NOT_THERE for n in names):
        names = _fronted(clause, analysis) or names
    names = list(_without_origins(kind, names, analysis, grammar))
    after = _witnesses(names, analysis, grammar) or [n for n in names if n.first >= trigger.at]
    chosen = list(_without_landmarks(after or names, analysis, grammar)) or after or names
    chosen = _specific(chosen, analysis, grammar)
    if kind == "MEET":
        chosen = _first_run(chosen)
    starts = [n for n in chosen if n.preposition not in _TOWARDS]
    if kind in _STARTS and (starts or kind == "WITHDRAW"):
        chosen = starts
    fillers = [Filler(n.id, analysis.span(n.first, n.last), n.how) for n in chosen]  # type: ignore[arg-type]
    if not chosen and kind in _CONCERNING:
        fillers += _concerned(trigger, stop, analysis, grammar)
    if not starts and (not chosen or kind == "DISPLACE"):
        fillers = [*_inherited(kind, trigger.at, clause, analysis, grammar), *fillers]
    return tuple({f.value: f for f in fillers}.values())


def _concerned(trigger: Trigger, stop: int, analysis: Analysis, grammar: Grammar) -> Iterator[Filler]:
    """Yield the country whose crisis or affairs are spoken of: «دعت إلى حل سياسي للأزمة السورية»."""
    for at in range(trigger.last, min(stop, trigger.last + _SPOKEN_OF)):
        nationality = grammar.adjectives.get(analysis.forms[at]) if analysis.forms[at][:2] == "ال" else None
        heads = (head for head in (at - 1, at - 2) if _is_any(analysis.forms[head], "matters", grammar))
        first = next(heads, -1)
        if nationality is not None and first > trigger.at and nationality.country in grammar.country_names:
            yield Filler(grammar.country_names[nationality.country], analysis.span(first, at + 1), "relation")
            return


def _without_origins(
    kind: EventType, names: Sequence[Name], analysis: Analysis, grammar: Grammar
) -> Iterator[Name]:
    """Leave out where people come from or shoot from, where it is told besides where it happens.

    Example:
        «قتل رجل من حمص في تفجير في بيروت», «قصفت المدفعية المتمركزة في قاسيون بلدة داريا».
    """
    left: Name | None = None
    for at, name in enumerate(names):
        behind = names[at + 1 :]
        origin = kind in _THERE and _is_left(name, analysis, grammar)
        if origin and (_is_launched(name, analysis, grammar) or _lies_behind(kind, name, behind)):
            left = name
            continue
        if left and left.sort in _STANDING and name.sort not in _TOWNS and name.first - left.last <= _NEXT:
            continue  # «انطلاقا من قاعدة إنجرليك الجوية في جنوب تركيا»
        posted = bool(behind) and name.first > 1 and _is_posted(name.first - 1, analysis, grammar)
        if not posted:
            yield name


_NEXT = 3  # words


def _before(name: Name, analysis: Analysis, grammar: Grammar) -> int:
    """Return the word before a place and the kinds that it is called by: «من» of «من مدينة حلب»."""
    at = name.first - 1
    while at > 0 and grammar.place_kind(analysis.forms, at):
        at -= 1
    return at


def _is_left(name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«هاجموا من الضفة الغربية», «صواريخ من قطاع غزة»."""
    return name.preposition == "من" or analysis.forms[_before(name, analysis, grammar)] == "من"


def _is_launched(name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«صاروخا أطلق من الأراضي اليمنية», «انطلاقا من الجولان»: from there it came, and struck elsewhere."""
    at = _before(name, analysis, grammar)
    return at > 0 and analysis.forms[at] == "من" and analysis.forms[at - 1] in grammar.words("launched")


def _lies_behind(kind: EventType, name: Name, behind: Sequence[Name]) -> bool:
    """Tell whether what is told behind a place that somebody comes or shoots from is where it happens."""
    if name.sort in _TOWNS:
        return any(map(_is_inside, behind))
    told = (n for n in behind if n.preposition != "من" and not n.joined)
    there = _WHERE | _TOWARDS
    return kind == "ATTACK" and any(n.sort in _TOWNS | {""} or n.preposition in there for n in told)


_THERE: frozenset[EventType] = frozenset({"ATTACK", "CLASH", "CASUALTIES", "DETAIN"})


def _is_inside(name: Name) -> bool:
    return name.preposition in {"في", "ب"} and name.sort in _TOWNS


def _is_posted(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether the word before a place's preposition says that forces stand there."""
    while at > 1 and grammar.place_kind(analysis.forms, at):
        at -= 1
    if analysis.forms[at] not in _POSTED_IN:
        return False
    own = analysis.forms[at - 2] == "من" and analysis.forms[at - 1] in grammar.words("own_posts")
    return own or _is_any(analysis.forms[at - 1], "posted", grammar)


_POSTED_IN = frozenset({"في", "علي", "عند", "داخل"})
_CONCERNING: frozenset[EventType] = frozenset({"DEMAND", "REJECT", "OFFER"})
_STRUCK = 6  # words from an attack to the country that it strikes, with who strikes between them


def land_of(
    trigger: Trigger, roles: Roles, clause: Clause, analysis: Analysis, grammar: Grammar
) -> tuple[Filler, ...]:
    """Return the country that is attacked, visited or host where no place is told: there it happens.

    «العدوان على لبنان», «قصف الطيران لبنان», «زيارة الوزيرة لمصر», «استقبلت الجزائر الوزير».
    """
    kind, at = trigger.form.frame.type, trigger.at
    if kind == "MEET" and grammar.words("receiving").intersection(grammar.spellings[analysis.forms[at]]):
        return _land([n for n in roles.actor if clause.first <= n.first < clause.last], analysis, grammar)
    near = [n for n in analysis.named(at + 1, min(clause.last, at + _STRUCK)) if not n.dependent]
    if kind == "ATTACK":
        struck = {n.id for n in roles.target}
        near = [n for n in near if n.preposition in {"علي", "ل"} or (n.id in struck and not n.preposition)]
        near = [n for n in near if not _of_people(n, analysis, grammar)]  # «اقتحام سفارة الهند»
    elif trigger.form.frame.rule == _VISIT:
        near = [n for n in near if analysis.forms[n.first][0] == "ل" or n.preposition in {"ل", "الي"}]
    else:
        return ()
    return _land(near, analysis, grammar)


_VISIT = "meet.visit"


def _land(names: Sequence[Name], analysis: Analysis, grammar: Grammar) -> tuple[Filler, ...]:
    """Return the first state that is called by the name of its country alone, as that country."""
    for name in names:
        actor = grammar.lexicon.actors.get(name.id)
        land = grammar.country_names.get(actor.country, "") if actor and name.sort == "state" else ""
        told = " ".join(analysis.forms[name.first : name.last])
        if land and (told == fold(land) or _attached(fold(land)) == told):
            return (Filler(land, analysis.span(name.first, name.last), name.how),)  # type: ignore[arg-type]
    return ()


def _attached(land: str) -> str:
    """«للعراق», «لمصر»."""
    return "لل" + land[2:] if land.startswith("ال") else "ل" + land


def _told(trigger: Trigger, clause: Clause, stop: int, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return the places told in a trigger's clause, or in what goes on with it; of speech, near its word."""
    kind = trigger.form.frame.type
    # Who is appointed or dismissed serves where his office is: «استقال محافظ السويداء».
    told = _named if kind == "APPOINT" else partial(_places, grammar=grammar, kind=kind)
    names = told(clause.first, stop, analysis)
    if kind in SPEECH_ACTS - _SPOKEN_THERE:
        names = [n for n in names if n.first - trigger.at < _SPOKEN_OF]
    if kind in _CONCERNING | {"THREATEN"}:
        names = [n for n in names if not _is_aside(n, trigger, analysis, grammar)]
    if kind == "ACCUSE":  # of what it is about, not of who accuses
        names = [n for n in names if n.first > trigger.at and n.preposition in _WHERE]
    if names or kind in SPEECH_ACTS - {"MEET"}:
        return names
    more = told(stop, _goes_on_to(clause, analysis), analysis)
    return [n for n in more if n.preposition != "من" or kind in _LEFT]


def _is_aside(name: Name, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«طالب بتسليم المسؤولين عن قصف الدحلة»: it is not there that something is wanted.

    «برفع الحصار الذي تفرضه على الحي» is of the quarter.
    """
    forms, aside = analysis.forms, grammar.cues["told_aside"]
    for at in range(name.first - 1, trigger.last - 1, -1):
        if forms[at] == "،":
            return False
        if aside.length(forms, at):
            return not tells_of_it(forms, at + 1, grammar)
    return False


def _goes_on_to(clause: Clause, analysis: Analysis) -> int:
    """Return where the clauses end that only go on with ``clause``, in its sentence, without a trigger."""
    at = bisect_left(analysis.clauses, clause.last, key=attrgetter("first"))
    last = clause.last
    for after in analysis.clauses[at : at + _MORE]:
        if after.sentence != clause.sentence or after.link in _OWN_LINKS or _tells(after, analysis):
            break
        last = after.last
    return last


def _tells(clause: Clause, analysis: Analysis) -> bool:
    triggers = analysis.triggers
    at = bisect_left(triggers, clause.first, key=attrgetter("at"))
    return at < len(triggers) and triggers[at].at < clause.last


_LEFT: frozenset[EventType] = frozenset({"ESCAPE", "RELEASE", "WITHDRAW", "DISPLACE"})
_MORE = 1  # clauses
_OWN_LINKS = frozenset({"and", "adverb", "that"})  # what opens a clause that tells of something else


_SPOKEN_OF = 30  # words behind a word of speech within which its content has its place
_WHERE = frozenset({"في", "ب", "علي"})
_NOT_THERE = frozenset({"مع", "ل", "ضد"})


def _fronted(clause: Clause, analysis: Analysis) -> list[Name]:
    """Return the place that opens the sentence by itself: «وفي القامشلي، تظاهر المئات»."""
    first = analysis.sentences[clause.sentence][0]
    opens = analysis.forms[first] in _IN and first < clause.first <= first + _FRONT
    return _named(first, clause.first, analysis) if opens else []


def _witnesses(names: Sequence[Name], analysis: Analysis, grammar: Grammar) -> list[Name]:
    """«شهدت حماة وحمص مظاهرات»: the places that saw it; of a whole governorate the place is told closer."""
    seen: list[Name] = []
    for name in names:
        at = _before(name, analysis, grammar)
        if _is_any(analysis.forms[at], "witnessing", grammar) or (seen and name.joined):
            seen.append(name)
        elif seen:
            break
    return [n for n in seen if n.sort not in _AREAS]


_ABOUT = frozenset({"حول", "بشان", "عن", "تجاه"})  # «الاتصالات مع روسيا حول سوريا»
_IN = frozenset({"في", "وفي"})
_FRONT = 6  # words


def _venue(trigger: Trigger, names: Sequence[Name]) -> list[Name]:
    """Return the place that talks are called by, «مؤتمر باريس», before what else the clause names."""
    if trigger.build != "noun":
        return []
    return [n for n in names if n.first == trigger.at + 1 and n.preposition == ""][:1]


def _named(first: int, last: int, analysis: Analysis) -> list[Name]:
    return [n for n in analysis.named(first, last) if n.kind == "place"]


def _places(
    first: int, last: int, analysis: Analysis, grammar: Grammar, *, kind: EventType | None = None
) -> list[Name]:
    told: list[Name] = []
    people = -1
    for name in _named(first, last, analysis):
        if _of_people(name, analysis, grammar) or (name.joined and people == name.first):
            people = name.last  # «وجهاء شهبا وصلخد»
        elif not _is_of_another(name, kind, analysis, grammar):
            told.append(name)
    return told


def _is_of_paper(name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«خرق اتفاق جنيف»: where a paper was signed is no place of what is done about it."""
    return (
        name.first > 0
        and not name.preposition
        and _is_any(analysis.forms[name.first - 1], "called_by_venue", grammar)
    )


def _of_people(name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a place only says whose people are meant, or where somebody comes from."""
    at = name.first - 1
    while at >= 0 and grammar.place_kind(analysis.forms, at):
        at -= 1
    if at > 0 and analysis.forms[at] == "في" and analysis.forms[at - 1] in _BANNED:
        return True
    if at > 0 and analysis.forms[at] == "الي" and analysis.forms[at - 1] == "اشاره":
        return True
    if name.sort == "country" and at > 0 and analysis.forms[at] in _SENT_TO:
        return _is_of_envoy(at, "envoys", analysis, grammar)
    if at >= 0 and analysis.forms[at] == "من":
        return at > 0 and _is_any(analysis.forms[at - 1], "comers", grammar)
    if at < 0 or (
        name.preposition and name.phrase == name.first and analysis.forms[name.first][0] == name.preposition
    ):
        return False
    # «فصائل المعارضة بلدتي نبل والزهراء», «تسلمت الحكومة معبر نصيب»: whom the article makes definite are no
    # people of the place.
    return not analysis.forms[at].startswith("ال") and _is_any(analysis.forms[at], "locals", grammar)


# «داعش (المحظور في روسيا)», «العمدة المولود في تونس»
_BANNED = frozenset({"المحظور", "المحظوره", "المصنف", "المصنفه", "المولود", "المولوده", "مواليد"})
_SENT_TO = frozenset({"الي", "لدي"})
_TITLE = 5  # words of a title before «إلى»


def _is_of_another(name: Name, kind: EventType | None, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a place only says where a paper was signed, or where who is spoken to is posted."""
    paper = kind not in _CALLED_BY_VENUE and _is_of_paper(name, analysis, grammar)
    return paper or (kind in SPEECH_ACTS and _is_of_post(name, analysis, grammar))


def _is_of_post(name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«التقى قائد القوات الروسية في سوريا»: who is posted there may be met elsewhere."""
    at = name.first - 1
    told = name.sort == "country" and at > 0 and analysis.forms[at] == "في"
    return told and _is_of_envoy(at, "posted_heads", analysis, grammar)


def _is_of_envoy(at: int, heads: str, analysis: Analysis, grammar: Grammar) -> bool:
    """«المبعوث الأممي إلى ليبيا», «قائد القوات الروسية في سوريا»: the title's country.

    The verb before may tell that he goes there: «أرسلت المبعوث إلى ليبيا».
    """
    for before in range(at - 1, max(-1, at - 1 - _TITLE), -1):
        form = analysis.forms[before]
        if not form.isalpha() or grammar.goes[form]:
            return False
        if _is_any(form, heads, grammar):
            return not (before and grammar.goes[analysis.forms[before - 1]])
    return False


def _is_discussed(name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«بحثا الوضع في سوريا»: where the subject of talks lies is not their venue."""
    at = name.first - 1
    return at > 0 and analysis.forms[at] == "في" and _is_any(analysis.forms[at - 1], "discussed", grammar)


def _without_landmarks(names: Sequence[Name], analysis: Analysis, grammar: Grammar) -> Iterator[Name]:
    """Leave out what another place is told by: «تلة الراية المشرفة على حلب», «مأرب وهي منطقة شرقي صنعاء»."""
    aside, end = False, 0
    for name in names:
        joined = name.joined and analysis.forms[name.first - 1] != "،"  # «عدن، كبرى مدن الجنوب، والضالع»
        aside = _is_landmark(name, end, analysis, grammar) or (aside and joined)
        end = name.last
        if not aside:
            yield name


def _is_landmark(name: Name, end: int, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a place is told by this name: one that ends before the word ``end``, or by distance."""
    at, forms = name.first - 1, analysis.forms
    while at > 0 and grammar.place_kind(forms, at):
        at -= 1
    if at < 1:
        return False
    if forms[at] in _RANKS:
        return True
    if forms[at] in (sides := grammar.words("sides")):
        while at > end and forms[at] in sides:
            at -= 1
        return 0 < end <= at + 1 and name.first - end <= _ASIDE_OF and forms[at] not in _TO_A_SIDE
    if forms[at] not in _TOLD_BY:
        return False
    return (
        _is_any(forms[at - 1], "distances", grammar)
        or (end > 0 and forms[at - 2] == "الي" and forms[at - 1].removeprefix("ال") in grammar.words("sides"))
        or (at - 1 == end and _is_any(forms[end], "lying", grammar))
    )


# «عدن، كبرى مدن الجنوب», «بولي علم عاصمة ولاية لوغار»
_RANKS = frozenset({"كبري", "اكبر", "ثاني", "ثالث", "عاصمه", "مركز"})
_TOLD_BY = frozenset({"علي", "الي", "من", "عن"})
_TO_A_SIDE = _TOWARDS | {"في", "من", "بين"}  # «من ذمار إلى جنوب مأرب»
_ASIDE_OF = 10  # words from a place to the one that it is told to lie aside of


def _is_any(form: str, words: str, grammar: Grammar) -> bool:
    return not grammar.words(words).isdisjoint(grammar.bases[form])


def _inherited(
    kind: EventType, at: int, clause: Clause, analysis: Analysis, grammar: Grammar
) -> Iterator[Filler]:
    """Yield the place told last before the word ``at`` in its sentence, or later in it, or before it.

    A name at the head of a line («غزة - …») gives way to one that follows.
    """
    if kind in SPEECH_ACTS - _SPOKEN_THERE or kind == "HANDOVER":
        return
    start, end = analysis.sentences[clause.sentence]
    near = _last_places(start, at, analysis, grammar)
    if kind in _TOLD_LATER and (not near or near[-1].first == start):
        near = _first_places(clause.last, end, analysis, grammar) or near
    if (
        not near
        and (kind in _GOES_ON or _is_there(kind, at, analysis))
        and clause.sentence
        and "\n" not in analysis.forms[max(0, start - 2) : start]
    ):
        near = _last_places(analysis.sentences[clause.sentence - 1][0], start, analysis, grammar)
    for name in near:
        yield Filler(name.id, analysis.span(name.first, name.last), "inherited")


def _is_there(kind: EventType, at: int, analysis: Analysis) -> bool:
    """«دخل الجيش بلدة صيدنايا. واعتقل هناك أربعة», «والتقى فيها قادتها»: where the sentence before was.

    «قتل فيها ثلاثة» may be in a battle.
    """
    behind = analysis.forms[at + 1] if at + 1 < len(analysis.forms) else ""
    return behind == "هناك" or (kind == "MEET" and behind == "فيها")


def _first_run(names: Sequence[Name]) -> list[Name]:
    """Return the first place with those that are joined to it: talks have one venue."""
    end = 1
    while end < len(names) and names[end].joined and names[end].first - names[end - 1].last <= _JOINT:
        end += 1
    return list(names[:end])


def _first_places(first: int, last: int, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return the first place in a stretch with those that are joined to it."""
    found = [n for n in _places(first, last, analysis, grammar) if n.preposition not in _TOWARDS]
    return _first_run(_specific(found, analysis, grammar))


_JOINT = 2  # words between joined places: «بعلبك وأطراف سرعين»


def _last_places(first: int, last: int, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return the last place in a stretch with those that it is joined to."""
    found = _without_landmarks(
        _specific(_places(first, last, analysis, grammar), analysis, grammar), analysis, grammar
    )
    near = [n for n in found if n.sort != "country" and not _is_headed_for(n, analysis, grammar)]
    start = len(near) - 1
    while start > 0 and near[start].joined and near[start].first - near[start - 1].last <= 1:
        start -= 1
    return near[max(start, 0) :]


def _is_headed_for(name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«غادر متوجها إلى بغداد»: where somebody is on the way to, nothing that is told besides took place."""
    before = analysis.forms[max(0, name.phrase - 2) : name.phrase]
    return any(not grammar.words("heading_for").isdisjoint(grammar.bases[form]) for form in before)


def _specific(names: Sequence[Name], analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Leave out the larger place that only says where the smaller one lies («حي طي في القامشلي»).

    Of what several towns have, the town says which it is: «المربع الأمني في القامشلي».
    """
    kept: list[Name] = []
    in_many = grammar.lexicon.phrases.get("in_many_towns", ())
    for name in names:
        inside = (
            kept and not name.joined and name.first - kept[-1].last <= 4 and _larger(name, kept[-1], analysis)
        ) and not _is_another(name, kept[-1], analysis, grammar)
        if not inside or tuple(fold(kept[-1].id).split()) in in_many:
            kept.append(name)
    kept = [n for n in kept if not _says_where(n, kept, analysis, grammar) and not _is_in_another(n, kept)]
    if len(kept) > 1:
        kept = [
            n for at, n in enumerate(kept) if n.sort not in _AREAS or _lies_apart(at, kept, grammar)
        ] or kept
    return kept


def _lies_apart(at: int, names: Sequence[Name], grammar: Grammar) -> bool:
    """«تعز وأبين», «من عدن إلى لحج»: a governorate beside places that lie elsewhere, as far as is known."""
    area = names[at]
    joined = area.joined or area.preposition in _TOWARDS or any(n.joined for n in names[at + 1 : at + 2])
    if area.sort != "governorate" or not joined or area.preposition == "بين":
        return False
    return all(area.id not in grammar.around.get(n.id, ()) for n in names if n.sort not in _AREAS)


def _says_where(name: Name, names: Sequence[Name], analysis: Analysis, grammar: Grammar) -> bool:
    """«في محافظة شبوة، جنوب شرقي اليمن»: what only tells in which part of a land the place before lies."""
    if name.preposition == "علي" and (name.sort == "river" or name.id.startswith(_BORDERS)):
        return any(0 < name.first - n.last <= _ASIDE_OF for n in names)
    parts = name.sort == "region" and name.id.split()[0] in grammar.words("sides") | {"وسط"}
    near = (n for n in names if n is not name and 0 < name.first - n.last <= _ASIDE)
    return parts and any(analysis.forms[n.last] in {"،", "("} for n in near)


_ASIDE = 2  # words
_BORDERS = ("الحدود ", "حدود ")  # «في تل شهاب على الحدود السورية الأردنية», «الجسر الرابع على نهر دجلة»
_LIES = frozenset(
    {"ب", "في", "من", "", "قرب", "وسط", "شرق", "غرب", "شمال", "جنوب", "شرقي", "غربي", "شمالي", "جنوبي"}
)


def _larger(name: Name, before: Name, analysis: Analysis) -> bool:
    if not name.preposition and name.sort in _STANDING and before.sort in _PEOPLED:
        return False  # «السلطات القائمة في صنعاء مطارَ صنعاء»
    return name.preposition in _LIES and _APART.isdisjoint(analysis.forms[before.last : name.first])


def _is_another(name: Name, before: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«في تعز … وفي مأرب», «عمليتين في عدن وثالثة في المكلا»: a town that «و» tells beside another."""
    if not {name.sort, before.sort} <= _TOWNS or name.id in grammar.around.get(before.id, ()):
        return False
    after = "".join(analysis.forms[before.last : before.last + 1])
    return analysis.forms[name.first - 1] == "وفي" or (
        after.startswith("و") and after not in grammar.words("sides") and not grammar.is_kind(after)
    )


_TOWNS = frozenset({"city", "town", "village"})
_APART = frozenset({"،"}) | _TOWARDS  # «من ذمار إلى جنوب مأرب»


_STANDING = frozenset({"airport", "prison", "bridge", "crossing", "camp", "base", "dam", "quarter", "site"})
_PEOPLED = frozenset({"city", "town", "village", "governorate", "country"})


def _is_in_another(name: Name, names: Sequence[Name]) -> bool:
    """«صنعاء» beside «مطار صنعاء»: the smaller place bears the name of the one where it stands."""
    return any(n.sort in _STANDING and n.id.endswith(" " + name.id) for n in names)
