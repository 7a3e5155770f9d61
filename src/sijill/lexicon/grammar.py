"""Loading the tables of numbers and dates: words, their clitics, counted nouns, shapes of dates.

The files `numbers.toml` and `dates.toml` of a pack hold words in normal spelling. Here they are folded,
given the article and the clitics, and laid out so that reading costs one dictionary look-up a token.
Which inflected forms a noun has: E. Badawi et al., Modern Written Arabic (2nd ed. 2016), ch. 1.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any, Literal, cast

import msgspec
from msgspec import Struct

from sijill.errors import LexiconError
from sijill.lexicon.fold import fold
from sijill.schema import COUNTED, Bound, CountOf

Role = Literal[
    "unit",
    "one",
    "ten",
    "tens",
    "hundred",
    "hundreds",
    "scale",
    "scales",
    "pair",
    "half",
    "vague",
    "quarters",
    "few",
    "odd",
]
Form = Literal["singular", "dual", "plural"]
_PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فل", "فب", "وك")
_READ = frozenset(
    {"num", "ord", "year", "hijri-year", "iso", "slashed", "short-date", "serial"}
)  # elements that are read, not looked up
_LINKS = ("", "و", "ف")
HEADS = ("since", "starting", "until", "by", "before", "between", "from")
_ARTICLE = "ال"  # written apart before digits: «ال 12 من آب»
_PRONOUNS = ("ه", "ها", "هم", "هما", "نا")


class NumberWord(Struct, frozen=True, gc=False):
    """What a form means as a number.

    Attributes:
        role: its place in a number. value: what it adds or multiplies by. Example: ``20``.
        prefix: clitics before it, the article left out. Example: ``"و"`` for «وعشرين».
        definite: with «ال».
    """

    role: Role
    value: int
    prefix: str = ""
    definite: bool = False


class CountedNoun(Struct, frozen=True, gc=False):
    """A form of a noun that is counted.

    Attributes:
        what: what is counted. Example: ``"killed"`` for «قتلى». person: whether it is a person.
        form: singular, dual or plural.
        prefix: clitics before it. definite: with «ال».
    """

    what: CountOf
    person: bool
    form: Form
    prefix: str = ""
    definite: bool = False


class BoundPhrase(Struct, frozen=True, gc=False):
    """Words before or after a number that bound it. Example: «أكثر من» is a ``min``."""

    rest: tuple[str, ...]
    kind: Literal["min", "max", "about"]


class NumberExample(Struct, frozen=True, forbid_unknown_fields=True):
    """A text and what is read in it: ``"<value> <noun> <what>"`` for each number."""

    text: str
    expect: tuple[str, ...]


class NumberGrammar(Struct, frozen=True):
    """The words of numbers by folded form.

    Attributes:
        opening: the forms that a number, a bound or a counted noun begins with.
        duals: duals of other nouns, and the clitics before them. Example: ``{"شهران": ""}``.
        ranked: what a definite number after it only ranks («الجولة الـ18»). halves: units before «ونصف».
        owners, not_owners: what shows a form in «ـا» to be a dual («عنصرا أمن»), and what does not.
    """

    opening: frozenset[str]
    words: Mapping[str, NumberWord]
    ordinals: Mapping[str, NumberWord]
    nouns: Mapping[str, CountedNoun]
    duals: Mapping[str, str]
    bounds_before: Mapping[str, tuple[BoundPhrase, ...]]
    bounds_after: Mapping[str, tuple[BoundPhrase, ...]]
    labels: frozenset[str]
    clock: frozenset[str]
    percent: frozenset[str]
    percent_in: frozenset[str]
    year_before: frozenset[str]
    not_nouns: frozenset[str]
    rises: frozenset[str]
    ranked: frozenset[str]
    owners: frozenset[str]
    not_owners: frozenset[str]
    halves: Mapping[str, int]
    months: frozenset[str]
    examples: tuple[NumberExample, ...]


class DateTerm(Struct, frozen=True, gc=False):
    """A word or phrase that dates are made of.

    Attributes:
        tag: its class, with the clitic before it where it has one. Example: ``"weekday"``, ``"و+weekday"``.
        bare: the class alone. value: the class's key. Example: ``"6"`` for «الأحد».
        rest: folded words that must follow. Example: ``("الاول",)`` for «كانون الأول».
    """

    tag: str
    bare: str
    value: str
    rest: tuple[str, ...] = ()


class Node(Struct):
    """A node of the tree of date shapes: the next element by tag, and the rule that ends here."""

    edges: dict[str, "Node"] = msgspec.field(default_factory=dict)
    rule: str = ""


class DateExample(Struct, frozen=True, forbid_unknown_fields=True):
    """A text, its day of publication ("" where unknown) and ``"<kind> <value> <words>"`` for each."""

    text: str
    published: str
    expect: tuple[str, ...]


class DateGrammar(Struct, frozen=True):
    """The words of dates by folded form, and the shapes they stand in.

    Attributes:
        terms: words by their first folded form. starts: the forms that a time expression can start with.
        opening: these, and the words of numbers.
        short: those of `starts` that may be one alone.
        parts: all forms that may stand in a time expression, beside numbers in digits.
        free: the shapes that stand alone. bound: these and the shapes that need a head such as «منذ».
        not_after, not_before: words beside which a class is something else («أحمد الخميس»).
    """

    terms: Mapping[str, tuple[DateTerm, ...]]
    starts: frozenset[str]
    opening: frozenset[str]
    short: frozenset[str]
    parts: frozenset[str]
    free: Node
    bound: Node
    not_after: Mapping[str, frozenset[str]]
    not_before: Mapping[str, frozenset[str]]
    examples: tuple[DateExample, ...]


class Grammar(Struct, frozen=True):
    """The tables of numbers and dates of one pack."""

    numbers: NumberGrammar
    dates: DateGrammar

    def counted(self, form: str) -> tuple[CountOf, bool] | None:
        """Return what a noun counts and whether it is a person, None where it is not in the table.

        Example:
            >>> load_grammar().counted("قتلي")
            ('killed', True)
        """
        noun = self.numbers.nouns.get(form)
        return None if noun is None else (noun.what, noun.person)


def load_grammar(folder: Path | None = None) -> Grammar:
    """Read `numbers.toml` and `dates.toml` of a pack's folder (the core pack's without one).

    Raises:
        LexiconError: a file is missing or no TOML, or a key is wrong; names file and key.
    """
    folder = folder or Path(__file__).parent / "packs" / "core"
    dates = _read(folder / "dates.toml")
    numbers = _read(folder / "numbers.toml")
    terms = _guard(folder / "dates.toml", _terms, dates)
    months = frozenset(
        form
        for form, found in terms.items()
        if any(t.bare == "month" or (t.bare == "hijri" and not t.rest) for t in found)
    )
    told = _guard(folder / "numbers.toml", _number_grammar, numbers, months)
    return Grammar(
        told,
        _guard(folder / "dates.toml", _date_grammar, dates, terms, frozenset((*told.words, *told.ordinals))),
    )


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError as error:
        raise LexiconError("missing-file", str(file)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError("bad-toml", str(file), reason=str(error)) from error


def _guard(file: Path, build: Any, *given: Any) -> Any:
    """Call ``build`` and name the file in what it raises."""
    try:
        return build(*given)
    except LexiconError as error:
        raise LexiconError(error.code, f"{file}:{error.place}", **error.values) from error
    except KeyError as error:
        raise LexiconError("missing-key", f"{file}:{error.args[0]}") from error
    except (msgspec.ValidationError, ValueError, TypeError, AttributeError) as error:
        raise LexiconError("bad-value", str(file), reason=str(error)) from error


# --- numbers ---------------------------------------------------------------------------------------


def _number_grammar(data: Mapping[str, Any], months: frozenset[str]) -> NumberGrammar:
    skip: Mapping[str, list[str]] = data["skip"]
    sets = {key: _folds(skip[key]) for key in ("labels", "clock", "percent", "percent_in", "year_before",
                                               "not_nouns", "rises", "ranked", "owners",
                                               "not_owners")}  # fmt: skip
    bounds = data["bounds"]
    words, nouns = _number_words(data["words"], _folds(skip["forms"])), _counted_nouns(data["counted"])
    duals = _other_duals(data.get("dual", {}).get("nouns", ()), {*words, *nouns})
    halves = _halves(data.get("halves", {}))
    before = _phrases({k: bounds[k] for k in ("min", "max", "about")}, _PREFIXES)
    return NumberGrammar(
        opening=frozenset((*words, *nouns, *duals, *halves, *before)),
        words=words,
        ordinals=_ordinals(data["ordinals"], data["words"]),
        nouns=nouns,
        duals=duals,
        halves=halves,
        bounds_before=before,
        bounds_after=_phrases({k: bounds[f"{k}_after"] for k in ("min", "max", "about")}, ("",)),
        months=months,
        examples=msgspec.convert(data.get("example", []), tuple[NumberExample, ...]),
        **sets,
    )


def _folds(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _number_words(
    roles: Mapping[str, Mapping[str, list[str]]], skip: frozenset[str]
) -> dict[str, NumberWord]:
    words: dict[str, NumberWord] = {}
    for role, values in roles.items():
        for value, forms in values.items():
            for form, prefix, definite in _with_clitics(forms):
                words.setdefault(form, NumberWord(cast("Role", role), int(value), prefix, definite))
    return {form: word for form, word in words.items() if form not in skip}


def _with_clitics(forms: Iterable[str]) -> Iterator[tuple[str, str, bool]]:
    """Yield each form bare and with «ال», after each clitic (with ل the article loses its alef)."""
    for form, prefix in product(map(fold, forms), _PREFIXES):
        yield prefix + form, prefix, False
        yield (prefix + "ل" if prefix.endswith("ل") else prefix + "ال") + form, prefix, True


def _ordinals(units: Mapping[str, list[str]], words: Mapping[str, Any]) -> dict[str, NumberWord]:
    found: dict[str, NumberWord] = {}
    for role, values in (("unit", units), ("tens", words["tens"]), ("ten", words["ten"])):
        for value, forms in values.items():
            for form, prefix, definite in _with_clitics(forms):
                found.setdefault(form, NumberWord(cast("Role", role), int(value), prefix, definite))
    return found


def _phrases(kinds: Mapping[str, list[str]], prefixes: Iterable[str]) -> dict[str, tuple[BoundPhrase, ...]]:
    found: dict[str, list[BoundPhrase]] = {}
    for kind, phrases in kinds.items():
        for phrase, prefix in product(phrases, prefixes):
            first, *rest = fold(phrase).split()
            found.setdefault(prefix + first, []).append(BoundPhrase(tuple(rest), cast("Any", kind)))
    return {first: tuple(sorted(all_, key=lambda p: -len(p.rest))) for first, all_ in found.items()}


def _counted_nouns(tables: Mapping[str, Mapping[str, Any]]) -> dict[str, CountedNoun]:
    found: dict[str, CountedNoun] = {}
    for what, table in tables.items():
        if what not in COUNTED:
            raise LexiconError("unknown-count", f"counted.{what}", known=", ".join(COUNTED))
        for line in table["nouns"]:
            _add_noun(found, line, what, bool(table["person"]))
    return found


def _other_duals(lines: Iterable[str], taken: set[str]) -> dict[str, str]:
    return {
        full: prefix
        for line in lines
        for number, form in inflect(line)
        if number == "dual"
        for full, prefix, _ in _with_clitics([form])
        if full not in taken
    }


def _halves(counts: Mapping[str, Iterable[str]]) -> dict[str, int]:
    return {form: int(n) for n, units in counts.items() for form, _, _ in _with_clitics(units)}


def _add_noun(found: dict[str, CountedNoun], line: str, what: CountOf, person: bool) -> None:
    for number, form in inflect(line):
        for full, prefix, definite in _with_clitics([form]):
            found.setdefault(full, CountedNoun(what, person, number, prefix, definite))
        if number == "plural":
            for suffix, prefix in product(_PRONOUNS, _PREFIXES):
                stem = form[:-1] + "ت" if form.endswith("ه") else form
                found.setdefault(prefix + stem + suffix, CountedNoun(what, person, number, prefix))


def inflect(line: str) -> Iterator[tuple[Form, str]]:
    """Yield the folded forms of ``"singular|plural|…"`` with their number.

    A dual in «ين» is left out where the noun has a sound masculine plural, which is written the same.

    Example:
        >>> list(inflect("جندي|جنود"))[:3]
        [('singular', 'جندي'), ('singular', 'جنديا'), ('dual', 'جنديان')]
    """
    singular, *plurals = (part.strip() for part in line.split("|"))
    base = fold(singular)
    yield "singular", base
    if not singular.endswith(("ة", "ى", "ا", "اء")):
        yield "singular", base + "ا"
    yield from _duals(singular, sound="+ون" in plurals)
    for plural in plurals:
        yield from _plurals(base, plural)


def _duals(singular: str, *, sound: bool) -> Iterator[tuple[Form, str]]:
    stem = fold(singular[:-1] + "ت" if singular.endswith("ة") else singular)
    yield "dual", stem + "ان"
    if not sound:
        yield "dual", stem + "ين"
    if singular.endswith("ة"):
        yield "dual", stem + "ا"
        yield "dual", stem + "ي"


def _plurals(base: str, plural: str) -> Iterator[tuple[Form, str]]:
    if plural == "+ون":
        yield from (("plural", base + "ون"), ("plural", base + "ين"))
    elif plural == "+ات":
        yield "plural", base.removesuffix("ه") + "ات"
    else:
        form = fold(plural)
        yield "plural", form
        if not plural.endswith(("ى", "ة", "ا", "اء", "ي", "ون", "ين", "ات")):
            yield "plural", form + "ا"


# --- dates -----------------------------------------------------------------------------------------


def _terms(data: Mapping[str, Any]) -> dict[str, tuple[DateTerm, ...]]:
    found: dict[str, dict[tuple[str, tuple[str, ...]], DateTerm]] = {}
    for tag, table in data["class"].items():
        prefixes = ("", *table.get("clitics", list(_LINKS[1:])))
        for value, forms in table["forms"].items():
            for form, prefix in product(forms, prefixes):
                words = fold(form).split() or _empty(tag)
                term = _term(tag, value, words, prefix)
                found.setdefault(_first(words[0], prefix), {}).setdefault((term.tag, term.rest), term)
    return {form: tuple(sorted(terms.values(), key=lambda t: -len(t.rest))) for form, terms in found.items()}


def _empty(tag: str) -> list[str]:
    raise LexiconError("empty-form", f"class.{tag}")


def _first(word: str, prefix: str) -> str:
    return prefix + word[1:] if prefix.endswith("ل") and word.startswith("ال") else prefix + word


def _term(tag: str, value: str, words: list[str], prefix: str) -> DateTerm:
    return DateTerm(f"{prefix}+{tag}" if prefix else tag, tag, value, tuple(words[1:]))


def _date_grammar(
    data: Mapping[str, Any], terms: Mapping[str, tuple[DateTerm, ...]], numbers: frozenset[str]
) -> DateGrammar:
    free, bound = Node(), Node()
    known = {*data["class"], *_READ}
    for rule in data["rule"]:
        for shape in rule["shapes"]:
            for tags in expand_shape(shape, data.get("macro", {})):
                _check(tags, known, rule["name"])
                _plant(bound, tags, rule["name"])
                if not rule.get("needs_head", False):
                    _plant(free, tags, rule["name"])
    starts = _starts(terms, free)
    return DateGrammar(
        terms=terms,
        starts=starts,
        opening=starts | numbers,
        short=_short(terms, free),
        parts=frozenset((*terms, *_second(terms), *numbers, _ARTICLE)),
        free=free,
        bound=bound,
        not_after={key: _folds(words) for key, words in data["not_after"].items()},
        not_before={key: _folds(words) for key, words in data["not_before"].items()},
        examples=msgspec.convert(data.get("example", []), tuple[DateExample, ...]),
    )


def _starts(terms: Mapping[str, tuple[DateTerm, ...]], free: Node) -> frozenset[str]:
    return frozenset(
        form for form, found in terms.items() if any(t.bare in free.edges or t.bare in HEADS for t in found)
    )


def _short(terms: Mapping[str, tuple[DateTerm, ...]], free: Node) -> frozenset[str]:
    alone = {tag for tag, node in free.edges.items() if node.rule}
    return frozenset(
        form for form, found in terms.items() if any(t.bare in alone and not t.rest for t in found)
    )


def _second(terms: Mapping[str, tuple[DateTerm, ...]]) -> Iterator[str]:
    return (term.rest[0] for found in terms.values() for term in found if term.rest)


def _check(tags: Iterable[str], known: set[str], rule: str) -> None:
    for tag in tags:
        if tag.rpartition("+")[2] not in known:
            raise LexiconError("unknown-class", f"rule.{rule}", name=tag)


def _plant(root: Node, tags: Iterable[str], rule: str) -> None:
    node = root
    for tag in tags:
        node = node.edges.setdefault(tag, Node())
    node.rule = node.rule or rule


def expand_shape(shape: str, macros: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield the sequences of tags that a shape stands for: ``?`` optional, ``|`` or, ``<name>`` a macro.

    Example:
        >>> list(expand_shape("part? today|now", {}))
        [('today',), ('now',), ('part', 'today'), ('part', 'now')]
    """
    choices: list[list[tuple[str, ...]]] = []
    for element in shape.split():
        optional, names = element.endswith("?"), element.rstrip("?").split("|")
        options: list[tuple[str, ...]] = [()] if optional else []
        for name in names:
            macro = name.startswith("<")
            options += _macro(macros[name[1:-1]], macros) if macro else [(name,)]
        choices.append(options)
    yield from (tuple(tag for part in way for tag in part) for way in product(*choices))


def _macro(alternatives: str, macros: Mapping[str, str]) -> list[tuple[str, ...]]:
    return [way for shape in alternatives.split(";") for way in expand_shape(shape.strip(), macros)]


__all__ = ["Bound", "Grammar", "load_grammar"]
