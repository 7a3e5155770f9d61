"""The composed groups as a record: gold's mentions under their reports."""

import json
from pathlib import Path

from sijill.evaluate.told import gold_told
from sijill.schema import Report
from sijill.store import Coded

FOLDER = Path(__file__).parents[1] / "data" / "linking" / "reports"
GROUPS = ("g02", "g04", "g10", "g16")
ENGINE, PACKS = "gold/1", "p"


def reports(groups=GROUPS):
    """Return (report, mentions) of some groups."""
    told = [one for one in gold_told(FOLDER) if one.mention.report[:3] in groups]
    made = []
    for name in dict.fromkeys(one.mention.report for one in told):
        raw = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
        report = Report(
            id=name, text=raw["text"], title=raw["title"], outlet=raw["outlet"], url=f"test:{name}",
            published=raw["published"], language="ar", composed=True, text_hash=name,
        )  # fmt: skip
        made.append((report, tuple(one.mention for one in told if one.mention.report == name)))
    return made


def keep(store, some, engine=ENGINE):
    for report, mentions in some:
        placed = store.place(report, engine, PACKS)
        store.put(placed, Coded(engine, PACKS, mentions), lambda actor: actor)
