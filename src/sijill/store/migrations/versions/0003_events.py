"""Events: which mentions tell one, which reports carry one text; and reviews of two mentions."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from sijill.store.kinds import POSTGRES, WHOLE, WORD, WORDS

revision = "0003"
down_revision: str | None = "0002"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

OTHER: tuple[tuple[str, sa.types.TypeEngine[Any], str], ...] = (
    ("other", WORD, ""),
    ("other_report", WORD, ""),
    ("other_version", WHOLE, "0"),
    ("other_type", WORD, ""),
    ("other_start", WHOLE, "0"),
    ("other_end", WHOLE, "0"),
)
NOTED = (
    """
CREATE TRIGGER unlinked_{name} {when}
BEGIN INSERT OR IGNORE INTO unlinked (report) VALUES ({report}); END
""",
)
NOTED_POSTGRES = (
    """
CREATE FUNCTION unlinked_{name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN INSERT INTO unlinked (report) VALUES ({report}) ON CONFLICT (report) DO NOTHING; RETURN NULL; END $$
""",
    "CREATE TRIGGER unlinked_{name} {when} FOR EACH ROW EXECUTE FUNCTION unlinked_{name}()",
)
CHANGED = (
    ("inserted", "AFTER INSERT ON mentions", "NEW.report"),
    ("deleted", "AFTER DELETE ON mentions", "OLD.report"),
    ("stands", "AFTER UPDATE OF latest ON reports", "NEW.id"),
)
TABLES = ("unlinked", "copies", "sketched", "sketches", "stories", "events", "link_blocks", "linked")


def upgrade() -> None:
    """Make the tables, and the columns that name the other mention of a review."""
    for name, kind, default in OTHER:
        op.add_column("reviews", sa.Column(name, kind, server_default=default, nullable=False))
    _linked()
    _copies()
    noted = NOTED_POSTGRES if op.get_bind().dialect.name == POSTGRES else NOTED
    for name, when, report in CHANGED:
        for statement in noted:
            op.execute(statement.format(name=name, when=when, report=report))
    op.execute("INSERT INTO unlinked (report) SELECT DISTINCT report FROM mentions")


def downgrade() -> None:
    """Take them away."""
    postgres = op.get_bind().dialect.name == POSTGRES
    for name, *_ in CHANGED:
        dropped = f"FUNCTION unlinked_{name} CASCADE" if postgres else f"TRIGGER unlinked_{name}"
        op.execute(f"DROP {dropped}")
    for table in TABLES:
        op.drop_table(table)
    for name, *_ in reversed(OTHER):
        op.drop_column("reviews", name)


def _linked() -> None:
    op.create_table(
        "unlinked",
        sa.Column("report", WORD, nullable=False),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_unlinked")),
    )
    op.create_table(
        "linked",
        sa.Column("key", WHOLE, nullable=False),
        sa.Column("mention", WHOLE, nullable=True),
        sa.Column("event", WORD, nullable=False),
        sa.Column("component", WORD, nullable=False),
        sa.ForeignKeyConstraint(
            ["mention"], ["mentions.key"], name=op.f("fk_linked_mention_mentions"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_linked")),
        sa.UniqueConstraint("mention", name=op.f("uq_linked_mention")),
    )
    op.create_index(op.f("ix_linked_event"), "linked", ["event"], unique=False)
    op.create_index(op.f("ix_linked_component"), "linked", ["component"], unique=False)
    op.create_table(
        "link_blocks",
        sa.Column("block", WHOLE, nullable=False),
        sa.Column("linked", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(
            ["linked"], ["linked.key"], name=op.f("fk_link_blocks_linked_linked"), ondelete="CASCADE"
        ),
    )
    op.create_index(op.f("ix_link_blocks_block"), "link_blocks", ["block"], unique=False)
    op.create_index(op.f("ix_link_blocks_linked"), "link_blocks", ["linked"], unique=False)
    op.create_table(
        "events",
        sa.Column("id", WORD, nullable=False),
        sa.Column("type", WORD, nullable=False),
        sa.Column("day", WORD, nullable=False),
        sa.Column("mentions", WHOLE, nullable=False),
        sa.Column("sources", WHOLE, nullable=False),
        sa.Column("differ", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
    )
    op.create_table(
        "stories",
        sa.Column("report", WORD, nullable=False),
        sa.Column("body", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_stories_report_reports")),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_stories")),
    )
    op.create_index(op.f("ix_events_day"), "events", ["day"], unique=False)


def _copies() -> None:
    op.create_table(
        "sketches",
        sa.Column("hash", WHOLE, nullable=False),
        sa.Column("version", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.key"], name=op.f("fk_sketches_version_versions")),
    )
    op.create_index(op.f("ix_sketches_hash"), "sketches", ["hash"], unique=False)
    op.create_table(
        "sketched",
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("size", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.key"], name=op.f("fk_sketched_version_versions")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_sketched")),
    )
    op.create_table(
        "copies",
        sa.Column("one", WHOLE, nullable=False),
        sa.Column("other", WHOLE, nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["one"], ["versions.key"], name=op.f("fk_copies_one_versions")),
        sa.ForeignKeyConstraint(["other"], ["versions.key"], name=op.f("fk_copies_other_versions")),
        sa.PrimaryKeyConstraint("one", "other", name=op.f("pk_copies")),
    )
    op.create_index(op.f("ix_copies_other"), "copies", ["other"], unique=False)
