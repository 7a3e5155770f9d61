"""Numbers: digits, number words, duals, vague numbers, bounds and ranges, with what they count.

Rules: E. Badawi et al., Modern Written Arabic (2nd ed. 2016), §2.12; what a vague number is worth is the
coding guide's. Words and nouns are data: `lexicon/packs/core/numbers.toml`.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from sijill.arabic.tokens import Token
from sijill.lexicon.grammar import CountedNoun, Grammar, NumberGrammar, NumberWord
from sijill.schema import Bound

_SMALL: frozenset[str] = frozenset({"unit", "one", "ten", "tens", "hundred", "hundreds"})
_LONGEST = 15  # more digits are no amount that a report tells, and no exact float
_DIGITS = frozenset("0123456789")
_DASHES = frozenset("-–—−")
_HOW_MANY = frozenset({"عدد", "عددهم", "عددها", "العدد", "الحصيله", "حصيله"})
Value = int | float


class Number(Struct, frozen=True):
    """A number as it stands in a text.

    Attributes:
        first, last: first and last token, both inclusive; a dual's noun is inside, other nouns are not.
        start, end: offsets in the original text, the words that bound it («أكثر من») inside.
        value: the number, or its bounds.
        noun: the folded form of the noun it counts, "%" for a share, "" where there is none.
        noun_at: the noun's token, -1 where there is none.
    """

    first: int
    last: int
    start: int
    end: int
    value: Value | Bound
    noun: str = ""
    noun_at: int = -1


class Read(Struct, frozen=True, gc=False):
    """An exact number that was read: its value, the token after it, its last scale, whether in digits."""

    value: Value
    next: int
    scale: int = 1
    digits: bool = False


def find_numbers(
    tokens: Sequence[Token], grammar: Grammar, starts: Iterable[int] | None = None
) -> list[Number]:
    """Return the numbers of a text in order, without dates, years, clock times and labels («القرار 2254»).

    ``starts`` are the tokens where one may begin, in order; all where None.

    Example:
        >>> from sijill.arabic.tokens import tokenise
        >>> from sijill.lexicon.grammar import load_grammar
        >>> [(n.value, n.noun) for n in find_numbers(tokenise("قتل 43 شخصا وجرح آخران"), load_grammar())]
        [(43, 'شخصا')]
    """
    found: list[Number] = []
    g, opening, free = grammar.numbers, grammar.numbers.opening, 0
    for at in range(len(tokens)) if starts is None else starts:
        form = tokens[at].form
        if (form in opening or form[0] in _DIGITS) and at >= free:
            number = _opened(tokens, at, g)
            if number is None:
                free = _after_digits(tokens, at)
            else:
                found.append(number)
                free = max(number.last, at) + 1
    return found


def _opened(tokens: Sequence[Token], at: int, g: NumberGrammar) -> Number | None:
    """Return the number that begins with the token ``at``."""
    form = tokens[at].form
    if form in g.words or form[0] in _DIGITS:
        return _number(tokens, at, at, "", g)
    if form in g.bounds_before:
        return _bounded(tokens, at, g)
    if form in g.halves and (half := _unit_and_half(tokens, at, g)) is not None:
        return half
    return _by_noun(tokens, at, g) if form in g.nouns else _by_dual(tokens, at, g)


def read_number(tokens: Sequence[Token], at: int, g: NumberGrammar) -> Read | None:
    """Read an exact number from token ``at`` on: «ستة عشر ألفا و507», «300 ألف», «مليون ونصف».

    Returns:
        What was read, None where no number starts.
    """
    total: Value = 0
    limit: float = float("inf")
    got: Read | None = None
    while True:
        part = _part(tokens, at, g, first=got is None)
        if part is not None and got is not None and _scales_all(part, limit):
            return Read(total * part.scale + part.value, part.next, part.scale)
        if part is None or part.value >= limit or (part.scale == 1 and got is not None and part.value < 1):
            return got
        total += part.value
        at, limit = part.next, part.scale
        got = Read(total, at, part.scale if got is None else got.scale, part.digits)
        if part.scale == 1:
            return got
        half = _half(tokens, at, part.scale, g)
        if half:
            return Read(total + part.scale * g.words[tokens[at].form].value // 100, half, part.scale)
        skipped = _and(tokens, at)
        if skipped is None:
            return got
        at = skipped


def _scales_all(part: Read, limit: float) -> bool:
    """«ألف وخمسمئة مليون»: the scale at the end is of all that stands before it."""
    return limit < part.scale < part.value and part.value / part.scale < limit


def read_ordinal(tokens: Sequence[Token], at: int, g: NumberGrammar) -> Read | None:
    """Read an ordinal from token ``at`` on: «السادس», «الرابع عشر», «الثالث والعشرين»."""
    word = _get(g.ordinals, tokens, at)
    if word is None or word.role == "ten":
        return None
    following = _get(g.ordinals, tokens, at + 1)
    if word.role == "unit" and word.value < 10 and following is not None:
        if following.role == "ten" and following.prefix == "":
            return Read(word.value + 10, at + 2)
        if following.role == "tens" and following.prefix == "و":
            return Read(word.value + following.value, at + 2)
    return Read(word.value, at + 1)


def _get(table: Mapping[str, NumberWord], tokens: Sequence[Token], at: int) -> NumberWord | None:
    return table.get(tokens[at].form) if 0 <= at < len(tokens) else None


def _form(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].form if 0 <= at < len(tokens) else ""


def _and(tokens: Sequence[Token], at: int) -> int | None:
    """Return where the next summand starts after «و», written apart («و507») or joined («وخمسة»)."""
    form = _form(tokens, at)
    if form == "و":
        return at + 1 if _form(tokens, at + 1)[:1].isdigit() else None
    return at if form.startswith("و") else None


def _part(tokens: Sequence[Token], at: int, g: NumberGrammar, *, first: bool) -> Read | None:
    """Read a group below a thousand with the scale after it, or a scale alone («ألف», «ألفين»)."""
    word = _get(g.words, tokens, at)
    if word is not None and not first and not _joined(tokens, at, word, g):
        return None
    if word is not None and word.role == "pair":
        return Read(word.value, at + 1, word.value // 2)
    if word is not None and word.role == "scale" and _is_pair(tokens, at, g):
        return Read(2 * word.value, at + 1, word.value)
    if word is not None and word.role == "scale":
        return _multiplied(Read(1, at), tokens, at, g)
    group = _group(tokens, at, g)
    return None if group is None else _multiplied(group, tokens, group.next, g)


def _is_pair(tokens: Sequence[Token], at: int, g: NumberGrammar) -> bool:
    """«ألفا شخص», «مليونا شخص»: before its noun the dual, that else looks like «ألفاً»."""
    after = _form(tokens, at + 1)
    if not tokens[at].form.endswith("ا") or not after.isalpha():
        return False
    return not after.startswith("و") and after not in g.words and after not in g.not_nouns


def _joined(tokens: Sequence[Token], at: int, word: NumberWord, g: NumberGrammar) -> bool:
    """Tell whether a word has «و» before it; «واحد عشر» is «وأحد عشر», since folding makes them one."""
    if word.prefix == "و":
        return True
    following = _get(g.words, tokens, at + 1)
    eleven = following is not None and following.role == "ten" and not following.prefix
    return eleven and word.role == "unit" and word.value == 1 and not word.prefix


_MOST = 10**12  # beyond a thousand billions a row of «ألف ألف ألف …» is no number


def _multiplied(group: Read, tokens: Sequence[Token], at: int, g: NumberGrammar) -> Read:
    value, scale, digits = group.value, 1, group.digits
    while scale < _MOST and (word := _get(g.words, tokens, at)) and word.role in ("scale", "scales"):
        if at != group.next and word.prefix:
            break
        if word.prefix and value != 1:
            break
        value, scale, at = value * word.value, scale * word.value, at + 1
    if scale == 1:
        return _whole(group, tokens)
    return Read(int(value) if float(value).is_integer() else value, at, scale, digits)


def _whole(group: Read, tokens: Sequence[Token]) -> Read:
    """«1.500» without a scale word is fifteen hundred: the press marks thousands with a point too."""
    form = _form(tokens, group.next - 1)
    if group.digits and "." in form and len(form.rpartition(".")[2]) == 3:
        return Read(int("".join(filter(str.isdigit, form))), group.next, 1, digits=True)
    return group


def _half(tokens: Sequence[Token], at: int, scale: int, g: NumberGrammar) -> int | None:
    """Return the token after «ونصف», «وربع المليون», None where it does not stand there."""
    word = _get(g.words, tokens, at)
    if word is None or word.role != "half" or word.prefix != "و":
        return None
    again = _get(g.words, tokens, at + 1)
    return at + 2 if again is not None and again.role == "scale" and again.value == scale else at + 1


def _group(tokens: Sequence[Token], at: int, g: NumberGrammar) -> Read | None:
    form = _form(tokens, at)
    if form[:1].isdigit():
        parted = _parted(tokens, at)
        return parted or (Read(_digits(form), at + 1, 1, digits=True) if len(form) <= _LONGEST else None)
    word = g.words.get(form)
    if word is None:
        return None
    after = _get(g.words, tokens, at + 1)
    if word.role == "unit" and _is_share(tokens, at, word, g):
        return None
    if word.role == "half" or (after is not None and after.role == "quarters" and not after.prefix):
        return _half_of(tokens, at, g)
    return _words(tokens, at, word, g) if word.role in _SMALL else None


def _is_share(tokens: Sequence[Token], at: int, word: NumberWord, g: NumberGrammar) -> bool:
    """«خمس السكان» is a fifth, since a numeral has no definite noun after it."""
    form, after = _form(tokens, at), _form(tokens, at + 1)
    short = form.endswith(("خمس", "سبع", "تسع")) and not word.definite
    return short and after.startswith("ال") and after not in g.words


def _half_of(tokens: Sequence[Token], at: int, g: NumberGrammar) -> Read | None:
    """«نصف مليون», «ثلاثة أرباع المليون»: only before a scale is a part a number of its own."""
    word, past = g.words[tokens[at].form], at + 1
    value = word.value / 100
    if word.role != "half":
        value, past = word.value * g.words[tokens[past].form].value / 100, past + 1
    after = _get(g.words, tokens, past)
    whole = after is not None and after.role == "scale" and after.prefix in ("", "ل") and value < 1
    return Read(value, past) if whole else None


def _parted(tokens: Sequence[Token], at: int) -> Read | None:
    """Read «1 500» and «11،500»: a blank, or an Arabic comma without one, parts thousands."""
    form, after = tokens[at].form, at
    if not 1 <= len(form) <= 3 or not form.isdigit() or form[0] == "0":
        return None
    digits = form
    while (step := _thousands(tokens, after)) > after:
        digits, after = digits + tokens[step].form, step
    return Read(int(digits), after + 1, 1, digits=True) if after > at else None


def _thousands(tokens: Sequence[Token], at: int) -> int:
    """Return the token of the next three digits, ``at`` itself where none belong to the number."""
    to = at + 1 + (_form(tokens, at + 1) == "،")
    form = _form(tokens, to)
    if len(form) != 3 or not form.isdigit() or len(tokens[at].form) > 3:
        return at
    gaps = [tokens[n + 1].start - tokens[n].end for n in range(at, to)]
    return to if gaps in ([1], [0, 0]) else at


def _digits(form: str) -> Value:
    """Return the value of digits: a comma before three digits parts thousands, else decimals."""
    plain = form.replace("٬", ",").replace("٫", ".")
    groups = plain.split(",")
    if len(groups) > 1 and all(len(part) == 3 for part in groups[1:]):
        plain = "".join(groups)
    try:
        value = float(plain.replace(",", "."))
    except ValueError:  # «8.5.2024» and the like: no amount, the digits before the first mark
        return int(plain.replace(",", ".").split(".")[0])
    return int(plain) if plain.isdigit() else value


def _words(tokens: Sequence[Token], at: int, word: NumberWord, g: NumberGrammar) -> Read | None:
    hundreds = _hundreds(tokens, at, word, g)
    if hundreds is None:
        return _below_hundred(tokens, at, word, g)
    following = _get(g.words, tokens, hundreds.next)
    if (
        following is not None
        and following.role in ("unit", "one", "ten", "tens")
        and _joined(tokens, hundreds.next, following, g)
    ):
        rest = _below_hundred(tokens, hundreds.next, following, g)
        return hundreds if rest is None else Read(hundreds.value + rest.value, rest.next)
    return hundreds


def _hundreds(tokens: Sequence[Token], at: int, word: NumberWord, g: NumberGrammar) -> Read | None:
    if word.role in ("hundred", "hundreds"):
        return Read(word.value, at + 1)
    following = _get(g.words, tokens, at + 1)
    if word.role == "unit" and following is not None and following.role == "hundred" and not following.prefix:
        return Read(word.value * 100, at + 2)
    return None


def _below_hundred(tokens: Sequence[Token], at: int, word: NumberWord, g: NumberGrammar) -> Read | None:
    following = _get(g.words, tokens, at + 1)
    if word.role in ("unit", "one") and following is not None:
        if following.role == "ten" and not following.prefix:
            return Read(word.value + 10, at + 2)
        if following.role == "tens" and following.prefix == "و":
            return Read(word.value + following.value, at + 2)
    if word.role == "one" or (word.role == "unit" and word.value == 1 and not word.prefix.startswith("و")):
        return None
    return Read(word.value, at + 1)


# --- numbers in their place ------------------------------------------------------------------------


def _bounded(tokens: Sequence[Token], at: int, g: NumberGrammar) -> Number | None:
    """Read «أكثر من 30»: the words that bound a number, then the number."""
    following = _form(tokens, at + 1)
    for phrase in g.bounds_before[tokens[at].form]:
        if phrase.rest and phrase.rest[0] != following and following not in _HOW_MANY:
            continue  # nearly always: «في», «على» and «ما» open bounds
        after = _after_phrase(tokens, at, phrase.rest)
        if after:
            after += _form(tokens, after) in ("ال", "ب", "ل")
            after = _after_how_many(tokens, after, g)
            number = _number(tokens, after, at, phrase.kind, g) or _bounded_dual(
                tokens, after, at, phrase.kind, g
            )
            if number is not None:
                return number
    return None


def _after_phrase(tokens: Sequence[Token], at: int, rest: tuple[str, ...]) -> int:
    """Return the token after a bound's words, 0 where they do not stand; «زاد عدد القتلى على 20» too."""
    counted = rest[:1] in (("علي",), ("عن",)) and _form(tokens, at + 1) in _HOW_MANY
    for start in range(at + 1, at + 6 if counted else at + 2):
        if all(_form(tokens, start + n) == word for n, word in enumerate(rest)):
            return start + len(rest)
    return 0


def _bounded_dual(
    tokens: Sequence[Token], at: int, first: int, bound: str, g: NumberGrammar
) -> Number | None:
    """«أكثر من قتيلين»: more than two."""
    noun = g.nouns.get(_form(tokens, at))
    is_dual = _form(tokens, at) in g.duals or (noun is not None and noun.form == "dual")
    number = _opened(tokens, at, g) if is_dual else None
    if number is None or isinstance(number.value, Bound):
        return None
    value = _value(number.value, bound)
    return Number(first, number.last, tokens[first].start, number.end, value, number.noun, number.noun_at)


def _after_how_many(tokens: Sequence[Token], at: int, g: NumberGrammar) -> int:
    """«تجاوز عدد القتلى المئة»: the number stands behind what is counted."""
    if _form(tokens, at) not in _HOW_MANY:
        return at
    for after in range(at + 1, at + 5):
        form = _form(tokens, after)
        if form in g.words or form[:1].isdigit():
            return after
        if not form.isalpha():
            break
    return at


def _number(tokens: Sequence[Token], at: int, first: int, bound: str, g: NumberGrammar) -> Number | None:
    vague = _vague(tokens, at, g)
    if vague is not None:
        return _placed(tokens, first, vague.next, Bound(min=vague.value), g)
    few = _few(tokens, at, g)
    if few is not None:
        return _placed(tokens, first, few[1], few[0], g)
    read = read_number(tokens, at, g)
    if read is None:
        return _one_of(tokens, at, g)
    digits = tokens[at].form[0].isdigit()  # «1.5 ألف ونصف» is digits though they are not all of it
    if _is_label(tokens, at, read.next, g) if digits else _is_ordinal(tokens, at, read.next, g):
        return None
    upper = _range(tokens, at, read, g)
    if upper is not None:
        low = _shared_scale(read.value, upper)
        return _placed(tokens, first, upper.next, Bound(min=low, max=upper.value), g)
    return _with_bound(tokens, first, read, bound, g)


def _with_bound(tokens: Sequence[Token], first: int, read: Read, bound: str, g: NumberGrammar) -> Number:
    number = _placed(tokens, first, read.next, _value(read.value, bound), g)
    if bound:
        return number
    after = max(number.last, number.noun_at) + 1
    odd = _get(g.words, tokens, after)
    if odd is not None and odd.role == "odd" and odd.prefix == "و":  # «ثلاثون شخصا ونيف»
        return _replace(number, Bound(min=read.value, max=read.value + odd.value))
    for phrase in g.bounds_after.get(_form(tokens, after), ()):
        past = after + 1 + len(phrase.rest)
        if _form(tokens, past) == "من":  # «9 قتلى وأكثر من 80 جريحا»: the bound of the next number
            continue
        if all(_form(tokens, after + 1 + n) == word for n, word in enumerate(phrase.rest)):
            return _replace(number, _value(read.value, phrase.kind))
    return number


def _replace(number: Number, value: Value | Bound) -> Number:
    return Number(number.first, number.last, number.start, number.end, value, number.noun, number.noun_at)


def _value(value: Value, bound: str) -> Value | Bound:
    if bound == "min":
        return Bound(min=value)
    return Bound(max=value) if bound == "max" else value


def _placed(
    tokens: Sequence[Token], first: int, after: int, value: Value | Bound, g: NumberGrammar
) -> Number:
    start = _start(tokens[first], g)
    percent = _percent(tokens, after, g)
    if percent:
        return Number(first, percent - 1, start, tokens[percent - 1].end, value, "%", percent - 1)
    if _form(tokens, first - 1) in g.percent and tokens[first - 1].end == tokens[first].start:  # «%45»
        return Number(first, after - 1, start, tokens[after - 1].end, value, "%", first - 1)
    at = _noun(tokens, first, after, g)
    counted = g.nouns.get(_form(tokens, at)) if at == after else None
    half = _and_half(tokens, at + 1, counted, g) if counted is not None else 0
    if half and not isinstance(value, Bound):
        noun_form = _bare(tokens[at].form, g)
        return Number(first, half, start, tokens[half].end, value + 0.5, noun_form, at)
    noun = _bare(tokens[at].form, g) if at >= 0 else ""
    return Number(first, after - 1, start, tokens[after - 1].end, value, noun, at)


def _percent(tokens: Sequence[Token], after: int, g: NumberGrammar) -> int:
    """Return the token after «%», «بالمئة», «في المئة»; 0 where none stands there."""
    if _form(tokens, after) in g.percent:
        return after + 1
    return after + 2 if _form(tokens, after) == "في" and _form(tokens, after + 1) in g.percent_in else 0


def _bare(form: str, g: NumberGrammar) -> str:
    """Return a noun without «و» and «ف» before it."""
    noun = g.nouns.get(form)
    return form[1:] if noun is not None and noun.prefix in ("و", "ف") else form


def _start(token: Token, g: NumberGrammar) -> int:
    """Return where the number starts after its clitics, the whole token where marks hide the place."""
    word = g.words.get(token.form)
    if word is None or token.end - token.start != len(token.form):
        return token.start
    return token.start + len(word.prefix)


def _vague(tokens: Sequence[Token], at: int, g: NumberGrammar) -> Read | None:
    """«عشرات» is from 20 on, «آلاف» from 2000, «عشرات الآلاف» from 20 000 (the guide's bounds)."""
    word = _get(g.words, tokens, at)
    if word is None or word.role not in ("vague", "scales"):
        return None
    value = word.value if word.role == "vague" else word.value * 2
    after = _get(g.words, tokens, at + 1)
    if after is not None and after.role == "scales" and not after.prefix:
        return Read(value * after.value, at + 2)
    return Read(value, at + 1)


def _few(tokens: Sequence[Token], at: int, g: NumberGrammar) -> tuple[Bound, int] | None:
    """«بضعة» is 3 to 9, «بضعة عشر» 13 to 19, «بضع مئات» 300 to 900; «نيف وثلاثون» 30 to 39."""
    word, after = _get(g.words, tokens, at), _get(g.words, tokens, at + 1)
    if word is None or word.role not in ("few", "odd"):
        return None
    if word.role == "few" and after is not None and after.prefix == "و" and after.role == "tens":
        return Bound(min=after.value + 3, max=after.value + 9), at + 2  # «بضع وثلاثون»
    if word.role == "odd":
        read = read_number(tokens, at + 1, g) if after is not None and after.prefix == "و" else None
        return (Bound(min=read.value, max=read.value + word.value), read.next) if read else None
    if after is None or after.prefix or after.role not in ("ten", "vague", "scales"):
        return Bound(min=3, max=9), at + 1
    if after.role == "ten":
        return Bound(min=13, max=19), at + 2
    return _few_of(tokens, at + 1, after, g)


def _few_of(tokens: Sequence[Token], at: int, word: NumberWord, g: NumberGrammar) -> tuple[Bound, int]:
    unit = word.value // 2 if word.role == "vague" else word.value  # «مئات» is from 200 on: of hundreds
    after = _get(g.words, tokens, at + 1 + (_form(tokens, at + 1) == "من"))
    if after is not None and after.role == "scales" and not after.prefix:  # «بضع عشرات من الآلاف»
        return Bound(min=3 * unit * after.value, max=9 * unit * after.value), at + 2 + (
            _form(tokens, at + 1) == "من"
        )
    return Bound(min=3 * unit, max=9 * unit), at + 1


def _one_of(tokens: Sequence[Token], at: int, g: NumberGrammar) -> Number | None:
    """«أحد عناصر», «واحد من أفراد»: one person out of many."""
    of = _form(tokens, at + 1) == "من"
    word, noun = _get(g.words, tokens, at), g.nouns.get(_form(tokens, at + 1 + of))
    if (
        word is None
        or word.definite
        or not (word.role == "one" or (of and word.value == 1))
        or noun is None
        or noun.what != "people"
    ):
        return None
    if noun.form != "plural":
        return None
    start = _start(tokens[at], g)
    return Number(at, at, start, tokens[at].end, 1, tokens[at + 1 + of].form, at + 1 + of)


def _range(tokens: Sequence[Token], at: int, read: Read, g: NumberGrammar) -> Read | None:
    """Read the upper end of «20-30», «بين 20 و30», «من 5 إلى 7», «ثلاثة أو أربعة»."""
    link, before = _form(tokens, read.next), _form(tokens, at - 1)
    upper: Read | None = None
    if link in _DASHES and read.digits:
        upper = read_number(tokens, read.next + 1, g)
    elif before.endswith("بين"):
        after = read.next + 1 if link == "الي" else _and(tokens, read.next)
        upper = None if after is None else read_number(tokens, after, g)
    elif (link in ("الي", "او") or (link == "حتي" and before == "من")) and not _rising(tokens, at, g):
        upper = read_number(tokens, read.next + 1, g)
        if before != "من" and link != "او" and upper and upper.value > 2 * _shared_scale(read.value, upper):
            return None  # «نقل 10 إلى 300 خيمة» is no range
    return upper if upper is not None and upper.value > read.value else None


def _rising(tokens: Sequence[Token], at: int, g: NumberGrammar) -> bool:
    """«ارتفع من 5 إلى 7» is a change, not a range."""
    return any(tokens[n].form in g.rises for n in range(max(0, at - 6), at))


def _shared_scale(low: Value, upper: Read) -> Value:
    """In «20 إلى 30 ألفا» both are thousands."""
    return low * upper.scale if upper.scale > 1 and low * upper.scale < upper.value else low


def _noun(tokens: Sequence[Token], first: int, after: int, g: NumberGrammar) -> int:
    """Return the token of the noun that is counted: after the number, else shortly before it."""
    form = _form(tokens, after)
    for at in (after, after + 1, after + 2):
        word = _form(tokens, at)
        noun = g.nouns.get(word)
        if (
            noun is not None
            and (not noun.prefix or at == after)
            and not (noun.what == "days" and (noun.definite or (at > after and noun.form == "singular")))
        ):
            return at if not noun.prefix.startswith(("و", "ف")) else -1
        if not word.isalpha() or word.startswith("و") or (word in g.not_nouns and word != "من"):
            break
    before = _noun_before(tokens, first, g)
    if before >= 0:
        return before
    named = form.isalpha() and form not in g.not_nouns and form not in g.bounds_after
    return after if named and not form.startswith("و") else -1


def _noun_before(tokens: Sequence[Token], first: int, g: NumberGrammar) -> int:
    """«القتلى الـ16», «عدد القتلى إلى 45»: the counted noun stands up to four words before."""
    for at in range(first - 1, max(-1, first - 5), -1):
        form = tokens[at].form
        noun = g.nouns.get(form)
        if noun is not None and noun.definite and noun.form == "plural":
            return at
        if not form.isalpha() or form in g.words:
            break
    return -1


def _by_noun(tokens: Sequence[Token], at: int, g: NumberGrammar) -> Number | None:
    """«قتيلان» is two, «شخص واحد» is one."""
    noun, following = g.nouns[tokens[at].form], g.words.get(_form(tokens, at + 1))
    token, last = tokens[at], at
    if _is_told_dual(tokens, at, noun, g):
        noun = CountedNoun(noun.what, noun.person, "dual", noun.prefix, noun.definite)
    if following is not None and following.role == "unit" and following.value <= 2 and not following.prefix:
        last = at + 1
    half = _and_half(tokens, last + 1, noun, g)
    single = noun.form == "singular" and not noun.definite
    if noun.form != "dual" and not (
        (last > at and noun.form == "singular" and following and following.value == 1)
        or (single and (half or _form(tokens, at + 1) == "او"))
    ):
        return None
    ranged = _from_noun(tokens, last + 1, noun, g)
    exact = token.end - token.start == len(token.form)
    start = token.start + (len(noun.prefix) if exact else 0)
    if ranged is None and noun.form != "dual" and _form(tokens, last + 1) == "او":
        return None
    value = 2 if noun.form == "dual" else 1
    if ranged is not None:
        return Number(at, ranged[1], start, tokens[ranged[1]].end, ranged[0], _bare(token.form, g), at)
    last = max(last, half)
    return Number(at, last, start, tokens[last].end, value + 0.5 if half else value, _bare(token.form, g), at)


def _is_told_dual(tokens: Sequence[Token], at: int, noun: CountedNoun, g: NumberGrammar) -> bool:
    """«صحفيَّين» by its vowel sign; «جنديا الحراسة», «عنصرا أمن» by the owner: no accusative has one."""
    if noun.form == "plural":
        return tokens[at].dual
    form, after = tokens[at].form, _form(tokens, at + 1)
    if not noun.person or noun.form != "singular" or noun.definite or not form.endswith("ا"):
        return False
    if form.lstrip("وفبل") in g.not_owners:  # «سوريا الديمقراطية»
        return False
    owned = after.startswith("ال") and len(after) > 3 and after not in g.not_owners
    owned = owned and not form.lstrip("وفبل").startswith("م")  # «متهما الفرقة»: a participle has an object
    return after in g.owners or (owned and after not in g.words and after not in g.ordinals)


def _unit_and_half(tokens: Sequence[Token], at: int, g: NumberGrammar) -> Number | None:
    """«شهر ونصف», «عامين ونصف العام»."""
    half = _get(g.words, tokens, at + 1)
    if half is None or half.role != "half" or half.prefix != "و" or half.value != 50:
        return None
    last = at + 1 + (_form(tokens, at + 2).startswith("ال") and _form(tokens, at + 2)[2:] in g.halves)
    token = tokens[at]
    return Number(at, last, token.start, tokens[last].end, g.halves[token.form] + 0.5, token.form, at)


def _by_dual(tokens: Sequence[Token], at: int, g: NumberGrammar) -> Number | None:
    """«شهران», «شقيقين»: two of what the tables do not count."""
    if tokens[at].form not in g.duals:
        return None
    token, prefix = tokens[at], g.duals[tokens[at].form]
    exact = token.end - token.start == len(token.form)
    noun = token.form[len(prefix) :] if prefix in ("و", "ف") else token.form
    return Number(at, at, token.start + (len(prefix) if exact else 0), token.end, 2, noun, at)


def _and_half(tokens: Sequence[Token], at: int, noun: CountedNoun, g: NumberGrammar) -> int:
    """Return the token of «ونصف» in «ساعة ونصف الساعة», the noun after it too; 0 where it does not stand."""
    word = _get(g.words, tokens, at)
    if noun.what not in ("days", "hours") or word is None or word.role != "half" or word.prefix != "و":
        return 0
    again = g.nouns.get(_form(tokens, at + 1))
    return at + (again is not None and again.what == noun.what and again.form == "singular")


def _from_noun(
    tokens: Sequence[Token], at: int, noun: CountedNoun, g: NumberGrammar
) -> tuple[Bound, int] | None:
    """Read the rest of «قتيل أو قتيلان», «يومين إلى ثلاثة»; return the bounds and the last token."""
    link = _form(tokens, at)
    if _form(tokens, at - 2) == "بين" and (read := read_number(tokens, at, g)) and 2 < read.value <= 4:
        return Bound(min=2, max=read.value), read.next - 1  # «بين يومين وثلاثة»
    if link not in ("او", "الي"):
        return None
    other = g.nouns.get(_form(tokens, at + 1))
    if noun.form == "singular":
        two = other is not None and other.form == "dual" and other.what == noun.what and link == "او"
        two = two or (link == "او" and _form(tokens, at + 1) in ("اثنان", "اثنين", "اثنتان", "اثنتين"))
        return (Bound(min=1, max=2), at + 1) if two else None
    read = read_number(tokens, at + 1, g)
    near = read is not None and 2 < read.value <= 4
    return (Bound(min=2, max=read.value), read.next - 1) if read and near else None


# --- numbers that are no amounts -------------------------------------------------------------------


def _is_ordinal(tokens: Sequence[Token], at: int, after: int, g: NumberGrammar) -> bool:
    """«الرابع عشر», «الثالث والعشرين», «العشرين من آب», «يومه الثلاثين»: a rank, not an amount."""
    word, before = g.words[tokens[at].form], _get(g.ordinals, tokens, at - 1)
    if before is not None and before.role == "unit" and word.role in ("ten", "tens"):
        return True
    following = _form(tokens, after + (_form(tokens, after) == "من"))
    label = _form(tokens, at - 1)
    ranked = any(one in g.labels or one in g.ranked for one in (label, label.removeprefix("و")))
    return following in g.months or (word.definite and ranked)


def _is_label(tokens: Sequence[Token], at: int, after: int, g: NumberGrammar) -> bool:
    """Whether digits are part of a date, a clock time, a year, or a name («القرار 2254», «M4»)."""
    before, following = _form(tokens, at - 1), _form(tokens, after)
    if before == "ال":
        before = _form(tokens, at - 2)
        if before in g.ranked or before.removeprefix("و") in g.ranked:
            return True
    if before in g.labels or before in g.clock or following in g.months or before in (":", "/"):
        return True
    if following == "/" or (following == ":" and _form(tokens, after + 1)[:1].isdigit()):
        return True
    return _is_glued(tokens, at) or _is_year(tokens, at, after, g) or _is_iso(tokens, at, after)


def _is_glued(tokens: Sequence[Token], at: int) -> bool:
    """«M4», «إس-300»: digits that touch a Latin letter, or a word by a dash."""
    token, before = tokens[at], _form(tokens, at - 1)
    if not before or tokens[at - 1].end != token.start:
        return False
    if before in _DASHES:
        return at > 1 and tokens[at - 2].end == tokens[at - 1].start and tokens[at - 2].form.isalpha()
    return before.isascii() and before.isalpha()


def _is_year(tokens: Sequence[Token], at: int, after: int, g: NumberGrammar) -> bool:
    form = tokens[at].form
    if len(form) != 4 or not form.isdigit() or not 1900 <= int(form) <= 2040 or after != at + 1:
        return False
    if _form(tokens, after) in g.nouns:
        return False
    before = _form(tokens, at - 1)
    return (
        before in g.year_before
        or before.lstrip("وفلب") in g.year_before
        or before in g.months
        or before == ")"
    )


def _is_iso(tokens: Sequence[Token], at: int, after: int) -> bool:
    form = tokens[at].form
    return len(form) == 4 and _form(tokens, after) == "-" and _form(tokens, after + 2) == "-"


def _after_digits(tokens: Sequence[Token], at: int) -> int:
    """Step over the rest of a date in digits, so that «12/8/2024» does not give numbers."""
    if not tokens[at].form[0].isdigit():
        return at + 1
    while _form(tokens, at + 1) in ("/", "-", ":", "+") and _form(tokens, at + 2)[:1].isdigit():
        if tokens[at + 1].end != tokens[at + 2].start:
            break
        at += 2
    return at + 1
