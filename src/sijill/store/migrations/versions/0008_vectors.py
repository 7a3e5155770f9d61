"""Vectors of reports' texts, by the encoder that made them: what ``sijill similar`` compares."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from sijill.store.kinds import WHOLE, WORD

revision = "0008"
down_revision: str | None = "0007"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "vectors",
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("encoder", WORD, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.key"], name=op.f("fk_vectors_version_versions")),
        sa.PrimaryKeyConstraint("version", "encoder", name=op.f("pk_vectors")),
    )


def downgrade() -> None:
    """Take it away: the vectors are made anew when they are asked for."""
    op.drop_table("vectors")
