"""Check the groups of composed reports beside this file: `python check.py` names what is wrong, else exits 0.

A mention is a pair `[report id, place in its "events"]`. Checked: reports and places exist, a mention stands
in one set at most and is not besides among what merely speaks of that, quotes stand in the text, a group keeps
to its own reports (so do its `copies`), a `disagree` line has as many values as reports, and the texts have
the length and the number of events that were asked for (450 to 1,100 characters, 3 to 9 events).
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def report_problems(report: dict[str, Any], stem: str) -> Iterator[str]:
    """What is wrong with one report's own file."""
    if report["id"] != stem or report.get("composed") is not True:
        yield "id is not the file's name, or not marked as composed"
    if not 450 <= len(report["text"]) <= 1100:
        yield f"text of {len(report['text'])} characters"
    if not 3 <= len(report["events"]) <= 9:
        yield f"{len(report['events'])} events"
    for place, event in enumerate(report["events"]):
        if event["quote"] not in report["text"]:
            yield f"event {place}: quote is not in the text"


def mention_problems(items: list[dict[str, Any]], sizes: dict[str, int]) -> Iterator[str]:
    """What is wrong with one group's mentions; `sizes` are its reports and how many events each has."""
    told = Counter((r, n) for item in items for one in item["same"] for r, n in one)
    spoken = {(r, n) for item in items for r, n in item["about"]}
    both = {(r, n) for i in items for one in i["same"] for r, n in one if [r, n] in i["about"]}
    for mention, times in told.items():
        if times > 1 or mention in both:
            yield f"{mention} stands twice"
    for report, place in told.keys() | spoken:
        if not 0 <= place < sizes.get(report, 0):
            yield f"no event {place} in {report}"


def line_problems(items: list[dict[str, Any]], sizes: dict[str, int]) -> Iterator[str]:
    """What is wrong with one group's copies and contradictions."""
    for item in items:
        for one in item["copies"]:
            if len(one) < 2 or not set(one) <= set(sizes):
                yield f"{item['id']}: copies {one}"
        for line in item["disagree"]:
            if len(line) != 3 or len(line[1].split(" / ")) != len(line[2].split(" / ")):
                yield f"{item['id']}: {line}"


def main() -> int:
    """Print every problem and the sums; 1 if there is a problem."""
    reports = {f.stem: json.loads(f.read_text("utf-8")) for f in sorted((HERE / "reports").glob("*.json"))}
    groups = {f.stem: json.loads(f.read_text("utf-8")) for f in sorted((HERE / "groups").glob("*.json"))}
    found = [f"{stem}: {p}" for stem, report in reports.items() for p in report_problems(report, stem)]
    found += [f"{stem}: its group has no file" for stem in reports if stem[1:3] not in groups]
    for name, items in groups.items():
        sizes = {stem: len(r["events"]) for stem, r in reports.items() if stem.startswith(f"g{name}-")}
        for problems in (mention_problems, line_problems):
            found += [f"group {name}: {p}" for p in problems(items, sizes)]
    sets = [len(one) for items in groups.values() for item in items for one in item["same"]]
    events = sum(len(r["events"]) for r in reports.values())
    sums = f"{len(groups)} groups, {len(reports)} reports, {events} events, {sum(n > 1 for n in sets)} sets"
    sys.stdout.write("\n".join([*found, f"{sums} of two or more mentions, {len(found)} problems\n"]))
    return 1 if found or not reports else 0


if __name__ == "__main__":
    sys.exit(main())
