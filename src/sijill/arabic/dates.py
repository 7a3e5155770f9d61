"""Time expressions: absolute, relative to the publication, since, until, in a row, lengths.

The wording follows TIMEX3 (J. Pustejovsky et al., TimeML 1.2.1, 2005); values are in the coding guide's form.
Words and shapes are data (`lexicon/packs/core/dates.toml`); here each shape's rule turns what it caught into
a value. What cannot be resolved keeps the value None: no day is ever guessed.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Literal, cast

from msgspec import Struct

from sijill.arabic import days
from sijill.arabic.numbers import read_number, read_ordinal
from sijill.arabic.tokens import Token
from sijill.lexicon.grammar import DateGrammar, DateTerm, Grammar, Node, NumberGrammar

TimeKind = Literal["date", "duration", "deadline", "since", "days-in-row"]
How = Literal["absolute", "relative"]
_HEADS = ("since", "until", "before", "between", "from")
_MAX_STEPS = 14  # no shape is longer; keeps hostile text from deep walks


class TimeExpression(Struct, frozen=True):
    """A time as it is told.

    Attributes:
        first, last: first and last token, inclusive. start, end: offsets in the original text.
        kind: date, duration, deadline («حتى الغد»), since («منذ الأربعاء») or days-in-row.
        value: ``YYYY[-MM[-DD]]`` or ``A/B`` of these, None where it cannot be resolved.
        how: ``"absolute"`` from the words alone, ``"relative"`` to the publication.
        days: the length in days where one is told. Example: 6 for «لليوم السادس».
        rule: the rule that read it. Example: ``"weekday"``.
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


class Caught(Struct, frozen=True):
    """What a shape caught: the classes and values in order, and the day of publication."""

    parts: tuple[tuple[str, str], ...]
    published: date | None

    def get(self, tag: str) -> str:
        """Return the value of the first element of a class, "" where there is none."""
        return next((value for name, value in self.parts if name == tag), "")

    def all(self, tag: str) -> list[str]:
        """Return the values of all elements of a class."""
        return [value for name, value in self.parts if name == tag]

    def has(self, tag: str) -> bool:
        """Tell whether an element of a class was caught."""
        return any(name == tag for name, _ in self.parts)

    @property
    def said(self) -> str:
        """Return past, next or this, as an adjective says; "same" for «نفسه»."""
        for tag in ("past", "next", "same", "this"):
            if self.has(tag):
                return tag
        return ""

    @property
    def number(self) -> float:
        """Return the number or ordinal that was caught, 0 where there is none."""
        return float(self.get("num") or self.get("ord") or 0)


class Resolved(Struct, frozen=True):
    """What a rule makes of what was caught."""

    value: str | None
    how: How = "relative"
    kind: TimeKind = "date"
    days: int | None = None


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


def find_dates(tokens: Sequence[Token], grammar: Grammar, published: date | None) -> list[TimeExpression]:
    """Return the time expressions of a text in order, none inside another.

    Example:
        >>> from sijill.arabic.tokens import tokenise
        >>> from sijill.lexicon.grammar import load_grammar
        >>> found = find_dates(tokenise("مساء أمس"), load_grammar(), date(2024, 8, 7))
        >>> found[0].value
        '2024-08-06'
    """
    text = _Text(tokens, grammar.dates, grammar.numbers, published)
    terms, words, ordinals = grammar.dates.terms, grammar.numbers.words, grammar.numbers.ordinals
    found: list[TimeExpression] = []
    at, count = 0, len(tokens)
    while at < count:
        form = tokens[at].form
        one = None
        if form in terms or form in words or form in ordinals or form[0] in "0123456789":
            one = _composed(text, at) or _plain(text, at)
        if one is None:
            at += 1
        else:
            found.append(one)
            at = one.last + 1
    return found


# --- matching shapes -------------------------------------------------------------------------------


def _match(text: _Text, at: int, root: Node) -> _Match | None:
    return _walk(text, at, root, (), first=True)


def _walk(
    text: _Text, at: int, node: Node, parts: tuple[tuple[str, str], ...], *, first: bool = False
) -> _Match | None:
    """Return the longest way from ``node`` through the tokens from ``at`` on."""
    best = _Match(at, node.rule, parts) if node.rule else None
    if len(parts) > _MAX_STEPS or at >= len(text.tokens):
        return best
    for tag, value, after in _elements(text, at, node, first=first):
        found = _walk(text, after, node.edges[tag], (*parts, (tag.rpartition("+")[2], value)))
        if found is not None and (best is None or found.next > best.next):
            best = found
    return best


def _elements(text: _Text, at: int, node: Node, *, first: bool) -> list[tuple[str, str, int]]:
    """Return the elements of ``node`` that the tokens at ``at`` can be: tag, value, token after."""
    edges, form = node.edges, text.tokens[at].form
    found = []
    for term in text.dates.terms.get(form, ()):
        tag = term.bare if first else term.tag
        if tag in edges and _follows(text, at, term) and _allowed(text, at, term):
            found.append((tag, term.value, at + 1 + len(term.rest)))
    if "num" in edges and (form[0] in "0123456789" or form in text.numbers.words):
        found += _number(text, at, "num")
    if form in text.numbers.ordinals and (tag := "ord" if "ord" in edges else "و+ord") in edges:
        found += _ordinal(text, at, tag, first=first)
    if form[0] in "0123456789":
        found += [(tag, *hit) for tag, read in _READERS.items() if tag in edges and (hit := read(text, at))]
    return found


def _follows(text: _Text, at: int, term: DateTerm) -> bool:
    return all(text.form(at + 1 + n) == word for n, word in enumerate(term.rest))


def _allowed(text: _Text, at: int, term: DateTerm) -> bool:
    before = text.dates.not_after.get(term.bare)
    after = text.dates.not_before.get(term.bare)
    if before and text.form(at - 1) in before:
        return False
    return not (after and text.form(at + 1) in after)


def _number(text: _Text, at: int, tag: str) -> list[tuple[str, str, int]]:
    read = read_number(text.tokens, at, text.numbers)
    return [] if read is None else [(tag, str(read.value), read.next)]


def _ordinal(text: _Text, at: int, tag: str, *, first: bool) -> list[tuple[str, str, int]]:
    word = text.numbers.ordinals[text.tokens[at].form]
    if not word.definite or (word.prefix != ("و" if tag.startswith("و") else "") and not first):
        return []
    read = read_ordinal(text.tokens, at, text.numbers)
    return [] if read is None else [(tag, str(read.value), read.next)]


def _year(text: _Text, at: int) -> tuple[str, int] | None:
    form = text.tokens[at].form
    if len(form) != 4 or not form.isdigit() or not 1800 <= int(form) <= 2100 or text.form(at + 1) in text.numbers.nouns:
        return None
    return form, at + 1


def _hijri_year(text: _Text, at: int) -> tuple[str, int] | None:
    form = text.tokens[at].form
    return (form, at + 1) if len(form) == 4 and form.isdigit() and 1343 <= int(form) <= 1500 else None


def _three(text: _Text, at: int, marks: str) -> tuple[str, str, str] | None:
    """Return the three numbers of «12/8/2024», none of them parted by a blank."""
    tokens = text.tokens[at : at + 5]
    if len(tokens) < 5 or tokens[1].form not in marks or tokens[3].form != tokens[1].form:
        return None
    if any(a.end != b.start for a, b in zip(tokens, tokens[1:], strict=False)):
        return None
    numbers = (tokens[0].form, tokens[2].form, tokens[4].form)
    return numbers if all(part.isdigit() and len(part) <= 4 for part in numbers) else None


def _iso(text: _Text, at: int) -> tuple[str, int] | None:
    three = _three(text, at, "-/")
    if three is None or len(three[0]) != 4:
        return None
    found = days.make(*map(int, three))
    return (found.isoformat(), at + 5) if found else None


def _slashed(text: _Text, at: int) -> tuple[str, int] | None:
    """Read «12/8/2024», day first, and «12.8.2024», which is one token."""
    dotted = text.tokens[at].form.split(".")
    three = tuple(dotted) if len(dotted) == 3 else _three(text, at, "/-")
    if three is None or len(three[2]) != 4 or not all(part.isdigit() for part in three):
        return None
    found = days.make(int(three[2]), int(three[1]), int(three[0]))
    return (found.isoformat(), at + (1 if len(dotted) == 3 else 5)) if found else None


_READERS: Mapping[str, Callable[[_Text, int], tuple[str, int] | None]] = MappingProxyType(
    {"year": _year, "hijri-year": _hijri_year, "iso": _iso, "slashed": _slashed}
)


# --- heads: since, until, between ------------------------------------------------------------------


def _plain(text: _Text, at: int) -> TimeExpression | None:
    match = _match(text, at, text.dates.free)
    if match is None:
        return None
    resolved = _resolve(text, match)
    first = at + 1 if match.parts[0][0] == "in" else at
    return _expression(text, first, match, resolved)


def _resolve(text: _Text, match: _Match) -> Resolved:
    return _RULES[match.rule](Caught(match.parts, text.published))


def _expression(text: _Text, first: int, match: _Match, resolved: Resolved) -> TimeExpression:
    last = match.next - 1
    start, end = text.tokens[first].start, text.tokens[last].end
    return TimeExpression(
        first, last, start, end, resolved.kind, resolved.value, resolved.how, resolved.days, match.rule
    )


def _composed(text: _Text, at: int) -> TimeExpression | None:
    """Read «منذ الأربعاء», «حتى الغد», «بين 3 و5 آب», «من الأحد إلى الثلاثاء»."""
    for term in text.dates.terms.get(text.tokens[at].form, ()):
        if term.bare in _HEADS and _follows(text, at, term):
            found = _headed(text, at, at + 1 + len(term.rest), term.bare)
            if found is not None:
                return found
    return None


def _headed(text: _Text, first: int, at: int, head: str) -> TimeExpression | None:
    whole = _match(text, first, text.dates.free)
    match = _match(text, at, text.dates.bound)
    if match is None or (whole is not None and whole.next >= match.next):
        return None
    base = _resolve(text, match)
    if base.kind != "date" or match.rule in ("anaphoric", "ago"):
        return None
    if head in ("between", "from"):
        return _spanned(text, first, match, base, head)
    return _expression(text, first, match, _HEADED[head](text.published, base))


def _spanned(text: _Text, first: int, match: _Match, base: Resolved, head: str) -> TimeExpression | None:
    """Read the far end of «بين A وB» and «من A إلى B»."""
    at = match.next
    if head == "from":
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
    both = _joined(base.value, end.value)
    return _expression(text, first, far, Resolved(both, _loosest(base.how, end.how)))


def _after_to(text: _Text, at: int) -> int:
    for term in text.dates.terms.get(text.form(at), ()):
        if term.bare == "to" and _follows(text, at, term):
            return at + 1 + len(term.rest)
    return -1


def _joined(first: str | None, last: str | None) -> str | None:
    if first is None or last is None:
        return None
    low, high = first.split("/")[0], last.split("/")[-1]
    if low == high:
        return low
    return f"{low}/{high}" if low < high else None


def _loosest(one: How, other: How) -> How:
    return "relative" if "relative" in (one, other) else "absolute"


def _since(published: date | None, base: Resolved) -> Resolved:
    value = _joined(base.value, published.isoformat()) if published else None
    if published and base.value and base.value.split("/")[0] > published.isoformat():
        value = base.value  # «ابتداء من الاثنين المقبل»
    return Resolved(value, "relative", "since")


def _until(published: date | None, base: Resolved) -> Resolved:
    """«حتى» before what is past is no deadline but the end of what went on."""
    past = bool(published and base.value and base.value.split("/")[-1] < published.isoformat())
    return Resolved(base.value, base.how, "date" if past else "deadline")


def _before(published: date | None, base: Resolved) -> Resolved:
    until = _until(published, base)
    return Resolved(None, base.how) if until.kind == "date" else until


_HEADED: Mapping[str, Callable[[date | None, Resolved], Resolved]] = MappingProxyType(
    {"since": _since, "until": _until, "before": _before}
)


# --- rules: one function a rule of dates.toml ------------------------------------------------------


def _iso_rule(c: Caught) -> Resolved:
    return Resolved(c.get("iso") or c.get("slashed"), "absolute")


def _day_of_month(c: Caught) -> Resolved:
    if c.has("slashed"):
        return _iso_rule(c)
    return _day(c, c.number)


def _day(c: Caught, number: float) -> Resolved:
    month, day = int(c.get("month")), _whole(number)
    year = c.get("year")
    if year:
        found = days.make(int(year), month, day)
        return Resolved(found.isoformat() if found else None, "absolute")
    found = _day_without_year(c, month, day)
    return Resolved(found.isoformat() if found else None)


def _whole(number: float) -> int:
    """Return a day's number, 0 (no day) where it is none."""
    return int(number) if 1 <= number <= 31 and number == int(number) else 0


def _day_without_year(c: Caught, month: int, day: int) -> date | None:
    if c.published is None or c.said == "same":
        return None
    if c.get("period") == "year":
        year = c.published.year - (c.said == "past")
        return days.make(year, month, day)
    return days.day_without_year(c.published, month, day, c.said)


def _day_of_this_month(c: Caught) -> Resolved:
    if c.published is None or c.has("own") or c.said == "same" or c.get("period") in ("week", "year"):
        return Resolved(None)
    step = {"past": -1, "next": 1}.get(c.said, 0)
    year, month = days.month_shift(c.published.year, c.published.month, step)
    found = days.make(year, month, _whole(c.number))
    return Resolved(found.isoformat() if found else None)


def _days_of_month(c: Caught) -> Resolved:
    ends = c.all("num") or c.all("ord")
    first, last = (_day(c, float(number)) for number in (ends[0], ends[-1]))
    return Resolved(_joined(first.value, last.value), first.how)


def _month(c: Caught) -> Resolved:
    found = _year_and_month(c)
    how: How = "absolute" if c.has("year") else "relative"
    return Resolved(days.month_text(*found) if found else None, how)


def _year_and_month(c: Caught) -> tuple[int, int] | None:
    month = int(c.get("month"))
    if c.has("year"):
        return int(c.get("year")), month
    if c.published is None or c.said == "same":
        return None
    if c.get("period") == "year":
        return c.published.year - (c.said == "past"), month
    return days.month_without_year(c.published, month, c.said), month


def _third_of_month(c: Caught) -> Resolved:
    found = _year_and_month(c)
    third = cast("days.Third", c.get("third"))
    how: How = "absolute" if c.has("year") else "relative"
    return Resolved(days.third_of_month(*found, third) if found else None, how)


def _third_of_period(c: Caught) -> Resolved:
    published, unit, third = c.published, c.get("period"), cast("days.Third", c.get("third"))
    if published is None or c.said == "same":
        return Resolved(None)
    step = {"past": -1, "next": 1}.get(c.said, 0)
    if unit == "month":
        return Resolved(days.third_of_month(*days.month_shift(published.year, published.month, step), third))
    if unit == "year":
        return Resolved(days.third_of_year(published.year + step, third))
    return Resolved(_third_of_week(published, step, third))


def _third_of_week(published: date, step: int, third: days.Third) -> str | None:
    monday, _ = days.week(published, step)
    first, last = {"early": (0, 1), "mid": (2, 3), "late": (4, 6)}[third]
    return days.interval(days.shift(monday, first), days.shift(monday, last)) if monday else None


def _period(c: Caught) -> Resolved:
    published, unit = c.published, c.get("period")
    if published is None or c.said == "same" or c.has("own"):
        return Resolved(None)
    step = {"past": -1, "next": 1}.get(c.said, 0)
    if unit == "week":
        return Resolved(days.interval(*days.week(published, step)))
    if unit == "month":
        return Resolved(days.month_text(*days.month_shift(published.year, published.month, step)))
    return Resolved(f"{published.year + step:04d}")


def _year_rule(c: Caught) -> Resolved:
    return Resolved(c.get("year"), "absolute")


def _third_of_year(c: Caught) -> Resolved:
    return Resolved(days.third_of_year(int(c.get("year")), cast("days.Third", c.get("third"))), "absolute")


def _season(c: Caught) -> Resolved:
    month, year = int(c.get("season")), c.get("year")
    how: How = "absolute" if year else "relative"
    if not year:
        if c.published is None:
            return Resolved(None)
        year = str(c.published.year + {"past": -1, "next": 1}.get(c.said, 0))
    return Resolved(f"{year}-{month:02d}/{year}-{month + 2:02d}", how)


def _hijri_day(c: Caught) -> Resolved:
    month, day, year = int(c.get("hijri")), _whole(c.number), c.get("hijri-year")
    if year:
        return Resolved(days.interval(*(days.hijri_day(int(year), month, day),) * 2), "absolute")
    found = days.hijri_year(c.published, month, day or 1, c.said) if c.published else None
    return Resolved(days.interval(*(days.hijri_day(found, month, day),) * 2) if found else None)


def _hijri_month(c: Caught) -> Resolved:
    month, year = int(c.get("hijri")), c.get("hijri-year")
    if year:
        return Resolved(days.hijri_month(int(year), month), "absolute")
    found = days.hijri_year(c.published, month, 1, c.said) if c.published else None
    return Resolved(days.hijri_month(found, month) if found else None)


def _relative(c: Caught) -> Resolved:
    if c.published is None:
        return Resolved(None)
    return _day_or_none(days.shift(c.published, int(c.get("relative") or c.get("today"))))


def _day_or_none(found: date | None) -> Resolved:
    return Resolved(found.isoformat() if found else None)


def _weekday(c: Caught) -> Resolved:
    if c.published is None:
        return Resolved(None)
    weekday = int(c.get("weekday"))
    if c.said == "next":
        return _day_or_none(days.weekday_after(c.published, weekday))
    return _day_or_none(days.weekday_on_or_before(c.published, weekday, strictly=c.said == "past"))


def _weekdays(c: Caught) -> Resolved:
    """«ليل الثلاثاء الأربعاء», «الجمعة والسبت»: from the first to the second."""
    if c.published is None:
        return Resolved(None)
    first, last = (int(value) for value in c.all("weekday"))
    end = days.weekday_on_or_before(c.published, last, strictly=c.said == "past")
    start = days.weekday_on_or_before(end, first, strictly=True) if end else None
    return Resolved(days.interval(start, end))


def _this_morning(c: Caught) -> Resolved:
    return Resolved(c.published.isoformat() if c.published else None)


def _length(c: Caught) -> tuple[float, days.Unit]:
    for tag, count in (("unit", None), ("dual", 2.0), ("the-dual", 2.0), ("the-units", None)):
        if c.has(tag):
            return count or c.number or 1.0, cast("days.Unit", c.get(tag))
    return c.number or 1.0, cast("days.Unit", c.get("period") or c.get("for-unit") or c.get("its-day") or "day")


def _ago(c: Caught) -> Resolved:
    count, unit = _length(c)
    return Resolved(days.ago(c.published, count, unit) if c.published else None, days=days.days_of(count, unit))


def _since_length(c: Caught) -> Resolved:
    count, unit = _length(c)
    since = days.ago(c.published, count, unit) if c.published else None
    value = _joined(since, c.published.isoformat()) if c.published else None
    return Resolved(value, "relative", "since", days.days_of(count, unit))


def _past_length(c: Caught) -> Resolved:
    if not c.has("past"):
        return _within(c)
    if c.has("period"):
        return _period(c)
    return Resolved(_since_length(c).value, days=_since_length(c).days)


def _next_length(c: Caught) -> Resolved:
    count, unit = _length(c)
    ahead = days.days_of(count, unit)
    if c.published is None or ahead is None:
        return Resolved(None, days=ahead)
    return Resolved(days.interval(c.published, days.shift(c.published, ahead)), days=ahead)


def _within(c: Caught) -> Resolved:
    ahead = _next_length(c)
    value = ahead.value.split("/")[-1] if ahead.value else None
    return Resolved(value, "relative", "deadline", ahead.days)


def _days_in_row(c: Caught) -> Resolved:
    """«لليوم السادس»: the last six days, the day of publication the sixth."""
    count, unit = c.number, cast("days.Unit", c.get("for-unit") or c.get("its-day"))
    length = days.days_of(count, unit)
    if c.published is None or length is None:
        return Resolved(None, "relative", "days-in-row", length)
    return Resolved(days.interval(days.shift(c.published, 1 - length), c.published), "relative", "days-in-row", length)


def _anaphoric(_: Caught) -> Resolved:
    return Resolved(None)


def _duration(c: Caught) -> Resolved:
    return Resolved(None, "absolute", "duration", days.days_of(*_length(c)))


_RULES: Mapping[str, Callable[[Caught], Resolved]] = MappingProxyType({
    "iso": _iso_rule, "day-of-month": _day_of_month, "day-of-this-month": _day_of_this_month,
    "days-of-month": _days_of_month, "month": _month, "month-said": _month, "third-of-month": _third_of_month,
    "third-of-period": _third_of_period, "period": _period, "year": _year_rule, "year-said": _year_rule,
    "third-of-year": _third_of_year, "season": _season, "hijri-day": _hijri_day, "hijri-month": _hijri_month,
    "relative": _relative, "weekday": _weekday, "weekdays": _weekdays, "this-morning": _this_morning,
    "ago": _ago, "since-length": _since_length, "past-length": _past_length, "next-length": _next_length,
    "within": _within, "days-in-row": _days_in_row, "anaphoric": _anaphoric, "length": _duration,
})  # fmt: skip
