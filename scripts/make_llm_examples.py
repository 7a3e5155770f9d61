"""Write src/sijill/llm/data/examples.json: composed reports of several wars with the answers they should get.

From the corpus, each filler with the words that our own reader finds for it; what it does not find is left
out, so that every answer shown to a model passes ground whole. ``--check`` writes nothing and fails where
the file is old.
"""

import sys
from pathlib import Path
from typing import Any

import msgspec

from sijill.extract.engine import RulesEngine
from sijill.lexicon import load
from sijill.llm.answer import Told
from sijill.llm.ground import Sieve
from sijill.llm.prompt import Example, names_in
from sijill.llm.reading import Reading, read_report
from sijill.schema import Bound, Filler, Mention, Report, Span

ROOT = Path(__file__).parents[1]
OUT = ROOT / "src" / "sijill" / "llm" / "data" / "examples.json"
# One a war, short ones that tell many types; the first two that are not of the report's war are shown.
CHOSEN = ("c8-11", "c7-06", "c8-06", "c1-24", "c8-07")


def near(fillers: list[Filler], value: str, at: int) -> Filler | None:
    """Return the filler of a value that stands nearest to a place."""
    same = [one for one in fillers if one.value == value and one.span is not None]
    return min(same, key=lambda one: abs(one.span.start - at), default=None)  # type: ignore[union-attr]


def told(event: dict[str, Any], reading: Reading, coded: list[Mention]) -> dict[str, Any] | None:
    """Return a gold event as the model should tell it, None where its quote is no stretch of the text."""
    text = reading.report.text
    start = text.find(event["quote"])
    if start < 0:
        return None
    inside = Span(start, start + len(event["quote"]))
    found = {role: _named(event, role, reading, start) for role in ("actor", "target", "mediator", "source")}
    return found | {
        "type": event["type"],
        "quote": event["quote"],
        "trigger": _trigger(event, inside, coded, text),
        "status": event["status"],
        "place": _named(event, "place", reading, start),
        "date": _date(event, reading, start),
        "about": event["about"],
        "count": [one for count in event["count"] if (one := _count(count, reading, inside))],
    }


def _named(event: dict[str, Any], role: str, reading: Reading, at: int) -> list[dict[str, str]]:
    fillers = list(reading.places if role == "place" else reading.actors)
    found = [near(fillers, value, at) for value in event[role]]
    text = reading.report.text
    return [{"value": one.value, "words": one.span.of(text)} for one in found if one and one.span]


def _date(event: dict[str, Any], reading: Reading, at: int) -> dict[str, str] | None:
    same = [one for one in reading.times if one.value and one.value == event["date"]]
    one = min(same, key=lambda t: abs(t.start - at), default=None)
    return {"value": str(one.value), "words": reading.report.text[one.start : one.end]} if one else None


def _count(count: dict[str, Any], reading: Reading, inside: Span) -> dict[str, Any] | None:
    held = count["value"]
    wanted = (held.get("min"), held.get("max")) if isinstance(held, dict) else (held, held)
    for one in reading.numbers_at(inside):
        value = (one.value.min, one.value.max) if isinstance(one.value, Bound) else (one.value, one.value)
        if value == wanted and inside.start <= one.start and one.end <= inside.end:
            words = reading.report.text[one.start : one.end]
            bounds = {"min": wanted[0], "max": wanted[1]}
            return {"what": count["what"], **bounds, "of": count.get("of"), "words": words}
    return None


def _trigger(event: dict[str, Any], inside: Span, coded: list[Mention], text: str) -> str:
    """Return the word that our rules take for the event's, the quote's first where they saw none."""
    same = (m.trigger for m in coded if m.type == event["type"])
    span = next((t for t in same if inside.start <= t.start and t.end <= inside.end), None)
    return span.of(text) if span else str(event["quote"]).split()[0]


def example(name: str, engine: RulesEngine) -> Example:
    """Return one example.

    Raises:
        SystemExit: it is of no one war, or something of it does not pass ground.
    """
    held = msgspec.json.decode((ROOT / "corpus" / "composed" / f"{name}.json").read_bytes())
    report = Report(id=name, text=held["text"], published=held["published"], composed=True)
    reading, coded = read_report(report, engine.grammar), engine.code(report)
    wars = [pack for pack in reading.packs if pack != "core"]
    events = [one for event in held["events"] if (one := told(event, reading, coded))]
    sieve = Sieve(reading, Span(0, len(report.text)), "llm/examples")
    kept = sieve.sift(msgspec.convert(events, list[Told]))
    if len(wars) != 1 or sieve.dropped or len(kept) != len(events):
        sys.exit(f"{name}: {wars} {dict(sieve.dropped)}")
    names = names_in(reading, Span(0, len(report.text)))
    return Example(name, wars[0], held["published"], report.text, names, events)


def main() -> None:
    """Write the file, or compare it."""
    engine = RulesEngine(load())
    examples = msgspec.json.encode([example(name, engine) for name in CHOSEN])
    made = msgspec.json.format(examples, indent=1) + b"\n"
    if "--check" in sys.argv:
        sys.exit(0 if OUT.read_bytes() == made else f"{OUT.relative_to(ROOT)} is old")
    OUT.write_bytes(made)


if __name__ == "__main__":
    main()
