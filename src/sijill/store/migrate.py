"""Bringing a record to the tables of this version, through Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

MIGRATIONS = Path(__file__).parent / "migrations"


def config(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration for the migrations inside this package."""
    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made


def upgrade(connection: Connection, to: str = "head") -> None:
    """Run the migrations that ``connection``'s record lacks, up to ``to``."""
    command.upgrade(config(connection), to)


def downgrade(connection: Connection) -> None:
    """Take all tables of ``connection``'s record away, but for Alembic's own."""
    command.downgrade(config(connection), "base")
