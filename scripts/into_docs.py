"""What a bench printed, into both languages of a page of docs, between its marks."""

import sys
from collections.abc import Sequence
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"


def put(page: str, name: str, lines: Sequence[str]) -> None:
    """Put lines between ``<!-- bench: NAME -->`` and ``<!-- /bench -->``, as they were printed.

    Args:
        page: without its ending. Example: ``"performance"``.
        name: of the place. Example: ``"scaling"``.
        lines: what was printed.
    """
    begin, end = f"<!-- bench: {name} -->\n", "<!-- /bench -->"
    body = "\n```text\n" + "\n".join(lines) + "\n```\n\n"
    for path in (DOCS / f"{page}.md", DOCS / f"{page}.ar.md"):
        before, opened, rest = path.read_text("utf-8").partition(begin)
        _, closed, after = rest.partition(end)
        if not (opened and closed):
            sys.exit(f"{path.name} has no place for {name}")
        path.write_text(f"{before}{begin}{body}{end}{after}", "utf-8", newline="\n")
