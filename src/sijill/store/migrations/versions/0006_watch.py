"""What is watched, the pages as they were fetched, and the news that is told."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision: str | None = "0005"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "watched",
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        *(sa.Column(name, sa.String(), server_default="", nullable=False) for name in _WORDS),
        sa.Column("state", sa.String(), server_default="waiting", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("due", sa.Float(), server_default="0", nullable=False),
        sa.Column("checked", sa.Float(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_watched")),
    )
    op.create_index(op.f("ix_watched_source"), "watched", ["source"], unique=False)
    op.create_index("ix_watched_state_due", "watched", ["state", "due"], unique=False)
    op.create_table(
        "pages",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("fetched", sa.String(), nullable=False),
        sa.Column("headers", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.key"], name=op.f("fk_pages_version_versions")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_pages")),
    )
    op.create_table(
        "untold",
        sa.Column("report", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_untold_report_reports")),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_untold")),
    )
    op.create_table(
        "news",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("made", sa.String(), nullable=False),
        sa.Column("told", sa.String(), server_default="", nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_news")),
        sa.UniqueConstraint("key", name=op.f("uq_news_key")),
    )
    op.create_index(op.f("ix_news_told"), "news", ["told"], unique=False)


_WORDS = ("stamp", "published", "etag", "modified", "hash")


def downgrade() -> None:
    """Take them away."""
    for table in ("news", "untold", "pages", "watched"):
        op.drop_table(table)
