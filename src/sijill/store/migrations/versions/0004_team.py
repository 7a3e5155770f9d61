"""A team's record: users, tokens, who did what; and a number that changes with the record."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from sijill.store.kinds import POSTGRES, WHOLE, WORD, WORDS

revision = "0004"
down_revision: str | None = "0003"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

COUNTED = """
CREATE TRIGGER revised_{name} AFTER {when}
BEGIN UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'revision'; END
"""
# "written" counts what every transaction of PostgreSQL writes; SQLite's file has such a number of its own.
COUNTED_POSTGRES = (
    "INSERT INTO meta (key, value) VALUES ('written', '1') ON CONFLICT (key) DO NOTHING",
    """
CREATE FUNCTION revised() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE meta SET value = CAST(CAST(value AS bigint) + 1 AS text) WHERE key = 'revision';
  RETURN NULL;
END $$
""",
)
TRIGGER_POSTGRES = "CREATE TRIGGER revised_{name} AFTER {when} FOR EACH ROW EXECUTE FUNCTION revised()"
CHANGES = (
    ("read", "INSERT ON versions"),
    ("learnt", "UPDATE ON versions"),
    ("named", "UPDATE ON reports"),
    ("coded", "INSERT ON codings"),
    ("uncoded", "DELETE ON codings"),
    ("reviewed", "INSERT ON reviews"),
)


def upgrade() -> None:
    """Make the tables and begin to count changes."""
    op.create_table(
        "users",
        sa.Column("name", WORD, nullable=False),
        sa.Column("role", WORD, nullable=False),
        sa.Column("password", WORD, nullable=False),
        sa.Column("created", WORD, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_users")),
    )
    op.create_table(
        "tokens",
        sa.Column("key", WHOLE, nullable=False),
        sa.Column("user", WORD, nullable=False),
        sa.Column("label", WORD, nullable=False),
        sa.Column("hash", WORD, nullable=False),
        sa.Column("created", WORD, nullable=False),
        sa.ForeignKeyConstraint(["user"], ["users.name"], name=op.f("fk_tokens_user_users")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_tokens")),
        sa.UniqueConstraint("hash", name=op.f("uq_tokens_hash")),
    )
    op.create_index(op.f("ix_tokens_user"), "tokens", ["user"], unique=False)
    op.create_table(
        "audit",
        sa.Column("key", WHOLE, nullable=False),
        sa.Column("when", WORD, nullable=False),
        sa.Column("who", WORD, nullable=False),
        sa.Column("address", WORD, nullable=False),
        sa.Column("what", WORD, nullable=False),
        sa.Column("about", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_audit")),
    )
    op.execute("INSERT INTO meta (key, value) VALUES ('revision', '1') ON CONFLICT (key) DO NOTHING")
    postgres = op.get_bind().dialect.name == POSTGRES
    for statement in COUNTED_POSTGRES if postgres else ():
        op.execute(statement)
    for name, when in CHANGES:
        op.execute((TRIGGER_POSTGRES if postgres else COUNTED).format(name=name, when=when))


def downgrade() -> None:
    """Take them away."""
    if op.get_bind().dialect.name == POSTGRES:
        op.execute("DROP FUNCTION revised CASCADE")
    else:
        for name, _ in CHANGES:
            op.execute(f"DROP TRIGGER revised_{name}")
    op.execute("DELETE FROM meta WHERE key IN ('revision', 'written')")
    for table in ("audit", "tokens", "users"):
        op.drop_table(table)
