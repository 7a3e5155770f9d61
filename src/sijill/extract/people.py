"""Persons whom no lexicon knows: read after a title or a given name, kept as `name:` and the words."""

from collections.abc import Sequence

import msgspec

from sijill.extract.analysis import Analysis, Name
from sijill.extract.grammar import Grammar

_LONGEST = 4  # words of a person's name


def find_people(analysis: Analysis, grammar: Grammar) -> list[Name]:
    """Return the names with the unknown persons among them, in order.

    A person named in full is known by the last word of the name afterwards («عيسى قراقع … قراقع»).
    """
    taken = {at for n in analysis.names for at in range(n.first, n.last)}
    found = list(analysis.names)
    families: dict[str, str] = _families(analysis)
    given, spellings = grammar.given, grammar.spellings
    at = 0
    while at < len(analysis.forms):
        form = analysis.forms[at]
        named = given[form] or (families and not families.keys().isdisjoint(spellings[form]))
        person = _person(analysis, grammar, at, taken, families) if named and at not in taken else None
        if person is None:
            at += 1
            continue
        found.append(person)
        if person.last - person.first > 1:
            families[analysis.forms[person.last - 1]] = person.id
        at = person.last
    return sorted(found, key=lambda n: n.first)


def _families(analysis: Analysis) -> dict[str, str]:
    """Return the last words of the known persons' names that the text gives in full."""
    people = [n for n in analysis.names if n.sort == "person" and n.last - n.first > 1]
    return {analysis.forms[n.last - 1]: n.id for n in people}


def _person(
    analysis: Analysis, grammar: Grammar, at: int, taken: set[int], families: dict[str, str]
) -> Name | None:
    form = analysis.forms[at]
    if _is_particle(analysis, at):
        return None
    if form in families:
        return Name(at, at + 1, "actor", families[form], "person", "office")
    for reading in grammar.readings[form][:3]:
        if reading.base in families and len(reading.base) > 3:
            return Name(at, at + 1, "actor", families[reading.base], "person", "office")
        strong = reading.base in grammar.words("given_names")
        weak = strong or reading.base in grammar.words("given_names_weak")
        if (strong and not reading.preposition) or (weak and _titled(analysis, grammar, at)):
            return _full_name(analysis, grammar, at, reading.base, taken)
    return None


def _is_particle(analysis: Analysis, at: int) -> bool:
    """«على» is no «علي», and «باسم» after a spokesman no «باسم»."""
    word = analysis.words[at]
    if analysis.forms[at] == "علي":
        return analysis.report.text[word.end - 1] == "ى"
    return (
        analysis.forms[at] == "باسم"
        and at > 0
        and analysis.forms[at - 1].endswith(("ناطق", "ناطقه", "متحدث", "متحدثه", "رسمي", "عسكري", "اعلامي"))
    )


def _titled(analysis: Analysis, grammar: Grammar, at: int) -> bool:
    before = analysis.forms[max(0, at - 1)]
    if at and grammar.titles[before]:
        return True
    return bool(at and grammar.say[before])


def _full_name(analysis: Analysis, grammar: Grammar, at: int, first: str, taken: set[int]) -> Name | None:
    last = at + 1
    while last < len(analysis.forms) and last - at < _LONGEST and _goes_on(analysis, grammar, last, taken):
        last += 1
    if last - at < 2:
        return None
    text = analysis.report.text
    words = [text[w.start : w.end] for w in analysis.words[at:last]]
    words[0] = (
        words[0][len(analysis.forms[at]) - len(first) :] if len(analysis.forms[at]) > len(first) else words[0]
    )
    return Name(at, last, "actor", "name:" + " ".join(words), "person")


def _goes_on(analysis: Analysis, grammar: Grammar, at: int, taken: set[int]) -> bool:
    form = analysis.forms[at]
    if at in taken or not form.isalpha() or len(form) < 2 or _is_particle(analysis, at):
        return False
    if form in grammar.words("name_parts") or form in grammar.words("given_names"):
        return True
    if form in grammar.function_words or grammar.say[form] or grammar.light[form] or grammar.titles[form]:
        return False
    if form in grammar.words("given_names_weak"):
        return True
    if len(form) > 4 and (_has_article(form) or _has_pronoun(analysis, at)):
        return False
    known = [f for reading, forms in grammar.forms[form] if not reading.definite for f in forms]
    return not any(f.build in {"verb", "passive"} for f in known)


def _has_article(form: str) -> bool:
    """«والوزير», «بالسلطة»: what stands before the article is no letter of a name."""
    return form[0] in "وفبلك" and form[1:3] == "ال"


def _has_pronoun(analysis: Analysis, at: int) -> bool:
    """«بانضمامه», «لموقعنا»: with a preposition before and a pronoun after it, a word is no name."""
    word = analysis.words[at]
    return analysis.forms[at][0] in "بلك" and analysis.report.text[word.start : word.end].endswith(
        ("ه", "ها", "هم", "نا")
    )


def with_offices(names: Sequence[Name]) -> list[Name]:
    """Return the names with a body that only tells a person's office marked as dependent.

    «قائد قوات سوريا الديمقراطية مظلوم عبدي» is the person; the body before the name is not an argument.
    """
    result = list(names)
    for n in range(len(result) - 1):
        body, person = result[n], result[n + 1]
        if body.dependent or person.sort != "person" or body.sort == "person" or body.kind != "actor":
            continue
        if person.preposition:
            continue
        if 0 <= person.first - body.last <= 2 and (body.head == "member" or body.how == "office"):
            result[n] = msgspec.structs.replace(body, dependent=True)
            result[n + 1] = msgspec.structs.replace(
                person,
                preposition=body.preposition,
                phrase=body.phrase,
                joined=body.joined,
                dependent=body.dependent,
            )
    return result
