"""Reports as TimeML: events and times marked in the text, and which time an event has.

Source: TimeML 1.2.1 (Pustejovsky and others; timeml.org): EVENT, MAKEINSTANCE, TIMEX3, TLINK. TimeML is
inline: marks may not cross, and of two that do the one that stands first is kept.
"""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from sijill.export.formats.bundle import Bundle
from sijill.export.formats.claims import claim_words
from sijill.export.formats.form import File
from sijill.export.formats.metadata import about
from sijill.export.formats.texts import Told, file_name, told_in
from sijill.export.records import to_json
from sijill.schema import SPEECH_ACTS, Event, Mention
from sijill.schema.span import Part

_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


Times = dict[tuple[int, int, Part], str]  # where a time stands, and its id
_SAID = SPEECH_ACTS - {"MEET", "PROTEST", "VIOLATE"}


class _Mark(Struct, frozen=True, order=True):
    start: int
    end: int
    tag: str
    id: str


def write(bundle: Bundle) -> Iterator[File]:
    """Yield ``NAME.tml`` of each report, and ``about.json``."""
    for one in told_in(bundle):
        yield File(f"{file_name(one.report)}.tml", _document(one, bundle))
    yield File("about.json", to_json(about(bundle)))


def _document(one: Told, bundle: Bundle) -> bytes:
    from lxml import etree  # noqa: PLC0415  slow to import

    root = etree.Element("TimeML")
    root.append(etree.Comment(_said(one, bundle)))
    etree.SubElement(root, "DOCID").text = _clean(file_name(one.report))
    _told_on(root, one)
    body = etree.SubElement(root, "TEXT")
    times = {(m.date.span.start, m.date.span.end, m.date.span.part): m for m, _ in one.coded if m.date}
    names = {key: f"t{number}" for number, key in enumerate(sorted(times), 1)}
    marks = [_Mark(*one.at(m.date.span), "TIMEX3", names[key]) for key, m in times.items() if m.date]
    marks += [_Mark(*one.at(m.trigger), "EVENT", f"e{n}") for n, (m, _) in enumerate(one.coded, 1)]
    kept = _apart(marks, len(one.whole))
    _fill(body, one.whole, kept, _attributes(one, names))
    _instances(root, one, names, {mark.id for mark in kept}, bundle)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


def _said(one: Told, bundle: Bundle) -> str:
    origin = "composed" if one.report.composed else "news"
    return f" machine-coded by Sijill; origin={origin}; snapshot={bundle.snapshot.id} "


def _told_on(root: Any, one: Told) -> None:
    from lxml import etree  # noqa: PLC0415

    if one.report.published:
        time = etree.SubElement(etree.SubElement(root, "DCT"), "TIMEX3")
        time.attrib.update({"tid": "t0", "type": "DATE", "value": one.report.published})
        time.set("functionInDocument", "PUBLICATION_TIME")
        time.text = one.report.published


def _apart(marks: list[_Mark], length: int) -> list[_Mark]:
    """Return marks that neither cross nor hold one another, the first of those that do."""
    kept: list[_Mark] = []
    for mark in sorted(marks):
        if mark.end > mark.start >= (kept[-1].end if kept else 0) and mark.end <= length:
            kept.append(mark)
    return kept


def _attributes(one: Told, names: Times) -> dict[str, dict[str, str]]:
    found = {}
    for number, (mention, _) in enumerate(one.coded, 1):
        kind = "I_ACTION" if mention.type in _SAID else "OCCURRENCE"
        found[f"e{number}"] = {"eid": f"e{number}", "class": kind}
        if mention.date is not None:
            span = mention.date.span
            name = names[span.start, span.end, span.part]
            found[name] = {"tid": name, "type": "DATE", **_value(mention.date.value)}
    return found


def _value(value: str) -> dict[str, str]:
    """Return a time as TIMEX3 has it: a day, month or year; an interval by its ends in a comment of ours.

    Example:
        >>> _value("2024-08-06/2024-08-07")
        {'value': '2024-08-06', 'comment': '2024-08-06/2024-08-07'}
    """
    first, _, last = value.partition("/")
    return {"value": first} | ({"comment": value} if last and last != first else {})


def _fill(body: Any, whole: str, marks: list[_Mark], attributes: dict[str, dict[str, str]]) -> None:
    from lxml import etree  # noqa: PLC0415

    body.text, at, last = "", 0, None
    for mark in marks:
        before = _clean(whole[at : mark.start])
        if last is None:
            body.text = before
        else:
            last.tail = before
        last = etree.SubElement(body, mark.tag, {k: _clean(v) for k, v in attributes[mark.id].items()})
        last.text, at = _clean(whole[mark.start : mark.end]), mark.end
    if last is None:
        body.text = _clean(whole)
    else:
        last.tail = _clean(whole[at:])


def _instances(root: Any, one: Told, names: Times, kept: set[str], bundle: Bundle) -> None:
    from lxml import etree  # noqa: PLC0415

    links = 0
    for number, (mention, event) in enumerate(one.coded, 1):
        if f"e{number}" not in kept:
            continue
        made = etree.SubElement(root, "MAKEINSTANCE", _instance(number, mention))
        made.set("comment", _clean(_comment(mention, event, bundle)))
        time = names[_key(mention)] if mention.date is not None else ""
        if time in kept:
            links += 1
            link = {"lid": f"l{links}", "eventInstanceID": f"ei{number}", "relatedToTime": time}
            etree.SubElement(root, "TLINK", {**link, "relType": "IS_INCLUDED"})


def _key(mention: Mention) -> tuple[int, int, Part]:
    assert mention.date is not None  # noqa: S101  asked for where there is one
    span = mention.date.span
    return span.start, span.end, span.part


def _instance(number: int, mention: Mention) -> dict[str, str]:
    return {
        "eiid": f"ei{number}",
        "eventID": f"e{number}",
        "tense": "FUTURE" if mention.status == "planned" else "NONE",
        "aspect": "NONE",
        "polarity": "NEG" if mention.status == "denied" else "POS",
        "pos": "VERB" if mention.rule.partition("+")[0].endswith((":verb", ":passive")) else "OTHER",
    }


def _comment(mention: Mention, event: Event, bundle: Bundle) -> str:
    claim = claim_words(event, bundle.actors, bundle.lang)
    facts = (f"type={mention.type}", f"status={mention.status}", f"mention={mention.id}", f"event={event.id}")
    return "; ".join(filter(None, (*facts, claim)))


def _clean(words: str) -> str:
    """Return words without what XML cannot hold; a blank stands for each, so that offsets still fit."""
    return _XML.sub(" ", words)
