"""What lies between two snapshots, as JSON and on a terminal."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec

from sijill.export.columns import View
from sijill.export.formats.bundle import Snapshot
from sijill.export.names import actor_name, type_name, word
from sijill.export.snapshots import Change, Since
from sijill.export.versioned import moment
from sijill.i18n import text
from sijill.i18n.bidi import LRI, PDI, directed, flush, isolate, one_line, wrap

_ACTORS = ("actor", "target", "mediator")


def since_record(found: Since) -> dict[str, Any]:
    """Return what lies between two snapshots as a mapping ready for JSON."""
    record: dict[str, Any] = msgspec.to_builtins(found)
    return record | {"counts": dict(Counter(one.kind for one in found.changes))}


def since_page(found: Since, view: View, columns: int) -> str:
    """Return what lies between two snapshots for a terminal: each event that changed, how, and why."""
    lang = view.lang
    head = text("snapshot.between", lang, old=_named(found.old), new=_named(found.new))
    counts = Counter(one.kind for one in found.changes)
    numbers = {kind: str(counts[kind]) for kind in ("added", "changed", "withdrawn")}
    lines = [head, text("snapshot.counts", lang, **numbers)]
    for change in found.changes:
        lines += ["", *_lines(change, view)]
    return "\n".join(flush(part, lang, columns) for line in lines for part in wrap(line, columns) or [""])


def snapshots_list(found: Sequence[Snapshot], lang: str, columns: int) -> str:
    """Return the snapshots that a record keeps, a line each, with what was asked for."""
    if not found:
        return text("snapshot.none", lang)
    lines = [_named(one) + _asked(one, lang) for one in found]
    return "\n".join(flush(part, lang, columns) for line in lines for part in wrap(line, columns))


def _asked(snapshot: Snapshot, lang: str) -> str:
    facts = [f"{name}={value}" for name, value in snapshot.filters.items()]
    facts += [f"--redact {one}" for one in snapshot.redact]
    return "".join(text("label.comma", lang) + isolate(one_line(fact)) for fact in facts)


def _named(snapshot: Snapshot) -> str:
    return f"{LRI}{snapshot.id}{PDI} ({moment(snapshot.time)})"


def _lines(change: Change, view: View) -> list[str]:
    lang, values = view.lang, change.values
    who = [_shown(name, values.get(name, ""), view) for name in ("actor", "target")]
    sides = f" {text('label.arrow', lang)} ".join(one or "?" for one in who) if any(who) else ""
    facts = [
        f"[{text(f'snapshot.{change.kind}', lang)}]", values.get("date_from", ""),
        type_name(values.get("type", ""), lang), sides,
        values.get("place", "").replace("|", ", "), change.event,
    ]  # fmt: skip
    why = text("label.comma", lang).join(text(f"snapshot.why_{one}", lang) for one in change.why)
    reports = text("label.comma", lang).join(f"{LRI}{one_line(one)}{PDI}" for one in change.reports)
    told = f"{why}{text('label.colon', lang)}{reports}" if reports else why
    lines = [directed(one_line(" · ".join(filter(None, facts))), lang)]
    return [*lines, *(_differs(name, *two, view) for name, two in change.differ.items()), f"  {told}"]


def _differs(name: str, old: str, new: str, view: View) -> str:
    none = text("mark.none", view.lang)
    was, now = (isolate(one_line(_shown(name, one, view))) or none for one in (old, new))
    label = text(f"export_field.{name}", view.lang).partition(";")[0].partition("؛")[0]
    return f"  {label}{text('label.colon', view.lang)}{was} {text('label.arrow', view.lang)} {now}"


def _shown(name: str, value: str, view: View) -> str:
    if name in _ACTORS:
        parts = [actor_name(one, view.actors, view.lang) for one in value.split("|") if one]
        return text("label.comma", view.lang).join(parts)
    return word("status", value, view.lang) if name == "status" else value
