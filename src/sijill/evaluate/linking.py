"""How well linking finds which mentions tell one event, and where they contradict each other."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from msgspec import Struct, structs

from sijill.evaluate.coreference import Figures, coreference
from sijill.evaluate.happenings import Happening, Listed
from sijill.evaluate.score import Tally
from sijill.lexicon import Lexicon
from sijill.link import link
from sijill.link.copies import Copy
from sijill.schema import Disagreement, Event, Told


class Share(Struct, frozen=True):
    """How many of those listed were found. Example: ``Share(3, 4)``."""

    found: int
    listed: int


class Linking(Struct, frozen=True):
    """The figures of linking.

    Attributes:
        groups, mentions: how many of each. bare: without singletons on either side. whole: with them.
        contradictions: listed ones found. kept_apart: mentions that only speak of an event and are not in it.
    """

    groups: int
    mentions: int
    bare: Figures
    whole: Figures
    contradictions: Share
    kept_apart: Share


def measure(happenings: Sequence[Happening], told: Iterable[Told], lexicon: Lexicon) -> Linking:
    """Link the mentions and compare with gold.

    Mentions of reports that no happening names are linked too, and count as singletons of gold.

    Args:
        happenings: gold.
        told: the mentions, with the ids of `gold_told`; an engine's carry the id of the gold they match.
        lexicon: for linking.
    """
    given = list(told)
    events = link(given, lexicon)
    response = [frozenset(event.mentions()) for event in events]
    key = gold_clusters(happenings, (one.mention.id for one in given))
    return Linking(
        len({one.group for one in happenings}), len(given), coreference(key, response, singletons=False),
        coreference(key, response, singletons=True), contradictions(happenings, events),
        kept_apart(happenings, events),
    )  # fmt: skip


def with_copies(told: Iterable[Told], found: Iterable[Copy]) -> list[Told]:
    """Return the mentions with the reports that carry the same text as theirs."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    for one in found:
        near[one.one].add(one.other)
        near[one.other].add(one.one)
    return [structs.replace(one, copies=tuple(sorted(near[one.mention.report]))) for one in told]


def copies_share(happenings: Iterable[Happening], found: Iterable[Copy]) -> Tally:
    """Return how the pairs of copies that were found agree with gold's, among the reports of its groups.

    Gold lists sets of copies; each two of a set are a pair.
    """
    listed = {frozenset(pair) for one in happenings for held in one.copies for pair in combinations(held, 2)}
    pairs = {frozenset((one.one, one.other)) for one in found}
    return Tally(float(len(listed & pairs)), len(listed), len(pairs))


def gold_clusters(happenings: Iterable[Happening], ids: Iterable[str]) -> list[frozenset[str]]:
    """Return gold's clusters; what no happening lists, or is listed alone, is a cluster by itself."""
    sets = [same for one in happenings for same in one.same]
    named = {id_ for same in sets for id_ in same}
    return [*sets, *(frozenset({id_}) for id_ in sorted(set(ids) - named))]


def contradictions(happenings: Iterable[Happening], events: Sequence[Event]) -> Share:
    """Return how many listed contradictions an event shows.

    One counts as found where an event with mentions of the happening shows a disagreement on the argument,
    between voices of two of the reports that are named (of one, where gold names one). A contradiction
    between what gold itself keeps apart as two events, or on what is no argument, counts as missed.
    """
    listed = [(one, entry) for one in happenings for entry in one.disagree]
    found = sum(_is_found(one, entry, events) for one, entry in listed)
    return Share(found, len(listed))


def _is_found(happening: Happening, listed: Listed, events: Sequence[Event]) -> bool:
    mentions = {id_ for same in happening.same for id_ in same}
    return any(_shows(event, listed, mentions) for event in events if mentions & set(event.mentions()))


def _shows(event: Event, listed: Listed, mentions: Collection[str]) -> bool:
    report = {one.mention.id: one.mention.report for one in event.told if one.mention.id in mentions}
    return any(
        shown.argument == listed.argument and _held(shown, report, listed.who)
        for shown in event.disagreements
    )


def _held(shown: Disagreement, report: Mapping[str, str], who: Sequence[str]) -> bool:
    """Return whether two values are held by reports that are named, and these are two where two are named."""
    holders = [
        {report[id_] for voice in value.by for id_ in voice.mentions if id_ in report} & set(who)
        for value in shown.values
    ]
    return sum(map(bool, holders)) > 1 and len(set().union(*holders)) >= min(2, len(who))


def kept_apart(happenings: Iterable[Happening], events: Iterable[Event]) -> Share:
    """Return how many mentions that merely speak of an event stand in none of its mentions' events."""
    where = {id_: event.id for event in events for id_ in event.mentions()}
    pairs = [(id_, one) for one in happenings for id_ in sorted(one.about) if id_ in where]
    apart = sum(
        where[id_] not in {where[other] for same in one.same for other in same if other in where}
        for id_, one in pairs
    )
    return Share(apart, len(pairs))
