"""Events that people coded by hand, apart from what the machine codes."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from sijill.store.kinds import WORD, WORDS

revision = "0002"
down_revision: str | None = "0001"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "hand_events",
        sa.Column("id", WORD, nullable=False),
        sa.Column("coder", WORD, nullable=False),
        sa.Column("file", WORD, nullable=False),
        sa.Column("date_from", WORD, nullable=True),
        sa.Column("date_to", WORD, nullable=True),
        sa.Column("body", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_events")),
    )
    op.create_index("ix_hand_events_coder_file", "hand_events", ["coder", "file"], unique=False)


def downgrade() -> None:
    """Take it away."""
    op.drop_table("hand_events")
