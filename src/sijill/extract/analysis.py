"""What the steps of coding hand each other: one object, each step adding its own part."""

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import Any

from msgspec import Struct

from sijill.arabic.clauses import Clause
from sijill.arabic.dates import TimeExpression
from sijill.arabic.numbers import Number
from sijill.arabic.tokens import Token
from sijill.lexicon.predicates import Form
from sijill.lexicon.words import Reading
from sijill.schema import Report, Span

STATE_SORTS = frozenset({"state", "government"})  # sorts of names that stand for a state
ARMED_SORTS = frozenset({"force", "armed-group"})  # sorts of names that bear arms
PARTIES = STATE_SORTS | ARMED_SORTS | {"party"}  # sorts of names that quarrel
TELLERS = frozenset({"source", "outlet"})  # sorts of names that only tell news, and do nothing else
UNARMED = frozenset({"civilians", "detainees", "children"})  # ids of those who fight nobody


class Name(Struct, frozen=True, gc=False):
    """A name of an actor or a place, resolved, and how it stands in its clause.

    Attributes:
        first, last: words ``[first, last)``.
        kind: actor or place. id: actor id or place name. sort: its own kind.
        how: named, relation, pronoun ...
        preposition: what governs its phrase, ``""`` where nothing does.
        phrase: first word of its phrase. Example: «عناصر» in «عناصر من الأسايش».
        joined: True where «و» joins it to the name before.
        dependent: True where it only describes another («التابعة لقسد»).
    """

    first: int
    last: int
    kind: str
    id: str
    sort: str = ""
    how: str = "named"
    preposition: str = ""
    phrase: int = 0
    joined: bool = False
    dependent: bool = False
    head: str = ""


class Trigger(Struct, frozen=True, gc=False):
    """A word that tells an event, as one form of one predicate.

    Attributes:
        at: the word. last: one past the last word that the form demands.
        need: first of the words that it demands, -1 where it demands none.
        form: the form. reading: the word's proclitics. original: as written, for its vowels.
    """

    at: int
    last: int
    form: Form
    reading: Reading
    build: str
    need: int = -1


_first = attrgetter("first")


class Analysis(Struct, kw_only=True):
    """A report on its way through the steps. Words are its tokens without quotation marks.

    Attributes:
        packs: those that the text calls for.
        marks: for each word what it may be (`sijill.lexicon.words.Marks`). by_mark: the words that may be
            something, in order, by their mark.
        at_names: the names when they were last looked for, and where each begins.
    """

    report: Report
    tokens: list[Token]
    words: list[Token]
    forms: list[str]
    marks: list[int]
    by_mark: dict[int, list[int]]
    sentences: list[tuple[int, int]]
    quotes: list[Span] = []
    packs: tuple[str, ...] = ()
    names: list[Name] = []
    numbers: list[Number] = []
    times: list[TimeExpression] = []
    triggers: list[Trigger] = []
    clauses: list[Clause] = []
    sources: list[Any] = []
    headings: list[tuple[int, int, TimeExpression]] = []
    at_names: tuple[list[Name], list[int]] = ([], [])

    def marked(self, bit: int) -> list[int]:
        """Return the words that may be what ``bit`` stands for, in order."""
        return sorted(at for mark, places in self.by_mark.items() if mark & bit for at in places)

    def named(self, first: int, last: int) -> list[Name]:
        """Return the names that begin among the words ``[first, last)``, in order."""
        names = self.names
        if self.at_names[0] is not names:
            self.at_names = (names, list(map(_first, names)))
        starts = self.at_names[1]
        low = bisect_left(starts, first)
        return names[low : bisect_left(starts, last, low)]

    def clause_at(self, word: int) -> int:
        """Return the number of the clause that holds a word."""
        return bisect_right(self.clauses, word, key=_first) - 1

    def span(self, first: int, last: int) -> Span:
        """Return the stretch of text of the words ``[first, last)``."""
        return Span(self.words[first].start, self.words[last - 1].end)

    def is_quoted(self, at: int) -> bool:
        """Tell whether a word stands in quotation marks."""
        start = self.words[at].start
        return any(quote.start <= start < quote.end for quote in self.quotes)
