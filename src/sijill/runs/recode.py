"""Coding again what another engine, version or pack has coded."""

from sijill.runs.coder import Make
from sijill.runs.read import Run, Tell
from sijill.runs.summary import RunSummary
from sijill.store import Store


def recode(store: Store, make: Make, *, jobs: int = 1, progress: Tell | None = None) -> RunSummary:
    """Code every version in the record that this coder has not coded; what people reviewed stands.

    Args:
        store: an open record.
        make: makes the coder, see `read`.
        jobs: processes that code.
        progress: told after each report.
    """
    run = Run(store, make, progress)
    return run.go(run.placed(store.reports()), jobs)
