"""How steady coding is when a text says the same in other letters: ``perturb.py [GOLD_DIR] [--engine NAME]``.

Each report is coded as it is and changed: spelt without hamza and ta marbuta, with a blank behind «و», with
quotation marks doubled, with other names for the same actors, and with the names of its two most named actors
exchanged. Printed is how many mentions keep their type at the same word, and of these how many have the same
actors and targets (exchanged ones where the names are).
"""

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from sijill.evaluate.coded import Gold
from sijill.evaluate.coded import load as load_gold
from sijill.lexicon import Lexicon, load
from sijill.runs.engines import ENGINES, engine_over
from sijill.schema import Mention, Report

ROOT = Path(__file__).resolve().parents[1]
_SPELT = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ة": "ه", "ى": "ي"})
_AND = re.compile(r"(?<!\w)و(?=ال\w\w)")
_QUOTES = re.compile('[«»“”"]')


class Edit(Struct, frozen=True):
    """A change of a text: its letters ``[start, end)`` are written ``new``."""

    start: int
    end: int
    new: str


class Steady(Struct, frozen=True):
    """How many mentions there are, keep their type, and keep their parties besides."""

    mentions: int = 0
    types: int = 0
    parties: int = 0


Change = Callable[[str, Sequence[Mention], Lexicon], tuple[list[Edit], dict[str, str]]]


def spelling(text: str, _: Sequence[Mention], __: Lexicon) -> tuple[list[Edit], dict[str, str]]:
    """Write without hamza and ta marbuta."""
    return [Edit(0, len(text), text.translate(_SPELT))], {}


def blank(text: str, _: Sequence[Mention], __: Lexicon) -> tuple[list[Edit], dict[str, str]]:
    """Put a blank behind «و» before the article."""
    return [Edit(m.end(), m.end(), " ") for m in _AND.finditer(text)], {}


def quotes(text: str, _: Sequence[Mention], __: Lexicon) -> tuple[list[Edit], dict[str, str]]:
    """Double every quotation mark."""
    return [Edit(m.end(), m.end(), m.group()) for m in _QUOTES.finditer(text)], {}


def other_names(
    text: str, mentions: Sequence[Mention], lexicon: Lexicon
) -> tuple[list[Edit], dict[str, str]]:
    """Call actors by another of their names."""
    names = _names(lexicon)
    edits = []
    for actor in _named(mentions):
        known = names.get(actor, [])
        for n, name in enumerate(known):
            edits += _replaced(text, name, known[(n + 1) % len(known)])
    return apart(edits), {}


def exchanged(text: str, mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[list[Edit], dict[str, str]]:
    """Exchange the names of the two actors that are named most."""
    names = _names(lexicon)
    both = [actor for actor in _named(mentions) if names.get(actor)][:2]
    if len(both) < 2:
        return [], {}
    edits = [
        e for a, b in (both, both[::-1]) for name in names[a] for e in _replaced(text, name, names[b][0])
    ]
    return apart(edits), {both[0]: both[1], both[1]: both[0]}


CHANGES: dict[str, Change] = {
    "spelling": spelling, "blank after و": blank, "doubled quotes": quotes, "other names": other_names,
    "exchanged sides": exchanged,
}  # fmt: skip


def _names(lexicon: Lexicon) -> dict[str, list[str]]:
    """Return the Arabic names of forces, groups, parties and governments, the longest first."""
    kinds = {"force", "armed-group", "party", "government"}
    return {a.id: list(a.names_ar) for a in lexicon.actors.values() if a.kind in kinds}


def _named(mentions: Iterable[Mention]) -> list[str]:
    counts = Counter(f.value for m in mentions for f in (*m.actor, *m.target) if f.how == "named")
    return [actor for actor, _ in counts.most_common()]


def _replaced(text: str, name: str, new: str) -> Iterator[Edit]:
    for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        yield Edit(found.start(), found.end(), new)


def apart(edits: Iterable[Edit]) -> list[Edit]:
    """Return edits that do not overlap, the longer of two."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda e: e.start - e.end):
        if all(edit.end <= k.start or edit.start >= k.end for k in kept):
            kept.append(edit)
    return sorted(kept, key=lambda e: e.start)


def changed(text: str, edits: Sequence[Edit]) -> tuple[str, Callable[[int], int]]:
    """Return the changed text, and where an offset of the old one stands in it."""
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.start], edit.new]
        at = edit.end
    moves = [(e.end, len(e.new) - (e.end - e.start)) for e in edits]
    return "".join([*parts, text[at:]]), lambda place: place + sum(by for end, by in moves if end <= place)


def measure(gold: Gold, code: Callable[[Report], list[Mention]], change: Change, lexicon: Lexicon) -> Steady:
    """Return how steady the coding of a report is; nothing where the change changes nothing."""
    before = code(gold.report)
    edits, other = change(gold.report.text, before, lexicon)
    text, moved = changed(gold.report.text, edits)
    if text == gold.report.text:
        return Steady()
    after = {(m.type, m.trigger.start): m for m in code(msgspec.structs.replace(gold.report, text=text))}
    pairs = [(m, after.get((m.type, moved(m.trigger.start)))) for m in before]
    same = [(a, b) for a, b in pairs if b is not None]
    kept = [(a, b) for a, b in same if _parties(a, other) == _parties(b, {})]
    return Steady(len(before), len(same), len(kept))


def _parties(mention: Mention, other: dict[str, str]) -> tuple[frozenset[str], frozenset[str]]:
    actor, target = (
        frozenset(other.get(f.value, f.value) for f in told) for told in (mention.actor, mention.target)
    )
    return actor, target


def main() -> None:
    """Print a line for each change."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="?", type=Path, default=ROOT / "examples")
    parser.add_argument("--engine", choices=ENGINES, default="rules+model")
    asked = parser.parse_args()
    lexicon = load()
    engine, reports = engine_over(asked.engine, lexicon), load_gold(asked.gold)
    print(f"{asked.engine}, {len(reports)} reports: mentions; type stays; parties follow")
    for name, change in CHANGES.items():
        found = [measure(gold, engine.code, change, lexicon) for gold in reports]
        total, types, parties = (sum(s[n] for s in map(msgspec.structs.astuple, found)) for n in range(3))
        print(f"{name:16} {total:5d}  {types / max(1, total):.3f}  {parties / max(1, types):.3f}")


if __name__ == "__main__":
    main()
