"""No names: words that may be a name and are none where they stand («القاعدة الجوية», «12 سوريا»)."""

import re
from collections.abc import Sequence
from itertools import pairwise

from sijill.extract.analysis import Analysis
from sijill.extract.grammar import Grammar
from sijill.extract.metonyms import BREAKS, LINE_STARTS, TANWIN
from sijill.lexicon.names import Found


def is_no_name(match: Found, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether words that may be a name are none here: «12 سوريا», «انعدام الأمن», «دول كتركيا»."""
    stopped = any(n.kind == "none" for n in match.namings) or match.reading.preposition == "ك"
    single = match.last - match.first == 1 and bool(match.reading.preposition)
    stopped = stopped or (single and analysis.forms[match.first] in grammar.function_words)  # «لصالح»
    tests = (_is_adjective, _is_national, _is_only_quality, _is_two, _is_common_noun)
    return stopped or any(test(match, analysis, grammar) for test in tests)


def _is_adjective(match: Found, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a name is only the adjective of the noun before it: «التهديدات الداخلية», «السؤال الرئيس».

    A body's name or an office is meant, not a person's name: «الدكتور العربي».
    """
    form, before = analysis.forms[match.first], analysis.forms[match.first - 1] if match.first else ""
    if not form.startswith("ال"):
        return False
    if match.last - match.first > 1 or not _DEFINITE.match(before):
        return False
    if form.removeprefix("ال") in grammar.words("people_or_adjective"):
        return True  # «السجل المدني»
    if _is_verb(before, grammar):
        return False
    if form == "الرييس":
        return not (grammar.titles[before] or grammar.is_name(before))
    return form.endswith(("يه", "ي")) and all(
        n.only_in and n.kind == "actor" and n.sort != "person" for n in match.namings
    )


def _is_common_noun(match: Found, analysis: Analysis, grammar: Grammar) -> bool:
    """«القاعدة الجوية», «العقبة الأساسية», «حركة الطيران»: a base, a hurdle, air traffic, and no names."""
    if match.last - match.first > 1 or match.reading.base not in grammar.words("names_or_nouns"):
        return False
    if _is_resumed_noun(match, analysis.forms):
        return True
    after = analysis.forms[match.last : match.last + 1]
    before = (grammar.bases[form] for form in analysis.forms[max(0, match.first - 1) : match.first])
    traded = any(not grammar.words("of_traffic").isdisjoint(bases) for bases in before)
    return traded or not grammar.words("of_nouns").isdisjoint(after)


def _is_resumed_noun(match: Found, forms: Sequence[str]) -> bool:
    """«سيطروا على قاعدة العند … وحصار القاعدة», «بهذه القاعدة»: the base told before, and no organisation.

    Not where the report speaks of the organisation by its full name as well.
    """
    at, noun = match.first, match.reading.base
    if not noun.startswith("ال"):
        return False
    if at and forms[at - 1].endswith("هذه"):
        return True
    bare = noun.removeprefix("ال")
    told = any(form.removeprefix("و").lstrip("لب") == bare for form in forms[:at])
    return told and not any(pair in _ORGANISED for pair in pairwise(forms) if pair[1] == noun)


_ORGANISED = frozenset(
    {("تنظيم", "القاعده"), ("لتنظيم", "القاعده"), ("عناصر", "القاعده"), ("شبكه", "القاعده")}
)


def _is_two(match: Found, analysis: Analysis, grammar: Grammar) -> bool:
    """«دعا الرئيس الحكومة», «الوزير الخارجية»: an office with the article has no body for its genitive."""
    forms = analysis.forms[match.first : match.last]
    apart = len(forms) == _PAIR_OF_WORDS and match.reading.definite and forms[1].startswith("ال")
    office = apart and not grammar.words("office_heads").isdisjoint(grammar.spellings[forms[0]])
    return office and forms[1].endswith("ه") and not forms[0].endswith("ه")


_PAIR_OF_WORDS = 2


def _is_only_quality(match: Found, analysis: Analysis, grammar: Grammar) -> bool:
    """«انعدام الأمن», «الأمن والاستقرار»: no force, which an armed verb beside the word would show."""
    if match.last - match.first > 1 or match.reading.base not in grammar.words("force_or_quality"):
        return False
    forms = analysis.forms
    before = forms[match.first - 1] if match.first else "\n"
    after = forms[match.last] if match.last < len(forms) else ""
    headline = before in BREAKS | LINE_STARTS and grammar.may_do_by_force(after)
    return not (headline or grammar.may_do_by_force(before))


def _is_national(match: Found, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a word like a country's name tells of its people: «ضابطًا روسيًا», «12 سوريا»."""
    before = analysis.forms[match.first - 1] if match.first else ""
    bare = match.last - match.first == 1 and match.reading.base == analysis.forms[match.first]
    if bare and before in grammar.words("somebody"):
        return match.reading.base.endswith("يا")  # «مهندسا إيطاليا»
    if not match.reading.base.endswith("يا") or not any(n.sort in COUNTRIES for n in match.namings):
        return False
    counted = before.isdecimal() and int(before) > _FEW
    word = analysis.words[match.first]
    return counted or analysis.report.text[word.start : word.end].endswith(TANWIN)


COUNTRIES = frozenset({"state", "country"})
_FEW = 10  # up to which what is counted stands in the plural


def _is_verb(form: str, grammar: Grammar) -> bool:
    """Tell whether a word is a verb in that no article was taken off: «التقى»."""
    return grammar.verbs[form] or grammar.may_be_verb(form, definite=False)


_DEFINITE = re.compile(r"[وف]?(?:[بك]?ال|لل)\w{3}")
