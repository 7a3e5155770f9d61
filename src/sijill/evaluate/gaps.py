"""What the lexicon lacks: words of missed events that no predicate covers, and rules that fire wrongly."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec
from msgspec import Struct

from sijill.arabic.tokens import tokenise
from sijill.evaluate.bench import Scored
from sijill.evaluate.coded import Coded, Gold
from sijill.evaluate.confidence import RuleRecord, rule_records
from sijill.lexicon import Lexicon
from sijill.lexicon.fold import fold
from sijill.lexicon.predicates import Form
from sijill.lexicon.words import WordTable

_CLITICS = ("وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل")
_LEAST = 3  # letters of a stem
Forms = WordTable[tuple[Form, ...]]
Sight = tuple[str, str, str]  # type, bare word, word as it stands


class Gap(Struct, frozen=True):
    """A word of missed events of one type that no predicate of that type covers.

    Attributes:
        type: the event type. word: folded, crudely stripped. missed: in how many missed events it stands.
        gold: in how many gold events of the type. everywhere: how often in all texts.
        elsewhere: the types under which the lexicon knows it. written: the forms that were seen.
    """

    type: str
    word: str
    missed: int
    gold: int
    everywhere: int
    elsewhere: tuple[str, ...]
    written: tuple[str, ...]

    @property
    def telling(self) -> float:
        """Return the share of the word's uses that stand in gold events of the type."""
        return min(1.0, self.gold / self.everywhere) if self.everywhere else 0.0


def stem(word: str, known: Collection[str]) -> str:
    """Return a folded word without what is crudely taken for a proclitic.

    Args:
        word: as folded.
        known: words that are seen; a single letter is taken off only if the rest is one of them.

    Example:
        >>> stem("والحصار", ()), stem("فرار", ()), stem("بحصار", {"الحصار"})
        ('حصار', 'فرار', 'حصار')
    """
    for clitic in _CLITICS:
        rest = word.removeprefix(clitic)
        sure = len(clitic) > 1 or rest in known or f"ال{rest}" in known
        if sure and _LEAST <= len(rest) < len(word):
            return rest
    return word


def gaps(scored: Iterable[Scored], lexicon: Lexicon) -> list[Gap]:
    """Return the uncovered words of missed events, per type the most frequent first."""
    scored = list(scored)
    table, bare = WordTable(lexicon.forms), _stems(scored, lexicon)
    missed = Counter(_seen(((one, event) for one in scored for event in one.compared.missed), bare))
    gold = Counter((kind, stemmed) for kind, stemmed, _ in _seen(_gold(scored), bare))
    everywhere = Counter(bare.get(word, "") for one in scored for word in _words(one.gold.report.text))
    written: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (kind, stemmed, word), n in missed.items():
        written[kind, stemmed][word] += n
    found = [_gap(key, words, gold[key], everywhere[key[1]], table) for key, words in written.items()]
    unknown = (gap for gap in found if gap.type not in gap.elsewhere)
    return sorted(unknown, key=lambda gap: (gap.type, -gap.missed, gap.word))


def _stems(scored: Iterable[Scored], lexicon: Lexicon) -> dict[str, str]:
    """Return word -> stem for all words of the texts that are part of no name."""
    known = {word for one in scored for word in _words(one.gold.report.text)}
    stems = {word: stem(word, known) for word in known}
    names = {stem(word, known) for word in _name_words(lexicon)}
    return {word: bare for word, bare in stems.items() if bare not in names}


def _gold(scored: Iterable[Scored]) -> Iterator[tuple[Scored, Coded]]:
    return ((one, event) for one in scored for event in one.gold.events)


def _gap(key: tuple[str, str], words: Counter[str], gold: int, everywhere: int, table: Forms) -> Gap:
    known = {form.frame.type for word in words for _, forms in table[word] for form in forms}
    return Gap(*key, words.total(), gold, everywhere, tuple(sorted(known)), tuple(words)[:4])


def _seen(events: Iterable[tuple[Scored, Coded]], bare: Mapping[str, str]) -> Iterator[Sight]:
    """Yield each word of each event once, without names and numbers."""
    for one, event in events:
        words = set(_words(one.gold.report.text[event.start : event.end]))
        yield from ((event.type, bare[word], word) for word in sorted(words) if word in bare)


def _words(text: str) -> list[str]:
    return [token.form for token in tokenise(text) if len(token.form) >= _LEAST and token.form.isalpha()]


def _name_words(lexicon: Lexicon) -> Iterator[str]:
    names = [name for actor in lexicon.actors.values() for name in actor.names_ar]
    names += [name for place in lexicon.places.values() for name in place.names_ar]
    return (word for name in names for word in fold(name).split())


def untold(gold: Gold, lexicon: Lexicon) -> Gold:
    """Return the report with only those gold events whose evidence holds no predicate form of their type.

    No engine that goes by these predicates can code them; the share of others bounds its recall.
    """
    table = WordTable(lexicon.forms)
    found = tuple(event for event in gold.events if not _told(gold.report.text, event, table))
    return msgspec.structs.replace(gold, events=found)


def _told(text: str, event: Coded, table: Forms) -> bool:
    words = _words(text[event.start : event.end])
    return any(form.frame.type == event.type for word in words for _, forms in table[word] for form in forms)


def uses(gold: Iterable[Gold], lexicon: Lexicon) -> list[RuleRecord]:
    """Return how often each predicate stands in the texts, and how often in gold of its type."""
    table = WordTable(lexicon.forms)
    fired: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for one in gold:
        for key, at in _sightings(one.report.text, table):
            fired[key] += 1
            right[key] += any(e.type == key[1] and e.start <= at < e.end for e in one.events)
    return _worst_first(RuleRecord(*key, fired[key], right[key]) for key in fired)


def _sightings(text: str, table: Forms) -> Iterator[tuple[tuple[str, str], int]]:
    for token in tokenise(text):
        frames = {form.frame.rule: form.frame for _, forms in table[token.form] for form in forms}
        yield from (((frame.rule, frame.type), token.start) for frame in frames.values())


def wrong_rules(scored: Iterable[Scored]) -> list[RuleRecord]:
    """Return every rule that fired, those with the most wrong firings first."""
    return _worst_first(rule_records(one.compared for one in scored))


def _worst_first(records: Iterable[RuleRecord]) -> list[RuleRecord]:
    return sorted(records, key=lambda one: (one.right - one.fired, one.rule))
