"""Who is logged in, so that a server that begins anew need ask nobody again."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from sijill.store.kinds import WHOLE, WORD

revision = "0007"
down_revision: str | None = "0006"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "sessions",
        sa.Column("hash", WORD, nullable=False),
        sa.Column("user", WORD, nullable=False),
        sa.Column("begun", WHOLE, nullable=False),
        sa.Column("until", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["user"], ["users.name"], name=op.f("fk_sessions_user_users")),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_user"), "sessions", ["user"], unique=False)


def downgrade() -> None:
    """Take it away: everybody logs in again."""
    op.drop_table("sessions")
