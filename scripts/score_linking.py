"""How well linking does: B³, MUC, CEAFe and CoNLL F1, copies, and listed contradictions.

Usage: score_linking.py [--half read|unread|both] HAPPENINGS REPORTS [HAPPENINGS REPORTS …]

HAPPENINGS is a JSON file, or a folder of them; REPORTS the folder of their coded reports. Each pair is
measured by itself, and all together. On gold mentions singletons are left out on both sides; end to end, on
what the rules engine codes, they stay: a mention of the engine is a gold one where the bench's matching says
so, else it agrees with nothing.

The weights were set on the read half: groups with an even number, and h1 and h2 of the bench's happenings.
"""

import argparse
import re
from pathlib import Path

from sijill.evaluate.happenings import Happening, load_happenings
from sijill.evaluate.linking import Linking, measure, read_set
from sijill.lexicon import load
from sijill.runs import maker

READ = re.compile(r"h[12]|\d*[02468]")


def main() -> None:
    """Read, link, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--half", choices=("read", "unread", "both"), default="both")
    asked = parser.parse_args()
    lexicon = load()
    coder = maker("rules")()
    sets = []
    for happenings, reports in zip(asked.paths[::2], asked.paths[1::2], strict=True):
        found = [one for one in load_happenings(happenings) if wanted(one, asked.half)]
        sets.append(read_set(found, reports, coder.code))
        show(str(happenings), measure(sets[-1:], lexicon))
    if len(sets) > 1:
        show("all together", measure(sets, lexicon))


def wanted(one: Happening, half: str) -> bool:
    """Return whether a happening belongs to the half."""
    return half == "both" or (half == "read") == bool(READ.fullmatch(one.group))


def show(name: str, found: Linking) -> None:
    """Print the figures of one set."""
    print(f"{name}: {found.groups} groups, {found.reports} reports")
    rows = (
        (f"gold mentions ({found.gold}), singletons left out", found.bare),
        (f"gold mentions ({found.gold}), all", found.whole),
        (f"end to end ({found.coded} coded for {found.gold}), all", found.coded_whole),
        ("end to end, singletons left out", found.coded_bare),
    )
    for words, figures in rows:
        scores = ((metric, getattr(figures, metric)) for metric in ("muc", "b3", "ceafe"))
        cells = "  ".join(
            f"{metric} {one.precision:.3f} {one.recall:.3f} {one.f1:.3f}" for metric, one in scores
        )
        print(f"  {words}:\n    {cells}  CoNLL F1 {figures.conll:.3f}")
    copies = found.copies
    said = f"{copies.credit:.0f} of {copies.gold} pairs found, {copies.predicted} said"
    print(f"  copies: {said}: F1 {copies.f1:.3f}")
    for words, share in (
        ("contradictions", found.contradictions),
        ("only spoken of, kept apart", found.kept_apart),
    ):
        part = f"{share.found / share.listed:.3f}" if share.listed else "–"
        print(f"  {words}: {share.found} of {share.listed}: {part}")


if __name__ == "__main__":
    main()
