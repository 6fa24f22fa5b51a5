"""A text's kind may be as long as the longest there is.

Revision: 0015, after 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    with op.batch_alter_table("sms_message", schema=None) as batch_op:
        batch_op.alter_column("kind", existing_type=sa.String(length=20), type_=sa.String(length=40))


def downgrade() -> None:
    op.execute("update sms_message set kind = 'reminder' where kind = 'reminder_already_confirmed'")
    with op.batch_alter_table("sms_message", schema=None) as batch_op:
        batch_op.alter_column("kind", existing_type=sa.String(length=40), type_=sa.String(length=20))
