"""The first tables, the full text over them, and reviews that are only ever appended."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from sijill.store.kinds import POSTGRES, WHOLE, WORD, WORDS

revision = "0001"
down_revision: str | None = None
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

SEARCH = (
    """CREATE VIRTUAL TABLE search USING fts5(words, content='', tokenize="unicode61 remove_diacritics 0")""",
)
SEARCH_POSTGRES = (
    'CREATE TABLE search (rowid bigint PRIMARY KEY, words text COLLATE "C" NOT NULL)',
    "CREATE INDEX ix_search_words ON search USING gin (string_to_array(words, ' '))",
)
APPEND_ONLY = tuple(
    f"""
CREATE TRIGGER reviews_no_{verb} BEFORE {verb} ON reviews
BEGIN SELECT RAISE(ABORT, 'reviews are only appended'); END
"""
    for verb in ("UPDATE", "DELETE")
)
APPEND_ONLY_POSTGRES = (
    """
CREATE FUNCTION reviews_are_appended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'reviews are only appended' USING ERRCODE = 'integrity_constraint_violation'; END $$
""",
    """
CREATE TRIGGER reviews_appended BEFORE UPDATE OR DELETE OR TRUNCATE ON reviews
FOR EACH STATEMENT EXECUTE FUNCTION reviews_are_appended()
""",
)
TABLES = (
    "meta", "reviews", "mention_sources", "mention_places", "mention_actors",
    "mentions", "codings", "versions", "reports", "runs",
)  # fmt: skip


def upgrade() -> None:
    """Make the tables."""
    _tables()
    postgres = op.get_bind().dialect.name == POSTGRES
    for statement in SEARCH_POSTGRES + APPEND_ONLY_POSTGRES if postgres else SEARCH + APPEND_ONLY:
        op.execute(statement)


def downgrade() -> None:
    """Take them away."""
    op.execute("DROP TABLE search")
    for table in TABLES:
        op.drop_table(table)
    if op.get_bind().dialect.name == POSTGRES:
        op.execute("DROP FUNCTION reviews_are_appended")


def _tables() -> None:
    op.create_table(
        "meta",
        sa.Column("key", WORD, nullable=False),
        sa.Column("value", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "reports",
        sa.Column("id", WORD, nullable=False),
        sa.Column("outlet", WORD, nullable=False),
        sa.Column("url", WORD, nullable=False),
        sa.Column("composed", sa.Boolean(), nullable=False),
        sa.Column("latest", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
    )
    op.create_table(
        "reviews",
        sa.Column("key", WHOLE, nullable=False),
        sa.Column("mention", WORD, nullable=False),
        sa.Column("report", WORD, nullable=False),
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("type", WORD, nullable=False),
        sa.Column("start", WHOLE, nullable=False),
        sa.Column("end", WHOLE, nullable=False),
        sa.Column("verdict", WORD, nullable=False),
        sa.Column("argument", WORD, nullable=False),
        sa.Column("value", WORDS, nullable=False),
        sa.Column("who", WORD, nullable=False),
        sa.Column("when", WORD, nullable=False),
        sa.Column("why", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_reviews")),
    )
    op.create_index(op.f("ix_reviews_report"), "reviews", ["report"], unique=False)
    op.create_table(
        "runs",
        sa.Column("key", WHOLE, nullable=False),
        sa.Column("started", WORD, nullable=False),
        sa.Column("engine", WORD, nullable=False),
        sa.Column("packs", WORD, nullable=False),
        sa.Column("summary", WORDS, server_default="", nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_runs")),
    )
    op.create_table(
        "versions",
        sa.Column("key", WHOLE, nullable=False),
        sa.Column("report", WORD, nullable=False),
        sa.Column("number", WHOLE, nullable=False),
        sa.Column("title", WORDS, nullable=False),
        sa.Column("text", WORDS, nullable=False),
        sa.Column("published", WORD, nullable=True),
        sa.Column("language", WORD, nullable=True),
        sa.Column("text_hash", WORD, nullable=False),
        sa.Column("bytes_hash", WORD, nullable=False),
        sa.Column("extractor", WORD, nullable=False),
        sa.Column("path", WORD, nullable=False),
        sa.Column("notes", WORDS, nullable=False),
        sa.Column("run", WHOLE, nullable=True),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_versions_report_reports")),
        sa.ForeignKeyConstraint(["run"], ["runs.key"], name=op.f("fk_versions_run_runs")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_versions")),
        sa.UniqueConstraint("report", "number", name=op.f("uq_versions_report_number")),
    )
    op.create_table(
        "codings",
        sa.Column("key", WHOLE, nullable=False),
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("name", WORD, nullable=False),
        sa.Column("engine", WORD, nullable=False),
        sa.Column("packs", WORD, nullable=False),
        sa.Column("told_on", WORD, nullable=True),
        sa.Column("run", WHOLE, nullable=True),
        sa.ForeignKeyConstraint(["run"], ["runs.key"], name=op.f("fk_codings_run_runs")),
        sa.ForeignKeyConstraint(["version"], ["versions.key"], name=op.f("fk_codings_version_versions")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_codings")),
        sa.UniqueConstraint("version", "name", name=op.f("uq_codings_version_name")),
    )
    op.create_table(
        "mentions",
        sa.Column("key", WHOLE, nullable=False),
        sa.Column("id", WORD, nullable=False),
        sa.Column("coding", WHOLE, nullable=False),
        sa.Column("report", WORD, nullable=False),
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("type", WORD, nullable=False),
        sa.Column("status", WORD, nullable=False),
        sa.Column("start", WHOLE, nullable=False),
        sa.Column("end", WHOLE, nullable=False),
        sa.Column("date_from", WORD, nullable=True),
        sa.Column("date_to", WORD, nullable=True),
        sa.Column("told_on", WORD, nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("rule", WORD, nullable=False),
        sa.Column("body", WORDS, nullable=False),
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
        sa.Column("mention", WHOLE, nullable=False),
        sa.Column("role", WORD, nullable=False),
        sa.Column("actor", WORD, nullable=False),
        sa.Column("party", WORD, nullable=False),
        sa.ForeignKeyConstraint(
            ["mention"], ["mentions.key"], name=op.f("fk_mention_actors_mention_mentions")
        ),
    )
    op.create_index("ix_mention_actors_actor", "mention_actors", ["actor"], unique=False)
    op.create_index("ix_mention_actors_mention", "mention_actors", ["mention"], unique=False)
    op.create_table(
        "mention_places",
        sa.Column("mention", WHOLE, nullable=False),
        sa.Column("place", WORD, nullable=False),
        sa.Column("folded", WORD, nullable=False),
        sa.ForeignKeyConstraint(
            ["mention"], ["mentions.key"], name=op.f("fk_mention_places_mention_mentions")
        ),
    )
    op.create_index("ix_mention_places_folded", "mention_places", ["folded"], unique=False)
    op.create_index("ix_mention_places_mention", "mention_places", ["mention"], unique=False)
    op.create_table(
        "mention_sources",
        sa.Column("mention", WHOLE, nullable=False),
        sa.Column("position", WHOLE, nullable=False),
        sa.Column("source", WORD, nullable=False),
        sa.ForeignKeyConstraint(
            ["mention"], ["mentions.key"], name=op.f("fk_mention_sources_mention_mentions")
        ),
    )
    op.create_index("ix_mention_sources_mention", "mention_sources", ["mention"], unique=False)
    op.create_index("ix_mention_sources_source", "mention_sources", ["source"], unique=False)
