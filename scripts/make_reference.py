"""Write docs/reference.md and docs/reference.ar.md from the program's own help.

Without options it writes both; ``--check`` writes nothing and fails where one of them is old.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sijill.cli.helping import Entry, Page, page
from sijill.cli.main import build
from sijill.export.columns import COLUMNS
from sijill.export.formats.flat import FIELDS
from sijill.i18n import LANGUAGES, text

DOCS = Path(__file__).parents[1] / "docs"
EXIT_CODES = (0, 1, 2, 3, 4, 5, 6, 130, 141)


def commands(path: str, command: Any) -> Iterator[tuple[str, Any]]:
    """Yield a command and all below it, each with its path."""
    yield path, command
    for name, below in getattr(command, "commands", {}).items():
        yield from commands(f"{path} {name}", below)


def table(title: str, entries: tuple[Entry, ...]) -> list[str]:
    """Return a Markdown table of names and words; nothing where there are none."""
    if not entries:
        return []
    rows = [f"| `{cell(entry.names)}` | {cell(entry.words)} |" for entry in entries]
    return ["", f"| {title} | |", "|---|---|", *rows]


def cell(words: str) -> str:
    """Return words that may stand in a cell of a Markdown table."""
    return words.replace("|", "\\|")


def section(shown: Page, lang: str) -> list[str]:
    """Return one command's section."""
    out = ["", f"## `{shown.path}`", "", shown.words, "", "```text", shown.usage, "```"]
    out += table(text("help.arguments", lang), shown.arguments)
    out += table(text("help.commands", lang), shown.commands)
    return out + table(text("help.options", lang), shown.options)


def reference(lang: str) -> str:
    """Return the whole page in a language."""
    out = [f"# {text('reference.title', lang)}", "", text("reference.intro", lang)]
    for path, command in commands("sijill", build()):
        out += section(page(path, command, lang), lang)
    out += ["", f"## {text('reference.exit_title', lang)}", ""]
    out += [f"- `{code}`: {text(f'reference.exit_{code}', lang)}" for code in EXIT_CODES]
    out += ["", f"## {text('reference.columns_title', lang)}", "", text("reference.columns_intro", lang), ""]
    out += [f"- `{column.name}`: {text(f'column.{column.name}', lang)}" for column in COLUMNS]
    out += ["", f"## {text('reference.exports_title', lang)}", "", text("reference.exports_intro", lang), ""]
    out += [
        f"- `{field.name}` ({field.kind}): {text(f'export_field.{field.name}', lang)}" for field in FIELDS
    ]
    out += ["", f"## {text('reference.review_title', lang)}", text("reference.review_text", lang)]
    out += ["", f"## {text('reference.filters_title', lang)}", text("reference.assertion_text", lang)]
    body = "\n".join(out) + "\n"
    return f'<div dir="rtl">\n\n{body}\n</div>\n' if lang == "ar" else body


def target(lang: str) -> Path:
    """Return where a language's page stands."""
    return DOCS / ("reference.md" if lang == "en" else f"reference.{lang}.md")


def main() -> int:
    """Write the pages, or say which are old."""
    pages = {target(lang): reference(lang) for lang in LANGUAGES}
    if "--check" in sys.argv:
        old = [path.name for path, words in pages.items() if _read(path) != words]
        print("\n".join(old), end="\n" if old else "")
        return 1 if old else 0
    for path, words in pages.items():
        path.write_text(words, "utf-8", newline="\n")
    return 0


def _read(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
