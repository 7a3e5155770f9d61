"""Names before a verb: which of them nothing parts from it, and whom it befalls."""

from collections.abc import Sequence

from sijill.extract.analysis import UNARMED, Analysis, Name, Trigger
from sijill.extract.clausing import is_verb
from sijill.extract.closed import pronoun_of
from sijill.extract.grammar import Grammar
from sijill.extract.groups import first_group, is_bare
from sijill.extract.scopes import Scope

BY_CROWDS = frozenset(
    {
        "attack.assault",
        "attack.burn",
        "attack.storm",
        "attack.destroy",
        "blockade.close",
        "blockade.cut",
        "blockade.halt-output",
    }
)  # but «أضرم محتجون النار», «أغلق شبان الطريق», «اقتحم متظاهرون مقر الحكومة»
_ARMED_ACTS = frozenset({"DETAIN", "RELEASE", "ATTACK", "SEIZE", "DEPLOY", "CLASH", "BLOCKADE"})


def is_negated(trigger: Trigger, analysis: Analysis) -> bool:
    """«القاهرة لن تقبل», «فتح لا تعترف»: what is told by a negated verb has the verb's subject."""
    told = trigger.form.frame.type == "REJECT" and trigger.last > trigger.at + 1
    return told and analysis.forms[trigger.at].lstrip("وف") in _NEVER


_NEVER = frozenset({"لن", "لا", "لم"})


def with_whom(trigger: Trigger) -> frozenset[str]:
    """Return the prepositions before the other party: «التقى مع», «انخرطت أنقرة في القتال ضد داعش»."""
    return _FIGHTS_WITH if trigger.form.frame.type == "CLASH" else _MEETS_WITH


_MEETS_WITH = frozenset({"مع", "بين"})
_FIGHTS_WITH = frozenset({"مع", "بين", "ضد"})


def suffers(trigger: Trigger, name: Name) -> bool:
    """«اعتقلت خمسة شبان»: people without arms do no armed act."""
    frame = trigger.form.frame
    if frame.rule == "meet.discuss" and name.id == "detainees":
        return True  # «بحث الجانبان ملف الأسرى»
    if frame.type == "SEIZE" and trigger.build == "verb" and (trigger.form.plural or frame.rule == _CONTROL):
        return False  # «الأهالي سيطروا على المعسكر»
    return name.id in UNARMED and frame.type in _ARMED_ACTS and frame.rule not in BY_CROWDS


_CONTROL = "seize.control"


def is_kept_out(name: Name, trigger: Trigger) -> bool:
    """«منع وصول قوات المقاومة إليها»: whose way is barred bars nobody's."""
    barred = trigger.form.frame.type == "BLOCKADE" and trigger.at < trigger.need
    return barred and name.phrase <= trigger.need + 1 <= name.first


def is_hit(name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«قصف أهداف لداعش», «بقصف مواقع داعش»: somebody's targets and positions do nothing."""
    noun = analysis.forms[name.phrase]
    if not grammar.words("posts").isdisjoint(analysis.forms[name.phrase : name.first]):
        return False  # «منعت نقطة تفتيش تابعة للحوثيين مرور القافلة»
    hit = grammar.words("hit_things")
    return name.head == "thing" and (noun in hit or noun.removesuffix("ا") in hit)


def bare_before(
    trigger: Trigger, names: Sequence[Name], scope: Scope, analysis: Analysis, grammar: Grammar
) -> list[Name]:
    """Return the subject that stands before its verb («إن قوات النظام قصفت»), no other verb between."""
    before = [n for n in names if n.last <= trigger.at and is_bare(n) and not _is_aside(n, analysis)]
    before = [n for n in before if not _are_others(n, trigger, analysis, grammar)]
    if not before:
        return []
    last = before[-1]
    if _parted(last.last, trigger.at, analysis, grammar) or _is_dateline(last, trigger.at, analysis):
        return []
    noun = trigger.build == "noun" and not is_negated(trigger, analysis)
    if noun and trigger.reading.preposition == "" and last.last == trigger.at:
        return []
    topic = before[0]
    if topic.phrase - scope.clause.first <= 1 and not _parted(topic.last, last.first, analysis, grammar):
        return first_group(before)
    first = next((n for n in before if not n.joined and _chain(n, last, before)), last)
    return [n for n in before if n.first >= first.first]


def _are_others(name: Name, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«وصف هؤلاء كيف قطعت الإدارة الماء»: of «these» before it a verb would be plural."""
    these = analysis.forms[name.first] in grammar.words("these")
    return these and trigger.build == "verb" and not trigger.form.plural


def _is_dateline(name: Name, at: int, analysis: Analysis) -> bool:
    """«دلهي - الهند (وكالات) فتحت الشرطة النار»: behind the place and the agency the sentence begins."""
    between = analysis.forms[name.last : at]
    if between[:1] != ["("] or ")" not in between:
        return False
    return "وكالات" in between or any(n.sort == "outlet" for n in analysis.named(name.last, at))


def _is_aside(name: Name, analysis: Analysis) -> bool:
    """«وحدات حماية الشعب (قسد)» says it once more; «تنظيم (داعش)» has no other name."""
    forms, at = analysis.forms, name.first - 1
    if forms[at] != "(":
        return False
    kind = forms[at - 1] if at else ""
    return kind not in _KINDS or any(n.last == at for n in analysis.named(max(0, at - _LONGEST), at))


_KINDS = frozenset({"تنظيم", "حركه", "جماعه", "حزب", "ميليشيا", "مليشيا", "فصيل", "كتايب", "قوات"})
_LONGEST = 6  # words of a name


def _parted(first: int, last: int, analysis: Analysis, grammar: Grammar) -> bool:
    named = {at for n in analysis.named(first, last) for at in range(n.first, n.last)}  # «رأس العين»
    between = (at for at in range(first, last) if at not in named and not _is_noun(at, analysis, grammar))
    return any(parts_subject(grammar, analysis.forms[at]) for at in between)


def _is_noun(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """«في سجن نفحة», «حرس الحدود التابع للنظام»: what stands behind a preposition or belongs is no verb."""
    return analysis.forms[at] in grammar.words("belonging") or analysis.forms[at - 1] in _BEFORE_NOUNS


_BEFORE_NOUNS = frozenset({"في", "من", "الي", "علي", "عن", "مع", "بين"})


def _chain(first: Name, last: Name, names: Sequence[Name]) -> bool:
    between = [n for n in names if first.first < n.first <= last.first]
    return all(n.joined for n in between)


def parts_subject(grammar: Grammar, form: str) -> bool:
    """Tell whether a word parts a verb from the subject before it: a verb that is no auxiliary."""
    if form in grammar.words("prepositions") or grammar.auxiliary[form]:
        return False
    return is_verb(grammar, form) or bool(grammar.plain[form]) or _is_verbal(grammar, form)


def may_be_of(form: str, grammar: Grammar, *, feminine: bool) -> bool:
    """Tell whether a verb may have a subject of a gender: «نفت» a feminine one, «هاجم» and «هاجموا» none.

    «تعهد» may be «he undertook» or «she undertakes».
    """
    known = {f.feminine for _, forms in grammar.forms[form] for f in forms if f.build == "verb"}
    if known:
        return feminine in known
    bare = form.removeprefix("و")
    past = bare.removesuffix(pronoun_of(bare)).endswith("ت")
    return past or bare.startswith("ت") if feminine else not past


def _is_verbal(grammar: Grammar, form: str) -> bool:
    return any(f.build == "verb" for _, forms in grammar.forms[form] for f in forms)
