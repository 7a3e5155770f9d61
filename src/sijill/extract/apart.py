"""Apart: names behind a verb that another noun parts from it, and so are not its subject."""

from sijill.extract.agreeing import is_accusative
from sijill.extract.analysis import Analysis, Name, Trigger
from sijill.extract.dating import starting_in
from sijill.extract.grammar import Grammar
from sijill.extract.groups import is_bare
from sijill.extract.weapons import behind_weapon

GAP = 9  # words between a verb and its subject


def behind_another(trigger: Trigger, name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«واتهم البيان حركة حماس», «وحمّل المتحدث الجانب الإثيوبي»: a definite noun before the name does it."""
    titled = name.sort == "person" and not _is_headed(name, analysis, grammar)
    if titled or grammar.adjectives.get(analysis.forms[name.first]):
        where = titled and _is_behind_body(trigger, name, analysis, grammar)
        return where or behind_weapon(trigger, name, analysis, grammar)
    if analysis.forms[name.first].startswith("لل") or _is_of_office(name, analysis, grammar):
        return False
    if _behind_holder(trigger, name, analysis, grammar) or _behind_noun(trigger, name, analysis, grammar):
        return True
    if _is_counted_behind(trigger, name, analysis, grammar):
        return True
    first, last = max(name.phrase, trigger.at + 1), name.first - 1
    last -= analysis.forms[last] in _TOO
    if last > trigger.at and name.first == name.phrase and _is_definite(last, analysis, grammar):
        return True
    return any(
        _is_definite(at, analysis, grammar) and (at == last or _is_indefinite(at + 1, analysis, grammar))
        for at in range(first, last + 1)
        if analysis.forms[at - 1] != "من"  # «هاجم مئات من الرجال المسلحين»
    )


def _is_behind_body(trigger: Trigger, name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«اعتقلت الشرطة الناشط فلانا»: the body of nobody known where that agrees with the verb arrests him."""
    at = trigger.at + 1
    form = analysis.forms[at]
    if at >= name.first or not _is_definite(at, analysis, grammar):
        return False
    titled = grammar.titles[form] and form not in grammar.words("institutions")
    someone = titled or not grammar.words("office_heads").isdisjoint(grammar.spellings[form])
    noun = grammar.figures.numbers.nouns.get(form.removeprefix("ال"))
    many = trigger.form.feminine and form.endswith(("ه", "ات")) and not (noun is not None and noun.person)
    return not someone and (many or _is_institution(at, trigger, analysis, grammar))


def _is_headed(name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«أقال الملك حكومة فلان»: a body of his stands before a person's name, and no title."""
    head = analysis.forms[name.phrase]
    beside = name.first - name.phrase == 1 and not head.startswith("ال")
    titled = grammar.titles[head] or not grammar.words("office_heads").isdisjoint(grammar.spellings[head])
    return beside and bool(grammar.heads[head]) and not titled


_TOO = frozenset({"ايضا", "كذلك", "مجددا"})  # «وحث الوزير أيضا المعارضة»


def _is_counted_behind(trigger: Trigger, name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«اعتقلت الشرطة ثلاثة من المسلحين»: whoever of them is known, those counted are whom she arrested."""
    at = trigger.at + 1
    behind = analysis.forms[at + 1 : at + 2]
    counted = at + 1 + (not grammar.words("exceptions").isdisjoint(behind))
    if name.phrase != counted or not starting_in(analysis.numbers, counted, counted + 1):
        return False
    agrees = analysis.forms[at].endswith("ه") == trigger.form.feminine
    return agrees and _is_definite(at, analysis, grammar)


def _behind_noun(trigger: Trigger, name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«استهدفت مسيرة قاعدة أمريكية», «قصف طيران مسير موقعا لقسد»: another noun stands where the doer does."""
    at = trigger.at + 1
    if name.phrase <= at or trigger.form.plural:
        return False
    if behind_weapon(trigger, name, analysis, grammar) or _is_apart(at, name, analysis, grammar):
        return True
    if _is_institution(at, trigger, analysis, grammar):
        return True
    timed = any(t.first <= at <= t.last for t in analysis.times)
    noun = not timed and _is_indefinite(at, analysis, grammar) and not analysis.forms[at].endswith("ا")
    return noun and is_accusative(analysis.forms[name.phrase], grammar)


def _is_institution(at: int, trigger: Trigger, analysis: Analysis, grammar: Grammar) -> bool:
    """«منعت السلطات دخول الصحفيين»: a body of nobody known where stands does it, and no name behind it."""
    form = analysis.forms[at]
    body = form in grammar.words("institutions") or grammar.is_referring(form)
    agrees = form.endswith(("ه", "ات")) == trigger.form.feminine
    return body and agrees and _is_definite(at, analysis, grammar)


def _is_apart(at: int, name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«دعت منظمة حقوقية السلطات», «طالب رئيس لجنة نيابية الحكومة»: an adjective ends who does it."""
    forms, last = analysis.forms, name.first - 1
    article = name.phrase == name.first and forms[name.first].startswith("ال")
    adjective = (
        forms[last].endswith(("يه", "ي")) and not forms[last].startswith("ال") and forms[last].isalpha()
    )
    between = forms[at:last]
    plain = all(w.isalpha() and w not in grammar.function_words for w in between)
    return article and adjective and plain and 0 < len(between) <= BODY and bool(grammar.heads[forms[at]])


def _behind_holder(trigger: Trigger, name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«اتهم محافظ الحسكة قسد»: who holds an office of a place does it, to whom is named behind him."""
    at = trigger.at + 1
    places = [n for n in analysis.named(at + 1, name.phrase) if n.kind == "place" and n.last == name.phrase]
    office = not grammar.words("office_heads").isdisjoint(grammar.spellings[analysis.forms[at]])
    return office and bool(places) and is_bare(places[0])


def _is_of_office(name: Name, analysis: Analysis, grammar: Grammar) -> bool:
    """«أدان الأمين العام لمجلس التعاون»: whose he is stands behind «ل», in one phrase with him."""
    behind = any(r.preposition == "ل" for r, _ in grammar.names.table[analysis.forms[name.first]])
    return behind and name.head != "thing" and not name.preposition and name.phrase < name.first


def _is_definite(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    """Tell whether a word is a noun with the article that is no name, no adverb and no time."""
    form = analysis.forms[at]
    if not form.startswith("ال") or len(form) < 5:
        return False
    if form in grammar.function_words | grammar.words("resumed") | grammar.words("between_verb_and_speaker"):
        return False
    in_time = any(t.first <= at <= t.last for t in analysis.times)
    return not in_time and not any(n.first <= at < n.last for n in analysis.names)


def _is_indefinite(at: int, analysis: Analysis, grammar: Grammar) -> bool:
    form = analysis.forms[at]
    bare = form.isalpha() and form[0] not in "وبلفك" and not form.startswith("ال")
    return bare and form not in grammar.function_words


BODY = 4  # words of somebody unnamed before his verb
