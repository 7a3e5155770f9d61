"""Reports, mentions and stores for the store's tests."""

import hashlib
from pathlib import Path

from sijill.readers import Draft, Origin, ReadOptions, build
from sijill.schema import Filler, Mention, Review, Span, Time
from sijill.store import Coded

TEXT = "قصفت القوات أحياء بالحسكة أمس، وطالب المجلس بوقف القصف."
HEAD = Path(__file__).resolve().parents[2]


def report(text=TEXT, place="<test>", **fields):
    options = {"outlet": "sana", "url": "https://x/1", "published": "2024-08-12", "title": "عنوان", **fields}
    return build(Draft(text=text, **options), Origin(path=place), ReadOptions())


def mention(of, start=0, end=20, **fields):
    key = f"{of.id}{of.version}{start}{end}{fields.get('type')}{fields.get('engine', '')}"
    facts = {
        "id": hashlib.sha256(key.encode()).hexdigest()[:16],
        "report": of.id,
        "version": of.version,
        "type": "ATTACK",
        "evidence": Span(start, end),
        "trigger": Span(start, start + 4),
        "engine": "fake/1",
        "rule": "fake.word",
        "confidence": 0.5,
        "actor": (Filler("syria-army", Span(start, start + 4)),),
        "target": (Filler("sdf"),),
        "place": (Filler("الحسكة"),),
        "source": (Filler("sana"),),
        "told_on": of.published,
    }
    return Mention(**{**facts, **fields})


def keep(store, of, *mentions, engine="fake/1", packs="p", **more):
    """Place and put a report with mentions made for it (functions of the placed report)."""
    placed = store.place(of, engine, packs)
    made = tuple(make(placed.report) for make in mentions)
    store.put(
        placed, Coded(engine, packs, made), lambda actor: {"syria-army": "syria"}.get(actor, actor), **more
    )
    return made


def review(of, verdict="ok", **fields):
    facts = {
        "mention": of.id, "report": of.report, "type": of.type, "start": of.evidence.start,
        "end": of.evidence.end, "verdict": verdict, "who": "amal", "when": "2026-01-01T00:00:00Z",
    }  # fmt: skip
    return Review(**{**facts, **fields})


def dated(value):
    return Time(value, Span(0, 4))
