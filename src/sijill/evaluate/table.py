"""A bench result, or that of the GSR, as a table of 80 columns in Arabic or English."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sijill.evaluate.bench import Measure, Result, Slip
from sijill.evaluate.gsr import GsrFile
from sijill.i18n import has, text
from sijill.i18n.bidi import FSI, PDI, flush, isolate, one_line, width, wrap

WIDTH = 80
_COLUMNS = (26, 6, 6, 6, 13, 6, 6)
_GSR = (24, 15, 15, 15, 6)
_MADE_BY_MODEL = frozenset({"composed", "np-2012", "press-2015", "seeds"})


def bench_table(result: Result, lang: str = "en") -> str:
    """Return the figures, the parts, the types and the worst errors as lines of at most 80 columns.

    Args:
        result: what `bench` gives.
        lang: ``"ar"`` (from the right edge) or ``"en"``.

    Arabic words are isolated, so that a terminal's bidirectional order moves no figure.
    """
    return "\n".join(_lines(result, lang))


def _lines(result: Result, lang: str) -> Iterator[str]:
    yield from _head(result, lang)
    total, parts = result.total, (*result.by_half.items(), *result.by_origin.items())
    yield from ("", *_measures(total.headlines, text("bench.all", lang), "slot", lang))
    yield from ("", *_measures(total.roles, text("bench.by_slot", lang), "slot", lang))
    for name, part in parts:
        title = f"{_word('part', name, lang)} ({text('summary.reports', lang, n=part.reports)})"
        yield from ("", *_measures(part.headlines, title, "slot", lang))
    yield from ("", *_measures(result.by_type, text("bench.by_type", lang), "type", lang))
    told = [measure.f1 for measure in result.by_type.values() if measure.gold]
    if told:
        yield from _said(text("bench.macro", lang, f1=f"{sum(told) / len(told):.3f}", types=len(told)), lang)
    for slip in result.slips:
        yield from ("", *_slip(slip, lang))


def _head(result: Result, lang: str) -> Iterator[str]:
    """Yield what was measured, who made the gold, how the intervals and the halves are made."""
    options, events = result.options, result.total.headlines["detection"]
    half = _word("part", options.half, lang)
    reports = text("summary.reports", lang, n=result.total.reports)
    yield from _said(text("bench.engine", lang, engine=_latin(result.engine), half=half), lang)
    # "n" would choose a plural form; these sentences have one form only
    figures = {"reports": reports, "gold": events.gold, "coded": events.predicted}
    yield from _said(text("bench.size", lang, **figures), lang)
    yield from _said(text(f"bench.{_makers(result)}", lang), lang)
    drawn = {"times": options.resamples, "seed": options.seed}
    yield from _said(
        text("bench.intervals" if options.resamples else "bench.no_intervals", lang, **drawn), lang
    )
    yield from _said(text("bench.halves", lang), lang)


def _makers(result: Result) -> str:
    """Return the key of what is known of who made the gold: of reports of other origin nothing is."""
    known = _MADE_BY_MODEL & result.by_origin.keys()
    if not known:
        return "makers_unknown"
    return "made_by_model" if known == result.by_origin.keys() else "made_in_part"


def _measures(rows: Mapping[str, Measure], title: str, section: str, lang: str) -> Iterator[str]:
    heads = [title, "P", "R", "F1", text("bench.interval", lang)]
    yield _row([*heads, text("bench.gold", lang), text("bench.coded", lang)], _COLUMNS, lang)
    for name, measure in rows.items():
        yield _row(_cells(f"  {_word(section, name or '?', lang)}", measure), _COLUMNS, lang)


def _cells(name: str, m: Measure) -> list[str]:
    interval = "" if m.low is None else f"{m.low:.3f}-{m.high:.3f}"
    shares = [f"{share:.3f}" for share in (m.precision, m.recall, m.f1)]
    return [name, *shares, interval, str(m.gold), str(m.predicted)]


def _word(section: str, name: str, lang: str) -> str:
    """Return the word for a slot, a type or a part; types have their codes in English."""
    key = f"{section}.{name}" if section == "type" else f"bench.{section}.{name}"
    return name if (section == "type" and lang == "en") or not has(key, lang) else text(key, lang)


def _row(cells: Sequence[str], widths: Sequence[int], lang: str) -> str:
    """Return a row whose figures stand under their heads; an Arabic one runs from the right edge."""
    first, *rest = cells
    blank = " " * max(0, widths[0] - width(first))
    figures = [_right(cell, columns, lang) for cell, columns in zip(rest, widths[1:], strict=True)]
    if lang != "ar":
        return " ".join([isolate(first) + blank, *figures]).rstrip()
    line = " ".join([*reversed(figures), blank + _rtl(first)])
    return " " * max(0, WIDTH - width(line)) + line


def _rtl(cell: str) -> str:
    words = cell.lstrip()
    return isolate(words) + " " * (len(cell) - len(words))


def _right(cell: str, columns: int, lang: str) -> str:
    blank = " " * max(0, columns - width(cell))
    return isolate(cell) + blank if lang == "ar" else blank + isolate(cell)


def _latin(words: str) -> str:
    return f"{FSI}{words}{PDI}"


def _said(words: str, lang: str, indent: int = 0) -> list[str]:
    return [flush(" " * indent + part, lang, WIDTH) for part in wrap(words, WIDTH - indent)]


def _slip(slip: Slip, lang: str) -> Iterator[str]:
    kind = _word("type", slip.type, lang)
    by = text("bench.by_rule", lang, rule=_latin(slip.rule)) if slip.rule else ""
    yield from _said(text(f"bench.{slip.kind}", lang, type=kind, report=_latin(slip.report)) + by, lang)
    for part in wrap(one_line(slip.words), WIDTH - 2):
        yield flush(f"  {isolate(part)}", lang, WIDTH)
    for role, (gold, coded) in slip.differs.items():
        values = {"gold": _values(gold, lang), "coded": _values(coded, lang)}
        yield from _said(text("bench.differs", lang, role=_word("slot", role, lang), **values), lang, 4)


def _values(values: Iterable[str], lang: str) -> str:
    # isolated word by word: a line may break between them
    words = (" ".join(isolate(word) for word in one_line(value).split()) for value in values)
    return text("label.comma", lang).join(words) or "-"


def gsr_table(files: Sequence[GsrFile], lang: str = "en") -> str:
    """Return the shares of the Arabic gold standard records as lines of at most 80 columns.

    The pair is how many of the sentences are coded in which all of three people saw an event, and how many
    of those in which none did.
    """
    labels = [text(f"bench.label.{name}", lang) for name in ("yes", "easy", "difficult")]
    rows = [
        _row([text("bench.gsr", lang), *labels, "F1"], _GSR, lang),
        *(_gsr_row(file, lang) for file in files),
    ]
    head = [*_said(text("bench.gsr_made", lang), lang), *_said(text("bench.gsr_pair", lang), lang)]
    return "\n".join([*head, "", *rows])


def _gsr_row(file: GsrFile, lang: str) -> str:
    shares = [file.shares[label] for label in ("yes", "easy no", "difficult no")]
    cells = [text("bench.share", lang, share=f"{s.share:.3f}", of=s.sentences) for s in shares]
    return _row([f"  {_word('part', file.name, lang)}", *cells, f"{file.f1:.3f}"], _GSR, lang)
