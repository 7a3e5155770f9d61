"""Time expressions: absolute, relative to the publication, since, until, in a row, lengths.

The wording follows TIMEX3 (J. Pustejovsky et al., TimeML 1.2.1, 2005); values are in the coding guide's form.
Words and shapes are data (`lexicon/packs/core/dates.toml`); here the shapes are found, and `date_rules`
turns what they caught into a value. What cannot be resolved keeps the value None: no day is ever guessed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from types import MappingProxyType

import msgspec
from msgspec import Struct

from sijill.arabic import days
from sijill.arabic.date_rules import RULES, Caught, How, Resolved, TimeKind, join, length_of, moved
from sijill.arabic.numbers import Read, read_number, read_ordinal
from sijill.arabic.tokens import Token
from sijill.lexicon.grammar import HEADS, DateGrammar, DateTerm, Grammar, Node, NumberGrammar

_DIGITS = frozenset("0123456789")
_SINGLE = frozenset({"ليله", "يوم", "ساعه", "شهر", "عام", "سنه", "اسبوع"})
_NO_FUTURE = (
    "سيار", "سياس", "سيطر", "سياد", "سيده", "سينا", "ستين", "ستون", "سياق", "سيول", "سنوا", "سير", "سيف",
    "سيل", "ستار", "ستر", "سني", "سنو", "سند", "سيما",
)  # fmt: skip
_TO_COME = frozenset(
    ["سوف", "المقرر", "المتوقع", "المنتظر", "المرتقب", "تبدا", "يبدا", "تنتهي", "ينتهي", "تنطلق", "ينطلق"]
)
_HOURS = frozenset({"الساعه", "ساعه", "ساعات", "الساعات"})
_SENTENCE = 8  # so many words before «بعد ثلاثة أيام» a verb of the future is looked for
_HIJRI_YEARS = range(1343, 1501)
_OUTSIDE = ("in", "pact", "kept", "dated")  # classes that open a shape and are no part of the time
_MAX_STEPS = 14  # no shape is longer; keeps hostile text from deep walks


class TimeExpression(Struct, frozen=True):
    """A time as it is told.

    Attributes:
        first, last: first and last token, inclusive. start, end: offsets in the original text.
        kind: date, duration, deadline («حتى الغد»), since («منذ الأربعاء») or days-in-row.
        value: ``YYYY[-MM[-DD]]`` or ``A/B`` of these, None where it cannot be resolved.
        how: ``"absolute"`` from the words alone, ``"relative"`` to the publication, ``"inherited"`` from
            another date of the text (`resolve_chain`).
        days: the length in days where one is told. Example: 6 for «لليوم السادس».
        rule: the rule that read it. Example: ``"weekday"``.
        follows: how it is reckoned from the date told before: ``P2D`` two days on (ISO 8601), ``---15`` the
            15th of its month, ``--08`` August of its year (W3C XML Schema gDay, gMonth), ``--08-03`` a day of
            it, ``P2M`` and ``P1Y`` months and years on; with ``/`` and a day the time from then to that day
            («منذ ذلك الحين»); "" else.
        whole: the month or year that a third is of. Example: ``"2024-08"`` for «أواخر آب».
        ahead: what a weekday without «الماضي» is in a plan: the next one.
    """

    first: int
    last: int
    start: int
    end: int
    kind: TimeKind
    value: str | None
    how: How
    days: int | None = None
    rule: str = ""
    follows: str = ""
    whole: str | None = None
    ahead: str | None = None


class _Match(Struct, frozen=True, gc=False):
    next: int
    rule: str
    parts: tuple[tuple[str, str], ...]


class _Text(Struct, frozen=True):
    """The tokens with the tables and the day of publication: what every step needs."""

    tokens: Sequence[Token]
    dates: DateGrammar
    numbers: NumberGrammar
    published: date | None

    def form(self, at: int) -> str:
        return self.tokens[at].form if 0 <= at < len(self.tokens) else ""


def find_dates(
    tokens: Sequence[Token],
    grammar: Grammar,
    published: date | None,
    starts: Iterable[int] | None = None,
) -> list[TimeExpression]:
    """Return the time expressions of a text in order, none inside another.

    ``starts`` are the tokens where one may begin, in order; all where None.

    Example:
        >>> from sijill.arabic.tokens import tokenise
        >>> from sijill.lexicon.grammar import load_grammar
        >>> found = find_dates(tokenise("مساء أمس"), load_grammar(), date(2024, 8, 7))
        >>> found[0].value
        '2024-08-06'
    """
    text = _Text(tokens, grammar.dates, grammar.numbers, published)
    opening, free = grammar.dates.opening, 0
    found: list[TimeExpression] = []
    for at in range(len(tokens)) if starts is None else starts:
        form = tokens[at].form
        if (form in opening or form[0] in _DIGITS) and at >= free and _may_begin(text, at):
            one = _composed(text, at) or _plain(text, at)
            if one is not None:
                found.append(one)
                free = one.last + 1
    return found


def _may_begin(text: _Text, at: int) -> bool:
    """Tell whether what follows a word such as «في» or «منذ» may go on a time; most of what does cannot."""
    form = text.tokens[at].form
    if form not in text.dates.starts or form in text.dates.short:
        return True
    following = text.form(at + 1)
    if following in text.dates.parts or following[:1] in _DIGITS:
        return True
    after = text.form(at + 2)  # «حتى الثانية من فجر الأحد»
    return after in ("من", ":") or after[:1] in _DIGITS or after in text.numbers.ordinals


# --- matching shapes -------------------------------------------------------------------------------


def _match(text: _Text, at: int, root: Node) -> _Match | None:
    return _walk(text, at, root, (), first=True)


def _walk(
    text: _Text, at: int, node: Node, parts: tuple[tuple[str, str], ...], *, first: bool = False
) -> _Match | None:
    """Return the longest way from ``node`` through the tokens from ``at`` on."""
    best = _Match(at, node.rule, parts) if node.rule else None
    if not node.edges or len(parts) > _MAX_STEPS or at >= len(text.tokens):
        return best
    for tag, value, after in _elements(text, at, node, first=first):
        found = _walk(text, after, node.edges[tag], (*parts, (tag.rpartition("+")[2], value)))
        if found is not None and (best is None or found.next > best.next):
            best = found
    return best


def _elements(text: _Text, at: int, node: Node, *, first: bool) -> list[tuple[str, str, int]]:
    """Return the elements of ``node`` that the tokens at ``at`` can be: tag, value, token after."""
    edges, form = node.edges, text.tokens[at].form
    if form not in text.dates.parts and form[0] not in _DIGITS:
        return []
    found = []
    for term in text.dates.terms.get(form, ()):
        tag = term.bare if first else term.tag
        if tag in edges and (not term.rest or _follows(text, at, term)) and _allowed(text, at, term):
            after = at + 1 + len(term.rest)
            found.append((tag, term.value, _twice(text, after, term) if term.bare == "month" else after))
    if "num" in edges:
        found += _number(text, at + (form == "ال"))
    if "spelled+year" in edges and form in text.numbers.words:
        found += _spelled_year(text, at)
    if form in text.numbers.ordinals and (tag := "ord" if "ord" in edges else "و+ord") in edges:
        found += _ordinal(text, at, tag, first=first)
    if form[0] in _DIGITS:
        found += [(tag, *hit) for tag, read in _READERS.items() if tag in edges and (hit := read(text, at))]
    return found


def _follows(text: _Text, at: int, term: DateTerm) -> bool:
    for n, word in enumerate(term.rest, at + 1):  # noqa: SIM110  asked at every «في»: a generator shows
        if text.form(n) != word:
            return False
    return True


def _allowed(text: _Text, at: int, term: DateTerm) -> bool:
    before = text.dates.not_after.get(term.bare)
    after = text.dates.not_before.get(term.bare)
    if before and text.form(at - 1) in before:
        return False
    if after and text.form(at + 1) in after:
        return False
    return not (term.value == "1" and term.bare == "relative" and _became(text, at))


def _became(text: _Text, at: int) -> bool:
    """«غدا المعبر منفذا» at the head of a clause: the verb, where no tanwin and no weekday tells the day."""
    token, before, after = text.tokens[at], text.form(at - 1), text.form(at + 1)
    if token.form != "غدا" or before[:1].isalnum() or not after.startswith("ال"):
        return False
    marked = token.end - token.start > len(token.form) or text.tokens[at + 1].start > token.end + 1
    return not marked and after not in text.dates.terms


def _twice(text: _Text, at: int, month: DateTerm) -> int:
    """Return the token after «آب/أغسطس», «آب (أغسطس)», «فبراير شباط»: one month under two names."""
    mark = text.form(at)
    other = at + (mark in ("/", "(", "-"))
    for term in text.dates.terms.get(text.form(other), ()):
        if term.tag == "month" and term.value == month.value and _follows(text, other, term):
            after = other + 1 + len(term.rest)
            return after + (mark == "(" and text.form(after) == ")")
    return at


def _number(text: _Text, at: int) -> list[tuple[str, str, int]]:
    form = text.form(at)
    if form[:1] not in _DIGITS and form not in text.numbers.words:
        return []
    read = read_number(text.tokens, at, text.numbers)
    return [] if read is None or _of_others(text, read) else [("num", str(read.value), read.next)]


def _of_others(text: _Text, read: Read) -> bool:
    """«قتل 5 يوم الأحد», «قتل 15 عام 2020»: the number is not of the unit, whose plural would follow it."""
    if text.form(read.next) not in _SINGLE:
        return False
    after = text.form(read.next + 1)
    weekday = any(term.tag == "weekday" for term in text.dates.terms.get(after, ()))
    return 2 <= read.value <= 10 or weekday or (len(after) == 4 and after.isdigit())


def _spelled_year(text: _Text, at: int) -> list[tuple[str, str, int]]:
    """Read the year in «عام ألفين وثلاثة عشر»."""
    read = read_number(text.tokens, at, text.numbers)
    return [("spelled+year", str(read.value), read.next)] if read and 1800 <= read.value <= 2100 else []


def _ordinal(text: _Text, at: int, tag: str, *, first: bool) -> list[tuple[str, str, int]]:
    word = text.numbers.ordinals[text.tokens[at].form]
    if not word.definite or (word.prefix != ("و" if tag.startswith("و") else "") and not first):
        return []
    read = read_ordinal(text.tokens, at, text.numbers)
    return [] if read is None else [(tag, str(read.value), read.next)]


def _year(text: _Text, at: int) -> tuple[str, int] | None:
    form = text.tokens[at].form
    if (
        len(form) != 4
        or not form.isdigit()
        or not 1800 <= int(form) <= 2100
        or text.form(at + 1) in text.numbers.nouns
    ):
        return None
    return form, at + 1


def _hijri_year(text: _Text, at: int) -> tuple[str, int] | None:
    form = text.tokens[at].form
    return (form, at + 1) if len(form) == 4 and form.isdigit() and 1343 <= int(form) <= 1500 else None


def _three(text: _Text, at: int, marks: str) -> tuple[str, str, str] | None:
    """Return the three numbers of «12/8/2024»; blanks may part them where the year has four digits."""
    tokens = text.tokens[at : at + 5]
    if len(tokens) < 5 or tokens[1].form not in marks or tokens[3].form != tokens[1].form:
        return None
    apart = [a.end != b.start for a, b in pairwise(tokens)]
    if any(apart) and not (all(apart) and tokens[1].form == "/" and len(tokens[4].form) == 4):
        return None
    numbers = (tokens[0].form, tokens[2].form, tokens[4].form)
    return numbers if all(part.isdigit() and len(part) <= 4 for part in numbers) else None


def _iso(text: _Text, at: int) -> tuple[str, int] | None:
    dotted = text.tokens[at].form.split(".")
    three = (dotted[0], dotted[1], dotted[2]) if len(dotted) == 3 else _three(text, at, "-/")
    if three is None or not all(part.isdigit() for part in three) or len(three[0]) != 4:
        return None
    year, month, day = map(int, three)
    found = (days.hijri_day if year in _HIJRI_YEARS else days.make)(year, month, day)
    return (found.isoformat(), at + (1 if len(dotted) == 3 else 5)) if found else None


def _slashed(text: _Text, at: int) -> tuple[str, int] | None:
    """Read «12/8/2024», day first, and «12.8.2024», which is one token."""
    dotted = text.tokens[at].form.split(".")
    three = tuple(dotted) if len(dotted) == 3 else _three(text, at, "/-\\")
    if three is None or not all(part.isdigit() for part in three):
        return None
    year = _full_year(text, three[2], at)
    make = days.hijri_day if year in _HIJRI_YEARS else days.make
    found = make(year, int(three[1]), int(three[0])) if year else None
    return (found.isoformat(), at + (1 if len(dotted) == 3 else 5)) if found else None


def _short_date(text: _Text, at: int) -> tuple[str, int] | None:
    """Read «15/3», day first: where it can be no fraction, or behind «يوم»; not the «24/7» of all hours.

    «السبت 7/8» is behind a weekday.
    """
    tokens = text.tokens[at : at + 3]
    if len(tokens) < 3 or tokens[1].form != "/" or any(a.end != b.start for a, b in pairwise(tokens)):
        return None
    day, month = tokens[0].form, tokens[2].form
    if not (day.isdigit() and month.isdigit() and len(day) <= 2 >= len(month)) or (day, month) == ("24", "7"):
        return None
    dated = _awaits_date(text, at - 1) and 1 <= int(day) <= 12
    told = dated or 12 < int(day) <= 31 or (day.startswith("0") and month.startswith("0"))
    return (f"{int(month):02d}-{int(day):02d}", at + 3) if told and 1 <= int(month) <= 12 else None


def _awaits_date(text: _Text, at: int) -> bool:
    form = text.form(at)
    known = text.dates.terms.get(form, ())
    return form in ("يوم", "تاريخ", "بتاريخ") or any(t.bare == "weekday" and not t.rest for t in known)


def _full_year(text: _Text, digits: str, at: int) -> int:
    """Return the year of a date in digits, «16» for 2016 too where slashes part it; 0 where it is none."""
    if len(digits) == 4:
        return int(digits)
    return 2000 + int(digits) if len(digits) == 2 and text.form(at + 1) == "/" and digits >= "10" else 0


def _serial(text: _Text, at: int) -> tuple[str, int] | None:
    """Read the 13 of «المرسوم رقم 13 لعام 2026»: behind a law's name, a number of nothing."""
    form = text.form(at)
    return (form, at + 1) if form.isdigit() else None


_READERS: Mapping[str, Callable[[_Text, int], tuple[str, int] | None]] = MappingProxyType(
    {
        "year": _year,
        "hijri-year": _hijri_year,
        "iso": _iso,
        "slashed": _slashed,
        "short-date": _short_date,
        "serial": _serial,
    }
)


# --- lengths from a day on -------------------------------------------------------------------------


def _told(text: _Text, at: int, match: _Match) -> TimeExpression | None:
    """Read what a length after something is reckoned from: a day that follows, or the day of publication."""
    return _shifted(text, at, match) or _to_come(text, at, match)


def _to_come(text: _Text, at: int, match: _Match) -> TimeExpression | None:
    """«ستنتهي المهلة بعد ثلاثة أيام»: of what is to come, reckoned from the day of publication."""
    if match.parts[0][0] != "after" or text.published is None or text.form(match.next) in ("من", "في", "علي"):
        return None
    before = [text.form(n) for n in range(max(0, at - _SENTENCE), at)]
    if not any(_is_future(form, text) for form in before):
        return None
    count, unit = length_of(Caught(match.parts, text.published))
    value = days.ago(text.published, -count, unit) if count else None
    return _expression(text, at, match, Resolved(value)) if value else None


def _is_future(form: str, text: _Text) -> bool:
    """Tell whether a form is a verb of the future: «سـ» before the prefix of the present."""
    if form in _TO_COME:
        return True
    bare = form.lstrip("وف") if form[:1] in "وف" else form
    future = len(bare) >= 4 and bare[:2] in ("سي", "ست", "سن")
    known = bare in text.numbers.words or bare in text.numbers.nouns
    return future and not known and not bare.startswith(_NO_FUTURE)


def _shifted(text: _Text, at: int, match: _Match) -> TimeExpression | None:
    """Read the day in «بعد يومين من 8 كانون الأول», «بعد أسبوع من اعتقاله في 1 آذار»."""
    after = match.next - (match.parts[-1][0] in ("of", "on"))
    if text.form(after) not in ("من", "علي"):
        return None
    far = _day_after(text, after + 1)
    if far is None:
        return None
    count, unit = length_of(Caught(match.parts, text.published))
    base = _resolve(text, far)
    if base.kind != "date" or not base.value or len(base.value) != 10:
        return None
    sign = -1 if match.rule == "ago" else 1
    day = days.onward(date.fromisoformat(base.value), sign * count, unit) if count else None
    value = day.isoformat() if day else None
    return _expression(text, at, _Match(far.next, match.rule, match.parts), Resolved(value, base.how))


def _day_after(text: _Text, at: int) -> _Match | None:
    """Return the date at ``at``, or behind a few words and «في» or «يوم» («من سقوط المدينة في …»)."""
    direct = _match(text, at, text.dates.free)
    if direct is not None:
        return direct
    for link in range(at + 1, at + 4):
        if not text.form(link - 1).isalpha():
            break
        if text.form(link) in ("في", "يوم"):
            return _match(text, link + (text.form(link) == "في"), text.dates.free)
    return None


def _anchored(text: _Text, at: int, match: _Match) -> TimeExpression | None:
    """Read «عشرة أيام ابتداء من 6 آب», «ثلاثة أسابيع انتهت أمس»: the first, or the last, day counts."""
    way, after = _anchor(text, match)
    far = _match(text, after + (text.form(after) in ("في", "من")), text.dates.bound) if way else None
    if far is None:
        return None
    base = _resolve(text, far)
    count, unit = length_of(Caught(match.parts, text.published))
    if base.kind != "date" or not base.value or len(base.value) != 10 or not count:
        return None
    day, whole = date.fromisoformat(base.value), _Match(far.next, match.rule, match.parts)
    other = days.onward(day, count if way == "begins" else -count, unit)
    inside = 0 if unit == "hour" else 1 if way == "ends" else -1  # 24 hours from a noon end the day after
    inner = days.shift(other, inside) if other else None
    value = days.interval(*((day, inner) if way == "begins" else (inner, day)))
    return _expression(text, at, whole, Resolved(value, base.how, days=days.days_of(count, unit)))


def _anchor(text: _Text, match: _Match) -> tuple[str, int]:
    """Return whether a length begins or ends («انتهت») with what follows, and the token after that word."""
    if match.parts[-1][0] in ("begins", "ends"):
        return match.parts[-1][0], match.next
    for term in text.dates.terms.get(text.form(match.next), ()):
        if term.tag in ("begins", "ends") and _follows(text, match.next, term):
            return term.tag, match.next + 1 + len(term.rest)
    return "", match.next


_FROM_A_DAY: Mapping[str, Callable[[_Text, int, _Match], TimeExpression | None]] = MappingProxyType(
    {"anaphoric": _told, "ago": _shifted, "length": _anchored}
)


# --- heads: since, until, between ------------------------------------------------------------------


def _plain(text: _Text, at: int) -> TimeExpression | None:
    match = _match(text, at, text.dates.free)
    if match is None:
        return None
    if match.rule in _FROM_A_DAY and (from_a_day := _FROM_A_DAY[match.rule](text, at, match)) is not None:
        return from_a_day
    resolved = _resolve(text, match)
    first = at + 1 if match.parts[0][0] in _OUTSIDE else at  # what they name is no part of the time
    return _expression(text, first, match, resolved)


def _resolve(text: _Text, match: _Match) -> Resolved:
    return RULES[match.rule](Caught(match.parts, text.published))


def _expression(text: _Text, first: int, match: _Match, resolved: Resolved) -> TimeExpression:
    last = match.next - 1
    start, end = text.tokens[first].start, text.tokens[last].end
    r = resolved
    return TimeExpression(
        first, last, start, end, r.kind, r.value, r.how, r.days, match.rule, r.follows, r.whole, r.ahead
    )


def _composed(text: _Text, at: int) -> TimeExpression | None:
    """Read «منذ الأربعاء», «حتى الغد», «بين 3 و5 آب», «من الأحد إلى الثلاثاء»."""
    for term in text.dates.terms.get(text.tokens[at].form, ()):
        if term.bare in HEADS and (not term.rest or _follows(text, at, term)):
            found = _headed(text, at, at + 1 + len(term.rest), term.bare)
            if found is not None:
                return found
    return None


def _headed(text: _Text, first: int, at: int, head: str) -> TimeExpression | None:
    whole = _match(text, first, text.dates.free)
    match = _match(text, at, text.dates.bound) or _after_clock(text, at)
    if match is None:
        return None
    if whole is not None and whole.next >= match.next:
        return _longer(text, first, match, head, whole.next)
    base = _resolve(text, match)
    if base.kind != "date" or match.rule in ("anaphoric", "ago"):
        return None
    if head in ("between", "from", "since"):
        spanned = _spanned(text, first, match, base, head)
        if spanned is not None or head != "since":
            return spanned
    return _expression(text, first, match, _HEADED[head](text.published, _edge(base, match, head)))


def _longer(text: _Text, first: int, match: _Match, head: str, least: int) -> TimeExpression | None:
    """Read «من عام 1971 حتى عام 2000», though «من عام 1971» is a time of its own."""
    base = _resolve(text, match)
    if head != "from" or base.kind != "date":
        return None
    spanned = _spanned(text, first, match, base, head)
    return spanned if spanned is not None and spanned.last >= least else None


def _after_clock(text: _Text, at: int) -> _Match | None:
    """Read the day in «حتى الثانية من فجر الأحد» and «منذ الساعة 20:59 من مساء أمس»."""
    opening = text.form(at)
    if not (opening[:1] in _DIGITS or opening in text.numbers.ordinals or opening in _HOURS):
        return None
    for step in range(1, 7):
        form = text.form(at + step)
        if form == "من":
            return _match(text, at + step + 1, text.dates.free)
        if not form or not (form[0] in _DIGITS or form == ":" or form in text.numbers.ordinals):
            return None
    return None


def _edge(base: Resolved, match: _Match, head: str) -> Resolved:
    """«منذ نهاية الشهر» is its last day, «منذ منتصفه» the 15th, not the third that «في» would mean."""
    third = dict(match.parts).get("third", "")
    if not base.value or base.whole is None or len(base.whole) != 7:
        return base
    days_ = base.value.split("/")
    day = {"mid": base.whole + "-15", "end": days_[-1]}.get(third, days_[0] if head == "since" else days_[-1])
    return Resolved(day, base.how)


def _spanned(text: _Text, first: int, match: _Match, base: Resolved, head: str) -> TimeExpression | None:
    """Read the far end of «بين A وB» and «من A إلى B»."""
    at = match.next
    if head in ("from", "since"):
        at = _after_to(text, at)
    elif text.form(at) == "و":
        at += 1
    elif not text.form(at).startswith("و"):
        return None
    far = _match(text, at, text.dates.bound) if at > 0 else None
    if far is None:
        return None
    end = _resolve(text, far)
    if end.kind != "date":
        return None
    base, end = _years_shared(text, match, far, base, end)
    both = join(base.value, end.value)
    if both is None and match.rule == far.rule == "weekday":
        both = join(moved(base.value, -7), end.value)
    both = both or join(base.value, end.ahead)  # «من اليوم حتى الأحد»
    return _expression(text, first, far, Resolved(both, _loosest(base.how, end.how)))


def _years_shared(
    text: _Text, match: _Match, far: _Match, base: Resolved, end: Resolved
) -> tuple[Resolved, Resolved]:
    """«من 28 تموز حتى 3 آب 2024»: a month without a year has that of the other end, or the one beside it."""
    near, last = dict(match.parts), dict(far.parts)
    if "month" not in near or "month" not in last:
        return base, end
    if "year" in last and "year" not in near:
        base = _in_year(text, match, int(last["year"]))
        if base.value and end.value and base.value > end.value:
            base = _in_year(text, match, int(last["year"]) - 1)
    elif "year" in near and "year" not in last:
        end = _in_year(text, far, int(near["year"]))
        if base.value and end.value and base.value > end.value:
            end = _in_year(text, far, int(near["year"]) + 1)
    elif "year" not in near and base.value and end.value and base.value > end.value:
        base = _in_year(text, match, int(end.value[:4]))  # «بين نيسان وأيلول», told in August
    return base, end


def _in_year(text: _Text, match: _Match, year: int) -> Resolved:
    return RULES[match.rule](Caught((*match.parts, ("year", str(year))), text.published))


def _after_to(text: _Text, at: int) -> int:
    for term in text.dates.terms.get(text.form(at), ()):
        if term.bare == "to" and _follows(text, at, term):
            return at + 1 + len(term.rest)
    return -1


def _loosest(one: How, other: How) -> How:
    return "relative" if "relative" in (one, other) else "absolute"


def _since(published: date | None, base: Resolved) -> Resolved:
    value = join(base.value, published.isoformat()) if published else None
    return Resolved(value, "relative", "since")


def _starting(_: date | None, base: Resolved) -> Resolved:
    """«ابتداء من الاثنين المقبل»: the day it starts."""
    return base


def _until(published: date | None, base: Resolved) -> Resolved:
    """«حتى» before what is past is no deadline but the end of what went on."""
    past = bool(published and base.value and base.value.split("/")[-1] < published.isoformat())
    return Resolved(base.value, base.how, "date" if past else "deadline")


def _by(published: date | None, base: Resolved) -> Resolved:
    """«بحلول الخميس», «مهلة أقصاها الجمعة»: the next one; a weekday alone would be the last."""
    return _until(published, msgspec.structs.replace(base, value=base.ahead or base.value))


def _before(published: date | None, base: Resolved) -> Resolved:
    until = _until(published, base)
    return Resolved(None, base.how) if until.kind == "date" else until


_HEADED: Mapping[str, Callable[[date | None, Resolved], Resolved]] = MappingProxyType(
    {"since": _since, "starting": _starting, "until": _until, "by": _by, "before": _before}
)


# --- dates told from other dates -------------------------------------------------------------------


def _following(anchor: str, one: TimeExpression) -> str | None:
    """Return what an expression makes of the date told before it; from then to a day where it tells one."""
    rule, _, until = one.follows.partition("/")
    return join(anchor or None, until) if until else days.follow(anchor, rule)


def resolve_chain(found: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Give «في اليوم التالي», «بعد يومين», «15 من الشهر نفسه» the value that follows from the date before.

    Args:
        found: the expressions of one text in order, as `find_dates` gives them.

    Returns:
        The same, with values ``inherited`` where the date told before is a single day.
    """
    chain: list[TimeExpression] = []
    anchor = told = ""
    for one in found:
        same_year = one.follows == "P0Y" or (one.follows[:2] == "--" != one.follows[1:3])
        near = (told or anchor) if same_year else anchor  # «العام نفسه» is the one that was told last
        value = _following(near, one) if one.value is None and one.follows else None
        now = one if value is None else msgspec.structs.replace(one, value=value, how="inherited")
        chain.append(now)
        if now.kind in ("date", "since") and now.value:
            anchor = now.value.split("/")[-1 if now.kind == "date" else 0]
            told = anchor if now.how == "absolute" else told
    return chain
