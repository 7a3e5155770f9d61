"""What is watched, the pages as they were fetched, and the news that is told."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from sijill.store.kinds import WHOLE, WORD, WORDS

revision = "0006"
down_revision: str | None = "0005"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "watched",
        sa.Column("address", WORD, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("source", WORD, nullable=False),
        *(sa.Column(name, WORD, server_default="", nullable=False) for name in _WORDS),
        sa.Column("state", WORD, server_default="waiting", nullable=False),
        sa.Column("reason", WORDS, server_default="", nullable=False),
        sa.Column("tries", WHOLE, server_default="0", nullable=False),
        sa.Column("due", sa.Float(), server_default="0", nullable=False),
        sa.Column("checked", sa.Float(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_watched")),
    )
    op.create_index(op.f("ix_watched_source"), "watched", ["source"], unique=False)
    op.create_index("ix_watched_state_due", "watched", ["state", "due"], unique=False)
    op.create_table(
        "pages",
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("address", WORD, nullable=False),
        sa.Column("fetched", WORD, nullable=False),
        sa.Column("headers", WORDS, nullable=False),
        sa.Column("hash", WORD, nullable=False),
        sa.Column("size", WHOLE, nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.key"], name=op.f("fk_pages_version_versions")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_pages")),
    )
    op.create_table(
        "untold",
        sa.Column("report", WORD, nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_untold_report_reports")),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_untold")),
    )
    op.create_table(
        "news",
        sa.Column("number", WHOLE, nullable=False),
        sa.Column("key", WORD, nullable=False),
        sa.Column("body", WORDS, nullable=False),
        sa.Column("made", WORD, nullable=False),
        sa.Column("told", WORD, server_default="", nullable=False),
        sa.Column("tries", WHOLE, server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_news")),
        sa.UniqueConstraint("key", name=op.f("uq_news_key")),
    )
    op.create_index(op.f("ix_news_told"), "news", ["told"], unique=False)


_WORDS = ("stamp", "published", "etag", "modified", "hash")


def downgrade() -> None:
    """Take them away."""
    for table in ("news", "untold", "pages", "watched"):
        op.drop_table(table)
