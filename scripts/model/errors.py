"""What the errors of ``rules`` and ``rules+model`` are on the part tune: ``errors.py [--model FILE]``.

What was coded wrongly sits on an event under another type, cuts an event in two that was found, or stands
where there is none. What was missed has another type coded over it, is in the words of an event that was
found, was drafted and let go by doubt, has a word that a list knows for its type and yet no draft, or none.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from lessons import corpus

from sijill.evaluate.bench import as_coded, code_gold
from sijill.evaluate.coded import Coded, Gold
from sijill.evaluate.equal import read_equals
from sijill.evaluate.score import Compared, compare, overlap
from sijill.extract.engine import RulesEngine
from sijill.lexicon import load
from sijill.model.engine import Combined

ROOT = Path(__file__).resolve().parents[2]
EQUALS = read_equals()


def wrongly(told: Compared) -> Iterator[str]:
    """Yield what each wrongly coded event is."""
    found = [told.gold[i] for i, _ in told.pairs]
    for one in told.spurious:
        if any(overlap(one, event) for event in told.missed):
            yield "another type" if _other(one, told.missed) else "its type, matched otherwise"
        elif any(overlap(one, event) and one.type == event.type for event in found):
            yield "cut twice"
        elif any(overlap(one, event) for event in found):
            yield "a second type for an event that was found"
        else:
            yield "no event"


def _other(one: Coded, events: Iterable[Coded]) -> bool:
    return any(overlap(one, event) and one.type != event.type for event in events)


def missed(gold: Gold, told: Compared, engine: RulesEngine | Combined) -> Iterator[str]:
    """Yield what each missed event is."""
    drafted, known = _before_doubt(gold, engine)
    found = [told.predicted[j] for _, j in told.pairs]
    for event in told.missed:
        if _other(event, told.spurious):
            yield "another type"
        elif any(overlap(event, one) and event.type == one.type for one in drafted):
            yield "drafted, let go by doubt or merged"
        elif any(event.type == kind and event.start <= at < event.end for kind, at in known):
            yield "its word is known, but not drafted there"
        elif any(overlap(event, one) for one in found):
            yield "in the words of an event that was found"
        else:
            yield "no word of it is known"


def _before_doubt(gold: Gold, engine: RulesEngine | Combined) -> tuple[list[Coded], list[tuple[str, int]]]:
    """Return all drafts as the scorer sees them, and type and place of each word that may tell an event."""
    analysis, drafts = engine.drafts(gold.report)[:: 2 if isinstance(engine, Combined) else 1]
    rules = engine.rules if isinstance(engine, Combined) else engine
    drafted = [as_coded(rules.mention(draft, analysis), gold.report) for draft in drafts]
    return drafted, [(t.form.frame.type, analysis.words[t.at].start) for t in analysis.triggers]


def table(engine: RulesEngine | Combined, reports: Sequence[Gold]) -> Iterator[str]:
    """Yield the lines of an engine's table."""
    wrong: Counter[str] = Counter()
    gone: Counter[str] = Counter()
    for gold in reports:
        told = compare(EQUALS, gold.events, code_gold(gold, engine))
        wrong.update(wrongly(told))
        gone.update(missed(gold, told, engine))
    for name, counts in (("wrongly coded", wrong), ("missed", gone)):
        yield f"{engine.name}: {counts.total()} {name}"
        yield from (f"  {n:4d}  {n / counts.total():.2f}  {what}" for what, n in counts.most_common())


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=ROOT / "src/sijill/model/sijill.onnx")
    asked = parser.parse_args()
    lexicon, reports = load(), corpus("tune")
    for engine in (RulesEngine(lexicon), Combined(lexicon, path=asked.model)):
        print("\n".join(table(engine, reports)))


if __name__ == "__main__":
    main()
