"""Check the composed groups beside this file: `python check.py`, exit 1 if anything is wrong.

`reports/gNN-k.json` holds one coded report each. `groups/NN.json` is a list of happenings: `same` lists
sets of events, each `[report, index]`, that are one event (a set of one stands apart from its
neighbours), `about` the speech acts about them, `disagree` what the reports tell differently (argument,
values, who holds each) and `copies` the reports that are one wire.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SIZES = range(450, 1151)
EVENTS = range(3, 10)  # a cut copy may hold fewer than the four of a full report


def load(folder: str) -> dict[str, Any]:
    """The JSON files of a folder by their stem."""
    return {f.stem: json.loads(f.read_text("utf-8")) for f in sorted((HERE / folder).glob("*.json"))}


def of_report(name: str, report: dict[str, Any]) -> Iterator[str]:
    """What is wrong with one report by itself."""
    if report["id"] != name or report.get("composed") is not True:
        yield "id or composed"
    if len(report["text"]) not in SIZES or len(report["events"]) not in EVENTS:
        yield f"{len(report['text'])} characters, {len(report['events'])} events"
    for n, event in enumerate(report["events"]):
        if event["quote"] not in report["text"]:
            yield f"event {n}: quote is not in the text"


def mentions(item: dict[str, Any]) -> list[tuple[str, int]]:
    """Every event that an item names, in a set or about one."""
    return [(m[0], m[1]) for group in [*item["same"], item["about"]] for m in group]


def matched(values: str, who: str, reports: dict[str, Any]) -> bool:
    """Whether each value has a holder and each holder is a report."""
    holders = who.split(" / ")
    return len(values.split(" / ")) == len(holders) and all(h in reports for h in holders)


def of_item(number: str, item: dict[str, Any], reports: dict[str, Any]) -> Iterator[str]:
    """What is wrong with one happening of a group: unknown reports, indexes, names of who disagrees."""
    for report, n in mentions(item):
        if report not in reports or n not in range(len(reports[report]["events"])):
            yield f"{item['id']}: no event {report} {n}"
        elif not report.startswith(f"g{number}-"):
            yield f"{item['id']}: {report} is of another group"
    for _, values, who in item["disagree"]:
        if not matched(values, who, reports):
            yield f"{item['id']}: {values} – {who}"
    if any(r not in reports for copies in item["copies"] for r in copies):
        yield f"{item['id']}: copies"


def of_group(number: str, items: list[dict[str, Any]], reports: dict[str, Any]) -> Iterator[str]:
    """What is wrong with one group: its items, and an event that stands in two sets."""
    for item in items:
        yield from of_item(number, item, reports)
    seen = Counter(tuple(m) for item in items for group in item["same"] for m in group)
    yield from (f"{m} stands in {n} sets" for m, n in seen.items() if n > 1)
    if not 2 <= sum(r.startswith(f"g{number}-") for r in reports) <= 6:
        yield "reports"


def figures(reports: dict[str, Any], groups: dict[str, Any]) -> dict[str, int]:
    """How much there is of each part."""
    items = [item for group in groups.values() for item in group]
    sets = [s for item in items for s in item["same"]]
    return {
        "groups": len(groups),
        "reports": len(reports),
        "events": sum(len(r["events"]) for r in reports.values()),
        "sets of two or more": sum(len(s) > 1 for s in sets),
        "sets of one": sum(len(s) == 1 for s in sets),
        "disagreements": sum(len(i["disagree"]) for i in items),
        "wires": sum(len(i["copies"]) for i in items),
    }


def main() -> int:
    """Print what is wrong, then the counts."""
    reports, groups = load("reports"), load("groups")
    wrong = [f"{name}: {p}" for name, report in reports.items() for p in of_report(name, report)]
    wrong += [f"{name}: {p}" for name, items in groups.items() for p in of_group(name, items, reports)]
    counts = figures(reports, groups) | {"problems": len(wrong)}
    sys.stdout.write("\n".join([*wrong, *(f"{n} {what}" for what, n in counts.items())]) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
