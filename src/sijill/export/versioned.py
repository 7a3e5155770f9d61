"""The versions of a report, told on a screen."""

from collections.abc import Sequence

from sijill.export.grid import Head, grid
from sijill.i18n import text
from sijill.i18n.bidi import LRI, PDI, flush, isolate, one_line, wrap
from sijill.schema import Report
from sijill.store import Version


def version_words(version: Version, lang: str) -> str:
    """Return what a version is. Example: ``"version 2, read 2026-11-22 04:13 UTC; it stands"``."""
    words = text("diff.version", lang, n=str(version.number))
    if version.read:
        words += text("label.comma", lang) + text("diff.read", lang, when=moment(version.read))
    return words + (text("label.semicolon", lang) + text("diff.stands", lang) if version.stands else "")


def moment(when: str) -> str:
    r"""Return a moment of ISO 8601 in UTC for a screen, to the minute.

    Example:
        >>> moment("2026-11-22T04:13:07+00:00")
        '\u20662026-11-22 04:13 UTC\u2069'
    """
    return f"{LRI}{one_line(when)[:16].replace('T', ' ')} UTC{PDI}"


def other_versions(versions: Sequence[Version], report: str, lang: str, columns: int) -> list[str]:
    """Return a line for each version of a report and how to see what changed; none where there is one."""
    if len(versions) < 2:
        return []
    lines = [f"  {isolate(part)}" for one in versions for part in wrap(version_words(one, lang), columns - 2)]
    hint = text("hint.diff", lang, id=f"{LRI}{one_line(report)}{PDI}")
    return [text("summary.versions", lang, n=len(versions)), *lines, *map(isolate, wrap(hint, columns))]


_HEADS = (
    ("report", 14, 1),
    ("outlet", 6, 1),
    ("title", 12, 4),
    ("versions", 6, 0),
    ("stands", 6, 0),
    ("read", 10, 0),
)


def corrected_table(found: Sequence[tuple[Report, Sequence[Version]]], lang: str, columns: int) -> str:
    """Return the reports that have several versions, with how many, which stands, and the day of the newest.

    Args:
        found: each report as it stands, with all of its versions.
        lang: ``"ar"`` or ``"en"``.
        columns: the terminal's width.
    """
    heads = [
        Head(text(f"column.{name}", lang), least, share, whole=name == "report")
        for name, least, share in _HEADS
    ]
    table = grid(heads, [_row(*one) for one in found], columns, rtl=lang == "ar")
    hint = text("hint.diff", lang, id="ID")
    return "\n".join([table, "", *(flush(part, lang, columns) for part in wrap(hint, columns))])


def _row(report: Report, versions: Sequence[Version]) -> list[str]:
    newest = versions[-1].read[:10]
    return [report.id, report.outlet, report.title, str(len(versions)), str(report.version), newest]
