"""Bodies that no lexicon names: «نقابة المعلمين», «كتيبة أحرار الشمال», kept as `name:` and the words."""

from collections.abc import Sequence

from sijill.extract.analysis import Analysis, Name
from sijill.extract.grammar import Grammar
from sijill.lexicon.fold import fold
from sijill.lexicon.words import Reading

_MOST = 6  # words of a body's name
_BARE = 3  # nouns without the article that may stand in a row: «لجنة إنقاذ الآثار», «كتيبة شهداء بدر»


def find_bodies(analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return the names with the unknown bodies among them, in order.

    Example:
        «اعتصمت نقابة المعلمين الأردنيين»: the name ``name:نقابة المعلمين الأردنيين``.
    """
    by_word = {at: n for n in analysis.names for at in range(n.first, n.last)}
    kinds = grammar.remembered("body_heads", lambda form: _head_of(form, grammar))
    found = list(analysis.names)
    until = 0
    bit = grammar.marks.bit
    for at in analysis.marked(bit["body"] | bit["of_body"]):
        head = kinds[analysis.forms[at]] if at >= until and at not in by_word else None
        last = _last(analysis, grammar, at, head, by_word) if head is not None else 0
        if last:
            found.append(_name(analysis, at, last, by_word, head))
            until = last
    inside = {n.first for body in found[len(analysis.names) :] for n in analysis.names if _is_in(n, body)}
    return sorted((n for n in found if n.first not in inside or n.sort == "body"), key=lambda n: n.first)


def _is_in(name: Name, body: Name) -> bool:
    return body.first < name.first < body.last


def _head_of(form: str, grammar: Grammar) -> Reading | None:
    """Return how a word is read as the noun that a body's name begins with, None where it is none."""
    heads = grammar.words("body_heads")
    if form.startswith("لل") and form[1:] in heads:
        return Reading(form[1:], preposition="ل")  # «للجنة المعلمين»
    return next((r for r in grammar.readings[form] if r.base in heads and not r.future), None)


def _last(
    analysis: Analysis, grammar: Grammar, at: int, head: Reading | None, by_word: dict[int, Name]
) -> int:
    """Return one past the last word of the body that the word ``at`` begins, 0 where it begins none."""
    before = analysis.forms[at - 1] if at else ""
    if head is None or (head.base in grammar.words("fronts") and (head.preposition or before in _ON)):
        return 0
    if not head.definite and _quoted(analysis, at):
        return _quoted(analysis, at)
    bare = head.definite and head.base in grammar.words("body_heads_bare")
    if bare or (head.definite and not _agree(analysis.forms, at, head.base)):
        return 0
    return extent(analysis.forms, grammar, at, by_word)


def _agree(forms: Sequence[str], at: int, head: str) -> bool:
    """Tell whether the word after a noun is of its gender: «الهيئة العليا», not «الاتحاد القوة»."""
    after = forms[at + 1] if at + 1 < len(forms) else ""
    return after.endswith(("ه", "يا")) if head.endswith("ه") else not after.endswith("ه")


_ON = frozenset({"في", "علي", "الي", "من", "عن", "نحو"})


def extent(forms: Sequence[str], grammar: Grammar, at: int, by_word: dict[int, Name]) -> int:
    """Return one past the last word of a body's name from the noun ``at`` on, 0 for no name.

    After the article adjectives («الهيئة العامة للإغاثة»). In construct state nouns without the article,
    then one with it and its adjectives («نقابة المعلمين الأردنيين», «لجنة إنقاذ الآثار السورية»), or the
    name of a place («بلدية إدلب»).
    """
    if _is_definite(forms[at].lstrip("وفبك")) or forms[at].startswith("لل"):
        last = _described(forms, grammar, at + 1, at + _MOST)
        return last if last > at + 1 else 0
    word = _genitive(forms, grammar, at + 1, by_word)
    if not word:
        return 0
    if word in by_word and by_word[word].kind == "place":
        return by_word[word].last
    return _described(forms, grammar, _paired(forms, grammar, word + 1, by_word), at + _MOST)


def _genitive(forms: Sequence[str], grammar: Grammar, first: int, by_word: dict[int, Name]) -> int:
    """Return the word that a construct state ends with, past nouns without the article; 0 for none."""
    for word in range(first, min(len(forms), first + _BARE)):
        form = forms[word]
        if form in grammar.words("not_bodies"):
            return 0
        if word in by_word:
            known = by_word[word]
            return word if _is_people(known, form) or _is_bare_place(known, word, form) else 0
        if _is_definite(form):
            return word if _may_belong(form, grammar) else 0
        if not _may_belong(form, grammar) or _is_kind(form):
            break
    return 0


def _is_kind(form: str) -> bool:
    """«لجنة محلية», «صحيفة عبرية», «لجنة لبحث …»: a kind of body, and no name."""
    return form.endswith(("يه", "ي", "ين", "ون", "ات")) or form[0] in "وفبلك"


def _is_people(name: Name, form: str) -> bool:
    """Tell whether people stand in the genitive, who make the body: «نقابة المعلمين», «اتحاد الفلاحين»."""
    return name.sort in {"group", "source"} and name.last - name.first == 1 and _is_definite(form)


def _is_bare_place(name: Name, at: int, form: str) -> bool:
    """Tell whether a place stands in the genitive: «بلدية الجبيل», not «بلدية بمدينة أبها»."""
    first = fold(name.id).split()[0]
    return name.kind == "place" and name.first == at and first.removeprefix("ال") == form.removeprefix("ال")


def _paired(forms: Sequence[str], grammar: Grammar, at: int, by_word: dict[int, Name]) -> int:
    """Return one past «والـ» that a genitive goes on with, else ``at``: «حزب العدالة والتنمية»."""
    form = forms[at] if at < len(forms) and at not in by_word else ""
    noun = form.removeprefix("و")
    if not form.startswith("وال") or not _is_definite(noun) or noun in grammar.words("not_bodies"):
        return at
    return at if grammar.titles[form] or grammar.is_referring(form) else at + 1


def _described(forms: Sequence[str], grammar: Grammar, at: int, stop: int) -> int:
    """Return where the adjectives end that go on with a name, and «للـ» after them."""
    last = at
    while last < min(len(forms), stop) and _is_adjective(forms, grammar, last):
        last += 1
    if last > at and last < min(len(forms), stop) and forms[last].startswith("لل") and len(forms[last]) > 4:
        last += 1
        while last < min(len(forms), stop) and _is_adjective(forms, grammar, last):
            last += 1
    return last


def _is_adjective(forms: Sequence[str], grammar: Grammar, at: int) -> bool:
    form = forms[at]
    barred = grammar.titles[form] or grammar.is_referring(form) or form in grammar.words("not_bodies")
    if not _is_definite(form) or not _may_belong(form, grammar) or barred:
        return False
    return form in grammar.adjectives or form.endswith(("يه", "ه", "ي", "يا", "ين", "ون"))


def _may_belong(form: str, grammar: Grammar) -> bool:
    if not form.isalpha() or len(form) < 3 or form in grammar.function_words:
        return False
    return _is_definite(form) or not (grammar.verbs[form] or grammar.may_be_verb(form))


def _is_definite(form: str) -> bool:
    return form.startswith("ال") and len(form) > 4


def _quoted(analysis: Analysis, at: int) -> int:
    """Return one past the last word of a short quotation that follows: «كتيبة "شهداء بدر"», 0 for none."""
    end = analysis.words[at].end
    quote = next((q for q in analysis.quotes if end <= q.start <= end + 2), None)
    if quote is None:
        return 0
    last = at + 1
    while last < len(analysis.words) and analysis.words[last].end <= quote.end:
        last += 1
    return last if 1 < last - at <= _BARE + 1 else 0


def _name(analysis: Analysis, at: int, last: int, by_word: dict[int, Name], head: Reading | None) -> Name:
    """Return the body of the words ``[at, last)``; a place in it stays a place besides."""
    text = analysis.report.text
    words = [text[w.start : w.end] for w in analysis.words[at:last]]
    words[0] = _without_proclitics(words[0], analysis.forms[at], head) if head else words[0]
    own = next((n for n in range(at + 1, last) if n in by_word and by_word[n].kind == "place"), last)
    return Name(at, own, "actor", "name:" + " ".join(words), "body")


def _without_proclitics(word: str, form: str, head: Reading) -> str:
    """Return the noun as it is without «و», «بـ»; «للجنة» and «للّجنة» are «لجنة» and «اللجنة»."""
    noun = word[len(form) - len(head.base) :]
    return "ال" + noun if head.definite else noun
