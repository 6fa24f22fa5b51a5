"""Which answers may be given where safety hangs on them, and the vectors that answers are found by.

Revision: 0007, after 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    with op.batch_alter_table("faq_entry", schema=None) as batch_op:
        batch_op.add_column(sa.Column("is_checked", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("vectors", sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column("vectors_of", sa.String(length=100), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("faq_entry", schema=None) as batch_op:
        batch_op.drop_column("vectors_of")
        batch_op.drop_column("vectors")
        batch_op.drop_column("is_checked")
