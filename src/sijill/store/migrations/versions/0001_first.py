"""The first tables, the full text over them, and reviews that are only ever appended."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

SEARCH = """
CREATE VIRTUAL TABLE search USING fts5(words, content='', tokenize="unicode61 remove_diacritics 0")
"""
APPEND_ONLY = """
CREATE TRIGGER reviews_no_{verb} BEFORE {verb} ON reviews
BEGIN SELECT RAISE(ABORT, 'reviews are only appended'); END
"""
TABLES = (
    "meta", "reviews", "mention_sources", "mention_places", "mention_actors",
    "mentions", "codings", "versions", "reports", "runs",
)  # fmt: skip


def upgrade() -> None:
    """Make the tables."""
    _tables()
    op.execute(SEARCH)
    for verb in ("UPDATE", "DELETE"):
        op.execute(APPEND_ONLY.format(verb=verb))


def downgrade() -> None:
    """Take them away."""
    op.execute("DROP TABLE search")
    for table in TABLES:
        op.drop_table(table)


def _tables() -> None:
    op.create_table(
        "meta",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "reports",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("outlet", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("composed", sa.Boolean(), nullable=False),
        sa.Column("latest", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
    )
    op.create_table(
        "reviews",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("mention", sa.String(), nullable=False),
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("argument", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("when", sa.String(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_reviews")),
    )
    op.create_index(op.f("ix_reviews_report"), "reviews", ["report"], unique=False)
    op.create_table(
        "runs",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("started", sa.String(), nullable=False),
        sa.Column("engine", sa.String(), nullable=False),
        sa.Column("packs", sa.String(), nullable=False),
        sa.Column("summary", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_runs")),
    )
    op.create_table(
        "versions",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("text_hash", sa.String(), nullable=False),
        sa.Column("bytes_hash", sa.String(), nullable=False),
        sa.Column("extractor", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_versions_report_reports")),
        sa.ForeignKeyConstraint(["run"], ["runs.key"], name=op.f("fk_versions_run_runs")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_versions")),
        sa.UniqueConstraint("report", "number", name=op.f("uq_versions_report_number")),
    )
    op.create_table(
        "codings",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("engine", sa.String(), nullable=False),
        sa.Column("packs", sa.String(), nullable=False),
        sa.Column("told_on", sa.String(), nullable=True),
        sa.Column("run", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["run"], ["runs.key"], name=op.f("fk_codings_run_runs")),
        sa.ForeignKeyConstraint(["version"], ["versions.key"], name=op.f("fk_codings_version_versions")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_codings")),
        sa.UniqueConstraint("version", "name", name=op.f("uq_codings_version_name")),
    )
    op.create_table(
        "mentions",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("coding", sa.Integer(), nullable=False),
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("date_from", sa.String(), nullable=True),
        sa.Column("date_to", sa.String(), nullable=True),
        sa.Column("told_on", sa.String(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["coding"], ["codings.key"], name=op.f("fk_mentions_coding_codings")),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_mentions_report_reports")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_mentions")),
    )
    op.create_index(op.f("ix_mentions_coding"), "mentions", ["coding"], unique=False)
    op.create_index(op.f("ix_mentions_id"), "mentions", ["id"], unique=False)
    op.create_index(op.f("ix_mentions_report"), "mentions", ["report"], unique=False)
    op.create_index(op.f("ix_mentions_type"), "mentions", ["type"], unique=False)
    op.create_table(
        "mention_actors",
        sa.Column("mention", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("party", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mention"], ["mentions.key"], name=op.f("fk_mention_actors_mention_mentions")
        ),
    )
    op.create_index("ix_mention_actors_actor", "mention_actors", ["actor"], unique=False)
    op.create_index("ix_mention_actors_mention", "mention_actors", ["mention"], unique=False)
    op.create_table(
        "mention_places",
        sa.Column("mention", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mention"], ["mentions.key"], name=op.f("fk_mention_places_mention_mentions")
        ),
    )
    op.create_index("ix_mention_places_folded", "mention_places", ["folded"], unique=False)
    op.create_index("ix_mention_places_mention", "mention_places", ["mention"], unique=False)
    op.create_table(
        "mention_sources",
        sa.Column("mention", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mention"], ["mentions.key"], name=op.f("fk_mention_sources_mention_mentions")
        ),
    )
    op.create_index("ix_mention_sources_mention", "mention_sources", ["mention"], unique=False)
    op.create_index("ix_mention_sources_source", "mention_sources", ["source"], unique=False)
