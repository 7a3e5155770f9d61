"""Running the examples of a pack: every predicate, name, number and date shows that it works."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import get_args

import msgspec
from msgspec import Struct

from sijill.arabic.dates import find_dates
from sijill.arabic.numbers import Number, find_numbers
from sijill.arabic.tokens import tokenise
from sijill.errors import LexiconError
from sijill.extract.analysis import Name
from sijill.extract.engine import RulesEngine
from sijill.extract.grammar import Grammar
from sijill.extract.guide import to_guide
from sijill.extract.steps import STEPS, begin
from sijill.lexicon import Lexicon
from sijill.lexicon.check_predicates import Block, blocks_of
from sijill.lexicon.check_tables import Row, is_day, rows_of
from sijill.lexicon.fold import fold
from sijill.lexicon.grammar import Grammar as Figures
from sijill.lexicon.grammar import load_grammar
from sijill.lexicon.layout import TABLES
from sijill.lexicon.problem import Problem, problem
from sijill.lexicon.toml_lines import line_of, read_toml
from sijill.schema import SYMMETRIC, Bound, EventType, Mention, Report

_KEY = re.compile(r"(?:^|\s)(!?[a-z_]+)=")
_CODED = ("actor", "target", "mediator", "place", "date", "about", "status", "source", "count")
_NAMED = ("actor", "place")


class Wish(Struct, frozen=True):
    """One thing that an example expects. Example: ``Wish("actor", "sdf")`` of ``actor=sdf``.

    Attributes:
        key: which argument. value: what must stand there. absent: True for ``!actor=sdf``.
    """

    key: str
    value: str
    absent: bool = False

    def __str__(self) -> str:
        """Return it as an example writes it."""
        return f"{'!' * self.absent}{self.key}={self.value}"


def run_examples(lexicon: Lexicon, folder: Path) -> list[Problem]:
    """Return the examples of a pack that do not hold.

    A predicate's example must give one event of its file's type with all that stands after ``=>``; a
    text under ``not`` must give none by that predicate. A line of ``examples.tsv`` must name all that it
    expects and nothing that it negates. An example of ``numbers.toml`` or ``dates.toml`` must be read as
    it says.

    Args:
        lexicon: the pack with those that it needs.
        folder: the pack's folder.

    Example: ``[Problem("example-missed", "my-pack/predicates/aid.toml:9 feed.examples", {…})]``.
    """
    runner = _Runner(lexicon)
    problems: list[Problem] = []
    for path in sorted((folder / "predicates").glob("*.toml")):
        problems += runner.predicates(path)
    problems += runner.names(folder / "examples.tsv")
    problems += run_figures(folder)
    return problems


class _Runner:
    """The engine and its tables, made once for all examples."""

    def __init__(self, lexicon: Lexicon) -> None:
        # doubt weighs how a whole report tells a thing; an example is one bare sentence
        self._engine = RulesEngine(msgspec.structs.replace(lexicon, doubt={}))
        self._lexicon = lexicon

    @cached_property
    def _grammar(self) -> Grammar:
        return Grammar(self._lexicon)

    def predicates(self, path: Path) -> Iterator[Problem]:
        """Yield the examples of a predicates' file that do not hold."""
        data, _ = read_toml(path)
        kind = str((data or {}).get("type", ""))
        if kind not in get_args(EventType):
            return
        for block in blocks_of(path, data or {}):
            for example in block.strings("examples"):
                yield from self._positive(block, kind, example)
            for text in block.strings("not"):
                yield from self._negative(block, kind, text)

    def _positive(self, block: Block, kind: str, example: str) -> Iterator[Problem]:
        text, _, wanted = example.partition("=>")
        wishes = wishes_of(wanted, _CODED)
        if wishes is None:
            yield block.problem(
                "bad-example", "examples", example, value=wanted.strip(), known=", ".join(_CODED)
            )
            return
        report = _report(text)
        mentions = self._engine.code(report)
        events = [to_guide(m, report) for m in mentions]
        if not any(e["type"] == kind and all(_holds(w, _either(e)) for w in wishes) for e in events):
            wish = " ".join([kind, *map(str, wishes)])
            yield block.problem(
                "example-missed", "examples", example, text=text.strip(), wanted=wish, got=_got(events)
            )

    def _negative(self, block: Block, kind: str, text: str) -> Iterator[Problem]:
        rule = f"{kind.lower()}.{block.data.get('id', '')}:"
        report = _report(text)
        found: Sequence[Mention] = [m for m in self._engine.code(report) if m.rule.startswith(rule)]
        if found:
            got = _got([to_guide(m, report) for m in found])
            yield block.problem("example-barred", "not", text, text=text, got=got)

    def names(self, path: Path) -> Iterator[Problem]:
        """Yield the lines of ``examples.tsv`` that do not hold."""
        table = next(t for t in TABLES if t.file == path.name)
        rows, _ = rows_of(path, table)
        for row in rows:
            yield from self._named(row)

    def _named(self, row: Row) -> Iterator[Problem]:
        expect, published = row.cells.get("expect", ""), row.cells.get("published", "")
        wishes = wishes_of(expect.replace(";", " "), _NAMED)
        if wishes is None:
            yield row.problem("bad-example", "expect", value=expect, known=", ".join(_NAMED))
            return
        if published and not is_day(published):
            return
        text = row.cells.get("text", "") + self._about(row.cells.get("country", ""))
        names = _names(_report(text, published), self._grammar)
        found = [(n.kind, n.id) for n in names]
        missed = [w for w in wishes if not _holds(w, found)]
        if missed:
            got = " ".join(f"{n.kind}={n.id}" for n in names)
            wanted = " ".join(map(str, missed))
            yield row.problem(
                "example-missed", "expect", text=row.cells.get("text", ""), wanted=wanted, got=got
            )

    def _about(self, country: str) -> str:
        """Return a sentence that makes a text about a country: its state's name."""
        actors = self._lexicon.actors.values()
        states = [a for a in actors if country and a.kind == "state" and a.country == country]
        return f" . {states[0].names_ar[0]}." if states else ""


def wishes_of(expect: str, keys: Iterable[str]) -> list[Wish] | None:
    """Return what an example expects, None where it cannot be read.

    Example:
        >>> [str(w) for w in wishes_of("actor=sdf place=حي غويران !actor=isis", ("actor", "place"))]
        ['actor=sdf', 'place=حي غويران', '!actor=isis']
        >>> wishes_of("actr=sdf", ("actor",)) is None
        True
    """
    parts = _KEY.split(expect.strip())
    pairs = zip(parts[1::2], parts[2::2], strict=True)
    wishes = [Wish(key.removeprefix("!"), value.strip(), key.startswith("!")) for key, value in pairs]
    readable = not parts[0].strip() and all(w.key in set(keys) and w.value for w in wishes)
    return wishes if readable else None


def _names(report: Report, grammar: Grammar) -> list[Name]:
    """Return the names of a text, by the steps that look for nothing but names: a line tells no event."""
    analysis = begin(report, grammar)
    for step in STEPS:
        if step.adds in {"packs", "names"} and "clauses" not in step.needs:
            setattr(analysis, step.adds, step.run(analysis, grammar))
    return analysis.names


def _report(text: str, published: str = "") -> Report:
    return Report(id="example", text=text.strip(), published=published or None)


def _values(event: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return an event's values by key; a count is ``killed:3``, a vague one ``killed:20..``."""
    found: list[tuple[str, str]] = []
    for key in _CODED[:-1]:
        value = event[key]
        found += [(key, str(v)) for v in (value if isinstance(value, list) else [value])]
    counts = event["count"]
    for count in counts if isinstance(counts, list) else []:
        found.append(("count", f"{count['what']}:{_amount(count['value'])}"))
    return found


def _either(event: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return an event's values, its parties as actor and as target where its type has no sides."""
    found = _values(event)
    other = {"actor": "target", "target": "actor"} if event["type"] in SYMMETRIC else {}
    return found + [(other[key], value) for key, value in found if key in other]


def _amount(value: object) -> str:
    if isinstance(value, Mapping):
        return f"{value.get('min') or ''}..{value.get('max') or ''}"
    return str(value)


def _holds(wish: Wish, values: Sequence[tuple[str, str]]) -> bool:
    wanted = (wish.key, fold(wish.value))
    return any((key, fold(value)) == wanted for key, value in values) != wish.absent


def _got(events: Iterable[Mapping[str, object]]) -> str:
    told = []
    for event in events:
        values = [f"{key}={value}" for key, value in _values(event) if (key, value) != ("status", "actual")]
        told.append(" ".join([str(event["type"]), *(v for v in values if not v.endswith("=None"))]))
    return "; ".join(told)


def run_figures(folder: Path) -> list[Problem]:
    """Return the examples of ``numbers.toml`` and ``dates.toml`` that are not read as they say."""
    try:
        figures = load_grammar(folder) if (folder / "numbers.toml").is_file() else None
    except LexiconError:
        return []  # told by the check of the pack
    if figures is None:
        return []
    return [
        *_number_failures(folder / "numbers.toml", figures),
        *_date_failures(folder / "dates.toml", figures),
    ]


def _number_failures(path: Path, figures: Figures) -> Iterator[Problem]:
    for example in figures.numbers.examples:
        got = [_shown(n, figures) for n in find_numbers(tokenise(example.text), figures)]
        wanted = [fold(line) for line in example.expect]
        if got != wanted:
            yield _misread(path, example.text, wanted, got)


def _shown(number: Number, figures: Figures) -> str:
    value = number.value
    amount = f"{_end(value.min)}..{_end(value.max)}" if isinstance(value, Bound) else str(value)
    counted = figures.counted(number.noun)
    return " ".join(filter(None, (amount, number.noun, counted[0] if counted else "")))


def _end(value: float | None) -> str:
    return "" if value is None else str(value)


def _date_failures(path: Path, figures: Figures) -> Iterator[Problem]:
    for example in figures.dates.examples:
        text = example.text
        day = date.fromisoformat(example.published) if example.published else None
        found = find_dates(tokenise(text), figures, day)
        got = [f"{e.kind} {e.value} {text[e.start : e.end]}" for e in found]
        if got != list(example.expect):
            yield _misread(path, text, example.expect, got)


def _misread(path: Path, text: str, wanted: Iterable[str], got: Iterable[str]) -> Problem:
    line = line_of(path, "text", f'"{text}"')
    return problem(
        "example-missed", path, line, "example", text=text, wanted="; ".join(wanted), got="; ".join(got)
    )
