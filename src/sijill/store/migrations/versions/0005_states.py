"""The states of the record as they were last made, until something of what they were made from changes."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from sijill.store.kinds import WORD

revision = "0005"
down_revision: str | None = "0004"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "states",
        sa.Column("kind", WORD, nullable=False),
        sa.Column("made_from", WORD, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("kind", name=op.f("pk_states")),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("states")
