"""A proposed column map as the TOML that a person looks over."""

import json
from collections.abc import Iterator

from sijill.i18n import text
from sijill.i18n.bidi import one_line
from sijill.readers.hand.propose import Proposal, Value


def written(proposal: Proposal, file: str, lang: str) -> str:
    """Return a proposal as a TOML file, with words on what is to be decided.

    Args:
        proposal: of `propose_map`.
        file: the table's name.
        lang: of the remarks.
    """
    return "\n".join([*_remark("hand.map_head", lang, file=one_line(file)), *_lines(proposal, lang)]) + "\n"


def _lines(proposal: Proposal, lang: str) -> Iterator[str]:
    named = {"sheet": proposal.sheet, "encoding": proposal.encoding}
    if any(named.values()):
        yield from ("", "[table]", *(f"{name} = {quoted(value)}" for name, value in named.items() if value))
    yield from ("", *_remark("hand.map_columns", lang), "[columns]")
    for slot, heads in proposal.columns.items():
        yield f"{slot} = {_several(heads)}"
    if proposal.counts:
        yield from ("", "[counts]", *(f"{what} = {quoted(head)}" for what, head in proposal.counts.items()))
    if proposal.left:
        yield from _remark("hand.map_left", lang, heads=", ".join(map(one_line, proposal.left)))
    yield from _dates(proposal, lang)
    for kind, values in proposal.values.items():
        if values:
            yield from ("", *_remark(f"hand.map_{kind}", lang), f"[{kind}]")
            yield from map(_value, values)


def _dates(proposal: Proposal, lang: str) -> Iterator[str]:
    if proposal.order or proposal.doubtful or proposal.serial:
        yield from ("", "[dates]")
    if proposal.doubtful:
        yield from _remark("hand.map_order", lang, day=one_line(proposal.doubtful))
    if proposal.order or proposal.doubtful:
        yield f"order = {quoted(proposal.order)}"
    if proposal.serial:
        yield from (*_remark("hand.map_serial", lang), f"serial = {proposal.serial}")


def _value(value: Value) -> str:
    meaning = _several(value.meaning) if value.meaning else '""'
    return f"{quoted(value.words)} = {meaning}  # {value.rows}"


def _several(values: tuple[str, ...]) -> str:
    return quoted(values[0]) if len(values) == 1 else f"[{', '.join(map(quoted, values))}]"


def quoted(words: str) -> str:
    r"""Return words as a string of TOML, without the marks that turn the reading round.

    Example:
        >>> print(quoted('a "b"'))
        "a \"b\""
    """
    return json.dumps(one_line(words), ensure_ascii=False)


def _remark(name: str, lang: str, **values: object) -> list[str]:
    return [f"# {line}" for line in text(name, lang, **values).split("\n")]
