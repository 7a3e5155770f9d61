"""How well linking finds which mentions tell one event, and where they contradict each other."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from msgspec import Struct, structs

from sijill.evaluate.bench import as_coded
from sijill.evaluate.coded import Gold, load
from sijill.evaluate.coreference import Figures, coreference
from sijill.evaluate.equal import read_equals
from sijill.evaluate.happenings import Happening, Listed
from sijill.evaluate.score import Tally, match
from sijill.evaluate.told import gold_id, gold_told
from sijill.lexicon import Lexicon
from sijill.link import link
from sijill.link.copies import Copy, copies, hanging_together
from sijill.schema import Disagreement, Event, Mention, Report, Told

Code = Callable[[Report], Sequence[Mention]]


class Share(Struct, frozen=True):
    """How many of those listed were found. Example: ``Share(3, 4)``."""

    found: int
    listed: int


class Set(Struct, frozen=True):
    """Happenings with the mentions of their reports.

    Attributes:
        happenings: gold. told: gold's mentions. copies: which reports carry one text, as found.
        coded: an engine's mentions. names: their ids → the gold mention's that they are, or their own.
        reports: how many reports there are.
    """

    happenings: tuple[Happening, ...]
    told: tuple[Told, ...]
    copies: tuple[Copy, ...]
    coded: tuple[Told, ...]
    names: dict[str, str]
    reports: int


class Linking(Struct, frozen=True):
    """The figures of linking.

    Attributes:
        groups, reports: how many of each. gold, coded: how many mentions, of gold and of the engine.
        bare: on gold mentions, without singletons on either side. whole: with them.
        coded_bare, coded_whole: the same end to end: on an engine's mentions against all of gold.
        copies: pairs of reports that carry one text.
        contradictions: listed ones found. kept_apart: mentions that only speak of an event and are not in it.
    """

    groups: int
    reports: int
    gold: int
    coded: int
    bare: Figures
    whole: Figures
    coded_bare: Figures
    coded_whole: Figures
    copies: Tally
    contradictions: Share
    kept_apart: Share


def read_set(happenings: Sequence[Happening], folder: Path, code: Code) -> Set:
    """Return happenings with what gold and an engine tell in their reports.

    Reports of the folder that belong to none of these groups are left out.

    Args:
        happenings: gold.
        folder: of the coded reports.
        code: an engine's function of a report.

    Raises:
        InputError: "bad-gold" with the file.
    """
    groups = _groups(happenings)
    golds = [one for one in load(folder) if one.report.id in groups]
    found = copies({one.report.id: one.report.text for one in golds})
    told = [one for one in gold_told(folder) if one.mention.report in groups]
    coded, names = _coded(golds, code)
    return Set(
        tuple(happenings), tuple(with_copies(told, found)), tuple(found), tuple(with_copies(coded, found)),
        names, len(golds),
    )  # fmt: skip


def _groups(happenings: Iterable[Happening]) -> set[str]:
    """Return the reports of the groups: those named, and what is named beside them as copies."""
    return {
        report for one in happenings for report in (*one.reports, *(r for held in one.copies for r in held))
    }


def _coded(golds: Iterable[Gold], code: Code) -> tuple[list[Told], dict[str, str]]:
    """Return an engine's mentions, and which gold mentions they are by the bench's matching."""
    equals = read_equals()
    found: list[Told] = []
    names: dict[str, str] = {}
    for gold in golds:
        mentions = list(code(gold.report))
        pairs = match(equals, gold.events, [as_coded(mention, gold.report) for mention in mentions])
        names |= {mention.id: mention.id for mention in mentions}
        names |= {mentions[j].id: gold_id(gold.report.id, i) for i, j in pairs}
        found += [_told(mention, gold.report) for mention in mentions]
    return found, names


def _told(mention: Mention, report: Report) -> Told:
    whole = report.title if mention.evidence.part == "title" else report.text
    return Told(
        mention=mention, outlet=report.outlet, published=report.published, composed=report.composed,
        quote=mention.evidence.of(whole),
    )  # fmt: skip


def measure(sets: Sequence[Set], lexicon: Lexicon) -> Linking:
    """Link what each set tells, by itself, and compare all with gold.

    What no happening lists is a singleton of gold.

    Args:
        sets: happenings with their mentions.
        lexicon: for linking.
    """
    key = [cluster for one in sets for cluster in gold_clusters(one.happenings, one.told)]
    linked = [(one, link(one.told, lexicon)) for one in sets]
    response = [frozenset(event.mentions()) for _, events in linked for event in events]
    coded = [
        frozenset(one.names[id_] for id_ in event.mentions())
        for one in sets
        for event in link(one.coded, lexicon)
    ]
    return Linking(
        groups=len({happening.group for one in sets for happening in one.happenings}),
        reports=sum(one.reports for one in sets), gold=sum(len(one.told) for one in sets),
        coded=sum(len(one.coded) for one in sets), bare=coreference(key, response, singletons=False),
        whole=coreference(key, response, singletons=True),
        coded_bare=coreference(key, coded, singletons=False),
        coded_whole=coreference(key, coded, singletons=True),
        copies=sum((copies_share(one.happenings, one.copies) for one in sets), Tally()),
        contradictions=_added(contradictions(one.happenings, events) for one, events in linked),
        kept_apart=_added(kept_apart(one.happenings, events) for one, events in linked),
    )  # fmt: skip


def _added(shares: Iterable[Share]) -> Share:
    both = list(shares)
    return Share(sum(one.found for one in both), sum(one.listed for one in both))


def with_copies(told: Iterable[Told], found: Iterable[Copy]) -> list[Told]:
    """Return the mentions with the reports that carry the same text as theirs."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    for one in found:
        near[one.one].add(one.other)
        near[one.other].add(one.one)
    return [structs.replace(one, copies=tuple(sorted(near[one.mention.report]))) for one in told]


def copies_share(happenings: Iterable[Happening], found: Iterable[Copy]) -> Tally:
    """Return how the pairs of copies that were found agree with gold's, among the reports of its groups.

    Gold lists sets of copies; each two of a set are a pair. What was found is taken as events count it: all
    that copy one text are one source, two cuts of it that share nothing among them.
    """
    listed = {frozenset(pair) for one in happenings for held in one.copies for pair in combinations(held, 2)}
    sets = hanging_together((one.one, one.other) for one in found)
    pairs = {frozenset(pair) for held in sets for pair in combinations(held, 2)}
    return Tally(float(len(listed & pairs)), len(listed), len(pairs))


def gold_clusters(happenings: Iterable[Happening], told: Iterable[Told]) -> list[frozenset[str]]:
    """Return gold's clusters; what no happening lists, or is listed alone, is a cluster by itself."""
    sets = [same for one in happenings for same in one.same]
    named = {id_ for same in sets for id_ in same}
    return [*sets, *(frozenset({id_}) for id_ in sorted({one.mention.id for one in told} - named))]


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
