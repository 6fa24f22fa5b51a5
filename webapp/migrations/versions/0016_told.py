"""What a text tells of its booking is kept with it.

Revision: 0016, after 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.add_column("sms_message", sa.Column("starts_at", sa.Integer(), nullable=True))
    op.add_column("sms_message", sa.Column("people", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("sms_message", "people")
    op.drop_column("sms_message", "starts_at")
