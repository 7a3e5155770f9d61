"""Fill the figures of docs/coding.md and docs/coding.ar.md from docs/figures.json.

    make_figures.py                 write the tables between the pages' markers
    make_figures.py --check         say which pages are not current; exit 1 if any
    make_figures.py --measure       code the bench (SIJILL_BENCH) and the examples anew first
    make_figures.py --speed FILE    take over what `bench_speed.py --json` printed first

A marker is ``<!-- figures: NAME -->``; what stands up to ``<!-- /figures -->`` is replaced.
"""

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec

from sijill.evaluate.bench import BenchOptions, bench
from sijill.evaluate.gsr import LABELS, gsr
from sijill.extract.engine import RulesEngine
from sijill.lexicon import load

ROOT = Path(__file__).resolve().parents[1]
BENCH = Path(os.environ.get("SIJILL_BENCH", ROOT.parent / "shared" / "bench"))
FIGURES = ROOT / "docs" / "figures.json"
PAGES = {"en": ROOT / "docs" / "coding.md", "ar": ROOT / "docs" / "coding.ar.md"}
MARKER = re.compile(r"(<!-- figures: (\w+) -->\n).*?(<!-- /figures -->)", re.DOTALL)
SETS = ("dev", "composed", "examples")
Figures = dict[str, Any]

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "set": "reports", "count": "n", "events": "gold events", "coded": "coded",
        "detection": "detection F1", "precision": "precision", "recall": "recall",
        "arguments": "arguments F1", "slots": "slots F1", "f1": "F1", "type": "type", "slot": "slot",
        "gold": "gold", "file": "file", "all": "all", "dev": "dev", "composed": "composed",
        "examples": "examples", "read": "read half", "unread": "unread half", "np-2012": "newspapers 2012",
        "press-2015": "press 2015", "seeds": "seeds", "other": "other", "processes": "processes",
        "seconds": "seconds", "cpu": "processor seconds",
        "chars_s": "characters a second", "machine": "Machine", "both": "both",
        "units_s": "reports of 2,000 characters a second", "peak": "peak memory, MB", "step": "step",
        "share": "share of time",
    },
    "ar": {
        "set": "التقارير", "count": "العدد", "events": "أحداث المرجع", "coded": "المرمَّز",
        "detection": "الكشف F1", "precision": "الدقة", "recall": "الاستيفاء", "arguments": "العناصر F1",
        "slots": "الخانات F1", "f1": "F1", "type": "النوع", "slot": "الخانة", "gold": "المرجع",
        "file": "الملف", "all": "الكل", "dev": "التطوير", "composed": "المؤلَّفة", "examples": "الأمثلة",
        "read": "النصف المقروء", "unread": "النصف غير المقروء", "np-2012": "صحف 2012",
        "press-2015": "صحافة 2015", "seeds": "البذور", "other": "غيرها", "processes": "العمليات",
        "seconds": "الثواني", "cpu": "ثواني المعالج",
        "chars_s": "حرفاً في الثانية", "units_s": "تقريراً من 2000 حرف في الثانية",
        "peak": "ذروة الذاكرة، م.ب", "step": "الخطوة", "share": "حصة الوقت", "machine": "الجهاز",
        "both": "معاً",
    },
}  # fmt: skip


def main() -> int:
    """Measure if asked, then write or check the pages."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--measure", action="store_true")
    parser.add_argument("--speed", type=Path)
    asked = parser.parse_args()
    figures: Figures = json.loads(FIGURES.read_text("utf-8")) if FIGURES.exists() else {}
    if asked.measure:
        figures |= measure()
    if asked.speed:
        figures["speed"] = json.loads(asked.speed.read_text("utf-8"))
    if asked.measure or asked.speed:
        FIGURES.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    stale = [page for page in pages(figures) if page[0].read_text("utf-8") != page[1]]
    for path, text in [] if asked.check else stale:
        path.write_text(text, encoding="utf-8")
    print(*(f"{'not current' if asked.check else 'written'}: {path.name}" for path, _ in stale), sep="\n")
    return int(bool(asked.check and stale))


def measure() -> Figures:
    """Return the figures of the bench, as far as it is there, and of the examples."""
    engine = RulesEngine(load())
    folders = {"dev": BENCH / "dev", "composed": BENCH / "composed", "examples": ROOT / "examples"}
    options = BenchOptions(errors=0)
    found: Figures = {
        name: msgspec.to_builtins(bench(folder, engine, options))
        for name, folder in folders.items()
        if any(folder.glob("*.json"))
    }
    if (BENCH / "gsr").exists():
        found["gsr"] = msgspec.to_builtins(gsr(BENCH / "gsr", engine))
    return {name: rounded(value) for name, value in found.items()}


def rounded(value: Any) -> Any:
    """Return JSON with its fractions cut to four digits, so that a diff shows what changed."""
    if isinstance(value, dict):
        return {key: rounded(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [rounded(inner) for inner in value]
    return round(value, 4) if isinstance(value, float) else value


def pages(figures: Figures) -> Iterable[tuple[Path, str]]:
    """Yield each page with the text that it should have."""
    for lang, path in PAGES.items():
        if path.exists():
            yield path, MARKER.sub(lambda found: filled(found, figures, WORDS[lang]), path.read_text("utf-8"))  # noqa: B023


def filled(found: re.Match[str], figures: Figures, words: dict[str, str]) -> str:
    """Return a marked place with its table, or as it stands where there are no figures for it."""
    table = TABLES[found[2]](figures, words)
    return f"{found[1]}{table}{found[3]}" if table else found[0]


def markdown(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table; empty where there are no rows."""
    lines = ["| " + " | ".join(row) + " |\n" for row in rows]
    titles = list(head)
    rule = "|---" * len(titles) + "|\n"
    return "".join(["| " + " | ".join(titles) + " |\n", rule, *lines]) if lines else ""


def headlines(figures: Figures, words: dict[str, str]) -> str:
    """Return detection, arguments and slots of each set, whole and by half."""
    head = [
        words[key]
        for key in ("set", "count", "events", "precision", "recall", "detection", "arguments", "slots")
    ]
    rows = []
    for name in [name for name in SETS if name in figures]:
        rows.append(headline(words[name], figures[name]["total"]))
        halves = figures[name]["by_half"] if name == "dev" else {}
        rows += [headline(f"{words[name]}, {words[half]}", part) for half, part in halves.items()]
    return markdown(head, rows)


def headline(title: str, part: Figures) -> list[str]:
    """Return one row of the table of headlines."""
    found = part["headlines"]
    detection = found["detection"]
    counts = [str(part["reports"]), str(detection["gold"])]
    shares = [f"{detection['precision']:.2f}", f"{detection['recall']:.2f}"]
    return [
        title,
        *counts,
        *shares,
        *(with_interval(found[key]) for key in ("detection", "arguments", "slots")),
    ]


def with_interval(measure: Figures) -> str:
    """Return F1 with its interval, kept in one direction among Arabic words."""
    interval = f" ({measure['low']:.2f}–{measure['high']:.2f})" if "low" in measure else ""
    return f"{measure['f1']:.2f}{interval}"


def origins(figures: Figures, words: dict[str, str]) -> str:
    """Return the headlines of the development set by origin."""
    head = [
        words[key]
        for key in ("set", "count", "events", "precision", "recall", "detection", "arguments", "slots")
    ]
    parts = figures.get("dev", {}).get("by_origin", {})
    return markdown(head, [headline(words[name], part) for name, part in parts.items()])


def types(figures: Figures, words: dict[str, str]) -> str:
    """Return detection by event type on the development set."""
    head = [words[key] for key in ("type", "gold", "coded", "precision", "recall", "f1")]
    return markdown(head, [one_type(*item) for item in figures.get("dev", {}).get("by_type", {}).items()])


def one_type(name: str, m: Figures) -> list[str]:
    """Return one row of a table of measures."""
    shares = (f"{m[key]:.2f}" for key in ("precision", "recall", "f1"))
    return [f"`{name}`", str(m["gold"]), str(m["predicted"]), *shares]


def roles(figures: Figures, words: dict[str, str]) -> str:
    """Return each slot on the development set."""
    head = [words[key] for key in ("slot", "gold", "coded", "precision", "recall", "f1")]
    found = figures.get("dev", {}).get("total", {}).get("roles", {})
    return markdown(head, [one_type(*item) for item in found.items()])


def records(figures: Figures, words: dict[str, str]) -> str:
    """Return the shares of the Arabic gold standard records."""
    head = [words["file"], *(f"`{label}`" for label in LABELS), words["f1"]]
    return markdown(head, [one_file(row, words) for row in figures.get("gsr", [])])


def one_file(row: Figures, words: dict[str, str]) -> list[str]:
    """Return the row of one file: what share of each label is coded, and F1 of yes against easy no."""
    yes, _, easy = (row["shares"][label] for label in LABELS)
    shares = (row["shares"][label] for label in LABELS)
    size = yes["coded"] + easy["coded"] + yes["sentences"]
    cells = [f"{s['coded'] / max(1, s['sentences']):.2f} (n={s['sentences']})" for s in shares]
    name = str(row["name"])
    return [words.get(name, name), *cells, f"{2 * yes['coded'] / max(1, size):.2f}"]


def speed(figures: Figures, words: dict[str, str]) -> str:
    """Return the runs of `make bench`, the machine and the shares of the steps."""
    found = figures.get("speed")
    if not found:
        return ""
    head = [words[key] for key in ("count", "processes", "seconds", "cpu", "chars_s", "units_s", "peak")]
    runs = markdown(head, map(one_run, found["runs"]))
    shares = markdown(
        [words["step"], words["share"]], ([f"`{k}`", f"{v:.0%}"] for k, v in found["shares"].items())
    )
    return f"{words['machine']}: `{found['machine']}`.\n\n{runs}\n{shares}"


def one_run(run: Figures) -> list[str]:
    """Return the row of one run."""
    counts = [str(run["reports"]), str(run["jobs"]), f"{run['seconds']:.1f}", f"{run['cpu_seconds']:.1f}"]
    return [
        *counts,
        f"{run['chars'] / run['seconds']:,.0f}",
        f"{run['reports_of_2000_per_s']:.0f}",
        f"{run['peak_mb']:.0f}",
    ]


TABLES: dict[str, Callable[[Figures, dict[str, str]], str]] = {
    "headlines": headlines, "origins": origins, "types": types, "roles": roles,
    "gsr": records, "speed": speed,
}  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
