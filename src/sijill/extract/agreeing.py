"""Agreement: which noun behind a verb may be its subject, by its case and its gender."""

from collections.abc import Sequence

from sijill.extract.analysis import STATE_SORTS, Analysis, Name, Trigger
from sijill.extract.grammar import Grammar
from sijill.extract.salience import is_masculine
from sijill.extract.subjects import RESUMED

ARMED = frozenset({"ATTACK", "CLASH", "DEPLOY", "WITHDRAW", "SEIZE"})  # done by forces, not by governments


def may_do(trigger: Trigger, names: Sequence[Name], analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a noun behind a verb may be its subject: not in the oblique case, not of another gender.

    «وطالبت المسلحين», «وطالب أنقرة» go on with the subject before; what they name is whom they ask.
    """
    head = analysis.forms[names[0].phrase]
    named = names[0].sort == "person" and names[0].phrase == names[0].first  # «طالب حمدين صباحي»
    if (
        head.endswith("ين")
        and len(head) > 4
        and not named
        and (names[0].sort == "group" or grammar.heads[head[:-2] + "ون"] or grammar.is_name(head[:-2] + "ون"))
    ):
        return False
    accusative = is_accusative(head, grammar) and not _is_pair(names[0], analysis, grammar)
    if head in _OBJECTS or accusative or _is_oblique(head, grammar):
        return False  # «والتقى ضباطا من الجيش»
    if trigger.form.feminine and counts_men(trigger, analysis):
        return False
    beside = names[0].phrase == trigger.at + 1 or names[0].how == "pronoun"
    if beside and _disagrees(trigger, names[0], analysis, grammar):
        return False
    if trigger.form.feminine or len(names) > 1 or names[0].sort not in STATE_SORTS:
        return True
    return (
        head.startswith("ال")
        or names[0].phrase != names[0].first
        or (bool(grammar.heads[head]) and not head.endswith("ه"))
        or is_masculine(names[0], analysis, grammar)
    )


def _is_oblique(head: str, grammar: Grammar) -> bool:
    """«وقصف مسلحي طالبان», «التقى ممثلي المعارضة»: the subject would be «مسلحو», «ممثلو»."""
    return head.endswith("ي") and len(head) > _SHORT and bool(grammar.heads[head[:-1] + "و"])


def _is_pair(name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«وزيرا خارجية تركيا وقطر»: with a genitive «ا» is two of them, and no accusative («ضباطا من الجيش»)."""
    office = analysis.forms[name.phrase].removesuffix("ا") in grammar.words("office_heads")
    between = analysis.forms[name.phrase + 1 : name.first + 1]
    apart = any(w in grammar.words("prepositions") or w.endswith("ا") or w[:1] == "ل" for w in between[:-1])
    return office and name.phrase < name.first and not (apart or between[-1].startswith("ل"))


_OBJECTS = frozenset({"عددا", "كلا"})  # «دعا الأمين العام كلا من حماس وإسرائيل»
_SHORT = 4  # letters of the shortest noun with the ending of the accusative


def is_accusative(head: str, grammar: Grammar) -> bool:
    """Tell whether the head of a phrase has the ending of the accusative: «ضباطاً», «معسكراً»."""
    return (
        head.endswith("ا")
        and not head.endswith("ها")
        and len(head) > _SHORT
        and bool(grammar.heads[head[:-1]])
    )


def _disagrees(trigger: Trigger, name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether the noun right behind a verb is of another gender: «طالب الحكومة», «دعت الرئيس»."""
    head = analysis.forms[name.phrase]
    own = name.phrase == name.first or bool(grammar.heads[head])
    if trigger.build != "verb" or trigger.form.plural or not own or head in RESUMED:
        return False
    known = [f for _, forms in grammar.forms[analysis.forms[trigger.at]] for f in forms]
    if any(f.build == "noun" or f.feminine != trigger.form.feminine for f in known):
        return False  # «رفض», «تسلم»
    masculine = not grammar.words("masculine_heads").isdisjoint(r.base for r in grammar.readings[head])
    if trigger.form.feminine:
        country = name.sort == "state" and name.last - name.first == 1  # not «الجانب الروسي»
        return masculine and not country and head not in grammar.words("either_gender")
    return not masculine and head.startswith("ال") and head.endswith("ه") and name.sort != "person"


def counts_men(trigger: Trigger, analysis: Analysis) -> bool:
    """«اعتقلت سبعة مطلوبين»: she did it; the seven would be «اعتقل»."""
    behind = {trigger.at + 1}
    if not any(n.first < trigger.last for n in analysis.named(trigger.at + 1, trigger.last)):
        behind.add(trigger.last)  # «أطلقت سراح سبعة»
    counted = next((n for n in analysis.numbers if any(n.first <= at <= n.last for at in behind)), None)
    return counted is not None and not counted.noun.endswith(("ه", "ات", "عوائل", "اسر"))


def nationals_after(trigger: Trigger, analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return the state of somebody unnamed behind a verb: «نفت متحدثة عسكرية إسرائيلية»."""
    harms = bool(grammar.harm_verb_of(analysis.forms[trigger.at]))
    taken = trigger.form.frame.type == "DETAIN" and not (trigger.form.feminine or trigger.form.pronoun)
    if harms and not trigger.form.pronoun:
        return []  # «قتل قاض عراقي»: he was killed
    for at in range(trigger.at + 2, min(trigger.at + 5, len(analysis.forms))):
        form = analysis.forms[at - 1]
        if form in grammar.function_words or not form.isalpha() or grammar.forms[form]:
            return []
        nationality = grammar.adjectives.get(analysis.forms[at])
        if nationality is not None and not nationality.weak:
            if not _agrees(trigger, analysis.forms[at]) or form in grammar.words("nations"):
                return []
            force = trigger.form.frame.type in ARMED
            alone = not grammar.words("prepositions").isdisjoint(analysis.forms[at + 1 : at + 2])
            if (taken and alone) or (force and harms and _is_someone(form, grammar)):
                return []  # «اعتقل صحفي تركي في القاهرة», «قتله جندي فرنسي»: one of them, no state
            chosen = nationality.stem + "-army" if force else nationality.government
            return [Name(at, at + 1, "actor", chosen, "state", "relation", phrase=trigger.at + 1)]
    return []


def _is_someone(form: str, grammar: Grammar) -> bool:
    noun = grammar.figures.numbers.nouns.get(form.removeprefix("ال"))
    return noun is not None and noun.person and noun.form == "singular"


def _agrees(trigger: Trigger, adjective: str) -> bool:
    """Tell whether a singular verb may have a noun of this adjective as subject: not «اتهمت العسكريين»."""
    return not adjective.endswith("ين") and adjective.endswith(("ه", "ات")) == trigger.form.feminine
