"""What is counted: what a number tells of, by its noun, by what befell them and by the event."""

from collections.abc import Sequence

from sijill.arabic.clauses import Clause
from sijill.arabic.numbers import Number
from sijill.extract.amounts import holds_noun, is_deed, is_joined
from sijill.extract.analysis import Analysis, Trigger
from sijill.extract.dating import starting_in, triggers_in
from sijill.extract.grammar import Grammar
from sijill.extract.tallies import AT_LEAST
from sijill.schema import Bound, CountOf, EventType

# What a number of people is a number of, where the noun does not say it itself.
BY_TYPE: dict[EventType, CountOf] = {
    "DETAIN": "detained", "RELEASE": "released", "ESCAPE": "escaped", "DISPLACE": "displaced",
    "CASUALTIES": "killed", "PROTEST": "people", "MEET": "people", "DEPLOY": "people", "WITHDRAW": "people",
    "COERCE": "people", "HANDOVER": "people", "AID": "people", "BLOCKADE": "people", "APPOINT": "people",
}  # fmt: skip
HARMS: frozenset[EventType] = frozenset(
    {"ATTACK", "CLASH", "CASUALTIES", "VIOLATE", "PROTEST", "SEIZE", "COERCE"}
)
CROWDS: frozenset[EventType] = frozenset({"PROTEST", "DISPLACE"})
PEOPLE = frozenset({"killed", "injured", "detained", "released", "escaped", "displaced", "people"})
STATES = frozenset({"detained", "released", "escaped", "displaced"})
FATES = frozenset(kind for kind, what in BY_TYPE.items() if what in STATES)
BURIED = "casualties.bodies-found"  # who buries, or takes part («شارك الآلاف في تشييع …»), is not dead
SENTENCES = frozenset({"coerce.sentence"})
MANY = 20  # from this on a crowd is told by a round word: «عشرات», «مئات», «آلاف»
_BEFORE = 5  # words before a number within which a word of death or hurt says what became of them


def what_of(
    number: Number,
    trigger: Trigger,
    clause: Clause,
    before: CountOf | None,
    analysis: Analysis,
    grammar: Grammar,
) -> CountOf | None:
    """Return what a number counts here, None where it is none of the trigger's numbers."""
    if trigger.form.frame.rule == BURIED and number.first == trigger.at + 1:
        return None  # «شيع الآلاف جثامين ثمانية»: who buries is not dead
    what, person = noun_of(number, analysis, grammar)
    counted = number.noun_at if number.noun else number.last + 1
    if what is None and _is_act(counted, number, trigger, analysis):
        return _of_acts(counted, trigger)
    harmed = what in {"killed", "injured"} or (person and trigger.form.frame.type in HARMS)
    if harmed and _is_mixed(number, what, analysis, grammar):
        return "other"
    if what in {"killed", "injured"}:
        return "released" if trigger.form.frame.type == "RELEASE" else what
    if what is not None and not person and what != "people":
        taken = what == "other" and trigger.form.frame.type == "SEIZE" and grammar.is_kind(number.noun)
        return "positions" if taken else what  # «سيطرت على عشرين قرية»
    fate = _fate(number, trigger, clause, analysis, grammar) or (before if before in PEOPLE else None)
    if number.noun_at == number.first and is_deed(number.noun, grammar):
        fate = None  # «سقط قتلى وجرحى في تفجيرين»: no two persons
    people = person or BY_TYPE.get(trigger.form.frame.type) in STATES or _is_crowd(number, trigger)
    mourns = trigger.form.frame.rule == BURIED and trigger.build == "noun" and number.first < trigger.at
    told = fate or (people and not mourns) or what in STATES
    return _of_people(number, what, fate, trigger, analysis, grammar) if told else None


def _of_people(
    number: Number,
    what: CountOf | None,
    fate: CountOf | None,
    trigger: Trigger,
    analysis: Analysis,
    grammar: Grammar,
) -> CountOf | None:
    """Return what befell those who are counted, by their ``fate`` as it is told, else by the event."""
    kind = trigger.form.frame.type
    if fate:
        condemned = trigger.form.frame.rule in SENTENCES  # «حكم بإعدام تسعة»: nobody is dead yet
        return "people" if condemned else fate
    if what in STATES:
        families = kind in _HELPING and number.noun in grammar.words("families")
        return "other" if families else _of_state(what, kind)  # «وزعت سلالا على 620 أسرة»
    harm = grammar.harm_of(analysis.forms[trigger.at]) if kind == "CASUALTIES" else None
    return harm or BY_TYPE.get(kind)


_HELPING: frozenset[EventType] = frozenset({"AID", "LIFT"})


def _of_acts(at: int, trigger: Trigger) -> CountOf | None:
    """«ثلاث وقفات» counts what is told by its noun, nothing of what else is; «35 ألفا يفرون» who flees."""
    fled = trigger.build in {"verb", "passive"} and trigger.form.frame.type in FATES
    return None if at != trigger.at else BY_TYPE.get(trigger.form.frame.type) if fled else "other"


def _is_act(at: int, number: Number, trigger: Trigger, analysis: Analysis) -> bool:
    """Tell whether what is counted is itself something told: «ثلاث وقفات», «خمس غارات»."""
    if number.noun:
        return at == trigger.at and not trigger.reading.preposition
    told = (t for t in triggers_in(analysis, at, at + 1) if t.build == "noun" and not t.reading.preposition)
    return any(analysis.forms[t.at].endswith("ات") for t in told)  # no «12 محتجا»


def _is_mixed(number: Number, what: CountOf | None, analysis: Analysis, grammar: Grammar) -> bool:
    """«20 قتيلا وجريحا», «سقط العشرات بين قتيل وجريح»: one number for the dead and the hurt."""
    if _are_both_before(number, analysis, grammar):
        return True
    behind = analysis.forms[max(number.last, number.noun_at) + 1 :][:_MIXED]
    if what == "killed" and behind[:1] and behind[0] in _AND_HURT:
        return True
    harms = {known[0] for form in behind if (known := grammar.counted(form.removeprefix("و")))}
    return "بين" in behind and harms >= {"killed", "injured"}


_MIXED = 5  # words behind a number that tell it to be of dead and hurt: «سقطوا بين قتيل وجريح»
_AND_HURT = frozenset({"وجريحا", "وجريح", "وجريحه", "ومصابا", "ومصاب"})


def _are_both_before(number: Number, analysis: Analysis, grammar: Grammar) -> bool:
    """«مقتل وإصابة 25 مدنيا», «مقتل وجرح أكثر من مئة»: of which there were how many is not told."""
    forms = analysis.forms
    for at in range(number.first - 1, max(0, number.first - _NEAR), -1):
        if harm := grammar.harm_of(forms[at]):
            apart = starting_in(analysis.numbers, at - _APART, at)  # «اثنان من الجنود قتلا وجرح ستة»
            other = None if apart else grammar.harm_of(forms[at - 1])
            return forms[at][0] == "و" and other is not None and other != harm
    return False


_NEAR = 4  # words before a number, its bound between, to the word of death or hurt
_APART = 6  # words before a word of hurt within which the dead have a number of their own


def _is_crowd(number: Number, trigger: Trigger) -> bool:
    """«تظاهر الآلاف», «خرج مئات الغاضبين»: beside the verb, vaguely counted, who does it."""
    vague = isinstance(number.value, Bound) and (number.value.min or 0) >= MANY
    near = number.first == trigger.at + 1 or trigger.at - max(number.last, number.noun_at) == 1
    return vague and near and trigger.build == "verb" and trigger.form.frame.type in CROWDS


def noun_of(number: Number, analysis: Analysis, grammar: Grammar) -> tuple[CountOf | None, bool]:
    """Return what a number counts by its noun, None where that does not say it, and whether it is people."""
    known = grammar.counted(number.noun)
    if known is None:
        return ("people", True) if is_person(number, grammar) else (None, not _is_thing(number, grammar))
    if known[0] == "vehicles" and number.noun_at + 1 < len(analysis.forms):
        drone = analysis.forms[number.noun_at + 1].startswith("مسير")
        return ("weapons", False) if drone else known
    return known


def _is_thing(number: Number, grammar: Grammar) -> bool:
    return bool(number.noun) and number.noun not in grammar.words("of_them")


def is_person(number: Number, grammar: Grammar) -> bool:
    """A sound masculine plural counts people («القرويين»), no dual («شارعين»); so do «منهم», «آخرون»."""
    return number.noun in grammar.words("of_them") or (
        len(number.noun) > 4 and not holds_noun(number) and number.noun.endswith(("ون", "ين"))
    )


def _of_state(what: CountOf, kind: EventType) -> CountOf | None:
    """A number of detainees in a RELEASE is released; of the displaced who get AID, people.

    Families are displaced where somebody is, and else people; none of those who were killed.
    """
    if what == "displaced" and kind not in BY_TYPE:
        return None if kind in HARMS else "people"
    return BY_TYPE.get(kind, what)


def _fate(
    number: Number, trigger: Trigger, clause: Clause, analysis: Analysis, grammar: Grammar
) -> CountOf | None:
    """Return killed or injured where a word of death or hurt stands before the number, or its verb after."""
    first = max(clause.first, number.first - _BEFORE)
    inside = {
        at for n in starting_in(analysis.numbers, first, number.first) for at in range(n.first, n.last + 1)
    }
    for at in range(number.first - 1, first - 1, -1):
        if at in inside or analysis.forms[at] in _MEANWHILE:
            break
        if harm := _fell(at, analysis.forms, grammar) or grammar.harm_of(analysis.forms[at]):
            return harm
    last = _past_least(max(number.last, number.noun_at) + 1, analysis.forms)
    last = _past_some(last, analysis.forms, grammar)
    behind = analysis.forms[last : last + 2]
    charged = grammar.cues["charges"].length(analysis.forms, last) > 0  # «خمسة أشخاص بتهمة قتل ضابط»
    if charged or (trigger.form.frame.type in HARMS and _harms_others(last, analysis)):
        behind = []
    after = next((h for f in behind if (h := grammar.harm_verb_of(f))), None)
    if not after and behind and (beside := _beside(last, analysis)):  # «تسع نساء وخمسة رجال قتلوا»
        return _fate(beside, trigger, clause, analysis, grammar)
    if after or trigger.at >= number.first or _befalls_otherwise(number, analysis, grammar):
        return after
    return grammar.harm_of(analysis.forms[trigger.at])


_MEANWHILE = frozenset({"فيما", "بينما"})  # «وجرح آخرون فيما أسر 2»


def _fell(at: int, forms: Sequence[str], grammar: Grammar) -> CountOf | None:
    """«معارك سقط فيها 22 مسلحا», «راح ضحيته عشرة»: who falls in it is dead; a town that falls is not."""
    taken = forms[at] in grammar.words("in_it") or forms[at].startswith("ضحيت")
    return "killed" if taken and at and forms[at - 1].lstrip("وف") in _FELL else None


_FELL = frozenset({"سقط", "سقطوا", "سقطت", "راح", "راحت", "قضي"})


def _beside(at: int, analysis: Analysis) -> Number | None:
    """Return the number that «و» joins at the word ``at`` to one that ends there."""
    found = starting_in(analysis.numbers, at, at + 1)
    return found[0] if found and is_joined(found[0], analysis.forms) else None


def _harms_others(at: int, analysis: Analysis) -> bool:
    """«قتل 10 مدنيين وإصابة 17»: the word joined behind a number has a number of its own."""
    joined = at < len(analysis.forms) and analysis.forms[at].startswith("و")
    return joined and bool(starting_in(analysis.numbers, at + 1, at + 3))


def _past_least(at: int, forms: Sequence[str]) -> int:
    """«عشرة مدنيين على الأقل قتلوا»: the verb stands behind what bounds the number."""
    return at + 2 if forms[at : at + 2] == AT_LEAST else at


def _past_some(at: int, forms: Sequence[str], grammar: Grammar) -> int:
    """«ستة أشخاص، بينهم طفل، قتلوا», «خمسة من أفراد الجيش أصيبوا»: some stand before the verb."""
    opens = next((n for n in range(at, at + 3) if forms[n : n + 1] and forms[n] not in _OPENS), at)
    among = opens < len(forms) and forms[opens] in grammar.words("among_them")
    if not among and "من" not in forms[max(0, at - 2) : at + 1]:
        return at
    some = range(opens + 1, min(len(forms), opens + _AMONG))
    end = next((n for n in some if forms[n] in _STOPS and not among), len(forms))
    verbs = (n for n in some if n < end and grammar.harm_verb_of(forms[n]) and forms[n][0] not in "وف")
    return next((n for n in verbs if among or forms[n].endswith("وا")), at)


_AMONG = 9  # words of «بينهم ثلاثة من رجال الشرطة،», with the verb
_OPENS = frozenset({"،", "-", "–", "(", "من"})
_STOPS = frozenset({"،", ".", ":", "\n", "ان", "الذين"})


def _befalls_otherwise(number: Number, analysis: Analysis, grammar: Grammar) -> bool:
    """«إصابتها بقذيفة أدت إلى حرمان قرابة 45 ألف شخص من المياه»: they were not hurt."""
    before = analysis.forms[max(0, number.first - _APPROACH) : number.first]
    return any(not grammar.words("other_fates").isdisjoint(grammar.bases[form]) for form in before)


_APPROACH = 4  # words before a number, with those that say it is about so many, to what befell them
