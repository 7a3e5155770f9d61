"""How fast linking and reducing are: a record of the composed groups again and again, moved and renamed.

Usage: bench_linking.py [--mentions N] [--years N] [--war] [--jobs N] [--told]

Prints the machine; what linking all mentions at once takes, reading them back as events, reducing these to
each kind of state by itself, and all kinds together in two processes as the record keeps them; then what one
new report takes: linking it, and the states of the record after it, which are made anew, whole: the blockades
alone, and all kinds; and the most memory used. Seconds of
processor are those of all processes. ``--war`` puts all into three weeks of one war: six parties, sixty
towns of one governorate.

Nothing of it is news: the groups of tests/data/linking are moved to other days, places and parties, and every
third word of each quote is exchanged for another, so that no text is a copy of another.
"""

import argparse
import datetime as dt
import json
import os
import platform
import random
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from msgspec import Struct, structs

from sijill.evaluate.told import gold_told
from sijill.lexicon import Lexicon, load
from sijill.link import link
from sijill.runs import link_record, record_events, record_told
from sijill.runs.states import keep_states, record_states
from sijill.schema import Filler, Mention, Report, Span, Time, Told
from sijill.states.given import Given
from sijill.states.kinds import KINDS, Reduced
from sijill.states.places import Areas
from sijill.store import Coded, Store, open_store

GROUPS = Path(__file__).parent.parent / "tests" / "data" / "linking" / "reports"
PARTIES = (
    "syria-army", "sdf", "sna", "hts", "isis", "houthis", "yemen-gov", "stc", "rsf", "sudan-army", "lna",
    "libya-gov", "pmf", "krg", "israel", "hamas", "hezbollah", "turkey", "iran-militias", "tribes",
)  # fmt: skip
WARRING = ("syria-army", "sdf", "asayish", "syria-gov", "us-army", "turkey-army")
WAR, BEGUN, LASTED = "sy-al-hasakah-governorate", dt.date(2024, 8, 1), 22
ENGINE, PACKS = "gold/1", "bench"


class Move(Struct, frozen=True):
    """How one copy of a group is moved: by how many days, and which actors and places become which.

    In a war the days fall together on its three weeks.
    """

    number: int
    days: int
    actors: dict[str, str]
    places: dict[str, str]
    war: bool = False


def moves(
    told: Sequence[Told], lexicon: Lexicon, years: int, seed: int = 1, *, war: bool = False
) -> Iterator[Move]:
    """Yield moves without end, the same for the same seed."""
    draw = random.Random(seed)  # noqa: S311
    towns = _towns(lexicon, WAR if war else "")
    actors = sorted({f.value for one in told for f in (*one.mention.actor, *one.mention.target)})
    named = [actor for actor in actors if actor in lexicon.actors and lexicon.actors[actor].kind != "group"]
    places = sorted({place.value for one in told for place in one.mention.place})
    for number in range(1 << 30):
        chosen = dict(zip(places, draw.choices(towns, k=len(places)), strict=True))
        parties = dict(zip(named, draw.choices(WARRING if war else PARTIES, k=len(named)), strict=True))
        yield Move(number, draw.randrange(-365 * years, 0), parties, chosen, war=war)


def _towns(lexicon: Lexicon, inside: str) -> list[str]:
    """Return the names of towns, villages and quarters: all, or sixty of one governorate."""
    settled = [one for one in lexicon.places.values() if one.kind in ("town", "village", "quarter")]
    areas = Areas(lexicon)
    within = (one.names_ar[0] for one in settled if not inside or inside in areas.areas([one.names_ar[0]]))
    return list(islice(within, 60 if inside else None))


def moved(
    told: Sequence[Told], words: Sequence[str], move: Move
) -> Iterator[tuple[Report, tuple[Mention, ...]]]:
    """Yield the reports of a group as they are moved, each with its mentions, their spans in its text."""
    draw = random.Random(move.number)  # noqa: S311
    for name in dict.fromkeys(one.mention.report for one in told):
        own = [one for one in told if one.mention.report == name]
        quotes = [_other_words(one.quote, words, draw) for one in own]
        report = _report(own[0], f"{name}-{move.number}", ". ".join(quotes), move)
        at = 0
        mentions = []
        for one, quote in zip(own, quotes, strict=True):
            mentions.append(_mention(one.mention, report, Span(at, at + len(quote)), move))
            at += len(quote) + 2
        yield report, tuple(mentions)


def _other_words(quote: str, words: Sequence[str], draw: random.Random) -> str:
    """Return a quote with every third word exchanged."""
    return " ".join(word if n % 3 else draw.choice(words) for n, word in enumerate(quote.split()))


def _report(one: Told, name: str, text: str, move: Move) -> Report:
    day = _day(one.published, move)
    return Report(
        id=name, text=text, outlet=one.outlet, published=day, language="ar", composed=True,
        text_hash=name, url=f"bench:{name}",
    )  # fmt: skip


def _mention(mention: Mention, report: Report, span: Span, move: Move) -> Mention:
    def named(fillers: tuple[Filler, ...], other: dict[str, str]) -> tuple[Filler, ...]:
        return tuple(Filler(other.get(filler.value, filler.value), span) for filler in fillers)

    told = mention.date.value.split("/") if mention.date else ()
    date = "/".join(sorted(filter(None, (_day(part, move) for part in told))))
    return structs.replace(
        mention, id=f"{move.number:06x}{mention.id[:10]}", report=report.id, evidence=span, trigger=span,
        actor=named(mention.actor, move.actors), target=named(mention.target, move.actors),
        mediator=named(mention.mediator, move.actors), place=named(mention.place, move.places),
        about=named(mention.about, {}), source=named(mention.source, {}),
        date=Time(date, span) if date else None, told_on=report.published,
        count=tuple(structs.replace(count, span=span) for count in mention.count), items=(), content=(),
        deadline=None, term=None, outcome=None, via=None, form=None,
    )  # fmt: skip


def _day(value: str | None, move: Move) -> str | None:
    if not value or len(value) != 10:
        return None
    day = dt.date.fromisoformat(value)
    if move.war:
        return (BEGUN + dt.timedelta(days=(day.toordinal() + move.days) % LASTED)).isoformat()
    return (day + dt.timedelta(days=move.days)).isoformat()


def reports(
    mentions: int, lexicon: Lexicon, years: int, *, war: bool = False
) -> Iterator[tuple[Report, tuple[Mention, ...]]]:
    """Yield reports until they hold so many mentions, and one group more."""
    told = [one for one in gold_told(GROUPS) if one.quote]
    words = sorted({word for one in told for word in one.quote.split()})
    groups = [
        [one for one in told if one.mention.report[:3] == name]
        for name in sorted({t.mention.report[:3] for t in told})
    ]
    written = 0
    for move in moves(told, lexicon, years, war=war):
        for report, found in moved(groups[move.number % len(groups)], words, move):
            yield report, found
            written += len(found)
        if written >= mentions:
            return


def keep(
    store: Store, made: Iterator[tuple[Report, tuple[Mention, ...]]], lexicon: Lexicon
) -> tuple[int, int]:
    """Write reports with their mentions and return how many of both."""
    number = mentions = 0
    for report, found in made:
        placed = store.place(report, ENGINE, PACKS)
        store.put(placed, Coded(ENGINE, PACKS, found), lexicon.party)
        number += 1
        mentions += len(found)
    return number, mentions


def main() -> None:
    """Make the record, link it, reduce it, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--mentions", type=int, default=100_000)
    parser.add_argument("--years", type=int, default=10, help="over which the reports are spread")
    parser.add_argument("--war", action="store_true", help="all in three weeks of one war")
    parser.add_argument("--jobs", type=int, default=2, help="processes that reduce")
    parser.add_argument("--told", action="store_true", help="link them in memory alone as well")
    asked = parser.parse_args()
    lexicon = load()
    print(f"{_processor()}, {os.cpu_count()} processors, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "bench.db") as store:
        made = list(reports(asked.mentions, lexicon, asked.years, war=asked.war))
        last = made.pop()
        number, mentions = keep(store, iter(made), lexicon)
        del made
        spread = "three weeks of one war" if asked.war else f"{asked.years} years"
        print(f"{number} reports, {mentions} mentions over {spread}, composed groups moved")
        begun = time.perf_counter()
        took = _timed("linking the record", lambda: link_record(store, lexicon))
        print(json.dumps(structs.asdict(took)))
        _timed(
            f"reading the events and all kinds of states, {asked.jobs} processes",
            lambda: keep_states(store, lexicon, asked.jobs),
        )
        print(f"linking and reducing: {time.perf_counter() - begun:.2f} s")
        _timed("blockades, once kept", lambda: record_states(store, lexicon, "blockades"))
        each_kind(store, lexicon)
        one_report(store, last, lexicon, asked.jobs)
        if asked.told:
            told = record_told(store)
            print(f"{len(_timed('linking the same in memory', lambda: link(told, lexicon)))} events")
    most = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, _COPIES))
    print("most memory: {:.0f} MiB; of a copy of it, with what both share: {:.0f} MiB".format(*most))


_COPIES = resource.RUSAGE_CHILDREN


def each_kind(store: Store, lexicon: Lexicon) -> None:
    """Print what each kind takes by itself, one after the other in one process."""
    events = _timed("reading the events", lambda: record_events(store, lexicon))
    reduced = Reduced(Given(events, lexicon))
    for kind in KINDS:
        print(f"  {len(_timed(kind, lambda kind=kind: reduced.of(kind)))} {kind}")


def one_report(store: Store, last: tuple[Report, tuple[Mention, ...]], lexicon: Lexicon, jobs: int) -> None:
    """Print what one new report takes."""
    keep(store, iter([last]), lexicon)
    took = _timed("linking one new report into it", lambda: link_record(store, lexicon))
    print(json.dumps(structs.asdict(took)))
    _timed("the blockades after it", lambda: record_states(store, lexicon, "blockades"))
    _timed(f"all kinds of states after it, {jobs} processes", lambda: keep_states(store, lexicon, jobs))


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), "unknown")


def _timed(what, work):  # noqa: ANN001, ANN202
    begun, before = time.perf_counter(), sum(os.times()[:4])
    found = work()
    took, spent = time.perf_counter() - begun, sum(os.times()[:4]) - before
    print(f"{what}: {took:.2f} s ({spent:.2f} s of processor)", flush=True)
    return found


if __name__ == "__main__":
    main()
