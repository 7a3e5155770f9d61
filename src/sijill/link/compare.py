"""Whether two mentions tell one event: what they share and where they differ, each with its weight.

Every feature is a pure function of two mentions that gives one word; what the word weighs stands in
``weights.toml``. The sum is the score: above 0 both rather tell one event. `Apart` words end the comparison:
the text keeps both apart, whatever else they share.
"""

import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from msgspec import Struct

from sijill.link.atlas import Atlas
from sijill.link.days import Days
from sijill.link.facts import Facts
from sijill.link.stories import likeness

APART = float("-inf")
HOPELESS = 6.0  # what the features after the place cannot make good
REACH = 14  # days within which one happening is told with other days, or none
FEW = 4  # days between the days that two tellings of one thing may give
LASTING_REACH = 61  # what lasts and was not told of for two months is another: a siege a year later
_FILE = Path(__file__).parent / "weights.toml"


class Weights(Struct, frozen=True):
    """What ``weights.toml`` says.

    Attributes:
        base: the score of two mentions of which nothing is known.
        close, loose: pairs of types that reports give to one happening, often or now and then.
        weigh: feature -> word -> weight.
    """

    base: float
    close: frozenset[frozenset[str]]
    loose: frozenset[frozenset[str]]
    weigh: dict[str, dict[str, float]]


@cache
def weights() -> Weights:
    """Return the weights, read once."""
    read = tomllib.loads(_FILE.read_text("utf-8"))
    close, loose = (frozenset(map(frozenset, read["types"][name])) for name in ("close", "loose"))
    return Weights(read["base"], close, loose, read["weigh"])


FLOOR, CEILING = -3.0, 4.0  # one telling that differs widely is not to part a group that agrees


def score(one: Facts, other: Facts, atlas: Atlas) -> float:
    """Return how much speaks for one event, `APART` where the text keeps both apart."""
    weigh = weights()
    total = weigh.base
    for name, feature in FEATURES:
        word = feature(one, other, atlas)
        if not word:
            return APART
        total += weigh.weigh[name][word]
        if total < -HOPELESS and name == "place":
            return FLOOR
    return max(FLOOR, min(CEILING, total))


def reasons(one: Facts, other: Facts, atlas: Atlas) -> list[tuple[str, str, float]]:
    """Return each feature with its word and weight, ``""`` and `APART` where it keeps both apart.

    What `score` adds up, for a person to read.
    """
    weigh = weights().weigh
    found = [(name, feature(one, other, atlas)) for name, feature in FEATURES]
    return [(name, word, weigh[name][word] if word else APART) for name, word in found]


def kind(one: Facts, other: Facts, _: Atlas) -> str:
    """Return how the types agree; types that tell different things keep mentions apart."""
    if one.type == other.type:
        return "same"
    pair = frozenset((one.type, other.type))
    if pair in weights().close:
        return "close"
    return "loose" if pair in weights().loose else ""


def time(one: Facts, other: Facts, _: Atlas) -> str:
    """Return how the times agree: of both, of one with the other's publication, or of both publications.

    Two without any day at all ("untold") are compared by the rest.
    """
    lasting = one.lasting and other.lasting
    if one.days and other.days:
        if {one.type, other.type} <= _DATED and (gap := one.days.gap(other.days)):
            exact = one.days.length == other.days.length == 1
            return "next-day" if gap == 1 and exact else ""
        return _both_dated(one.days, other.days, lasting=lasting)
    if one.days or other.days:
        return _one_dated(*((one, other) if one.days else (other, one)), lasting=lasting)
    if not one.told_on or not other.told_on:
        return "untold"
    return _told(abs(one.told_on - other.told_on), lasting=lasting)


_DATED = frozenset({"AGREE", "MEET"})  # truces and rounds of talks follow each other within days


def _both_dated(one: Days, other: Days, *, lasting: bool) -> str:
    gap, longer = one.gap(other), max(one.length, other.length)
    if gap == 0:
        return _overlap(longer, lasting=lasting)
    if lasting:
        return "" if gap > LASTING_REACH else "lasting-week" if gap <= 7 else "lasting-month"
    return "" if gap > FEW else "next-day" if gap == 1 else "days-apart"


def _overlap(longer: int, *, lasting: bool) -> str:
    if longer <= 2:  # a day, or a night
        return "same-day"
    if lasting:
        return "lasting" if longer <= 92 else "vague"
    return "overlap" if longer <= 31 else "vague"


def _one_dated(dated: Facts, other: Facts, *, lasting: bool) -> str:
    if dated.days is None or not other.told_on:
        return "untold"
    early = dated.days.first - other.told_on
    if early > 0 and "planned" not in (dated.status, other.status):
        return "early" if early <= 3 else ""  # told before it happened, by the other's word
    gap = max(0, early, other.told_on - dated.days.last)
    if gap <= 3:
        return "fits"
    if gap <= 7:
        return "fits-week"
    return "fits-old" if gap <= (LASTING_REACH if lasting else REACH) else ""


def _told(gap: int, *, lasting: bool) -> str:
    if gap <= 1:
        return "told-same"
    if gap <= 4:
        return "told-days"
    if gap <= 10:
        return "told-week"
    return "told-month" if gap <= (LASTING_REACH if lasting else REACH) else ""


def place(one: Facts, other: Facts, atlas: Atlas) -> str:
    """Return how the places lie; two sieges at places apart are two."""
    if not one.places or not other.places:
        return "untold"
    lies = {atlas.lie(a, b) for a in one.places for b in other.places}
    if "same" in lies:
        shared = set(one.places) & set(other.places)
        return "wide" if shared and all(map(atlas.wide, shared)) else "same"
    found = next((word for word in ("inside", "near", "unknown", "beside") if word in lies), "apart")
    elsewhere = found in ("beside", "apart") and one.type in _PLACED and one.type == other.type
    return "" if elsewhere else found


_PLACED = frozenset({"BLOCKADE", "SEIZE", "LIFT", "PROTEST"})


def parties(one: Facts, other: Facts, _: Atlas) -> str:
    """Return how the parties agree, whoever does it to whom."""
    if not one.parties or not other.parties:
        return "untold"
    shared = one.parties & other.parties
    if not shared:
        return "none"
    if len(shared) > 1:
        return "both"
    return "all" if one.parties <= other.parties or other.parties <= one.parties else "some"


def roles(one: Facts, other: Facts, _: Atlas) -> str:
    """Return whether the same party does it; what is said is another's where another says it."""
    if not one.actors or not other.actors:
        return "untold"
    if one.actors & other.actors:
        return "same"
    if one.said and other.said:
        return ""
    swapped = one.actors & other.targets or other.actors & one.targets
    return "swapped" if swapped else "other"


def named(one: Facts, other: Facts, _: Atlas) -> str:
    """Return whether both name the same actors, and not only actors of the same parties."""
    if not one.ids or not other.ids:
        return "untold"
    shared = len(one.ids & other.ids)
    return "many" if shared > 1 else "one" if shared else "none"


def about(one: Facts, other: Facts, _: Atlas) -> str:
    """Return whether both are about the same."""
    if not one.about or not other.about:
        return "untold"
    if one.about == other.about:
        return "same"
    return "some" if one.about & other.about else "other"


def numbers(one: Facts, other: Facts, _: Atlas) -> str:
    """Return how the counts agree: one that is equal says much, all that differ say something."""
    pairs = [(a, b) for a in one.numbers for b in other.numbers if a.what == b.what]
    if not pairs:
        return "untold"
    if any(a.exact and b.exact and a.least == b.least and a.least > 2 for a, b in pairs):
        return "equal"
    if any(a.meets(b) for a, b in pairs):
        return "meet"
    close = any(
        min(a.least, b.least) * 1.6 >= max(a.least, b.least) for a, b in pairs if a.least > 0 < b.least
    )
    return "close" if close else "differ"


def words(one: Facts, other: Facts, _: Atlas) -> str:
    """Return how much of the words of the shorter quote stand in the other."""
    few, many = (one, other) if one.total <= other.total else (other, one)
    held = many.words
    shared = sum([much for word, much in few.words.items() if word in held])  # the quicker form
    share = shared / few.total if few.total else 0.0
    if shared < 0.5:
        return "none"
    if share >= 0.6:
        return "most"
    return "many" if shared >= 1.5 or share >= 0.35 else "some"


def story(one: Facts, other: Facts, _: Atlas) -> str:
    """Return whether both reports tell one story."""
    if one.report == other.report:
        return "report"
    like = likeness(one.story, other.story)
    return "other" if like < 0.05 else "faint" if like < 0.1 else "akin" if like < 0.18 else "same"


def whom(one: Facts, other: Facts, _: Atlas) -> str:
    """Return whether it is done to the same, «مدنيون» among them."""
    if not one.all_targets or not other.all_targets:
        return "untold"
    return "same" if one.all_targets & other.all_targets else "other"


def status(one: Facts, other: Facts, _: Atlas) -> str:
    """Return how the statuses agree: what is planned and what has happened are rather two.

    Who denies something leaves out when, where and to whom it was: he speaks of what others have told.
    """
    if one.status == other.status:
        return "same"
    if "planned" in (one.status, other.status):
        return "planned"
    return "denied" if "denied" in (one.status, other.status) else "contested"


def report(one: Facts, other: Facts, atlas: Atlas) -> str:
    """Return where both stand: one report tells an event once, unless others give it otherwise.

    Talks that one report lets end in two ways are two rounds; and what one voice in it tells of two doers,
    or of two places, are two deeds.
    """
    if one.report != other.report:
        return "copy" if one.report in other.copies or other.report in one.copies else "other"
    if one.outcome and other.outcome and one.outcome != other.outcome:
        return ""
    if one.status != other.status and "planned" not in (one.status, other.status):
        return "contested"
    if one.by != other.by:
        return "other-voice"
    return "" if _two_doers(one, other) or _two_places(one, other, atlas) else "same"


# Done by one side to another: who else does the like does another deed.
_ONE_DOES: frozenset[str] = frozenset({"ATTACK", "SEIZE", "BLOCKADE", "DETAIN", "COERCE"})
# Done somewhere, and not only told there.
_DONE_THERE = _ONE_DOES | {
    "CLASH", "LIFT", "RELEASE", "WITHDRAW", "DEPLOY", "PROTEST", "DISPLACE", "AID", "ESCAPE", "HANDOVER",
}  # fmt: skip
_ELSEWHERE = frozenset({"unknown", "beside", "apart"})


def _two_doers(one: Facts, other: Facts) -> bool:
    if not {one.type, other.type} <= _ONE_DOES or not one.actors or not other.actors:
        return False
    return one.actors.isdisjoint(other.actors)


def _two_places(one: Facts, other: Facts, atlas: Atlas) -> bool:
    """Return whether both have places that are none of the other's, all of which the packs know."""
    if not {one.type, other.type} <= _DONE_THERE or not one.places or not other.places:
        return False
    if not all(map(atlas.knows, (*one.places, *other.places))):
        return False
    return all(atlas.lie(a, b) in _ELSEWHERE for a in one.places for b in other.places)


Feature = Callable[[Facts, Facts, Atlas], str]
# The order is that of the cheapest first: the first that keeps apart ends the comparison.
FEATURES: tuple[tuple[str, Feature], ...] = (
    ("kind", kind), ("time", time), ("roles", roles), ("parties", parties), ("report", report),
    ("status", status), ("named", named), ("whom", whom), ("about", about), ("place", place),
    ("numbers", numbers), ("words", words), ("story", story),
)  # fmt: skip
