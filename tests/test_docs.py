"""The documents' own commands are run, in their order, and the output must be what they show.

In a block ```console a line ``$ sijill …`` is a command; the lines below it are what it prints, on the
screen or among the errors, in that order; ``…`` stands for anything, and lines may stand between. Other
commands (``$ make demo``) are not run. A block ```python is run as a script; the block ```text right below
it is what it prints. Blocks of one document share a folder, which has a copy of ``examples`` and of
``docs/example-hand``. A command that must fail says so: ``# exit 3``.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
BASH = shutil.which("bash")
PAGES = tuple(sorted([*ROOT.glob("README*.md"), *ROOT.glob("docs/*.md")]))
FENCE = re.compile(r"^```(console|python|text)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
ISOLATES = re.compile("[\u2066-\u2069\u200e\u200f]")  # the screen keeps Arabic and figures apart by these
EXIT = re.compile(r"\s+# exit (\d+)$")
RUN = re.compile(r"^(echo .*\| )?sijill\b")


class Step(NamedTuple):
    """A command or a script, what it must print, and its exit code."""

    command: str
    shown: tuple[str, ...]
    code: int = 0
    python: bool = False


def console(block: str) -> Iterator[Step]:
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *shown = part.rstrip("\n").split("\n")
        while command.endswith("\\"):
            command = command[:-1] + shown.pop(0).strip()
        asked = EXIT.search(command)
        if RUN.match(command):
            yield Step(EXIT.sub("", command), tuple(shown), int(asked[1]) if asked else 0)


def steps(page: str) -> Iterator[Step]:
    """Yield what a document runs, in its order; a text block after a script is what the script prints."""
    script = ""
    for kind, block in FENCE.findall(page):
        if script:
            yield Step(script, tuple(block.splitlines()) if kind == "text" else (), python=True)
            script = ""
        if kind == "console":
            yield from console(block)
        elif kind == "python":
            script = block
    if script:
        yield Step(script, (), python=True)


def plain(output: str) -> str:
    return re.sub(r"\s+", " ", ISOLATES.sub("", output))


def missing(shown: Sequence[str], output: str) -> str:
    """Return the first part of ``shown`` that does not stand in ``output`` in its turn, "" if all do."""
    rest = plain(output)
    for part in re.split("…", "…".join(shown)):
        words = plain(part).strip()
        at = rest.find(words)
        if at < 0:
            return words
        rest = rest[at + len(words) :]
    return ""


def run(step: Step, folder: Path) -> subprocess.CompletedProcess[str]:
    environ = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "80",
        "LANG": "C.UTF-8",
        "SIJILL_LANG": "",
        "PYTHONUTF8": "1",
    }
    command = [sys.executable, "-c", step.command] if step.python else [str(BASH), "-c", step.command]
    return subprocess.run(
        command,
        cwd=folder,
        env=environ,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )


def pages() -> list[Path]:
    return [page for page in PAGES if list(steps(page.read_text("utf-8")))]


@pytest.mark.skipif(BASH is None, reason="the documents' commands are written for bash")
@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_document_runs_and_prints_what_it_shows(page: Path, tmp_path: Path) -> None:
    for folder in ("examples", "docs/example-hand"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for step in steps(page.read_text("utf-8")):
        done = run(step, tmp_path)
        said = f"{step.command}\n{done.stdout}\n{done.stderr}"
        assert done.returncode == step.code, said
        lost = missing(step.shown, f"{done.stdout}\n{done.stderr}")
        assert not lost, f"not printed: {lost}\n{said}"


@pytest.mark.parametrize("page", ["tutorial", "questions"])
def test_both_languages_of_a_page_run_the_same(page: str) -> None:
    english, arabic = (
        [step.command.replace(" --lang ar", "") for step in steps((ROOT / "docs" / name).read_text("utf-8"))]
        for name in (f"{page}.md", f"{page}.ar.md")
    )
    assert [one for one in english if one.startswith("sijill")] == [
        one for one in arabic if one.startswith("sijill")
    ]


@pytest.mark.parametrize(
    ("shown", "output", "lost"),
    [
        (("40 reports read", "…", "record: x"), "40 reports read\nmore\nrecord: x\n", ""),
        (("a … c",), "a b c", ""),
        (("b", "a"), "a\nb", "a"),
        (("سجل",), "\u2068سجل\u2069", ""),
    ],
)
def test_what_a_document_shows_is_looked_for_in_its_order(
    shown: tuple[str, ...], output: str, lost: str
) -> None:
    assert missing(shown, output) == lost


def test_commands_are_found_with_their_exit_codes() -> None:
    page = "```console\n$ make demo\n$ sijill read x \\\n    --strict  # exit 3\nlost\n```\n"
    assert list(steps(page)) == [Step("sijill read x --strict", ("lost",), 3)]
