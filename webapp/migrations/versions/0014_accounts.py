"""A restaurant's own accounts at Vapi and Twilio.

Revision: 0014, after 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.create_table(
        "restaurant_account",
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("vapi_key_encrypted", sa.Text(), nullable=True),
        sa.Column("vapi_key_ending", sa.String(length=4), nullable=True),
        sa.Column("twilio_sid", sa.String(length=34), nullable=True),
        sa.Column("twilio_token_encrypted", sa.Text(), nullable=True),
        sa.Column("twilio_token_ending", sa.String(length=4), nullable=True),
        sa.Column("twilio_sender", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["restaurant_id"],
            ["restaurant.id"],
            name=op.f("fk_restaurant_account_restaurant_id_restaurant"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("restaurant_id", name=op.f("pk_restaurant_account")),
    )
    op.create_index("ix_restaurant_account_twilio_sid", "restaurant_account", ["twilio_sid"])
    # Until now the operator's key for Vapi served everybody: those whose assistant it keeps go on.
    op.execute(
        "update restaurant set uses_operator_credentials = true"
        " where id in (select restaurant_id from assistant where vapi_assistant_id is not null)"
    )


def downgrade() -> None:
    op.drop_table("restaurant_account")
