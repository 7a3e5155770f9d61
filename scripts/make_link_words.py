"""Write src/sijill/link/words.tsv: in how many composed reports each stem stands, those of three or more.

Usage: make_link_words.py FOLDER_OF_COMPOSED_REPORTS
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from sijill.link.words import stems

LEAST = 3


def main(folder: Path) -> None:
    """Count and write; a folder without reports ends it, and the list stays as it is."""
    reports = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    if not reports:
        raise SystemExit(f"{folder}: no reports (.json) in it")
    held = Counter(word for report in reports for word in stems(f"{report['title']} {report['text']}"))
    rows = [f"{word}\t{number}" for word, number in sorted(held.items()) if number >= LEAST]
    target = Path(__file__).parent.parent / "src" / "sijill" / "link" / "words.tsv"
    target.write_text("\n".join([f"reports\t{len(reports)}", *rows]) + "\n", "utf-8")
    print(f"{len(rows)} stems of {len(reports)} reports")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    main(parser.parse_args().folder)
