"""How far our book and a provider's were found to differ.

Revision: 0004, after 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("provider_connection", sa.Column("drift", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    op.drop_column("provider_connection", "drift")
