"""An interruption inside a statement leaves a whole record, and is told as what it is."""

import pytest
from store_making import keep, report

from sijill.store import open_store
from sijill.store.connect import transaction


def interrupted(connection):
    with transaction(connection):
        connection.invalidate()  # what SQLAlchemy does where a signal comes in the middle of a statement
        raise KeyboardInterrupt


def test_an_interrupted_statement_is_no_fault_of_the_record(record_at):
    with open_store(record_at("a.db")) as store:
        keep(store, report())
        with pytest.raises(KeyboardInterrupt):
            interrupted(store._at)
    with open_store(record_at("a.db"), create=False) as store:
        assert store.counts()["reports"] == 1
