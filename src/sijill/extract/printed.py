"""Printed in full: the answers of an interview, and the text of a statement."""

import re
from bisect import bisect_left

from sijill.extract.analysis import Analysis, Name
from sijill.extract.reach import Opening, Stretch, stretch_of
from sijill.extract.scene import Scene
from sijill.schema import Filler


def answers(analysis: Analysis) -> list[Stretch]:
    """Return the answers of an interview, each said by whom the report first names in full.

    An answer is a line that begins with a dash, after one that begins with a bullet or ends with a question
    mark; or a line that begins with «ج:».
    """
    person = next((n for n in analysis.names if n.sort == "person" and n.last - n.first > 1), None)
    text = analysis.report.text
    found = list(_ANSWER.finditer(text))
    if person is None or len(found) < _ANSWERS:
        return []
    chain = (Filler(person.id, analysis.span(person.first, person.last), "named"),)
    starts = [w.start for w in analysis.words]
    told = [m.span(1 if m[1] else 2) for m in found]
    return [Stretch(bisect_left(starts, first), bisect_left(starts, end), chain) for first, end in told]


_ANSWERS = 2  # answers that make an interview
_ANSWER = re.compile(r"(?:؟|^\s*[*•●▪][^\n]*)\s*\n+\s*[-–—](.+)|^\s*ج\s*[:/\-–](.+)", re.MULTILINE)


def full_text(scene: Scene) -> list[Stretch]:
    """Return what stands behind «وفيما يلي نص البيان:», said by the body or the person named first.

    A statement printed in full says all that follows, unless somebody else is told to say it.
    """
    forms = scene.forms
    for at in range(1, len(forms) - 1):
        if forms[at] == "نص" and forms[at + 1] in scene.grammar.words("printed_texts"):
            near = range(at + 2, min(len(forms), at + _FULL))
            opens = next((n for n in near if forms[n] in {":", "\n"}), -1)
            issuer = next((n for n in scene.names if n.first < at and _issues(n)), None)
            if opens > 0 and issuer is not None:
                return [stretch_of(Opening(at, opens + 1, len(forms), (issuer,)), scene.analysis)]
    return []


_FULL = 8  # words from «نص» to the colon before the text


def _issues(name: Name) -> bool:
    return name.kind == "actor" and name.sort not in _NO_ISSUERS


_NO_ISSUERS = frozenset({"group", "source", "outlet", "agency", "state", "person"})
