import subprocess
import sys

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from store_making import keep, mention, report, review

from sijill.store import open_store
from sijill.store.connect import HEAD, KNOWN
from sijill.store.migrate import config, upgrade
from sijill.store.tables import metadata


def test_there_is_one_head_and_the_store_knows_it():
    script = ScriptDirectory.from_config(config())
    assert script.get_heads() == [HEAD]
    assert {revision.revision for revision in script.walk_revisions()} == set(KNOWN)


def test_the_migrations_make_the_tables():
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        upgrade(connection)
        options = {
            "include_object": lambda _, name, kind, *__: kind != "table" or not name.startswith("search")
        }
        differences = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
    engine.dispose()
    assert differences == []


def test_down_and_up_again():
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        upgrade(connection)
        command.downgrade(config(connection), "base")
        upgrade(connection)
    engine.dispose()


def test_a_record_at_head_is_opened_without_alembic(record_at):
    open_store(record_at("a.db")).close()
    script = (
        "import sys; from sijill.store import open_store; "
        f"open_store({record_at('a.db')!r}).close(); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@pytest.mark.parametrize("statement", ["UPDATE reviews SET verdict = 'ok'", "DELETE FROM reviews"])
def test_reviews_cannot_be_changed(database, record_at, statement):
    with open_store(record_at("a.db")) as store:
        (made,) = keep(store, report(), mention)
        store.add_reviews([review(made)])
    with pytest.raises(Exception, match="only appended"):  # the driver's own: it is past the store
        database.run(record_at("a.db"), statement)
