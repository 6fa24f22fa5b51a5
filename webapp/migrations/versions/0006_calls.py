"""What was said in a call and what came of it, messages that callers leave, how calls are answered and kept.

Revision: 0006, after 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "call_settings",
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("transfers", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("recording_days", sa.Integer(), nullable=True),
        sa.Column("transcript_days", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["restaurant_id"],
            ["restaurant.id"],
            name=op.f("fk_call_settings_restaurant_id_restaurant"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("restaurant_id", name=op.f("pk_call_settings")),
    )
    op.create_table(
        "message",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("restaurant_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("call_id", sa.String(length=200), nullable=True),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("is_urgent", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.Text(), nullable=True),
        sa.Column("text_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.ForeignKeyConstraint(
            ["restaurant_id"], ["restaurant.id"], name=op.f("fk_message_restaurant_id_restaurant"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
    )
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.create_index(
            "ix_message_open",
            ["restaurant_id"],
            unique=False,
            sqlite_where=sa.text("done_at is null"),
            postgresql_where=sa.text("done_at is null"),
        )
        batch_op.create_index("ix_message_restaurant_id_created_at", ["restaurant_id", "created_at"], unique=False)

    with op.batch_alter_table("call", schema=None) as batch_op:
        batch_op.add_column(sa.Column("began_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("reported_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("stuck_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("direction", sa.String(length=10), nullable=True))
        batch_op.add_column(sa.Column("caller", sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column("ended_reason", sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column("forwarded_to", sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column("cost_micros", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("summary", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("transcript", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column("recording_url", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("outcome", sa.String(length=15), nullable=True))
    op.execute('update "call" set began_at = created_at')
    with op.batch_alter_table("call", schema=None) as batch_op:
        batch_op.alter_column("began_at", existing_type=sa.DateTime(timezone=True), nullable=False)
        batch_op.create_check_constraint(op.f("ck_call_direction"), "direction in ('inbound', 'outbound', 'web')")
        batch_op.create_index("ix_call_restaurant_id_began_at", ["restaurant_id", "began_at"], unique=False)
        batch_op.create_index(
            "ix_call_restaurant_id_outcome_began_at", ["restaurant_id", "outcome", "began_at"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("call", schema=None) as batch_op:
        batch_op.drop_index("ix_call_restaurant_id_outcome_began_at")
        batch_op.drop_index("ix_call_restaurant_id_began_at")
        batch_op.drop_constraint(op.f("ck_call_direction"), type_="check")
        batch_op.drop_column("outcome")
        batch_op.drop_column("recording_url")
        batch_op.drop_column("transcript")
        batch_op.drop_column("summary")
        batch_op.drop_column("cost_micros")
        batch_op.drop_column("forwarded_to")
        batch_op.drop_column("ended_reason")
        batch_op.drop_column("caller")
        batch_op.drop_column("direction")
        batch_op.drop_column("stuck_at")
        batch_op.drop_column("reported_at")
        batch_op.drop_column("ended_at")
        batch_op.drop_column("began_at")

    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.drop_index("ix_message_restaurant_id_created_at")
        batch_op.drop_index(
            "ix_message_open", sqlite_where=sa.text("done_at is null"), postgresql_where=sa.text("done_at is null")
        )

    op.drop_table("message")
    op.drop_table("call_settings")
