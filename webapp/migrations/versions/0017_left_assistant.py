"""Assistants that work for a restaurant no longer, until our part is out of them.

Revision: 0017, after 0016
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.create_table(
        "left_assistant",
        sa.Column("vapi_assistant_id", sa.String(length=100), nullable=False),
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("reports_here", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("reported_to_encrypted", sa.Text(), nullable=True),
        sa.Column("tools", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("inline", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["restaurant_id"],
            ["restaurant.id"],
            name=op.f("fk_left_assistant_restaurant_id_restaurant"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("vapi_assistant_id", name=op.f("pk_left_assistant")),
    )
    op.create_index("ix_left_assistant_restaurant_id", "left_assistant", ["restaurant_id"])


def downgrade() -> None:
    op.drop_index("ix_left_assistant_restaurant_id", table_name="left_assistant")
    op.drop_table("left_assistant")
