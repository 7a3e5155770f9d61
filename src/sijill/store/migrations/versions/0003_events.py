"""Events: which mentions tell one, which reports carry one text; and reviews of two mentions."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision: str | None = "0002"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

OTHER: tuple[tuple[str, type[sa.String] | type[sa.Integer], str], ...] = (
    ("other", sa.String, ""),
    ("other_report", sa.String, ""),
    ("other_version", sa.Integer, "0"),
    ("other_type", sa.String, ""),
    ("other_start", sa.Integer, "0"),
    ("other_end", sa.Integer, "0"),
)
NOTED = """
CREATE TRIGGER unlinked_{name} {when}
BEGIN INSERT OR IGNORE INTO unlinked (report) VALUES ({report}); END
"""
CHANGED = (
    ("inserted", "AFTER INSERT ON mentions", "NEW.report"),
    ("deleted", "AFTER DELETE ON mentions", "OLD.report"),
    ("stands", "AFTER UPDATE OF latest ON reports", "NEW.id"),
)
TABLES = ("unlinked", "copies", "sketched", "sketches", "stories", "events", "link_blocks", "linked")


def upgrade() -> None:
    """Make the tables, and the columns that name the other mention of a review."""
    for name, kind, default in OTHER:
        op.add_column("reviews", sa.Column(name, kind(), server_default=default, nullable=False))
    _linked()
    _copies()
    for name, when, report in CHANGED:
        op.execute(NOTED.format(name=name, when=when, report=report))
    op.execute("INSERT INTO unlinked (report) SELECT DISTINCT report FROM mentions")


def downgrade() -> None:
    """Take them away."""
    for name, *_ in CHANGED:
        op.execute(f"DROP TRIGGER unlinked_{name}")
    for table in TABLES:
        op.drop_table(table)
    for name, *_ in reversed(OTHER):
        op.drop_column("reviews", name)


def _linked() -> None:
    op.create_table(
        "unlinked",
        sa.Column("report", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_unlinked")),
    )
    op.create_table(
        "linked",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("mention", sa.Integer(), nullable=True),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("component", sa.String(), nullable=False),
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
        sa.Column("block", sa.Integer(), nullable=False),
        sa.Column("linked", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["linked"], ["linked.key"], name=op.f("fk_link_blocks_linked_linked"), ondelete="CASCADE"
        ),
    )
    op.create_index(op.f("ix_link_blocks_block"), "link_blocks", ["block"], unique=False)
    op.create_index(op.f("ix_link_blocks_linked"), "link_blocks", ["linked"], unique=False)
    op.create_table(
        "events",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("differ", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
    )
    op.create_table(
        "stories",
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_stories_report_reports")),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_stories")),
    )
    op.create_index(op.f("ix_events_day"), "events", ["day"], unique=False)


def _copies() -> None:
    op.create_table(
        "sketches",
        sa.Column("hash", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.key"], name=op.f("fk_sketches_version_versions")),
    )
    op.create_index(op.f("ix_sketches_hash"), "sketches", ["hash"], unique=False)
    op.create_table(
        "sketched",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.key"], name=op.f("fk_sketched_version_versions")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_sketched")),
    )
    op.create_table(
        "copies",
        sa.Column("one", sa.Integer(), nullable=False),
        sa.Column("other", sa.Integer(), nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["one"], ["versions.key"], name=op.f("fk_copies_one_versions")),
        sa.ForeignKeyConstraint(["other"], ["versions.key"], name=op.f("fk_copies_other_versions")),
        sa.PrimaryKeyConstraint("one", "other", name=op.f("pk_copies")),
    )
    op.create_index(op.f("ix_copies_other"), "copies", ["other"], unique=False)
