"""A team's record: users, tokens, who did what; and a number that changes with the record."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

COUNTED = """
CREATE TRIGGER revised_{name} AFTER {when}
BEGIN UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'revision'; END
"""
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
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("password", sa.String(), nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_users")),
    )
    op.create_table(
        "tokens",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("created", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["user"], ["users.name"], name=op.f("fk_tokens_user_users")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_tokens")),
        sa.UniqueConstraint("hash", name=op.f("uq_tokens_hash")),
    )
    op.create_index(op.f("ix_tokens_user"), "tokens", ["user"], unique=False)
    op.create_table(
        "audit",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("when", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_audit")),
    )
    op.execute("INSERT OR IGNORE INTO meta (key, value) VALUES ('revision', '1')")
    for name, when in CHANGES:
        op.execute(COUNTED.format(name=name, when=when))


def downgrade() -> None:
    """Take them away."""
    for name, _ in CHANGES:
        op.execute(f"DROP TRIGGER revised_{name}")
    op.execute("DELETE FROM meta WHERE key = 'revision'")
    for table in ("audit", "tokens", "users"):
        op.drop_table(table)
