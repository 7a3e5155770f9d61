"""Settling: all thresholds and weights of the combination, fixed on the part of the corpus kept for it.

The rules were written by people who had read these reports, so that here they find more, and err less, than
in a newspaper. To weigh them for what they are worth elsewhere, the drafts are observed with all predicates
and again with a part of these hidden (by a hash, three in ten), as if their authors had not met them; and
the rules' own doubt is fitted anew without these reports.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np
import onnx
from deliver import write
from msgspec import Struct

import make_doubt
from sijill.evaluate.bench import Engine, as_coded, code_gold, headlines
from sijill.evaluate.coded import Coded, Gold
from sijill.evaluate.coded import load as load_gold
from sijill.evaluate.equal import read_equals
from sijill.evaluate.score import Tally, add_up, compare, match, pair_slots
from sijill.extract.analysis import Analysis
from sijill.extract.drafts import Draft
from sijill.extract.engine import RulesEngine
from sijill.extract.merging import distinct
from sijill.lexicon import Lexicon, load
from sijill.model.candidates import ROLES
from sijill.model.choosing import Chosen, weigh, with_chosen, with_content
from sijill.model.engine import Combined, ModelEngine, Weighed, numbers_alone
from sijill.model.network import load_network
from sijill.model.sight import Sight
from sijill.schema import Mention

START = {
    "least:seen": 0.3, "least": 0.4, "bias": 0.0, "rules": 0.5, "model": 0.0, "near": 0.3, "none": 0.0,
    "inside": 0.0, "by rules": 0.0, "alone": 1.0, "bias:alone": 0.0, "least:alone": 0.5,
    "least:seen:alone": 0.2,
    "least:about": 0.0, "least:about:rules": -3.0, "least:status": 3.0,
}  # fmt: skip
FITTED = ("rules", "model", "near", "none", "by rules")
HIDDEN, COPIES = 0.3, 2
RIDGE = 1.0
SEEN, OTHER = (0.4, 0.5, 0.6, 0.7, 0.8), (2.0,)
LEAST = tuple(n / 100 for n in range(24, 72, 4))
KEEP, ADD = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5), (0.25, 0.35, 0.45, 0.55, 0.65, 0.8, 2.0)
LEAST_ABOUT, LEAST_ABOUT_RULES = (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 9.0), (-9.0, -4.0, -3.0, -2.0, -1.0)
LEAST_STATUS = (0.0, 1.0, 2.0, 3.0, 4.0, 1e9)
EQUALS = read_equals()


class Tried(Struct, frozen=True):
    """What is tried of how the model joins the rules.

    Attributes:
        seen: likelihoods from which a word is looked at that no predicate has; 2 for never.
        other: the same of a word that a predicate of another type has; as ``seen`` where empty.
        adds: the model adds words, and has no say in what the rules draft.
        measured: a folder of coded reports on which to measure besides, once all is settled.
    """

    seen: Sequence[float] = SEEN
    other: Sequence[float] = OTHER
    adds: bool = False
    measured: Path | None = None


class Adding(Combined):
    """Both engines, where the model has no say in what the rules draft."""

    def evidence(self, draft: Draft, analysis: Analysis, sight: Sight) -> dict[str, float]:
        """Return what speaks for a draft; of the rules' own, only what they say."""
        told = super().evidence(draft, analysis, sight)
        own = {**dict.fromkeys(told, 0.0), "rules": told["rules"], "by rules": 1.0}
        return own if told["by rules"] else told


class Looked(Struct, frozen=True):
    """A report with what an engine drafted in it."""

    gold: Gold
    analysis: Analysis
    sight: Sight
    drafts: list[Draft]


class Filled(Struct, frozen=True):
    """A mention as the rules fill it, with what may fill it."""

    plain: Mention
    ranked: dict[str, list[Chosen]]
    at: int
    sight: Sight


class Told(Struct, frozen=True):
    """A report's mentions, and which of them match which of its events."""

    gold: Gold
    mentions: list[Filled]
    pairs: list[tuple[int, int]]


def settle(
    path: Path,
    reports: Sequence[Gold],
    others: Sequence[Gold],
    work: Path,
    tried: Tried,
) -> dict[str, float]:
    """Fix the settings on the reports, write them into the file and return them; ``others`` fit the doubt."""
    kind = Adding if tried.adds else Combined
    known = load()
    lexicon = msgspec.structs.replace(known, doubt=doubt(others, RulesEngine(known)))
    engines = [
        kind(lexicon, path=path),
        *(kind(hidden(lexicon, n), path=path) for n in range(COPIES)),
    ]
    _remember(engines)
    tuned = dict(START)
    for engine in engines:
        engine.tuned = tuned
    looked = _settle_detection(engines, reports, tuned, tried)
    _settle_roles(engines[0], looked[0], tuned)
    _settle_alone(ModelEngine(lexicon, path=path), reports, tuned)
    shipped = kind(known, path=path)
    shipped.tuned = tuned
    other = ModelEngine(known, path=path)
    other.tuned = numbers_alone(tuned)
    report(path, shipped, other, reports)
    if tried.measured:
        _print(
            str(tried.measured), {"rules": shipped.rules, "rules+model": shipped}, load_gold(tried.measured)
        )
    _rewrite(path, tuned)
    (work / "settings.json").write_text(json.dumps(tuned, indent=1), "utf-8")
    return tuned


def hidden(lexicon: Lexicon, copy: int) -> Lexicon:
    """Return a lexicon without a part of its predicates."""

    def stays(rule: str) -> bool:
        return int(hashlib.sha256(f"{copy}{rule}".encode()).hexdigest()[:8], 16) / 2**32 >= HIDDEN

    forms = {word: tuple(f for f in told if stays(f.frame.rule)) for word, told in lexicon.forms.items()}
    return msgspec.structs.replace(lexicon, forms={word: told for word, told in forms.items() if told})


def _remember(engines: Sequence[Combined]) -> None:
    """Let the same pieces be run once, and the same draft be looked at once; they share one network."""
    for engine in engines:
        _remember_evidence(engine)
    network, known = engines[0].network, {}
    run = network.run

    def remembered(pieces: list[int]) -> np.ndarray:
        key = tuple(pieces)
        if key not in known:
            known[key] = run(pieces)
        return known[key]

    network.run = remembered


def _remember_evidence(engine: Combined) -> None:
    evidence, known = engine.evidence, {}

    def remembered(draft: Draft, analysis: Analysis, sight: Sight) -> dict[str, float]:
        if id(draft) not in known:
            known[id(draft)] = draft, evidence(draft, analysis, sight)  # kept, so that no other gets its id
        return known[id(draft)][1]

    engine.evidence = remembered


def look(engine: Combined, reports: Sequence[Gold]) -> list[Looked]:
    """Return what an engine drafts in each report."""
    return [Looked(gold, *engine.drafts(gold.report)) for gold in reports]


def observed(engine: Combined, looked: Sequence[Looked]) -> tuple[list[dict[str, float]], list[bool]]:
    """Return what speaks for each draft, and whether it is right."""
    told, right = [], []
    for one in looked:
        drafts = distinct(one.drafts, one.analysis, engine.lexicon)
        coded = [as_coded(engine.rules.mention(d, one.analysis), one.gold.report) for d in drafts]
        hits = {j for _, j in match(EQUALS, one.gold.events, coded)}
        told += [engine.evidence(d, one.analysis, one.sight) for d in drafts]
        right += [n in hits for n in range(len(drafts))]
    return told, right


def fit(rows: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return the weights of a ridge logistic regression, by Newton's method."""
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - likely) - RIDGE * weights
        curve = (rows.T * (likely * (1 - likely))) @ rows + RIDGE * np.eye(len(weights))
        weights += np.linalg.solve(curve, slope)
    return weights


def table(told: Sequence[dict[str, float]], names: Sequence[str]) -> np.ndarray:
    """Return the evidence as rows, the last column for the bias."""
    rows = [[*(one[name] for name in names), 1.0] for one in told]
    return np.array(rows).reshape(-1, len(names) + 1)


def _settle_detection(
    engines: Sequence[Combined],
    reports: Sequence[Gold],
    tuned: dict[str, float],
    tried: Tried,
) -> list[list[Looked]]:
    """Fix from which likelihood the model's words are looked at, the weights, and the threshold.

    The threshold is half the best F1, where that of calibrated likelihoods is best (Z. Lipton et al., Optimal
    Thresholding of Classifiers to Maximize F1 Measure, 2014): the curve on so few reports is flat.
    """
    best: tuple[float, dict[str, float], list[list[Looked]]] | None = None
    for seen, other in [(a, b) for a in tried.seen for b in tried.other or (a,)]:
        tuned["least:seen"], tuned["least:other"] = seen, other
        looked = [look(engine, reports) for engine in engines]
        both = [observed(e, part) for e, part in zip(engines, looked, strict=True)]
        rows = np.concatenate([table(told, FITTED) for told, _ in both])
        weights = fit(rows, np.array([float(r) for _, right in both for r in right]))
        tuned.update(zip((*FITTED, "bias"), (round(float(w), 4) for w in weights), strict=True))
        f1 = max(_f1(engines, looked, tuned, value) for value in LEAST)
        tuned["least"] = least = round(f1 / 2, 2)
        print(f"words from {seen}, of another type from {other}: threshold {least}, mean F1 {f1:.3f}")
        if best is None or f1 > best[0]:
            best = (f1, dict(tuned), looked)
    tuned.update(best[1])
    return best[2]


def _f1(
    engines: Sequence[Combined], looked: Sequence[Sequence[Looked]], tuned: dict[str, float], least: float
) -> float:
    """Return the mean F1 of detection with all predicates, and with a part of them."""
    tuned["least"] = least
    tallies = [_detected(e, part) for e, part in zip(engines, looked, strict=True)]
    return (tallies[0].f1 + sum(t.f1 for t in tallies[1:]) / len(tallies[1:])) / 2


def _detected(engine: Combined, looked: Iterable[Looked]) -> Tally:
    total = Tally()
    for one in looked:
        kept = engine.weighed(one.drafts, one.analysis, one.sight)
        kept = [w for w in kept if w.likely >= engine.tuned["least"]]
        coded = [as_coded(engine.rules.mention(w.draft, one.analysis), one.gold.report) for w in kept]
        hits = len(match(EQUALS, one.gold.events, coded))
        total += Tally(float(hits), len(one.gold.events), len(coded))
    return total


def _settle_roles(engine: Combined, looked: Sequence[Looked], tuned: dict[str, float]) -> None:
    """Fix for each role from which likelihood it is filled, then for contents and status."""
    filled = [_filled(engine, one) for one in looked]
    for role in ROLES:
        tuned[f"keep:{role}"] = tuned[f"least:{role}"] = 0.45
    for role in ROLES:
        both = ({f"keep:{role}": keep, f"least:{role}": add} for keep in KEEP for add in ADD if keep <= add)
        _best(filled, tuned, role, both)
    about = [
        {"least:about": own, "least:about:rules": rules}
        for own in LEAST_ABOUT
        for rules in LEAST_ABOUT_RULES
        if rules <= own
    ]
    _best(filled, tuned, "about", about)
    _best(filled, tuned, "status", ({"least:status": value} for value in LEAST_STATUS))


def _filled(engine: Combined, one: Looked) -> Told:
    kept = [
        w for w in engine.weighed(one.drafts, one.analysis, one.sight) if w.likely >= engine.tuned["least"]
    ]
    mentions = [_fill(engine, w, one) for w in kept]
    coded = [as_coded(m.plain, one.gold.report) for m in mentions]
    return Told(one.gold, mentions, match(EQUALS, one.gold.events, coded))


def _fill(engine: Combined, one: Weighed, looked: Looked) -> Filled:
    plain = engine.rules.mention(one.draft, looked.analysis)
    ranked = weigh(one.draft, looked.analysis, looked.sight, engine.network)
    return Filled(plain, ranked, one.draft.trigger.at, looked.sight)


def _best(
    filled: Sequence[Told],
    tuned: dict[str, float],
    role: str,
    choices: Iterable[dict[str, float]],
) -> None:
    """Take the first of the choices with which the role's F1 is greatest."""
    best, chosen = -1.0, {}
    for choice in choices:
        tuned.update(choice)
        f1 = _role_f1(filled, tuned, role)
        if f1 > best:
            best, chosen = f1, choice
    tuned.update(chosen)
    print(f"{role}: F1 {best:.3f} with {chosen}")


def _role_f1(filled: Sequence[Told], tuned: dict[str, float], role: str) -> float:
    total = Tally()
    for one in filled:
        told = [
            with_content(with_chosen(m.plain, m.ranked, tuned), m.at, m.sight, tuned) for m in one.mentions
        ]
        coded = [as_coded(mention, one.gold.report) for mention in told]
        total += _role_tally(one, coded, role)
    return total.f1


def _role_tally(one: Told, coded: Sequence[Coded], role: str) -> Tally:
    """Return what one role of a report's mentions is worth, by the pairs that were matched."""
    events, pairs = one.gold.events, dict(one.pairs)
    found = [
        pair_slots(EQUALS, event, coded[pairs[n]] if n in pairs else None) for n, event in enumerate(events)
    ]
    matched = set(pairs.values())
    wrong = [pair_slots(EQUALS, None, event) for n, event in enumerate(coded) if n not in matched]
    return sum((slots[role] for slots in (*found, *wrong)), Tally())


def _settle_alone(engine: ModelEngine, reports: Sequence[Gold], tuned: dict[str, float]) -> None:
    """Fix what the model's own likelihood is worth where it codes alone."""
    engine.tuned = {**numbers_alone(tuned), "least": 0.0, "bias": 0.0}
    looked = look(engine, reports)
    told, right = observed(engine, looked)
    weight, bias = fit(table(told, ("alone",)), np.array([float(r) for r in right]))
    tuned["alone"], tuned["bias:alone"] = round(float(weight), 4), round(float(bias), 4)
    best = -1.0
    for least in LEAST:
        engine.tuned = {**numbers_alone(tuned), "least": least}
        f1 = _detected(engine, looked).f1
        if f1 > best:
            best, tuned["least:alone"] = f1, least
    print(f"model alone: threshold {tuned['least:alone']}, F1 {best:.3f}")


def doubt(reports: Sequence[Gold], engine: RulesEngine) -> dict[str, float]:
    """Return the weights of the rules' doubt, fitted on these reports alone; the threshold stays."""
    seen = [make_doubt.observe(gold, engine) for gold in reports]
    counts = Counter(name for one in seen for told in one.drafts for name in told)
    names = sorted(name for name, count in counts.items() if count >= 10)
    weights = make_doubt.fit(*make_doubt.matrix(seen, names))
    fitted = dict(zip((*names, "bias"), map(float, weights), strict=True))
    return {**fitted, "threshold": engine.lexicon.doubt["threshold"]}


def report(path: Path, engine: Combined, other: ModelEngine, reports: Sequence[Gold]) -> None:
    """Print rules against both on the reports, and how well confidence keeps what it says.

    Against both once more without a part of the predicates: what an engine is worth where words are new.
    """
    _print("tune", {"rules": engine.rules, "rules+model": engine, "model": other}, reports)
    for copy in range(COPIES):
        less = type(engine)(hidden(engine.lexicon, copy), path=path)
        less.tuned = engine.tuned
        _print(f"tune, predicates hidden ({copy})", {"rules": less.rules, "rules+model": less}, reports)
    likely, right = _confident(engine, reports)
    print(reliability(likely, right))


def _print(part: str, engines: Mapping[str, Engine], reports: Sequence[Gold]) -> None:
    for name, engine in engines.items():
        rows = [headlines(compare(EQUALS, gold.events, code_gold(gold, engine))) for gold in reports]
        told = ", ".join(f"{key} F1 {tally.f1:.3f}" for key, tally in add_up(rows).items())
        print(f"{part}, {name}: {told}")


def _confident(engine: Combined, reports: Sequence[Gold]) -> tuple[np.ndarray, np.ndarray]:
    likely: list[float] = []
    right: list[bool] = []
    for gold in reports:
        mentions = engine.code(gold.report)
        coded = [as_coded(m, gold.report) for m in mentions]
        hits = {j for _, j in match(EQUALS, gold.events, coded)}
        likely += [m.confidence for m in mentions]
        right += [n in hits for n in range(len(mentions))]
    return np.array(likely), np.array(right)


def reliability(likely: np.ndarray, right: np.ndarray) -> str:
    """Return the reliability table, ten bins of confidence, with the expected calibration error."""
    lines, error = ["confidence  said  right  mentions"], 0.0
    bins = np.minimum((likely * 10).astype(int), 9)
    for n in sorted(set(bins)):
        inside = bins == n
        said, was = likely[inside].mean(), right[inside].mean()
        error += abs(said - was) * inside.sum() / len(likely)
        lines.append(f"{n / 10:.1f}-{n / 10 + 0.1:.1f}    {said:.2f}   {was:.2f}  {inside.sum():6d}")
    return "\n".join([*lines, f"expected calibration error {error:.3f}"])


def _rewrite(path: Path, tuned: dict[str, float]) -> None:
    network = load_network(path)
    write(path, onnx.load(path), msgspec.structs.replace(network.settings, tuned=tuned))
