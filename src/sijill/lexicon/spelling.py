"""What may not stand as a form: odd spellings, one form twice, nothing at all, a function word."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from sijill.lexicon.fold import fold
from sijill.lexicon.problem import Problem, problem

# Lists of words.toml whose words are no names and no forms, since they stand everywhere.
FUNCTION_LISTS = ("prepositions", "relatives", "that", "negations")
_TATWEEL = "\u0640"
_RIGHT_TATWEEL = re.compile(r"(?<=\bه)ـ|(?<=ال)ـ(?=\s?\d)")  # «1445 هـ», «منطقة الـ55» are written with one
_LOOSE = frozenset("\u0653\u0654\u0655")  # madda and hamza that are a sign of their own
_FOREIGN = frozenset("\u06a9\u06cc")  # Persian kaf and ya, as some keyboards give them
_FORMS = ("\ufb50", "\ufefc")  # Arabic presentation forms


def odd_signs(form: str) -> str:
    """Return the names of the signs of a form that its usual spelling would not have, ``""`` for none.

    Example:
        >>> odd_signs("قـسد"), odd_signs("قسد")
        ('ARABIC TATWEEL', '')
    """
    odd = [c for c in _RIGHT_TATWEEL.sub("", form) if _is_odd(c)]
    return ", ".join(dict.fromkeys(unicodedata.name(c, f"U+{ord(c):04X}") for c in odd))


def _is_odd(char: str) -> bool:
    if char == _TATWEEL or char in _FOREIGN or char in _LOOSE or _FORMS[0] <= char <= _FORMS[1]:
        return True
    return unicodedata.category(char) in {"Cf", "Cc"} or (char.isspace() and char != " ")


def is_pair(words: Sequence[str]) -> bool:
    """Tell whether folded words are a verb's past and present.

    The past written twice is one too: for a verb whose present is spelled like another word («يقال»), and
    so is a present with «س» («سيعد»).

    Example:
        >>> is_pair(["حاصر", "يحاصر"]), is_pair(["اقيل", "اقيل"]), is_pair(["حاصر"])
        (True, True, False)
    """
    return len(words) == 2 and (words[1].removeprefix("س")[:1] == "ي" or words[0] == words[1])


def form_problems(forms: Sequence[str], functions: Iterable[str] = ()) -> Iterator[Problem]:
    """Yield what is wrong with the forms of one cell or list, without their place.

    Example:
        >>> [p.code for p in form_problems(("القوّات", "القوات"))]
        ['repeated-form']
    """
    nowhere, seen = Path(), set[str]()
    for form in forms:
        folded = fold(form)
        if not folded:
            yield problem("empty-form", nowhere)
        elif folded in seen:
            yield problem("repeated-form", nowhere, form=form)
        if signs := odd_signs(form):
            yield problem("odd-spelling", nowhere, form=form, signs=signs)
        if folded in functions:
            yield problem("function-word", nowhere, form=form)
        seen.add(folded)
