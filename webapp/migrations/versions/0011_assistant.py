"""Whether the calls of an assistant that was there before are reported here, and where before; which one was before it.

Revision: 0011, after 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("assistant", sa.Column("reports_here", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("assistant", sa.Column("reported_to_encrypted", sa.Text(), nullable=True))
    op.add_column("assistant", sa.Column("former_assistant_id", sa.String(length=100), nullable=True))


def downgrade() -> None:
    op.drop_column("assistant", "former_assistant_id")
    op.drop_column("assistant", "reported_to_encrypted")
    op.drop_column("assistant", "reports_here")
