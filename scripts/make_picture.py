"""Make the README's picture, docs/picture.png: what a run on the examples shows, in both languages.

    make_picture.py [--browser chromium]

Reads examples/ into a record of its own, runs the commands below and takes the screenshot of a page with
their output as it stands, in a headless Chromium. Each line takes its direction from its own words, as in a
terminal that knows right-to-left. Needs the fonts DejaVu Sans Mono (it has Arabic) and a Chromium.
"""

import argparse
import html
import json
import os
import re
import struct
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from sijill.i18n.bidi import width

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "picture.png"
COLUMNS = 94
ASKED = ("mentions", "--record", "demo.db", "--type", "MEET", "--text", "كيسيل", "--limit", "2")
LINE = 19  # pixels, as are those below
PADDING, GAP, MARGIN = 10, 10, 14
ISOLATED = re.compile("[\u2066-\u2068].*?\u2069")

PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: {margin}px; background: #e9e7e2; width: max-content; }}
section {{ background: #fdfcf9; color: #1d1d1b; border: 1px solid #b9b5ab; padding: {padding}px 16px;
  font: 13px/{line}px "DejaVu Sans Mono"; width: {columns}ch; }}
section + section {{ margin-top: {gap}px; }}
div {{ white-space: pre-wrap; unicode-bidi: plaintext; text-align: start; min-height: {line}px; }}
b {{ color: #0b5a7a; }}
.no-words {{ unicode-bidi: isolate; }}
.rtl {{ direction: rtl; }}
</style>{panels}"""


class Panel(Struct, frozen=True):
    """One terminal: the command, what it printed, whether lines without letters begin at the right."""

    command: str
    output: str
    rtl: bool = False


def sijill(*words: str, folder: str) -> str:
    """Run a command of the program in ``folder`` and return what it prints."""
    environ = {**os.environ, "COLUMNS": str(COLUMNS), "SIJILL_LANG": "en", "PYTHONUTF8": "1"}
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "sijill.cli", *words],
        cwd=folder, env=environ, check=True, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    return done.stdout


def panels(folder: str) -> list[Panel]:
    """Return the terminals of the picture: two tables of the same mentions, and the evidence of one."""
    sijill("read", str(ROOT / "examples"), "--record", "demo.db", folder=folder)
    last = json.loads(sijill(*ASKED, "--format", "jsonl", folder=folder).splitlines()[-1])["id"]
    show = ("show", str(last), "--record", "demo.db")
    return [
        panel(ASKED, folder),
        panel((*ASKED, "--lang", "ar"), folder),
        panel((*show, "--lang", "ar"), folder, rtl=True),
    ]


def panel(words: Sequence[str], folder: str, *, rtl: bool = False) -> Panel:
    """Return one terminal; the report's path on this disk is no part of the picture."""
    output = sijill(*words, folder=folder).rstrip("\n")
    return Panel(" ".join(["sijill", *words]), _fitting(output, rtl=rtl).replace(f"{ROOT}/", ""), rtl)


def _fitting(output: str, *, rtl: bool) -> str:
    """Return lines without the blanks that set them right in a terminal: a page does that by itself.

    In a table, whose columns stand by their blanks, only what all lines begin with goes: a page's Arabic
    letters are wider than a terminal's.
    """
    if not rtl:
        return textwrap.dedent(output)
    return "\n".join(line.lstrip(" ") for line in output.split("\n"))


def page(shown: Sequence[Panel]) -> str:
    """Return the page that the browser draws."""
    sizes = {"columns": COLUMNS, "line": LINE, "padding": PADDING, "gap": GAP, "margin": MARGIN}
    return PAGE.format(**sizes, panels="".join(map(section, shown)))


def section(one: Panel) -> str:
    """Return a terminal as HTML, a line a block."""
    lines = [f'<div dir="ltr"><b>$ {html.escape(one.command)}</b></div>', "<div></div>"]
    lines += [block(line) for line in one.output.split("\n")]
    return f'<section class="{"rtl" if one.rtl else ""}">{"".join(lines)}</section>'


def block(line: str) -> str:
    """Return a line as HTML; one without letters of its own goes the way of its terminal."""
    kind = "" if any(map(str.isalpha, ISOLATED.sub("", line))) else ' class="no-words"'
    return f"<div{kind}>{html.escape(line)}</div>"


def draw(browser: str, source: str, size: tuple[int, int], folder: str) -> bytes:
    """Return the screenshot of a page as a PNG of ``size``."""
    path, target = Path(folder, "page.html"), Path(folder, "page.png")
    path.write_text(source, encoding="utf-8")
    quiet = ("--no-first-run", "--disable-background-networking", "--disable-component-update")
    subprocess.run(  # noqa: S603  the browser that was asked for
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-sync", *quiet,
         "--hide-scrollbars", f"--user-data-dir={folder}/profile",
         f"--window-size={size[0]},{size[1]}",
         f"--screenshot={target}", path.as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return target.read_bytes()


def size_of(shown: Sequence[Panel]) -> tuple[int, int]:
    """Return how wide and how high the page is."""
    lines = sum(2 + sum(rows(line) for line in one.output.split("\n")) for one in shown)
    frames = len(shown) * (2 * PADDING + 2) + (len(shown) - 1) * GAP
    return 770 + 2 * MARGIN, lines * LINE + frames + 2 * MARGIN


def rows(line: str) -> int:
    """Return how many rows a line takes."""
    return 1 + max(0, width(line) - 1) // COLUMNS


def main() -> None:
    """Make the picture and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--browser", default="chromium")
    with tempfile.TemporaryDirectory() as folder:
        shown = panels(folder)
        made = draw(parser.parse_args().browser, page(shown), size_of(shown), folder)
    PICTURE.write_bytes(made)
    print(f"{PICTURE.relative_to(ROOT)}: {struct.unpack('>II', made[16:24])}, {len(made):,} bytes")


if __name__ == "__main__":
    main()
