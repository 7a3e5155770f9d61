"""The states of the record as they were last made, until something of what they were made from changes."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision: str | None = "0004"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

# What a linking does not see, and states show: who published a report and when, what people said of it.
SEEN = ("reports", "versions", "reviews")
VERBS = ("INSERT", "UPDATE", "DELETE")
FORGET = "CREATE TRIGGER states_{table}_{verb} AFTER {verb} ON {table} BEGIN DELETE FROM states; END"


def upgrade() -> None:
    """Make the table, and what empties it."""
    op.create_table(
        "states",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("made_from", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("kind", name=op.f("pk_states")),
    )
    for table in SEEN:
        for verb in VERBS:
            op.execute(FORGET.format(table=table, verb=verb))


def downgrade() -> None:
    """Take them away."""
    for table in SEEN:
        for verb in VERBS:
            op.execute(f"DROP TRIGGER states_{table}_{verb}")
    op.drop_table("states")
